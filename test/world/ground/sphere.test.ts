import { bearing, destination as turfDestination, distance, point } from "@turf/turf";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  along,
  arcOfChord,
  chordOfArc,
  destination,
  distanceM,
  EARTH_RADIUS_M,
  initialBearingDeg,
  nearestRow,
  nearestRows,
  unitVectors,
} from "../../../engine/world/ground/sphere.ts";

const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -89, max: 89, noNaN: true });
const place = fc.record({ lon, lat });
const inChina = fc.record({
  lon: fc.double({ min: 114, max: 123, noNaN: true }),
  lat: fc.double({ min: 29, max: 39, noNaN: true }),
});

describe("the sphere", () => {
  test("a quarter meridian", () => {
    expect(distanceM(117, 0, 117, 90)).toBeCloseTo((Math.PI / 2) * EARTH_RADIUS_M, 3);
    expect(distanceM(0, 0, 180, 0)).toBeCloseTo(Math.PI * EARTH_RADIUS_M, 3);
  });

  test("distance, bearing and destination agree with turf", () => {
    fc.assert(
      fc.property(inChina, inChina, (a, b) => {
        const ours = distanceM(a.lon, a.lat, b.lon, b.lat);
        const p = point([a.lon, a.lat]);
        const q = point([b.lon, b.lat]);
        expect(ours).toBeCloseTo(distance(p, q, { units: "meters" }), 4);
        if (ours < 1) return;
        const course = initialBearingDeg(a.lon, a.lat, b.lon, b.lat);
        expect((course - bearing(p, q) + 720.0000001) % 360).toBeLessThan(1e-5);
        const [x, y] = turfDestination(p, 123_456, course, { units: "meters" }).geometry
          .coordinates;
        const end = destination(a.lon, a.lat, course, 123_456);
        expect(end.lon).toBeCloseTo(x, 9);
        expect(end.lat).toBeCloseTo(y, 9);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("going the distance on the bearing arrives", () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const far = distanceM(a.lon, a.lat, b.lon, b.lat);
        const course = initialBearingDeg(a.lon, a.lat, b.lon, b.lat);
        const end = destination(a.lon, a.lat, course, far);
        expect(end.lon).toBeGreaterThanOrEqual(-180);
        expect(end.lon).toBeLessThanOrEqual(180);
        if (far < 1.99e7) expect(distanceM(end.lon, end.lat, b.lon, b.lat)).toBeLessThan(0.05);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("a share of the way divides the distance", () => {
    fc.assert(
      fc.property(inChina, inChina, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const all = distanceM(a.lon, a.lat, b.lon, b.lat);
        const mid = along(a.lon, a.lat, b.lon, b.lat, share);
        expect(distanceM(a.lon, a.lat, mid.lon, mid.lat)).toBeCloseTo(share * all, 2);
        expect(distanceM(mid.lon, mid.lat, b.lon, b.lat)).toBeCloseTo((1 - share) * all, 2);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("chord and arc belong together", () => {
    for (const arc of [0, 1, 5_000, 1e6, 1.9e7])
      expect(arcOfChord(chordOfArc(arc))).toBeCloseTo(arc, 1);
    expect(chordOfArc(1e9)).toBeCloseTo(4, 12);
  });
});

describe("nearest", () => {
  const points = fc.array(place, { minLength: 1, maxLength: 60 });

  test("one and several agree with sorting by distance", () => {
    fc.assert(
      fc.property(points, place, fc.integer({ min: 1, max: 8 }), (list, from, count) => {
        const vectors = unitVectors(
          list.map((p) => p.lon),
          list.map((p) => p.lat),
        );
        const far = list.map((p) => distanceM(from.lon, from.lat, p.lon, p.lat));
        const order = [...far].sort((a, b) => a - b);
        const one = nearestRow(vectors, list.length, unitVectors([from.lon], [from.lat]));
        expect(far[one]).toBeCloseTo(order[0], 1);
        const found = new Int32Array(count);
        const n = nearestRows(vectors, list.length, from, count, found);
        expect(n).toBe(Math.min(count, list.length));
        for (let i = 0; i < n; i++) expect(far[found[i]]).toBeCloseTo(order[i], 1);
        expect(new Set(found.subarray(0, n)).size).toBe(n);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("rows that are not open and rows too far away do not count", () => {
    const vectors = unitVectors([117, 118, 119], [36, 36, 36]);
    const from = unitVectors([117.1], [36]);
    expect(nearestRow(vectors, 3, from, 0, Uint8Array.of(0, 1, 1))).toBe(1);
    expect(nearestRow(vectors, 3, from, 0, Uint8Array.of(0, 0, 0))).toBe(-1);
    const found = new Int32Array(3);
    expect(nearestRows(vectors, 3, { lon: 117.1, lat: 36 }, 3, found, 100_000)).toBe(2);
    expect(Array.from(found.subarray(0, 2))).toEqual([0, 1]);
  });
});
