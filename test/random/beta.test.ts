import { expect, test } from "vitest";

import { betaCdf, betaQuantile } from "../../engine/random/beta.ts";
import { compileDistribution } from "../../engine/random/distribution.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

test("a share between 0 and 1 unless told otherwise", () => {
  const variate = expectLaw("beta", { kind: "beta", alpha: 2, beta: 5 });
  expectClose(variate.mean, 2 / 7, 1e-15);
  expectClose(variate.variance, 10 / (49 * 8), 1e-15);
  const stretched = expectLaw("beta-wide", { kind: "beta", alpha: 2, beta: 5, min: -10, max: 60 });
  expectClose(stretched.mean, 10, 1e-15);
  expectClose(stretched.variance, 4900 * (10 / (49 * 8)), 1e-15);
});

test("peaks at both ends, and a narrow peak", () => {
  expectLaw("beta-bathtub", { kind: "beta", alpha: 0.4, beta: 0.3 }, { roundTrip: 1e-9 });
  expectLaw("beta-narrow", { kind: "beta", alpha: 10_000, beta: 5_000 });
});

test("alpha = beta = 1 is the uniform", () => {
  for (const u of [1e-9, 0.3, 1 - 1e-9]) expectClose(betaQuantile(u, 1, 1), u, 1e-14);
});

test("mirrored parameters mirror the shares", () => {
  for (const x of [0.1, 0.4, 0.8]) {
    expect(betaCdf(x, 2, 5)).toBeCloseTo(1 - betaCdf(1 - x, 5, 2), 14);
  }
});

test("min = max is the constant", () => {
  const variate = compileDistribution({ kind: "beta", alpha: 2, beta: 3, min: 5, max: 5 });
  expect([variate.quantile(0.4), variate.variance, variate.cdf(5)]).toEqual([5, 0, 1]);
});

test("parameters out of range are refused", () => {
  expectRefused({ kind: "beta", alpha: 0, beta: 1 }, "alpha", 0);
  expectRefused({ kind: "beta", alpha: 1, beta: 20_000 }, "beta", 20_000);
  expectRefused({ kind: "beta", alpha: 1, beta: 1, min: 2 }, "max", 1);
});
