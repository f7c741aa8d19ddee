import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  directionOf,
  distanceKm,
  epicentralFrame,
  placeAt,
} from "../../../engine/hazards/earthquake/epicentral-frame.ts";
import { sitesOf } from "../../../engine/hazards/earthquake/sites.ts";

const haversineKm = (a: readonly [number, number], b: readonly [number, number]): number => {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 +
    Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
};

const lon = fc.double({ min: 114, max: 123, noNaN: true });
const lat = fc.double({ min: 29, max: 39, noNaN: true });

describe("the frame of an epicentre", () => {
  it("measures great-circle distances", () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, (x, y, u, v) => {
        const true_ = haversineKm([x, y], [u, v]);
        const ours = distanceKm(directionOf(x, y), directionOf(u, v));
        expect(Math.abs(ours - true_)).toBeLessThan(1e-5 + 1e-8 * true_);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("puts a place at its distance and on its side of the strike", () => {
    fc.assert(
      fc.property(
        lon,
        lat,
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.double({ min: -400, max: 400, noNaN: true }),
        fc.double({ min: -400, max: 400, noNaN: true }),
        (x, y, strike, along, across) => {
          const frame = epicentralFrame(x, y, strike);
          const place = placeAt(frame, along, across);
          const found = haversineKm([x, y], [place.lonDeg, place.latDeg]);
          expect(found).toBeCloseTo(Math.hypot(along, across), 4);
          const d = directionOf(place.lonDeg, place.latDeg);
          const on = d.x * frame.along.x + d.y * frame.along.y + d.z * frame.along.z;
          if (Math.abs(along) > 1e-3) expect(Math.sign(on)).toBe(Math.sign(along));
        },
      ),
      { seed: 1, numRuns: 300 },
    );
    const north = placeAt(epicentralFrame(117, 36, 0), 100, 0);
    expect(north.lonDeg).toBeCloseTo(117, 9);
    expect(north.latDeg).toBeCloseTo(36 + 100 / 111.1949, 3);
    const east = placeAt(epicentralFrame(117, 36, 90), 100, 0);
    expect(east.lonDeg).toBeGreaterThan(118);
    const right = placeAt(epicentralFrame(117, 36, 0), 0, 100);
    expect(right.lonDeg).toBeGreaterThan(118);
  });

  it("refuses sites without coordinates", () => {
    expect(() => sitesOf([117, Number.NaN], [36, 36], [2, 2])).toThrow(/place 1/u);
    expect(() => sitesOf([117], [36, 36], [2])).toThrow(RangeError);
  });
});
