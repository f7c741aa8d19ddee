import { expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import { expectLaw, expectRefused } from "./law-of-variate.ts";

test("least, most likely and greatest value", () => {
  const variate = expectLaw("triangular", { kind: "triangular", min: 10, mode: 20, max: 40 });
  expect(variate.mean).toBeCloseTo(70 / 3, 12);
  expect(variate.variance).toBeCloseTo((100 + 200 + 400) / 18, 12);
  // A third of the draws lies below the mode: its distance is a third of the width.
  expect(variate.quantile(1 / 3)).toBeCloseTo(20, 12);
  expect(variate.cdf(20)).toBeCloseTo(1 / 3, 15);
});

test("the mode may lie at either end", () => {
  expectLaw("triangular-low", { kind: "triangular", min: 0, mode: 0, max: 3 });
  expectLaw("triangular-high", { kind: "triangular", min: -3, mode: 0, max: 0 });
});

test("min = mode = max is the constant", () => {
  const variate = compileDistribution({ kind: "triangular", min: 7, mode: 7, max: 7 });
  expect([variate.quantile(0.2), variate.mean, variate.variance]).toEqual([7, 7, 0]);
  expect([variate.cdf(6.9), variate.cdf(7)]).toEqual([0, 1]);
});

test("a width whose square overflows is no trouble", () => {
  const variate = compileDistribution({ kind: "triangular", min: 0, mode: 1e300, max: 2e300 });
  expect(variate.quantile(0.5)).toBe(1e300);
});

test("a mode outside min to max is refused", () => {
  expectRefused({ kind: "triangular", min: 10, mode: 50, max: 40 }, "mode", 50);
  expectRefused({ kind: "triangular", min: 10, mode: 9, max: 40 }, "mode", 9);
  expectRefused({ kind: "triangular", min: 10, mode: 20, max: 5 }, "max", 5);
});
