import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clopperPearsonInterval,
  shareLowerBound,
  shareUpperBound,
  wilsonInterval,
} from "../../engine/statistics/share-interval.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

/** P(B <= k), P(B = k) for B binomial, by plain multiplication. */
function binomial(n: number, p: number): number[] {
  let weights = [1];
  for (let i = 0; i < n; i++) {
    const next = Array.from({ length: weights.length + 1 }, () => 0);
    weights.forEach((w, k) => {
      next[k] += w * (1 - p);
      next[k + 1] += w * p;
    });
    weights = next;
  }
  return weights;
}

/** Exact coverage of an interval rule at a true share. */
function coverage(n: number, p: number, rule: typeof wilsonInterval, confidence: number): number {
  return binomial(n, p).reduce((sum, w, k) => {
    const { low, high } = rule(k, n, confidence);
    return low <= p && p <= high ? sum + w : sum;
  }, 0);
}

describe("share intervals", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857-872, table I: methods 3 (score) and 5 (exact).
  it.each([
    [81, 263, 0.2553, 0.3662, 0.2527, 0.3676],
    [15, 148, 0.0624, 0.1605, 0.0578, 0.1617],
    [0, 20, 0, 0.1611, 0, 0.1684],
    [1, 29, 0.0061, 0.1718, 0.0009, 0.1776],
  ])("gives Newcombe's limits for %i of %i", (x, n, wilsonLow, wilsonHigh, exactLow, exactHigh) => {
    const wilson = wilsonInterval(x, n);
    const exact = clopperPearsonInterval(x, n);
    expect(wilson.low).toBeCloseTo(wilsonLow, 4);
    expect(wilson.high).toBeCloseTo(wilsonHigh, 4);
    expect(exact.low).toBeCloseTo(exactLow, 4);
    expect(exact.high).toBeCloseTo(exactHigh, 4);
    expect(exact.estimate).toBe(x / n);
  });

  it("has closed forms where none or all passed", () => {
    for (const n of [1, 7, 59, 1000, 100_000]) {
      // No failure in n: the lower bound solves p^n = 1 - confidence.
      expect(shareLowerBound(n, n, 0.95)).toBeCloseTo(0.05 ** (1 / n), 10);
      expect(shareUpperBound(0, n, 0.95)).toBeCloseTo(1 - 0.05 ** (1 / n), 10);
      expect([shareLowerBound(0, n), shareUpperBound(n, n)]).toEqual([0, 1]);
    }
  });

  it("the exact bounds leave exactly the stated tail", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.double({ noNaN: true, min: 0, max: 1 }),
        fc.constantFrom(0.8, 0.95, 0.999),
        (n, f, confidence) => {
          const x = Math.round(f * n);
          const tail = (weights: number[], from: number): number =>
            weights.slice(from).reduce((a, b) => a + b, 0);
          if (x > 0) {
            const low = shareLowerBound(x, n, confidence);
            expect(tail(binomial(n, low), x)).toBeCloseTo(1 - confidence, 9);
          }
          if (x < n) {
            const high = shareUpperBound(x, n, confidence);
            expect(1 - tail(binomial(n, high), x + 1)).toBeCloseTo(1 - confidence, 9);
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it("the exact interval covers at least as often as it says, at every share tried", () => {
    for (const n of [1, 2, 5, 10, 23, 40]) {
      for (let i = 1; i < 100; i++) {
        const p = i / 100;
        expect(coverage(n, p, clopperPearsonInterval, 0.95)).toBeGreaterThanOrEqual(0.95 - 1e-12);
      }
    }
  });

  it("Wilson's interval covers as it says on average, and can fall below", () => {
    const covers = Array.from({ length: 199 }, (_, i) =>
      coverage(40, (i + 1) / 200, wilsonInterval, 0.95),
    );
    const mean = covers.reduce((a, b) => a + b, 0) / covers.length;
    expect(mean).toBeGreaterThan(0.945);
    expect(mean).toBeLessThan(0.96);
    expect(Math.min(...covers)).toBeLessThan(0.95);
  });

  it("both hold the estimate, rise with the passes, widen with confidence; exact is a share", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ noNaN: true, min: 0, max: 1 }),
        fc.constantFrom(clopperPearsonInterval, wilsonInterval),
        (n, f, rule) => {
          const x = Math.floor(f * (n - 1));
          const here = rule(x, n, 0.95);
          const more = rule(x + 1, n, 0.95);
          const surer = rule(x, n, 0.99);
          expect(here.low).toBeLessThanOrEqual(here.estimate);
          expect(here.high).toBeGreaterThanOrEqual(here.estimate);
          expect(more.low).toBeGreaterThan(here.low);
          expect(more.high).toBeGreaterThan(here.high);
          expect(surer.low).toBeLessThanOrEqual(here.low);
          expect(surer.high).toBeGreaterThanOrEqual(here.high);
          expect(here.low).toBeGreaterThanOrEqual(0);
          expect(more.high).toBeLessThanOrEqual(1);
        },
      ),
      { seed: 2, numRuns: 300 },
    );
  });

  it("knows nothing without trials, and refuses impossible counts", () => {
    for (const rule of [clopperPearsonInterval, wilsonInterval]) {
      expect(rule(0, 0)).toMatchObject({ estimate: NaN, low: 0, high: 1 });
      expect(() => rule(3, 2)).toThrow(ValueRefused);
      expect(() => rule(-1, 2)).toThrow(ValueRefused);
      expect(() => rule(0.5, 2)).toThrow(ValueRefused);
      expect(() => rule(1, 2.5)).toThrow(ValueRefused);
      expect(() => rule(1, 2, 1)).toThrow(ValueRefused);
    }
  });
});
