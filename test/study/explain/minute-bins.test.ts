import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  binOf,
  CURVE_MINUTES,
  curveOf,
  MINUTE_BINS,
  minutesWithin,
} from "../../../engine/study/explain/minute-bins.ts";
import { sampleQuantile } from "../../../engine/statistics/sample-quantile.ts";

const counted = (minutes: readonly number[]): Uint32Array => {
  const bins = new Uint32Array(MINUTE_BINS);
  for (const value of minutes) bins[binOf(value)]++;
  return bins;
};

const width = (minutes: number): number => (minutes <= 60 ? 1 : minutes <= 240 ? 5 : 30);

describe("counts of minutes", () => {
  test("limits lie at the end of a bin: exactly 30 minutes is within 30", () => {
    expect(minutesWithin(counted([30]), 0.5)).toBe(30);
    expect(minutesWithin(counted([30.001]), 0.5)).toBe(31);
    expect(minutesWithin(counted([0]), 0.5)).toBe(1);
    expect(minutesWithin(counted([1440]), 1)).toBe(1440);
  });

  test("more than a day and never are infinite, nothing is no number", () => {
    expect(minutesWithin(counted([1441]), 0.5)).toBe(Infinity);
    expect(minutesWithin(counted([10, Infinity, Infinity]), 0.5)).toBe(Infinity);
    expect(minutesWithin(counted([10, 10, Infinity]), 0.5)).toBe(10);
    expect(minutesWithin(counted([]), 0.5)).toBeNaN();
  });

  test("a quantile is the sample's, rounded up to its bin", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1440, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(0.1, 0.5, 0.9),
        (minutes, share) => {
          const exact = sampleQuantile(minutes, share);
          const told = minutesWithin(counted(minutes), share);
          expect(told).toBeGreaterThanOrEqual(exact);
          expect(told - exact).toBeLessThanOrEqual(width(told));
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("the curve of counts", () => {
  test("says which share lies within each of its minutes, exactly", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ min: 0, max: 2000, noNaN: true }), fc.constant(Infinity)), {
          minLength: 1,
          maxLength: 50,
        }),
        (minutes) => {
          const curve = curveOf(counted(minutes));
          expect(curve.map((point) => point.minutes)).toEqual(CURVE_MINUTES);
          for (const { minutes: within, share } of curve) {
            const number = minutes.filter((value) => value <= within).length;
            expect(share).toBe(number / minutes.length);
          }
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test("holds the usual limits, and is empty without counts", () => {
    expect(CURVE_MINUTES).toEqual(expect.arrayContaining([5, 30, 60, 120, 240, 600, 720, 1440]));
    expect(curveOf(counted([]))).toEqual([]);
  });
});
