import { describe, expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import type { Distribution } from "../../engine/random/distribution.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

const cut = (of: Distribution, min?: number, max?: number): Distribution => ({
  kind: "truncated",
  of,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

const normal: Distribution = { kind: "normal", mean: 10, sd: 5 };
const lognormal: Distribution = { kind: "lognormal", mu: 1, sigma: 0.75 };
const gamma: Distribution = { kind: "gamma", shape: 2.5, scale: 1 };

// Mean and variance by quadrature of the densities with 25 digits (mpmath).
describe.each<[string, Distribution, number, number]>([
  ["normal, both sides", cut(normal, 0, 12), 7.516253542987613, 8.743227143928252],
  ["normal, from below", cut(normal, 12), 15.343780858728104, 7.131567851347333],
  ["normal, from above", cut(normal, undefined, 6), 3.1629886540878984, 5.603321239517601],
  ["lognormal, both sides", cut(lognormal, 1, 10), 3.401644682736226, 3.9404729055521943],
  ["lognormal, from below", cut(lognormal, 5), 8.215581703668729, 14.928172156655982],
  ["gamma, from below", cut(gamma, 4), 5.321991977051662, 1.5913412240852065],
  ["gamma, both sides", cut(gamma, 1, 3), 1.9343839090683272, 0.3122215548862973],
  [
    "weibull, both sides",
    cut({ kind: "weibull", shape: 0.7, scale: 10 }, 5, 50),
    16.89950620887551,
    117.74304873268889,
  ],
  [
    "triangular, around its mode",
    cut({ kind: "triangular", min: 0, mode: 2, max: 10 }, 1, 6),
    3.3333333333333335,
    1.8333333333333333,
  ],
  [
    "beta, both sides",
    cut({ kind: "beta", alpha: 2, beta: 5 }, 0.1, 0.4),
    0.24277733439744614,
    0.006891169095209009,
  ],
  ["exponential, from below", cut({ kind: "exponential", mean: 3 }, 2), 5, 9],
  [
    "exponential, both sides",
    cut({ kind: "exponential", mean: 3 }, 1, 4),
    2.254069879392021,
    0.7139376521298691,
  ],
  ["uniform", cut({ kind: "uniform", min: 0, max: 10 }, 4, 20), 7, 3],
])("%s", (name, distribution, mean, variance) => {
  test("law, mean and variance", () => {
    const variate = expectLaw(`truncated ${name}`, distribution);
    expectClose(variate.mean, mean, 1e-10);
    expectClose(variate.variance, variance, 1e-9);
  });
});

test("a pert is cut like the beta it is", () => {
  const variate = expectLaw("truncated-pert", cut({ kind: "pert", min: 0, mode: 2, max: 8 }, 1, 5));
  expect(variate).toMatchObject({ min: 1, max: 5 });
});

test("a far tail keeps its shape down to one in a million", () => {
  const variate = compileDistribution(cut({ kind: "normal", mean: 0, sd: 1 }, 4.5));
  // Mean of the tail: density over share at 4.5 (Mills' ratio).
  expectClose(variate.mean, 4.704319844827732, 1e-9);
  expect(variate.quantile(2 ** -53)).toBeGreaterThanOrEqual(4.5);
  expect(variate.quantile(1 - 2 ** -53)).toBeLessThan(9);
});

test("the memory of an exponential: what is left has the same law", () => {
  const whole = compileDistribution({ kind: "exponential", mean: 3 });
  const rest = compileDistribution(cut({ kind: "exponential", mean: 3 }, 7));
  for (const u of [0.01, 0.5, 0.999]) expectClose(rest.quantile(u), 7 + whole.quantile(u), 1e-13);
});

test("both ends belong to the range: counts and values are cut exactly", () => {
  const counts = expectLaw("truncated-poisson", cut({ kind: "poisson", mean: 4 }, 2, 5));
  const weights = [8, 32 / 3, 32 / 3, 128 / 15];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  expectClose(counts.mean, weights.reduce((sum, w, i) => sum + w * (i + 2), 0) / total, 1e-14);
  expect(counts).toMatchObject({ min: 2, max: 5 });
  const large = compileDistribution(cut({ kind: "poisson", mean: 1e6 }, 1e6));
  expect(large.min).toBe(1e6);
  const values = compileDistribution(
    cut({ kind: "discrete", values: [1, 2, 3, 4], weights: [1, 2, 3, 4] }, 2, 3.5),
  );
  expect(values).toMatchObject({ min: 2, max: 3 });
  expectClose(values.mean, 2.6, 1e-15);
});

test("a table of quantiles is cut into a table of quantiles", () => {
  const table: Distribution = {
    kind: "empirical",
    values: [0, 20, 45, 120],
    shares: [0, 0.5, 0.9, 1],
  };
  const variate = expectLaw("truncated-empirical", cut(table, 10, 45));
  expect(variate).toMatchObject({ min: 10, max: 45 });
  // A quarter lies from 10 to 20 and 0.4 from 20 to 45: mean (0.25 * 15 + 0.4 * 32.5) / 0.65.
  expectClose(variate.mean, 16.75 / 0.65, 1e-14);
  const atom = compileDistribution(cut({ kind: "empirical", values: [1, 2, 2, 2, 6] }, 2, 4));
  // Two quarters lie at 2 and an eighth from 2 to 4.
  expect(atom.cdf(2)).toBeCloseTo(0.8, 14);
  expectClose(atom.mean, (0.5 * 2 + 0.125 * 3) / 0.625, 1e-14);
  const single = compileDistribution(cut({ kind: "empirical", values: [3] }, 2, 4));
  expect(single.mean).toBe(3);
});

test("a mixture is cut part by part", () => {
  const variate = expectLaw(
    "truncated-mixture",
    cut(
      {
        kind: "mixture",
        weights: [1, 1, 2],
        parts: [{ kind: "constant", value: 3 }, { kind: "constant", value: 50 }, normal],
      },
      0,
      12,
    ),
  );
  // One in four is 3, half the rest is the normal with 0.632671609662145 of it inside.
  const inside = 2 * 0.632671609662145;
  expectClose(variate.mean, (3 + inside * 7.516253542987613) / (1 + inside), 1e-10);
});

test("a cut of a cut is the cut to both ranges", () => {
  const twice = compileDistribution(cut(cut(normal, 0), -5, 12));
  const once = compileDistribution(cut(normal, 0, 12));
  for (const u of [0.01, 0.5, 0.99]) expect(twice.quantile(u)).toBe(once.quantile(u));
  expect(twice.variance).toBe(once.variance);
});

test("a range around the whole leaves it as it is", () => {
  const whole = compileDistribution(lognormal);
  const same = compileDistribution(cut(lognormal, -1));
  expect([same.mean, same.variance, same.min]).toEqual([whole.mean, whole.variance, 0]);
  expect(compileDistribution(cut({ kind: "constant", value: 3 }, 3, 3)).mean).toBe(3);
  const open = cut(normal, -Infinity, Infinity);
  expect(compileDistribution(open).variance).toBe(25);
});

test("a range that keeps nothing, or less than one in a million, is refused", () => {
  const parameter = "min, max";
  expectRefused(cut({ kind: "uniform", min: 0, max: 1 }, 2, 3), parameter, [2, 3]);
  expectRefused(cut({ kind: "constant", value: 1 }, 2, 3), parameter, [2, 3]);
  expectRefused(cut({ kind: "poisson", mean: 3 }, 4.2, 4.8), parameter, [4.2, 4.8]);
  expectRefused(cut({ kind: "discrete", values: [1, 9] }, 2, 3), parameter, [2, 3]);
  expectRefused(cut({ kind: "empirical", values: [1, 9] }, 10, 12), parameter, [10, 12]);
  expectRefused(cut(normal, 60, 70), parameter, [60, 70]);
  expectRefused(cut(cut(normal, 0, 5), 6, 7), parameter, [6, 7]);
  const mixture: Distribution = {
    kind: "mixture",
    weights: [1, 1],
    parts: [
      { kind: "constant", value: 1 },
      { kind: "constant", value: 2 },
    ],
  };
  expectRefused(cut(mixture, 1.2, 1.8), parameter, [1.2, 1.8]);
});

test("a range upside down is refused, and so is a faulty distribution inside", () => {
  expectRefused(cut(normal, 3, 2), "max", 2);
  expectRefused(cut({ kind: "exponential", mean: 0 }, 0, 1), "mean", 0);
});
