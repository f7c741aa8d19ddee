import { describe, expect, test } from "vitest";

import type { FacilityRow } from "../../../engine/inputs/inventory.ts";
import { coverage, reachM, sampleArea } from "../../../engine/world/air/coverage.ts";
import type { UnitPolygon } from "../../../engine/world/air/coverage.ts";
import { destination, EARTH_RADIUS_M, unitVectors } from "../../../engine/world/ground/sphere.ts";
import { openFile, shippedRegion } from "../shipped-region.ts";

const RADIANS = Math.PI / 180;

/** A field of longitude and latitude, and its area on the sphere. */
const field = (west: number, south: number, east: number, north: number) => ({
  rings: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
  areaM2:
    EARTH_RADIUS_M ** 2 *
    (Math.sin(north * RADIANS) - Math.sin(south * RADIANS)) *
    (east - west) *
    RADIANS,
});

describe("a sample of an area", () => {
  test("stands for the area, with holes left out", () => {
    const whole = field(117, 36, 118.5, 37);
    const hole = field(117.4, 36.3, 117.9, 36.6);
    const sample = sampleArea([{ unit: 0, rings: [...whole.rings, ...hole.rings] }], 500);
    const areaM2 = sample.count * sample.areaM2;
    expect(Math.abs(areaM2 / (whole.areaM2 - hole.areaM2) - 1)).toBeLessThan(0.002);
    for (let i = 0; i < sample.count; i++) {
      const inHole =
        sample.lon[i] > 117.4 &&
        sample.lon[i] < 117.9 &&
        sample.lat[i] > 36.3 &&
        sample.lat[i] < 36.6;
      expect(inHole).toBe(false);
    }
  });

  test("neighbours share no point", () => {
    const a = field(117, 36, 117.5, 37);
    const b = field(117.5, 36, 118, 37);
    const both = sampleArea(
      [
        { unit: 0, rings: a.rings },
        { unit: 1, rings: b.rings },
      ],
      2000,
    );
    const one = sampleArea([{ unit: 0, rings: field(117, 36, 118, 37).rings }], 2000);
    expect(both.count).toBe(one.count);
  });

  test("a spacing that is not positive is refused", () => {
    expect(() => sampleArea([], 0)).toThrow(RangeError);
  });
});

describe("coverage", () => {
  test("one base in the middle of a large field covers its circle", () => {
    const square = field(116, 35, 119, 38);
    const sample = sampleArea([{ unit: 0, rings: square.rings }], 1000);
    const found = coverage(sample, [{ lon: 117.5, lat: 36.5 }], 80_000);
    // Area of a cap of 80 km: pi r2 but for the curve of the earth.
    expect(found.areaM2 / (Math.PI * 80_000 ** 2)).toBeCloseTo(1, 3);
    expect(found.share).toBeCloseTo(found.areaM2 / square.areaM2, 3);
  });

  test("two bases in one place cover no more than one; none cover nothing", () => {
    const sample = sampleArea([{ unit: 0, rings: field(117, 36, 118, 37).rings }], 2000);
    const base = { lon: 117.5, lat: 36.5 };
    expect(coverage(sample, [base, base], 30_000)).toEqual(coverage(sample, [base], 30_000));
    expect(coverage(sample, [], 30_000).share).toBe(0);
    expect(coverage(sampleArea([], 2000), [base], 30_000).share).toBeNaN();
  });

  test("thirty minutes at 60 m/s are 108 km", () => {
    expect(reachM(60, 1800)).toBe(108_000);
  });
});

describe("Shandong from the air", () => {
  const { counties, cities, boundaries } = shippedRegion("shandong");
  const cityOf = new Map(
    counties.map((county) => [
      county.code,
      cities.findIndex((city) => city.code === county.city_code),
    ]),
  );
  /** The counties' shapes, counted by their city. */
  const polygons: UnitPolygon[] = boundaries.map(({ properties, geometry }) => ({
    unit: cityOf.get(properties.code) ?? -1,
    rings: geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
  }));
  const sample = sampleArea(polygons, 2000);
  /**
   * The nine bases of the inventory: the provincial one at Laiwu, the eight named city bases. Where it
   * knows the site, there; else at the seat of the county or city.
   */
  const nine = ["aviation.csv", "aviation-jinan.csv"]
    .flatMap((file) => openFile(`scenarios/shandong/inventory-2023/${file}`).value as FacilityRow[])
    .filter((row) => row.kind === "aviation-base" && row.level !== "national")
    .map((row) => {
      const county = counties.find(({ code }) => code === row.county);
      const city = cities.find(({ code }) => code === row.city);
      return {
        lon: row.lon ?? county?.seat_lon ?? city?.lon ?? Number.NaN,
        lat: row.lat ?? county?.seat_lat ?? city?.lat ?? Number.NaN,
      };
    });
  const shareOf = (found: ReturnType<typeof coverage>, city: string) =>
    found.unitShare[cities.findIndex(({ code }) => code === city)];

  test("the sample stands for the province: about 157,400 km2", () => {
    expect((sample.count * sample.areaM2) / 1e6).toBeGreaterThan(156_000);
    expect((sample.count * sample.areaM2) / 1e6).toBeLessThan(158_500);
  });

  test("nine bases at the named cities cover about 75 % at 80 km", () => {
    expect(nine).toHaveLength(9);
    const found = coverage(sample, nine, 80_000, cities.length);
    expect(found.share).toBeGreaterThan(0.73);
    expect(found.share).toBeLessThan(0.77);
    // Liaocheng (6 % inside) and, less wholly than has been said, Dezhou (27 %) lie outside; so do most
    // of Heze (33 %) and Rizhao (18 %).
    expect(shareOf(found, "371500")).toBeLessThan(0.1);
    expect(shareOf(found, "371400")).toBeLessThan(0.3);
    expect(shareOf(found, "371700")).toBeLessThan(0.4);
    expect(shareOf(found, "371100")).toBeLessThan(0.25);
    // And those with a base of their own mostly inside.
    for (const city of ["370200", "370600", "370700", "370900", "371000", "371300", "371600"])
      expect(shareOf(found, city)).toBeGreaterThan(0.85);
  });

  test("a finer sample says the same", () => {
    const finer = coverage(sampleArea(polygons, 1000), nine, 80_000);
    const coarser = coverage(sampleArea(polygons, 4000), nine, 80_000);
    expect(Math.abs(finer.share - coverage(sample, nine, 80_000).share)).toBeLessThan(0.002);
    expect(Math.abs(finer.share - coarser.share)).toBeLessThan(0.004);
  });

  test("one and five bases cannot make 80 km everywhere: six circles are smaller than the province", () => {
    const six = [nine[0], ...nine.slice(1, 6)];
    expect(coverage(sample, six, 80_000).areaM2).toBeLessThan(6 * Math.PI * 80_000 ** 2);
    expect(coverage(sample, six, 80_000).share).toBeLessThan(0.75);
    // A base wherever the land is covers all of it.
    const seats = counties.map(({ seat_lon: lon, seat_lat: lat }) => ({ lon, lat }));
    expect(coverage(sample, seats, 80_000).share).toBe(1);
  });

  test("one base more never covers less", () => {
    let before = 0;
    for (let bases = 0; bases <= nine.length; bases++) {
      const { share } = coverage(sample, nine.slice(0, bases), 80_000);
      expect(share).toBeGreaterThanOrEqual(before);
      before = share;
    }
  });

  test("a place on the edge of the reach is inside, a metre further is not", () => {
    const base = nine[0];
    const at = (metres: number) => {
      const place = destination(base.lon, base.lat, 77, metres);
      const vectors = unitVectors([place.lon], [place.lat]);
      const one = { ...sample, count: 1, vectors, unit: Int32Array.of(0) };
      return coverage(one, [base], 80_000).share;
    };
    expect(at(79_999)).toBe(1);
    expect(at(80_001)).toBe(0);
  });
});
