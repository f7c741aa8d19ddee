import * as fc from "fast-check";
import alea from "seedrandom/lib/alea.js";
import { describe, expect, it } from "vitest";
import { Tally } from "../../engine/statistics/tally.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

const observation = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
const observations = fc.array(observation, { maxLength: 1500 });

function tallyOf(values: Iterable<number>): Tally {
  const tally = new Tally();
  for (const x of values) tally.record(x);
  return tally;
}

/** Two passes over the values, the textbook way. */
function twoPass(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const m2 = values.reduce((a, b) => a + (b - mean) * (b - mean), 0);
  return { mean, variance: m2 / (values.length - 1) };
}

describe("Tally", () => {
  // NIST Statistical Reference Datasets, univariate: certified mean and standard deviation. The
  // values are those decimals, so the nearest float64 costs digits: NIST counts the digits kept.
  const alternating = (first: number, low: number, high: number): number[] => [
    first,
    ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? low : high)),
  ];
  it.each([
    ["NumAcc1", [10000001, 10000003, 10000002], 10000002, 1, 15],
    ["NumAcc2", alternating(1.2, 1.1, 1.3), 1.2, 0.1, 13],
    ["NumAcc3", alternating(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1, 8.5],
    ["NumAcc4", alternating(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, 7.5],
  ])("gives NIST's certified values for %s", (_, values, mean, sd, digits) => {
    const tally = tallyOf(values);
    expect(Math.abs(tally.mean / mean - 1)).toBeLessThan(1e-14);
    expect(Math.abs(tally.sd / sd - 1)).toBeLessThan(10 ** -digits);
  });

  it("agrees with two passes over the values", () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 2, maxLength: 1500 }), (values) => {
        const tally = tallyOf(values);
        const expected = twoPass(values);
        const scale = Math.max(...values.map(Math.abs), 1e-300);
        expect(Math.abs(tally.mean - expected.mean)).toBeLessThanOrEqual(1e-13 * scale);
        expect(Math.abs(tally.variance - expected.variance)).toBeLessThanOrEqual(
          1e-12 * scale * scale,
        );
        expect(tally.count).toBe(values.length);
        expect(tally.min).toBe(Math.min(...values));
        expect(tally.max).toBe(Math.max(...values));
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it("keeps the variance of small differences far from zero, whatever came first", () => {
    const random = alea("offset", { state: true });
    const tally = new Tally();
    tally.record(1e9 + 50);
    for (let i = 0; i < 1_000_000; i++) tally.record(1e9 + random());
    // 1e6 uniforms (variance 1/12) and one value 49.5 away.
    expect(tally.variance).toBeCloseTo(1 / 12 + (49.5 * 49.5) / 1e6, 3);
  });

  it("merges to the same as recording everything, in any grouping", () => {
    fc.assert(
      fc.property(observations, observations, observations, (a, b, c) => {
        const whole = tallyOf([...a, ...b, ...c]);
        const left = tallyOf(a);
        left.merge(tallyOf(b));
        left.merge(tallyOf(c));
        const right = tallyOf(b);
        right.merge(tallyOf(c));
        const grouped = tallyOf(a);
        grouped.merge(right);
        const scale = Math.max(...[...a, ...b, ...c].map(Math.abs), 1e-300);
        for (const merged of [left, grouped]) {
          expect(merged.count).toBe(whole.count);
          expect(merged.min).toBe(whole.min);
          expect(merged.max).toBe(whole.max);
          if (whole.count > 0) {
            expect(Math.abs(merged.mean - whole.mean)).toBeLessThanOrEqual(1e-13 * scale);
            expect(Math.abs(merged.sum - whole.sum)).toBeLessThanOrEqual(
              1e-13 * scale * whole.count,
            );
          }
          if (whole.count > 1) {
            expect(Math.abs(merged.variance - whole.variance)).toBeLessThanOrEqual(
              1e-12 * scale * scale,
            );
          }
        }
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it("is not changed by being merged into another or into itself", () => {
    const tally = tallyOf([1, 2, 3]);
    const total = new Tally();
    total.merge(tally);
    expect([tally.count, tally.mean, tally.variance]).toEqual([3, 2, 1]);
    tally.merge(tally);
    expect([tally.count, tally.mean, tally.sum, tally.variance]).toEqual([6, 2, 12, 0.8]);
  });

  it("is the same to the bit whether or not somebody looks at it in between", () => {
    const random = alea("looking", { state: true });
    const watched = new Tally();
    const alone = new Tally();
    let seen = 0;
    for (let i = 0; i < 5000; i++) {
      const x = random.double() * 1000;
      alone.record(x);
      watched.record(x);
      seen += watched.variance + watched.mean;
    }
    expect(seen).not.toBe(0);
    expect(Object.is(watched.mean, alone.mean)).toBe(true);
    expect(Object.is(watched.variance, alone.variance)).toBe(true);
  });

  it("adds whole numbers exactly", () => {
    const tally = new Tally();
    for (let i = 1; i <= 100_000; i++) tally.record(i);
    expect(tally.sum).toBe(5_000_050_000);
    expect(tally.mean).toBe(50_000.5);
  });

  it("says NaN for what too few observations cannot give, and starts anew after reset", () => {
    const tally = new Tally();
    expect([tally.count, tally.mean, tally.variance, tally.sd]).toEqual([0, NaN, NaN, NaN]);
    expect([tally.min, tally.max]).toEqual([Infinity, -Infinity]);
    tally.record(7);
    expect([tally.mean, tally.variance]).toEqual([7, NaN]);
    for (let i = 0; i < 1000; i++) tally.record(1e9);
    tally.reset();
    for (const x of [2, 4]) tally.record(x);
    expect([tally.count, tally.mean, tally.variance, tally.sum]).toEqual([2, 3, 2, 6]);
    expect([tally.min, tally.max]).toEqual([2, 4]);
  });

  it.each([NaN, Infinity, -Infinity])("refuses %s and stays as it was", (x) => {
    const tally = tallyOf([1, 2]);
    expect(() => tally.record(x)).toThrow(ValueRefused);
    expect([tally.count, tally.mean]).toEqual([2, 1.5]);
  });
});
