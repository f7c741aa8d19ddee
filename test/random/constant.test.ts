import { expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import { expectRefused } from "./law-of-variate.ts";

test("a constant is its value at every u, without variance", () => {
  const variate = compileDistribution({ kind: "constant", value: -3.5 });
  for (const u of [0, 1e-300, 0.3, 1 - 2 ** -53, 1]) expect(variate.quantile(u)).toBe(-3.5);
  expect(variate).toMatchObject({ mean: -3.5, variance: 0, min: -3.5, max: -3.5 });
  expect([-4, -3.5, 0].map((x) => variate.cdf(x))).toEqual([0, 1, 1]);
});

test("a constant that is not a finite number is refused", () => {
  expectRefused({ kind: "constant", value: Number.NaN }, "value", Number.NaN);
  expectRefused({ kind: "constant", value: Infinity }, "value", Infinity);
});
