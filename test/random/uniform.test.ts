import { expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import { uniformQuantile } from "../../engine/random/uniform.ts";
import { expectLaw, expectRefused } from "./law-of-variate.ts";

test("every value from min to max is equally likely", () => {
  const variate = expectLaw("uniform", { kind: "uniform", min: -2, max: 6 });
  expect(variate).toMatchObject({ mean: 2, variance: 64 / 12, min: -2, max: 6 });
  expect(variate.quantile(0.25)).toBe(0);
});

test("min = max is the constant", () => {
  const variate = compileDistribution({ kind: "uniform", min: 4, max: 4 });
  expect([variate.quantile(0.001), variate.quantile(0.999), variate.variance]).toEqual([4, 4, 0]);
  expect([variate.cdf(3.9), variate.cdf(4)]).toEqual([0, 1]);
});

test("rounding never carries a draw past max", () => {
  for (const max of [1, 0.3, 1e-17, 7e200]) {
    expect(uniformQuantile(1 - 2 ** -53, -1e-20, max)).toBeLessThanOrEqual(max);
  }
});

test("max below min, and ends that are not finite, are refused", () => {
  expectRefused({ kind: "uniform", min: 2, max: 1 }, "max", 1);
  expectRefused({ kind: "uniform", min: -Infinity, max: 1 }, "min", -Infinity);
  expectRefused({ kind: "uniform", min: 0, max: Number.NaN }, "max", Number.NaN);
  expectRefused({ kind: "uniform", min: -1.5e308, max: 1.5e308 }, "max - min", Infinity);
});
