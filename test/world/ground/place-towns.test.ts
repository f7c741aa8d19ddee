import { describe, expect, test } from "vitest";

import type { Region } from "../../../engine/inputs/assemble-region.ts";
import { countyAt, gridColumns, shapeColumns } from "../../../engine/world/ground/counties-at.ts";
import { marks } from "../../../engine/world/ground/layout.ts";
import { placeTowns } from "../../../engine/world/ground/place-towns.ts";
import { distanceM } from "../../../engine/world/ground/sphere.ts";
import { shippedRegion } from "../shipped-region.ts";

const prepared = (region: Region) => {
  const shapes = shapeColumns(
    region.counties.map((county) => county.code),
    region.boundaries,
  );
  const index = { ...shapes, ...gridColumns(shapes) };
  const known = new Map(region.townPositions.map((row) => [row.town_code, row]));
  const place = (row: number, seed = 1, assumptionSet = 0) => {
    const county = region.counties[row];
    const towns = region.towns.filter((town) => town.county_code === county.code);
    const ground = {
      code: county.code,
      row,
      seatLon: county.seat_lon,
      seatLat: county.seat_lat,
      areaM2: county.area_km2 * 1e6,
    };
    const sets = { seed, assumptionSet, assumptionSets: 8 };
    return { county, towns, places: placeTowns(ground, towns, known, index, sets) };
  };
  return { index, place };
};

describe("placing towns", () => {
  test.each(["shandong", "anhui"] as const)("%s: inside their county, well apart", (id) => {
    const region = shippedRegion(id);
    const { index, place } = prepared(region);
    for (const row of region.counties.keys()) {
      const { county, towns, places } = place(row);
      let closest = Infinity;
      towns.forEach((_, i) => {
        expect(countyAt(index, places.lon[i], places.lat[i])).toBe(row);
        for (let j = 0; j < i; j++)
          closest = Math.min(
            closest,
            distanceM(places.lon[i], places.lat[i], places.lon[j], places.lat[j]),
          );
      });
      // A square lattice would stand at 1 times this, points at random at about 1 / n times.
      const spacing = Math.sqrt((county.area_km2 * 1e6) / towns.length);
      // Changdao's islands stand where they are.
      if (county.code !== "370614") expect(closest / spacing).toBeGreaterThan(0.25);
    }
  });

  test("the town of the lowest code stands at the seat, subdistricts nearer than towns", () => {
    const region = shippedRegion("shandong");
    const { place } = prepared(region);
    const { county, towns, places } = place(
      region.counties.findIndex(({ code }) => code === "370181" || code === "370114"),
    );
    expect(places.lon[places.seatTown]).toBe(county.seat_lon);
    expect(places.lat[places.seatTown]).toBe(county.seat_lat);
    expect(towns[places.seatTown].code).toBe(towns.map((t) => t.code).sort()[0]);
    const far = (i: number) =>
      distanceM(places.lon[i], places.lat[i], county.seat_lon, county.seat_lat);
    const of = (name: string) => towns.flatMap((t, i) => (t.class === name ? [far(i)] : []));
    expect(Math.max(...of("subdistrict"))).toBeLessThanOrEqual(Math.min(...of("town")) + 1);
  });

  test("known positions hold, with their mark and precision", () => {
    const region = shippedRegion("shandong");
    const { place } = prepared(region);
    const row = region.counties.findIndex(({ code }) => code === "370614");
    const { towns, places } = place(row);
    for (const known of region.townPositions) {
      const i = towns.findIndex((town) => town.code === known.town_code);
      expect([places.lon[i], places.lat[i]]).toEqual([known.lon, known.lat]);
      expect(marks[places.mark[i]]).toBe("likely");
      expect(places.precisionM[i]).toBe(known.precision_km * 1000);
    }
    expect(towns.length - region.townPositions.length).toBe(
      places.mark.filter((mark) => marks[mark] === "synthetic").length,
    );
  });

  test("the same draws give the same places; another set others, whichever county comes first", () => {
    const region = shippedRegion("anhui");
    const { place } = prepared(region);
    const once = place(5).places;
    place(6);
    expect(place(5).places).toEqual(once);
    expect(place(5, 1, 1).places.lon).not.toEqual(once.lon);
    expect(place(5, 2, 0).places.lon).not.toEqual(once.lon);
  });

  test("a county without a usable shape still gets its towns around the seat", () => {
    const region = shippedRegion("anhui");
    const [county] = region.counties;
    const towns = region.towns.filter((town) => town.county_code === county.code);
    const none = shapeColumns([county.code], []);
    const places = placeTowns(
      { code: county.code, row: 0, seatLon: 117, seatLat: 32, areaM2: 1e8 },
      towns,
      new Map(),
      { ...none, ...gridColumns(none) },
      { seed: 1, assumptionSet: 0, assumptionSets: 1 },
    );
    for (let i = 0; i < towns.length; i++)
      expect(distanceM(117, 32, places.lon[i], places.lat[i])).toBeLessThan(8000);
  });
});
