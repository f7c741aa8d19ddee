import { expect, test } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import { expectClose, expectLaw, expectRefused } from "./law-of-variate.ts";

test("falling and rising hazard", () => {
  expectLaw("weibull-falling", { kind: "weibull", shape: 0.7, scale: 10 });
  const variate = expectLaw("weibull-rising", { kind: "weibull", shape: 3, scale: 10 });
  expect([variate.min, variate.max]).toEqual([0, Infinity]);
});

test("shape 1 is the exponential, shape 2 the Rayleigh", () => {
  const first = compileDistribution({ kind: "weibull", shape: 1, scale: 5 });
  expectClose(first.mean, 5, 1e-14);
  expectClose(first.variance, 25, 1e-14);
  const second = compileDistribution({ kind: "weibull", shape: 2, scale: 5 });
  expectClose(second.mean, 5 * Math.sqrt(Math.PI / 4), 1e-14);
  expectClose(second.variance, 25 * (1 - Math.PI / 4), 1e-14);
});

test("at the ends of the range of shapes", () => {
  expectLaw("weibull-1000", { kind: "weibull", shape: 1000, scale: 1 });
  // Gamma(1 + 1/k) = 10! and Gamma(1 + 2/k) = 20! at k = 0.1.
  const wide = compileDistribution({ kind: "weibull", shape: 0.1, scale: 1 });
  expectClose(wide.mean, 3_628_800, 1e-13);
  expectClose(wide.variance, 2_432_902_008_176_640_000 - 3_628_800 ** 2, 1e-13);
});

test("a shape or scale out of range is refused", () => {
  expectRefused({ kind: "weibull", shape: 0.05, scale: 1 }, "shape", 0.05);
  expectRefused({ kind: "weibull", shape: 1001, scale: 1 }, "shape", 1001);
  expectRefused({ kind: "weibull", shape: 2, scale: -1 }, "scale", -1);
});
