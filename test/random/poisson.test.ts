import * as fc from "fast-check";
import { expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import { poissonCdf, poissonQuantile } from "../../engine/random/poisson.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

test.each([0.7, 3, 39.9, 40, 200, 499, 501, 20_000, 1e6])("mean %d", (mean) => {
  const variate = expectLaw(`poisson-${mean}`, { kind: "poisson", mean }, { roundTrip: 1e-12 });
  expect(variate).toMatchObject({ mean, variance: mean, min: 0, max: Infinity });
});

test("a rare event: mean 1e-6", () => {
  const variate = compileDistribution({ kind: "poisson", mean: 1e-6 });
  expect(variate.quantile(1 - 1.0000002e-6)).toBe(0);
  expect(variate.quantile(1 - 0.9999e-6)).toBe(1);
  expect(variate.quantile(1 - 2 ** -53)).toBe(2);
});

test("none are expected: mean 0", () => {
  const variate = compileDistribution({ kind: "poisson", mean: 0 });
  expect([variate.quantile(1 - 2 ** -53), variate.cdf(0), variate.max]).toEqual([0, 1, 0]);
});

test("the two methods agree where one takes over from the other", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (u) => {
      const count = poissonQuantile(u, 40 - 1e-12);
      // Unless u falls between the two cumulative sums.
      if (
        Math.abs(poissonCdf(count, 40) - u) > 1e-12 &&
        Math.abs(poissonCdf(count - 1, 40) - u) > 1e-12
      ) {
        expect(poissonQuantile(u, 40)).toBe(count);
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("the cdf adds up the probabilities", () => {
  for (const mean of [0.01, 2, 30, 600]) {
    let sum = 0;
    let log = -mean;
    for (let count = 0; count < mean + 5 * Math.sqrt(mean); count++) {
      sum += Math.exp(log);
      expectClose(poissonCdf(count + 0.5, mean), sum, 1e-10);
      log += Math.log(mean / (count + 1));
    }
  }
});

test("a mean below 0 or above a million is refused", () => {
  expectRefused({ kind: "poisson", mean: -1 }, "mean", -1);
  expectRefused({ kind: "poisson", mean: 2e6 }, "mean", 2e6);
  expectRefused({ kind: "poisson", mean: Number.NaN }, "mean", Number.NaN);
});
