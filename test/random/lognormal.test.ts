import { expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import { lognormalParameters } from "../../engine/random/lognormal.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

test("by mean and standard deviation", () => {
  const variate = expectLaw("lognormal", { kind: "lognormal", mean: 12, sd: 7 });
  expectClose(variate.mean, 12, 1e-14);
  expectClose(variate.variance, 49, 1e-13);
  expect([variate.min, variate.max]).toEqual([0, Infinity]);
});

test("by median and p90", () => {
  const variate = expectLaw("lognormal-p90", { kind: "lognormal", median: 20, p90: 45 });
  expectClose(variate.quantile(0.5), 20, 1e-15);
  expectClose(variate.quantile(0.9), 45, 1e-14);
});

test("by any two quantiles, in either order", () => {
  const low = { share: 0.1, value: 3 };
  const high = { share: 0.75, value: 20 };
  for (const quantiles of [[low, high] as const, [high, low] as const]) {
    const variate = compileDistribution({ kind: "lognormal", quantiles });
    expectClose(variate.quantile(0.1), 3, 1e-14);
    expectClose(variate.quantile(0.75), 20, 1e-14);
  }
});

test("the forms of one distribution agree", () => {
  const { mu, sigma } = lognormalParameters({ kind: "lognormal", median: 20, p90: 45 });
  const whole = compileDistribution({ kind: "lognormal", mu, sigma });
  const bySigma = lognormalParameters({ kind: "lognormal", median: 20, sigma });
  const byMoments = lognormalParameters({
    kind: "lognormal",
    mean: whole.mean,
    sd: Math.sqrt(whole.variance),
  });
  expectClose(bySigma.mu, mu, 1e-14);
  expectClose(byMoments.mu, mu, 1e-13);
  expectClose(byMoments.sigma, sigma, 1e-13);
});

test("narrow and wide", () => {
  expectLaw("lognormal-narrow", { kind: "lognormal", mean: 1000, sd: 0.1 });
  expectLaw("lognormal-wide", { kind: "lognormal", median: 1, sigma: 1.2 });
});

test("what does not fix a positive, finite sigma is refused", () => {
  expectRefused({ kind: "lognormal", mean: 0, sd: 1 }, "mean", 0);
  expectRefused({ kind: "lognormal", mean: 1, sd: -1 }, "sd", -1);
  expectRefused({ kind: "lognormal", mean: 1e-100, sd: 1e100 }, "sd", 1e100);
  expectRefused({ kind: "lognormal", median: 20, p90: 20 }, "p90", 20);
  expectRefused({ kind: "lognormal", median: 20, p90: 0 }, "p90", 0);
  expectRefused({ kind: "lognormal", median: -1, p90: 3 }, "median", -1);
  expectRefused({ kind: "lognormal", median: 20, sigma: 0 }, "sigma", 0);
  expectRefused({ kind: "lognormal", mu: Infinity, sigma: 1 }, "mu", Infinity);
  expectRefused({ kind: "lognormal", mu: 251, sigma: 1 }, "mu", 251);
  expectRefused({ kind: "lognormal", mu: 0, sigma: 11 }, "sigma", 11);
  const first = { share: 0.5, value: 2 };
  for (const second of [first, { share: 0.5, value: 3 }, { share: 0.9, value: 1 }]) {
    const quantiles = [first, second] as const;
    expectRefused({ kind: "lognormal", quantiles }, "quantiles", quantiles);
  }
  expectRefused({ kind: "lognormal", quantiles: [first, { share: 1, value: 3 }] }, "share", 1);
  expectRefused({ kind: "lognormal", quantiles: [first, { share: 0.9, value: 0 }] }, "value", 0);
});
