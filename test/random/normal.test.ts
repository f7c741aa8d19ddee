import * as fc from "fast-check";
import { expect, test } from "vitest";

import { standardNormalCdf, standardNormalQuantile } from "../../engine/random/normal.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

test("a normal by mean and standard deviation", () => {
  expect(expectLaw("normal", { kind: "normal", mean: -4, sd: 2.5 })).toMatchObject({
    mean: -4,
    variance: 6.25,
    min: -Infinity,
    max: Infinity,
  });
});

test("the two tails are mirror images to the last bit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 52 }), (k) => {
      const u = k * 2 ** -53;
      expect(standardNormalQuantile(1 - u) + standardNormalQuantile(u)).toBe(0);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("a tail of any size comes back from its quantile", () => {
  for (const u of [1e-300, 1e-100, 1e-20, 1e-9, 0.02]) {
    expectClose(standardNormalCdf(standardNormalQuantile(u)), u, 1e-10);
  }
});

test("a standard deviation of zero or below, and a mean that is not finite, are refused", () => {
  expectRefused({ kind: "normal", mean: 0, sd: 0 }, "sd", 0);
  expectRefused({ kind: "normal", mean: 0, sd: -1 }, "sd", -1);
  expectRefused({ kind: "normal", mean: Number.NaN, sd: 1 }, "mean", Number.NaN);
});
