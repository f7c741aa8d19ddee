import { expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import type { Distribution } from "../../engine/random/distribution.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

const normal: Distribution = { kind: "normal", mean: 10, sd: 2 };
const exponential: Distribution = { kind: "exponential", mean: 30 };

test("mean and variance follow from the parts", () => {
  const variate = expectLaw("mixture", {
    kind: "mixture",
    weights: [3, 1],
    parts: [normal, exponential],
  });
  expectClose(variate.mean, 15, 1e-15);
  // 0.75 (4 + 100) + 0.25 (900 + 900) - 225
  expectClose(variate.variance, 303, 1e-14);
  expect([variate.min, variate.max]).toEqual([-Infinity, Infinity]);
});

test("a lump and a tail: the lump is met exactly", () => {
  const variate = expectLaw("mixture-lump", {
    kind: "mixture",
    weights: [0.3, 0.7],
    parts: [{ kind: "constant", value: 5 }, exponential],
  });
  const below = 0.7 * (1 - Math.exp(-5 / 30));
  for (const more of [0.001, 0.1, 0.299]) expect(variate.quantile(below + more)).toBe(5);
  expect(variate.quantile(below - 0.001)).toBeLessThan(5);
  expect(variate.quantile(below + 0.301)).toBeGreaterThan(5);
});

test("none of something: a lump at zero among numbers of both signs", () => {
  const variate = expectLaw("mixture-zero", {
    kind: "mixture",
    weights: [0.5, 0.5],
    parts: [
      { kind: "constant", value: 0 },
      { kind: "normal", mean: 1, sd: 1000 },
    ],
  });
  for (const u of [0.251, 0.5, 0.749]) expect(variate.quantile(u)).toBe(0);
});

test("parts that do not meet leave a gap, whose lower end is the quantile", () => {
  const variate = expectLaw("mixture-gap", {
    kind: "mixture",
    weights: [1, 1],
    parts: [
      { kind: "uniform", min: 0, max: 1 },
      { kind: "uniform", min: 8, max: 9 },
    ],
  });
  expect(variate.quantile(0.5)).toBeCloseTo(1, 12);
  expect(variate.quantile(0.75)).toBeCloseTo(8.5, 12);
});

test("counts and values mix to whole numbers", () => {
  const variate = expectLaw("mixture-counts", {
    kind: "mixture",
    weights: [1, 1, 1],
    parts: [
      { kind: "poisson", mean: 4 },
      { kind: "discrete", values: [2, 20], weights: [1, 1] },
      { kind: "constant", value: 0 },
    ],
  });
  for (let u = 0.005; u < 1; u += 0.01) expect(variate.quantile(u) % 1).toBe(0);
});

test("mixtures nest, and a part of weight zero is none", () => {
  const inner: Distribution = { kind: "mixture", weights: [1, 1], parts: [normal, exponential] };
  const nested = compileDistribution({
    kind: "mixture",
    weights: [1, 2, 0],
    parts: [normal, inner, exponential],
  });
  const flat = compileDistribution({
    kind: "mixture",
    weights: [2, 1],
    parts: [normal, exponential],
  });
  expectClose(nested.variance, flat.variance, 1e-14);
  for (const u of [0.01, 0.5, 0.97]) expectClose(nested.quantile(u), flat.quantile(u), 1e-13);
  const only = compileDistribution({
    kind: "mixture",
    weights: [0, 4],
    parts: [normal, exponential],
  });
  expect(only.quantile(0.4)).toBe(compileDistribution(exponential).quantile(0.4));
});

test("shares next to zero, and ends that are not finite, come to an end", () => {
  const of: Distribution[] = [
    { kind: "weibull", shape: 0.3, scale: 590 },
    { kind: "gamma", shape: 0.6, scale: 0.2 },
    exponential,
  ];
  const near = compileDistribution({ kind: "mixture", weights: [1, 4, 1], parts: of });
  expect(near.quantile(3e-323)).toBeLessThan(1e-300);
  const vast = compileDistribution({
    kind: "mixture",
    weights: [1, 1],
    parts: [{ kind: "exponential", mean: 1e308 }, exponential],
  });
  expect(vast.quantile(1 - 2 ** -53)).toBeGreaterThan(1e308);
});

test("weights that do not fit the parts, and faulty parts, are refused", () => {
  const parts = [normal, exponential];
  expectRefused({ kind: "mixture", weights: [1], parts }, "weights", 1);
  expectRefused({ kind: "mixture", weights: [], parts: [] }, "weights", 0);
  expectRefused({ kind: "mixture", weights: [1, -2], parts }, "weights[1]", -2);
  expectRefused({ kind: "mixture", weights: [0, 0], parts }, "weights", 0);
  const faulty: Distribution = { kind: "exponential", mean: -1 };
  expectRefused({ kind: "mixture", weights: [1, 0], parts: [normal, faulty] }, "mean", -1);
});
