import expm1 from "@stdlib/math-base-special-expm1";
import log1p from "@stdlib/math-base-special-log1p";

import { checkPositive } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

/** The time to the next of events that come at a constant rate of 1 / mean. */
export interface Exponential {
  readonly kind: "exponential";
  readonly mean: number;
}

export function exponentialQuantile(u: number, mean: number): number {
  return 0 - mean * log1p(-u);
}

export function exponentialCdf(x: number, mean: number): number {
  return x <= 0 ? 0 : -expm1(-x / mean);
}

export function compileExponential({ mean }: Exponential): Variate {
  checkPositive("exponential", "mean", mean);
  return {
    quantile: (u) => exponentialQuantile(u, mean),
    cdf: (x) => exponentialCdf(x, mean),
    mean,
    variance: mean * mean,
    min: 0,
    max: Infinity,
  };
}
