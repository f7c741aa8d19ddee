import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { decodeFile } from "../../engine/files/decode-file.ts";
import { assembleRegion, pathBeside } from "../../engine/inputs/assemble-region.ts";
import type { OpenedFile } from "../../engine/inputs/assemble-region.ts";
import { fileKind } from "../../engine/inputs/register.ts";
import { distanceM } from "../../engine/world/ground/sphere.ts";
import { openFile, shippedRegion } from "../world/shipped-region.ts";

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe("the shipped regions", () => {
  test("Shandong: 16 cities, 136 counties, 1,816 towns, 101,527,453 residents in 2020", () => {
    const region = shippedRegion("shandong");
    expect(region.cities).toHaveLength(16);
    expect(region.counties).toHaveLength(136);
    expect(region.towns).toHaveLength(1816);
    expect(sum(region.counties.map((county) => county.population_2020))).toBe(101_527_453);
    expect(sum(region.cities.map((city) => city.population_2020))).toBe(101_527_453);
  });

  test("Anhui: 16 cities, 104 counties, 61,027,171 residents in 2020", () => {
    const region = shippedRegion("anhui");
    expect(region.cities).toHaveLength(16);
    expect(region.counties).toHaveLength(104);
    expect(region.towns).toHaveLength(1541);
    expect(sum(region.counties.map((county) => county.population_2020))).toBe(61_027_171);
  });

  test("Jinan has 12 counties and exactly 161 towns", () => {
    const region = shippedRegion("jinan");
    expect(region.only).toEqual(["370100"]);
    const counties = new Set(
      region.counties.filter(({ city_code }) => city_code === "370100").map(({ code }) => code),
    );
    expect(counties.size).toBe(12);
    expect(region.towns.filter((town) => counties.has(town.county_code))).toHaveLength(161);
  });

  test.each(["shandong", "anhui"] as const)(
    "%s: a town's name ends as its class says, and it lies in a county of the list",
    (id) => {
      const region = shippedRegion(id);
      const ending = { subdistrict: "街道", town: "镇", township: "乡" };
      const counties = new Set(region.counties.map(({ code }) => code));
      for (const town of region.towns) {
        expect(town.name_zh.endsWith(ending[town.class])).toBe(true);
        expect(counties.has(town.county_code)).toBe(true);
        // A zone's towns are counted where they lie; the others carry their county's code.
        expect(town.zone_code === undefined).toBe(town.code.startsWith(town.county_code));
        expect(town.mark).toBe(town.zone_code === undefined ? "certain" : "assumed");
      }
    },
  );

  test.each(["shandong", "anhui"] as const)("%s: terrain follows its stated rule", (id) => {
    const region = shippedRegion(id);
    const high = new Set(
      region.peaks.filter((peak) => peak.elevation_m >= 1000).map((peak) => peak.county_code),
    );
    for (const county of region.counties) {
      const mountain =
        county.hilly_share >= 0.5 && (county.elevation_mean_m >= 200 || high.has(county.code));
      expect([county.name_zh, county.terrain]).toEqual([
        county.name_zh,
        mountain ? "mountain" : county.hilly_share >= 0.1 ? "hill" : "plain",
      ]);
    }
  });

  test.each(["shandong", "anhui"] as const)(
    "%s: census parts add up, and cities are the sums of their counties",
    (id) => {
      const region = shippedRegion(id);
      for (const county of region.counties)
        expect(county.population_2020).toBe(
          county.urban_2020 + county.rural_2020 + county.zone_population_2020,
        );
      for (const city of region.cities) {
        const mine = region.counties.filter(({ city_code }) => city_code === city.code);
        expect(city.population_2020).toBe(sum(mine.map((county) => county.population_2020)));
        expect(sum(mine.map((county) => county.area_km2)) / city.area_km2).toBeCloseTo(1, 2);
      }
    },
  );

  test.each(["shandong", "anhui"] as const)(
    "%s: the simplified shapes keep the counties' areas, rings turn clockwise outside",
    (id) => {
      const region = shippedRegion(id);
      let total = 0;
      for (const { geometry, properties } of region.boundaries) {
        const polygons =
          geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
        let km2 = 0;
        for (const polygon of polygons)
          polygon.forEach((ring, i) => {
            let twice = 0;
            const shrink = Math.cos((ring[0][1] * Math.PI) / 180);
            for (let k = 1; k < ring.length; k++)
              twice +=
                (ring[k][0] - ring[k - 1][0]) *
                shrink *
                (ring[k][1] + ring[k - 1][1] - 2 * ring[0][1]);
            // Clockwise rings have a positive trapezoid sum; holes turn the other way.
            expect(i === 0 ? twice : -twice).toBeGreaterThan(0);
            km2 += (twice / 2) * 111.195 * 111.195;
          });
        total += km2;
        const county = region.counties.find(({ code }) => code === properties.code)!;
        const error = Math.abs(km2 / county.area_km2 - 1);
        expect([county.name_zh, error < 0.05]).toEqual([county.name_zh, true]);
      }
      expect(total / sum(region.counties.map((county) => county.area_km2))).toBeCloseTo(1, 2);
    },
  );

  test("airports, islands and peaks lie where they are said to", () => {
    const { airports, counties } = shippedRegion("shandong");
    const yaoqiang = airports.find(({ code }) => code === "TNA")!;
    expect(yaoqiang.county_code).toBe("370112");
    const seat = counties.find(({ code }) => code === "370102")!;
    const far = distanceM(yaoqiang.lon, yaoqiang.lat, seat.seat_lon, seat.seat_lat);
    expect(far).toBeGreaterThan(20_000);
    expect(far).toBeLessThan(35_000);
    expect(airports).toHaveLength(12);
    expect(shippedRegion("anhui").airports).toHaveLength(8);
  });
});

describe("assembling a region", () => {
  const decoded = (path: string, text: string, kind: string): OpenedFile => {
    const result = decodeFile(path, text, fileKind(kind)!);
    if (Result.isFailure(result)) throw new Error(result.failure[0].message.en);
    return result.success;
  };
  const withFile =
    (path: string, file: OpenedFile) =>
    (wanted: string): OpenedFile =>
      wanted === path ? file : openFile(wanted);

  test("paths are read from the file they stand in", () => {
    expect(pathBeside("a/b/region.yaml", "../c/x.csv")).toBe("a/c/x.csv");
    expect(pathBeside("region.yaml", "./x.csv")).toBe("x.csv");
    expect(pathBeside("region.yaml", "../x.csv")).toBe("../x.csv");
    expect(pathBeside("../region.yaml", "../x.csv")).toBe("../../x.csv");
  });

  test("a city that the region lacks is refused with its line", () => {
    const path = "scenarios/jinan/region.yaml";
    const file = decoded(
      path,
      'id: jinan\nname: {zh: 济南, en: Jinan}\npartOf: ../shandong/region.yaml\ncities:\n  - "370100"\n  - "340100"\n',
      "region",
    );
    const { region, problems } = assembleRegion(path, withFile(path, file));
    expect(region).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 6, severity: "error" });
    expect(problems[0].message.en).toContain("340100");
  });

  test("a city seat outside its city, and a county without a shape, are found", () => {
    const path = "scenarios/anhui/region/cities.csv";
    const csv = [
      "code,name_zh,name_en,lon,lat,seat_county,area_km2,population_2020",
      "340100,合肥市,Hefei,117.3,31.9,340202,11482,9369881",
    ].join("\n");
    const { problems } = assembleRegion(
      "scenarios/anhui/region.yaml",
      withFile(path, decoded(path, csv, "cities")),
    );
    expect(problems.some((p) => p.file === path && p.line === 2 && p.found.en === "340202")).toBe(
      true,
    );
    const shapes = "scenarios/anhui/region/boundaries.geojson";
    const none = decoded(
      shapes,
      JSON.stringify({
        type: "FeatureCollection",
        features: [
          {
            type: "Feature",
            properties: { code: "999999" },
            geometry: {
              type: "Polygon",
              coordinates: [
                [
                  [0, 0],
                  [0, 1],
                  [1, 1],
                  [0, 0],
                ],
              ],
            },
          },
        ],
      }),
      "boundaries",
    );
    const lacking = assembleRegion("scenarios/anhui/region.yaml", withFile(shapes, none)).problems;
    expect(lacking.filter((p) => p.file.endsWith("counties.csv"))).toHaveLength(104);
    expect(lacking.filter((p) => p.file === shapes)).toHaveLength(1);
  });

  test("roads drawn anew in every replication are refused", () => {
    const path = "scenarios/catalogue/roads.yaml";
    const { value } = openFile(path);
    expect(value).toBeDefined();
    const text = `interchange: {chance: {triangular: [2, 5, 8]}, unit: km, mark: assumed, source: [judgement]}\n`;
    const result = decodeFile(path, text, fileKind("roads")!);
    expect(Result.isFailure(result)).toBe(true);
    if (Result.isFailure(result))
      expect(result.failure.some((p) => p.allowed.en.includes("not in every replication"))).toBe(
        true,
      );
  });

  test("any text in a cell of a table is decoded or refused, never half", () => {
    const path = "scenarios/shandong/region/towns.csv";
    const header = "code,name_zh,name_en,county_code,class,zone_code,mark";
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 12 }), { minLength: 7, maxLength: 7 }),
        (cells) => {
          const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
          const result = decodeFile(path, `${header}\n${line}\n`, fileKind("towns")!);
          if (Result.isSuccess(result)) {
            const rows = result.success.value as ReadonlyArray<{ readonly class: string }>;
            for (const row of rows)
              expect(["subdistrict", "town", "township"]).toContain(row.class);
          } else expect(result.failure.length).toBeGreaterThan(0);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});
