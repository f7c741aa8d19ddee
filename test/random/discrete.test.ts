import { expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import { createStream } from "../../engine/random/stream.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

test("values with weights, drawn in ascending order of the values", () => {
  const variate = expectLaw("discrete", {
    kind: "discrete",
    values: [5, 1, 2],
    weights: [2, 3, 5],
  });
  expect([0.1, 0.3, 0.31, 0.8, 0.81].map((u) => variate.quantile(u))).toEqual([1, 1, 2, 2, 5]);
  expectClose(variate.mean, 2.3, 1e-15);
  expectClose(variate.variance, 0.3 + 0.5 * 4 + 0.2 * 25 - 2.3 * 2.3, 1e-14);
  expect([0, 1, 1.5, 2, 5].map((x) => variate.cdf(x))).toEqual([0, 0.3, 0.3, 0.8, 1]);
});

test("without weights all values are alike; a repeated value counts twice", () => {
  const variate = compileDistribution({ kind: "discrete", values: [4, 8, 8, 12] });
  expect(variate).toMatchObject({ mean: 8, variance: 8, min: 4, max: 12 });
  expect([0.25, 0.26, 0.75, 0.76].map((u) => variate.quantile(u))).toEqual([4, 8, 8, 12]);
});

test("a value of weight zero never comes", () => {
  const variate = compileDistribution({
    kind: "discrete",
    values: [1, 2, 3],
    weights: [0, 1e-12, 0],
  });
  expect(variate).toMatchObject({ mean: 2, variance: 0, min: 2, max: 2 });
  for (const u of [0, 2 ** -53, 1 - 2 ** -53, 1]) expect(variate.quantile(u)).toBe(2);
});

test("many values come with their frequencies", () => {
  const count = 1000;
  const values = Array.from({ length: count }, (_, i) => i);
  const variate = compileDistribution({
    kind: "discrete",
    values,
    weights: values.map((i) => 1 + (i % 7)),
  });
  const stream = createStream(1, 0, 2, 3);
  const seen = new Float64Array(count);
  const draws = 400_000;
  for (let i = 0; i < draws; i++) seen[variate.quantile(stream.uniform())]++;
  const total = values.reduce((sum, i) => sum + 1 + (i % 7), 0);
  const chiSquare = values.reduce((sum, i) => {
    const expected = (draws * (1 + (i % 7))) / total;
    return sum + (seen[i] - expected) ** 2 / expected;
  }, 0);
  // Chi-square with 999 degrees of freedom: 99.9 % lie between 857 and 1151.
  expect(chiSquare).toBeGreaterThan(857);
  expect(chiSquare).toBeLessThan(1151);
});

test("weights that are missing, negative or all zero are refused", () => {
  const kind = "discrete";
  expectRefused({ kind, values: [1, 2], weights: [1] }, "weights", 1);
  expectRefused({ kind, values: [1, 2], weights: [1, -1] }, "weights[1]", -1);
  expectRefused({ kind, values: [1, 2], weights: [0, 0] }, "weights", 0);
  expectRefused({ kind, values: [], weights: [] }, "weights", 0);
  expectRefused({ kind, values: [1, Infinity], weights: [1, 1] }, "values[1]", Infinity);
  expectRefused({ kind, values: [1, 2], weights: [1e308, 1e308] }, "weights", Infinity);
});
