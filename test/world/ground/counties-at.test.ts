import { booleanPointInPolygon } from "@turf/turf";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { countyAt, gridColumns, shapeColumns } from "../../../engine/world/ground/counties-at.ts";
import { shippedRegion } from "../shipped-region.ts";

const indexOf = (id: "shandong" | "anhui") => {
  const region = shippedRegion(id);
  const codes = region.counties.map((county) => county.code);
  const shapes = shapeColumns(codes, region.boundaries);
  return { region, codes, index: { ...shapes, ...gridColumns(shapes) } };
};

describe("point in county", () => {
  test.each(["shandong", "anhui"] as const)("%s agrees with turf", (id) => {
    const { region, codes, index } = indexOf(id);
    const shapeOf = new Map(region.boundaries.map((f) => [f.properties.code, f.geometry]));
    const frame = {
      west: Math.min(...index.county.west) - 0.2,
      east: Math.max(...index.county.east) + 0.2,
      south: Math.min(...index.county.south) - 0.2,
      north: Math.max(...index.county.north) + 0.2,
    };
    fc.assert(
      fc.property(
        fc.double({ min: frame.west, max: frame.east, noNaN: true }),
        fc.double({ min: frame.south, max: frame.north, noNaN: true }),
        (lon, lat) => {
          const found = countyAt(index, lon, lat);
          // The first row that turf says contains it: shapes overlap here and there.
          const expected = codes.findIndex((code, row) => {
            if (lon < index.county.west[row] || lon > index.county.east[row]) return false;
            const { type, coordinates } = shapeOf.get(code)!;
            const geometry = { type, coordinates } as unknown as GeoJSON.MultiPolygon;
            return booleanPointInPolygon([lon, lat], geometry);
          });
          expect(found).toBe(expected);
        },
      ),
      { seed: 1, numRuns: 1500 },
    );
  });

  test.each(["shandong", "anhui"] as const)("%s: every seat lies in its own county", (id) => {
    const { region, index } = indexOf(id);
    const astray = region.counties.filter(
      (county, row) => countyAt(index, county.seat_lon, county.seat_lat) !== row,
    );
    expect(astray.map((county) => county.name_zh)).toEqual([]);
  });

  test("nowhere, the sea and what is no number are in no county", () => {
    const { index } = indexOf("shandong");
    expect(countyAt(index, 0, 0)).toBe(-1);
    expect(countyAt(index, 123, 37)).toBe(-1);
    expect(countyAt(index, NaN, 36)).toBe(-1);
    expect(countyAt(index, 117, Infinity)).toBe(-1);
  });

  test("a hole belongs to the county inside it, and ring order does not matter", () => {
    const ring = (w: number, s: number, e: number, n: number): Array<[number, number]> => [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    for (const turn of [false, true]) {
      const hole = turn ? ring(1, 1, 2, 2).reverse() : ring(1, 1, 2, 2);
      const shapes = shapeColumns(
        ["100001", "100002"],
        [
          {
            geometry: { type: "Polygon", coordinates: [ring(0, 0, 3, 3), hole] },
            properties: { code: "100001" },
          },
          {
            geometry: { type: "MultiPolygon", coordinates: [[ring(1, 1, 2, 2)]] },
            properties: { code: "100002" },
          },
        ],
      );
      const index = { ...shapes, ...gridColumns(shapes) };
      expect(countyAt(index, 0.5, 0.5)).toBe(0);
      expect(countyAt(index, 1.5, 1.5)).toBe(1);
      expect(countyAt(index, 3.5, 1.5)).toBe(-1);
      // Along a shared line every point is in exactly one of them.
      for (let k = 0; k < 20; k++) expect(countyAt(index, 1, 1.01 + k * 0.049)).not.toBe(-1);
    }
  });
});
