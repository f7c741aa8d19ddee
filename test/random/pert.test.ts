import { expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

test("the mean weighs the mode four times", () => {
  const variate = expectLaw("pert", { kind: "pert", min: 10, mode: 20, max: 60 });
  expectClose(variate.mean, (10 + 4 * 20 + 60) / 6, 1e-15);
  expectClose(variate.variance, ((25 - 10) * (60 - 25)) / 7, 1e-15);
});

test("it is the beta with alpha = 1 + lambda (mode - min) / (max - min)", () => {
  const pert = compileDistribution({ kind: "pert", min: 0, mode: 2, max: 8, lambda: 6 });
  const beta = compileDistribution({ kind: "beta", alpha: 2.5, beta: 5.5, min: 0, max: 8 });
  expectClose(pert.mean, beta.mean, 1e-15);
  expectClose(pert.variance, beta.variance, 1e-15);
  for (const u of [0.01, 0.5, 0.99]) expect(pert.quantile(u)).toBe(beta.quantile(u));
});

test("the mode may lie at either end", () => {
  expectLaw("pert-low", { kind: "pert", min: 0, mode: 0, max: 3 });
  expectLaw("pert-high", { kind: "pert", min: 0, mode: 3, max: 3 });
});

test("min = mode = max is the constant", () => {
  const variate = compileDistribution({ kind: "pert", min: 7, mode: 7, max: 7 });
  expect([variate.quantile(0.2), variate.mean, variate.variance]).toEqual([7, 7, 0]);
  expect([variate.cdf(6.9), variate.cdf(7)]).toEqual([0, 1]);
});

test("a mode outside and a lambda out of range are refused", () => {
  expectRefused({ kind: "pert", min: 0, mode: -1, max: 3 }, "mode", -1);
  expectRefused({ kind: "pert", min: 0, mode: 1, max: 3, lambda: 0 }, "lambda", 0);
  expectRefused({ kind: "pert", min: 3, mode: 3, max: 1 }, "max", 1);
});
