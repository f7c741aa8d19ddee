import { describe, expect, it } from "vitest";
import { autocorrelation, correlation } from "../../engine/statistics/correlation.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

describe("correlation", () => {
  it("is 0.81642 for each of Anscombe's four sets", () => {
    // Anscombe, The American Statistician 27 (1973) 17-21.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const x4 = [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8];
    const ys = [
      [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
      [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74],
      [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73],
      [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.5, 5.56, 7.91, 6.89],
    ];
    ys.forEach((y, i) => expect(correlation(i === 3 ? x4 : x, y)).toBeCloseTo(0.8164, 3));
  });

  it("is 1 or -1 on a line, NaN for a constant", () => {
    const x = [1, 2, 3, 7];
    const line = x.map((v) => 3 - 2 * v);
    expect(correlation(x, x)).toBeCloseTo(1, 14);
    expect(correlation(x, line)).toBeCloseTo(-1, 14);
    expect(correlation(x, [5, 5, 5, 5])).toBeNaN();
    expect(correlation([], [])).toBeNaN();
  });

  it("refuses series of unequal length and values that are not finite", () => {
    expect(() => correlation([1, 2], [1])).toThrow(ValueRefused);
    expect(() => correlation([1, 2], [1, NaN])).toThrow(ValueRefused);
  });
});

describe("autocorrelation", () => {
  // NIST Statistical Reference Datasets, certified lag-1 autocorrelation.
  it.each([
    ["NumAcc1", [10000001, 10000003, 10000002], -0.5],
    ["NumAcc2", [1.2, ...Array.from({ length: 1000 }, (_, i) => (i % 2 ? 1.3 : 1.1))], -0.999],
  ])("gives NIST's certified value for %s", (_, series, certified) => {
    expect(autocorrelation(series, 1)).toBeCloseTo(certified, 10);
  });

  it("is 1 at lag 0, NaN for constants and lags past the end", () => {
    expect(autocorrelation([1, 2, 4], 0)).toBe(1);
    expect(autocorrelation([3, 3, 3], 1)).toBeNaN();
    expect(autocorrelation([1, 2], 2)).toBeNaN();
  });
});
