import { expect, test } from "vitest";

import { exponentialQuantile } from "../../engine/random/exponential.ts";
import { expectLaw, expectRefused } from "./law-of-variate.ts";

test("an exponential has its mean for standard deviation", () => {
  expect(expectLaw("exponential", { kind: "exponential", mean: 3 })).toMatchObject({
    mean: 3,
    variance: 9,
    min: 0,
    max: Infinity,
  });
});

test("both ends of a stream's uniforms give finite positive times", () => {
  expect(exponentialQuantile(2 ** -53, 1)).toBe(2 ** -53);
  expect(exponentialQuantile(1 - 2 ** -53, 1)).toBeCloseTo(53 * Math.LN2, 12);
  expect(Object.is(exponentialQuantile(0, 1), 0)).toBe(true);
});

test("a mean of zero, below or not finite is refused", () => {
  for (const mean of [0, -1, Infinity, Number.NaN]) {
    expectRefused({ kind: "exponential", mean }, "mean", mean);
  }
});
