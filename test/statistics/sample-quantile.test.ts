import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderRank, sampleQuantile } from "../../engine/statistics/sample-quantile.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

describe("sampleQuantile", () => {
  it("is the smallest value that at least the share does not exceed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 0, max: 100 }),
        (values, percent) => {
          const q = sampleQuantile(values, percent / 100);
          const notAbove = values.filter((x) => x <= q).length;
          const below = values.filter((x) => x < q).length;
          expect(values).toContain(q);
          expect(notAbove * 100).toBeGreaterThanOrEqual(percent * values.length);
          if (percent > 0) expect(below * 100).toBeLessThan(percent * values.length);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  it("takes whole products as whole: every percentage of every n up to 2,000", () => {
    for (let n = 1; n <= 2000; n += 7) {
      for (let percent = 1; percent <= 100; percent++) {
        const exact = Number((BigInt(percent) * BigInt(n) + 99n) / 100n);
        if (orderRank(percent / 100, n) !== exact) {
          expect.fail(`p=${percent}% n=${n}: ${orderRank(percent / 100, n)}, not ${exact}`);
        }
      }
    }
  });

  it("treats never as a value and leaves the order alone", () => {
    const values = [Infinity, 3, 1, 2];
    expect(sampleQuantile(values, 0.75)).toBe(3);
    expect(sampleQuantile(values, 0.9)).toBe(Infinity);
    expect(values).toEqual([Infinity, 3, 1, 2]);
    expect(sampleQuantile([], 0.5)).toBeNaN();
  });

  it("refuses NaN among the values and shares outside 0 to 1", () => {
    expect(() => sampleQuantile([1, NaN], 0.5)).toThrow(ValueRefused);
    expect(() => sampleQuantile([1], 1.5)).toThrow(ValueRefused);
    expect(() => sampleQuantile([1], NaN)).toThrow(ValueRefused);
  });
});
