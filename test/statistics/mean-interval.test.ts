import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import * as fc from "fast-check";
import alea from "seedrandom/lib/alea.js";
import { describe, expect, it } from "vitest";
import { meanInterval } from "../../engine/statistics/mean-interval.ts";
import { Tally } from "../../engine/statistics/tally.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

describe("meanInterval", () => {
  // NIST/SEMATECH e-Handbook, table 1.3.6.7.2: upper critical values of Student's t.
  it.each([
    [1, 0.95, 12.706],
    [2, 0.95, 4.303],
    [5, 0.95, 2.571],
    [10, 0.95, 2.228],
    [30, 0.95, 2.042],
    [100, 0.95, 1.984],
    [10, 0.99, 3.169],
    [10, 0.998, 4.144],
  ])("uses the tabled t for %i degrees of freedom at %f", (df, confidence, t) => {
    const n = df + 1;
    const { low, high } = meanInterval({ count: n, mean: 7, variance: n }, confidence);
    expect(high - 7).toBeCloseTo(t, 3);
    expect(7 - low).toBeCloseTo(t, 3);
  });

  // NIST/SEMATECH e-Handbook 1.3.5.2: ZARR13.DAT, N = 195, mean 9.261460, sd 0.022789.
  it("gives the handbook's limits for its heat flow data", () => {
    const { low, high } = meanInterval({ count: 195, mean: 9.26146, variance: 0.022789 ** 2 });
    expect(low).toBeCloseTo(9.258242, 5);
    expect(high).toBeCloseTo(9.264679, 5);
  });

  it("covers the true mean of normal samples as often as it says", () => {
    const random = alea("coverage", { state: true });
    let covered = 0;
    for (let experiment = 0; experiment < 2000; experiment++) {
      const tally = new Tally();
      for (let i = 0; i < 5; i++) tally.record(normalQuantile(random.double() || 0.5, 3, 2));
      const { low, high } = meanInterval(tally, 0.95);
      if (low <= 3 && 3 <= high) covered++;
    }
    // 95 % plus or minus 3.3 standard errors.
    expect(covered / 2000).toBeGreaterThan(0.934);
    expect(covered / 2000).toBeLessThan(0.966);
  });

  it("widens with confidence and holds the mean", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e3, max: 1e3 }), { minLength: 2, maxLength: 50 }),
        fc.double({ noNaN: true, min: 0.01, max: 0.98 }),
        (values, confidence) => {
          const tally = new Tally();
          for (const x of values) tally.record(x);
          const narrow = meanInterval(tally, confidence);
          const wide = meanInterval(tally, confidence + 0.01);
          expect(wide.low).toBeLessThanOrEqual(narrow.low);
          expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
          expect(narrow.low).toBeLessThanOrEqual(narrow.estimate);
          expect(narrow.high).toBeGreaterThanOrEqual(narrow.estimate);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it("is the whole line below two observations, and refuses a confidence of 0 or 1", () => {
    const one = new Tally();
    expect(meanInterval(one)).toMatchObject({ estimate: NaN, low: -Infinity, high: Infinity });
    one.record(4);
    expect(meanInterval(one)).toMatchObject({ estimate: 4, low: -Infinity, high: Infinity });
    for (const confidence of [0, 1, 95, NaN]) {
      expect(() => meanInterval(one, confidence)).toThrow(ValueRefused);
    }
  });
});
