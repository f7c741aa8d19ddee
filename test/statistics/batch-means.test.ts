import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import * as fc from "fast-check";
import alea from "seedrandom/lib/alea.js";
import { describe, expect, it } from "vitest";
import { BatchMeans } from "../../engine/statistics/batch-means.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

describe("BatchMeans", () => {
  it("keeps between k and 2k batches of 2^i observations, and their means are right", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 600 }),
        fc.integer({ min: 2, max: 12 }),
        (values, batches) => {
          const kept = new BatchMeans(batches);
          for (const x of values) kept.record(x);
          const means = kept.means();
          const size = kept.batchSize;
          expect(Number.isInteger(Math.log2(size))).toBe(true);
          expect(means.length).toBe(Math.floor(values.length / size));
          expect(means.length).toBeLessThan(2 * batches);
          if (size > 1) expect(means.length).toBeGreaterThanOrEqual(batches);
          means.forEach((mean, i) => {
            const batch = values.slice(i * size, (i + 1) * size);
            expect(mean).toBe(batch.reduce((a, b) => a + b, 0) / size);
          });
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it("covers the mean of a strongly correlated series, where single values would not", () => {
    // AR(1) with coefficient 0.9: the variance of the mean is 19 times that of independent values.
    const random = alea("ar1", { state: true });
    let covered = 0;
    let coveredByValues = 0;
    for (let run = 0; run < 400; run++) {
      const batched = new BatchMeans(10);
      const single = new BatchMeans(20_000);
      let x = normalQuantile(random.double() || 0.5, 0, 1 / Math.sqrt(0.19));
      for (let i = 0; i < 4000; i++) {
        x = 0.9 * x + normalQuantile(random.double() || 0.5, 0, 1);
        batched.record(x);
        single.record(x);
      }
      const holds = ({ low, high }: { low: number; high: number }): boolean => low < 0 && high > 0;
      if (holds(batched.interval(0.95))) covered++;
      if (holds(single.interval(0.95))) coveredByValues++;
    }
    expect(covered / 400).toBeGreaterThan(0.91);
    expect(covered / 400).toBeLessThan(0.98);
    expect(coveredByValues / 400).toBeLessThan(0.5);
  });

  it("shows batches that are too short", () => {
    const kept = new BatchMeans(50);
    for (let i = 0; i < 90; i++) kept.record(Math.floor(i / 30));
    expect(kept.lagOneCorrelation()).toBeGreaterThan(0.9);
  });

  it("refuses fewer than two batches and values that are not finite", () => {
    expect(() => new BatchMeans(1)).toThrow(ValueRefused);
    expect(() => new BatchMeans(2.5)).toThrow(ValueRefused);
    expect(() => new BatchMeans().record(NaN)).toThrow(ValueRefused);
  });
});
