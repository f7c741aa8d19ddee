import expm1 from "@stdlib/math-base-special-expm1";
import gamma from "@stdlib/math-base-special-gamma";
import log1p from "@stdlib/math-base-special-log1p";
import pow from "@stdlib/math-base-special-pow";

import { checkBetween, checkPositive } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

/** A lifetime whose hazard rate falls (shape below 1), stays (1) or rises; shape from 0.1 to 1000. */
export interface Weibull {
  readonly kind: "weibull";
  readonly shape: number;
  readonly scale: number;
}

export function weibullQuantile(u: number, shape: number, scale: number): number {
  return scale * pow(0 - log1p(-u), 1 / shape);
}

export function weibullCdf(x: number, shape: number, scale: number): number {
  return x <= 0 ? 0 : -expm1(-pow(x / scale, shape));
}

export function compileWeibull({ shape, scale }: Weibull): Variate {
  checkBetween("weibull", "shape", shape, 0.1, 1000);
  checkPositive("weibull", "scale", scale);
  const first = gamma(1 + 1 / shape);
  return {
    quantile: (u) => weibullQuantile(u, shape, scale),
    cdf: (x) => weibullCdf(x, shape, scale),
    mean: scale * first,
    variance: scale * scale * (gamma(1 + 2 / shape) - first * first),
    min: 0,
    max: Infinity,
  };
}
