import erfc from "@stdlib/math-base-special-erfc";
import erfcinv from "@stdlib/math-base-special-erfcinv";

import { checkFinite, checkPositive } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

export interface Normal {
  readonly kind: "normal";
  readonly mean: number;
  readonly sd: number;
}

/**
 * The standard normal quantile. By the complementary error function on both sides: each tail is exact
 * to the last bits however small its share, and quantile(1 - u) is -quantile(u) where 1 - u is exact.
 */
export function standardNormalQuantile(u: number): number {
  return u < 0.5 ? -Math.SQRT2 * erfcinv(2 * u) : Math.SQRT2 * erfcinv(2 * (1 - u));
}

/** P(Z <= z) of the standard normal. */
export function standardNormalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}

export function normalQuantile(u: number, mean: number, sd: number): number {
  return mean + sd * standardNormalQuantile(u);
}

export function normalCdf(x: number, mean: number, sd: number): number {
  return standardNormalCdf((x - mean) / sd);
}

export function compileNormal({ mean, sd }: Normal): Variate {
  checkFinite("normal", "mean", mean);
  checkPositive("normal", "sd", sd);
  return {
    quantile: (u) => normalQuantile(u, mean, sd),
    cdf: (x) => normalCdf(x, mean, sd),
    mean,
    variance: sd * sd,
    min: -Infinity,
    max: Infinity,
  };
}
