import * as fc from "fast-check";
import alea from "seedrandom/lib/alea.js";
import { describe, expect, it } from "vitest";
import { quantileInterval, quantileRanks } from "../../engine/statistics/quantile-interval.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

describe("quantileInterval", () => {
  // Nair, Sankhya 4 (1940) 551-558: ranks that bound the median at 95 %, with their coverage.
  it.each([
    [6, 1, 6, 0.9688],
    [8, 1, 8, 0.9922],
    [10, 2, 9, 0.9785],
    [15, 4, 12, 0.9648],
    [20, 6, 15, 0.9586],
    [25, 8, 18, 0.9567],
    [50, 18, 33, 0.9672],
  ])("gives the tabled ranks for the median of %i", (n, low, high, coverage) => {
    const ranks = quantileRanks(n, 0.5, 0.95);
    expect([ranks.lowRank, ranks.highRank]).toEqual([low, high]);
    expect(ranks.coverage).toBeCloseTo(coverage, 4);
  });

  it("needs 59 observations for one 95 % upper bound on the 95th percentile (Wilks 1941)", () => {
    // One-sided 95 % is the upper side of a two-sided 90 %.
    expect(quantileRanks(58, 0.95, 0.9).highRank).toBe(59);
    expect(quantileRanks(59, 0.95, 0.9).highRank).toBe(59);
    expect(
      quantileInterval(
        Array.from({ length: 58 }, (_, i) => i),
        0.95,
        0.9,
      ).high,
    ).toBe(Infinity);
  });

  it("is symmetric, nested in confidence, and covers at least what it should", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 999 }).map((m) => m / 1000),
        fc.constantFrom(0.8, 0.9, 0.95, 0.99),
        (n, p, confidence) => {
          const ranks = quantileRanks(n, p, confidence);
          const mirror = quantileRanks(n, 1 - p, confidence);
          expect(ranks.lowRank).toBe(n + 1 - mirror.highRank);
          expect(ranks.highRank).toBe(n + 1 - mirror.lowRank);
          expect(ranks.coverage).toBeGreaterThanOrEqual(confidence - 1e-9);
          expect(ranks.lowRank).toBeLessThan(ranks.highRank);
          const wider = quantileRanks(n, p, confidence + 0.005);
          expect(wider.lowRank).toBeLessThanOrEqual(ranks.lowRank);
          expect(wider.highRank).toBeGreaterThanOrEqual(ranks.highRank);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it("covers the true quantile as often as its ranks say", () => {
    const random = alea("order statistics", { state: true });
    const { coverage } = quantileRanks(40, 0.9, 0.9);
    let covered = 0;
    for (let experiment = 0; experiment < 3000; experiment++) {
      const sample = Array.from({ length: 40 }, () => random()).sort((a, b) => a - b);
      const { low, high } = quantileInterval(sample, 0.9, 0.9);
      if (low <= 0.9 && 0.9 <= high) covered++;
    }
    const standardError = Math.sqrt((coverage * (1 - coverage)) / 3000);
    expect(Math.abs(covered / 3000 - coverage)).toBeLessThan(3.3 * standardError);
  });

  it("takes never as a value and the whole line for no observations", () => {
    const times = [...Array.from({ length: 30 }, (_, i) => i), ...Array(10).fill(Infinity)];
    expect(quantileInterval(times, 0.5)).toMatchObject({ estimate: 19, low: 13, high: 26 });
    expect(quantileInterval(times, 0.9)).toMatchObject({ estimate: Infinity, high: Infinity });
    expect(quantileInterval([], 0.5)).toMatchObject({
      estimate: NaN,
      low: -Infinity,
      high: Infinity,
    });
  });

  it("refuses unordered values, NaN, and p or confidence outside (0, 1)", () => {
    expect(() => quantileInterval([2, 1], 0.5)).toThrow(ValueRefused);
    expect(() => quantileInterval([1, NaN, 2], 0.5)).toThrow(ValueRefused);
    expect(() => quantileInterval([NaN], 0.5)).toThrow(ValueRefused);
    expect(() => quantileRanks(10, 0, 0.9)).toThrow(ValueRefused);
    expect(() => quantileRanks(10, 0.5, 1)).toThrow(ValueRefused);
    expect(() => quantileRanks(1.5, 0.5, 0.9)).toThrow(ValueRefused);
  });
});
