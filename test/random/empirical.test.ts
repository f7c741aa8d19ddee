import { expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

test("observations, whatever their order, with straight lines between them", () => {
  const variate = expectLaw("empirical", { kind: "empirical", values: [9, 1, 4, 2] });
  expect(variate.quantile(0.5)).toBe(3);
  expect(variate.quantile(1 / 3)).toBeCloseTo(2, 14);
  expect(variate.cdf(6.5)).toBeCloseTo(5 / 6, 15);
  expect(variate).toMatchObject({ min: 1, max: 9 });
  // The three stretches are equally likely and uniform: 1 to 2, 2 to 4, 4 to 9.
  expectClose(variate.mean, (1.5 + 3 + 6.5) / 3, 1e-15);
  const square = (1 + 2 + 4 + (4 + 8 + 16) + (16 + 36 + 81)) / 9;
  expectClose(variate.variance, square - variate.mean * variate.mean, 1e-14);
});

test("a table of quantiles", () => {
  const variate = expectLaw("empirical-table", {
    kind: "empirical",
    values: [0, 20, 45, 120],
    shares: [0, 0.5, 0.9, 1],
  });
  expect([0.25, 0.5, 0.9].map((u) => variate.quantile(u))).toEqual([10, 20, 45]);
  expect(variate.quantile(0.95)).toBeCloseTo(82.5, 12);
});

test("equal values make an atom, equal shares a gap", () => {
  const atom = expectLaw("empirical-atom", { kind: "empirical", values: [1, 1, 1, 5] });
  expect([atom.quantile(0.6), atom.cdf(0.999), atom.cdf(1)]).toEqual([1, 0, 2 / 3]);
  const gap = expectLaw("empirical-gap", {
    kind: "empirical",
    values: [0, 1, 8, 9],
    shares: [0, 0.5, 0.5, 1],
  });
  expect([gap.quantile(0.5), gap.cdf(1), gap.cdf(4), gap.cdf(8)]).toEqual([1, 0.5, 0.5, 0.5]);
  expect(gap.quantile(0.5 + 2 ** -40)).toBeGreaterThan(8);
});

test("one observation is the constant", () => {
  const variate = compileDistribution({ kind: "empirical", values: [3] });
  expect([variate.quantile(0.01), variate.mean, variate.variance]).toEqual([3, 3, 0]);
  expect([variate.cdf(2.9), variate.cdf(3)]).toEqual([0, 1]);
});

test("no value, values that are not finite and tables out of order are refused", () => {
  const kind = "empirical";
  expectRefused({ kind, values: [] }, "values", 0);
  expectRefused({ kind, values: [1, Number.NaN] }, "values[1]", Number.NaN);
  expectRefused({ kind, values: [1, 2, 3], shares: [0, 1] }, "shares", 2);
  expectRefused({ kind, values: [1], shares: [1] }, "shares", 1);
  expectRefused({ kind, values: [1, 2], shares: [0.1, 1] }, "shares[0]", 0.1);
  expectRefused({ kind, values: [1, 2], shares: [0, 0.9] }, "shares[1]", 0.9);
  expectRefused({ kind, values: [1, 2, 3, 4], shares: [0, 0.6, 0.5, 1] }, "shares[2]", 0.5);
  expectRefused({ kind, values: [1, 3, 2], shares: [0, 0.5, 1] }, "values[2]", 2);
});
