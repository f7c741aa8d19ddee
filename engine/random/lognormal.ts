import exp from "@stdlib/math-base-special-exp";
import expm1 from "@stdlib/math-base-special-expm1";
import ln from "@stdlib/math-base-special-ln";
import log1p from "@stdlib/math-base-special-log1p";

import {
  checkBetween,
  checkFinite,
  checkPositive,
  DistributionError,
} from "./distribution-error.ts";
import { standardNormalCdf, standardNormalQuantile } from "./normal.ts";
import type { Variate } from "./variate.ts";

/** A value and the share of draws below it. */
export interface KnownQuantile {
  readonly share: number;
  readonly value: number;
}

/**
 * A positive quantity whose logarithm is normal with mean mu and standard deviation sigma (0 to 10),
 * given by whichever two facts are known of it. mu from -250 to 250.
 */
export type Lognormal =
  | { readonly kind: "lognormal"; readonly mu: number; readonly sigma: number }
  | { readonly kind: "lognormal"; readonly mean: number; readonly sd: number }
  | { readonly kind: "lognormal"; readonly median: number; readonly sigma: number }
  | { readonly kind: "lognormal"; readonly median: number; readonly p90: number }
  | {
      readonly kind: "lognormal";
      readonly quantiles: readonly [KnownQuantile, KnownQuantile];
    };

export function lognormalQuantile(u: number, mu: number, sigma: number): number {
  return exp(mu + sigma * standardNormalQuantile(u));
}

export function lognormalCdf(x: number, mu: number, sigma: number): number {
  return x <= 0 ? 0 : standardNormalCdf((ln(x) - mu) / sigma);
}

/** Mean and standard deviation of the logarithm. @throws DistributionError */
export function lognormalParameters(given: Lognormal): { mu: number; sigma: number } {
  const { mu, sigma, parameter, found } = unchecked(given);
  if (!(sigma > 0 && sigma <= 10)) {
    throw new DistributionError("lognormal", parameter, found, {
      zh: "使对数标准差 sigma 大于 0、不超过 10 的值",
      en: "one that makes sigma, the standard deviation of the logarithm, above 0 and at most 10",
    });
  }
  // So that the variance is a finite number.
  checkBetween("lognormal", "mu", mu, -250, 250);
  return { mu, sigma };
}

interface Unchecked {
  mu: number;
  sigma: number;
  /** The parameter that decides sigma, and its value. */
  parameter: string;
  found: unknown;
}

function unchecked(given: Lognormal): Unchecked {
  if ("mu" in given) {
    checkFinite("lognormal", "mu", given.mu);
    return { mu: given.mu, sigma: given.sigma, parameter: "sigma", found: given.sigma };
  }
  if ("mean" in given) {
    checkPositive("lognormal", "mean", given.mean);
    checkPositive("lognormal", "sd", given.sd);
    const ratio = given.sd / given.mean;
    const variance = log1p(ratio * ratio);
    const sigma = Math.sqrt(variance);
    return { mu: ln(given.mean) - variance / 2, sigma, parameter: "sd", found: given.sd };
  }
  if ("quantiles" in given) return throughQuantiles(given.quantiles, "quantiles", given.quantiles);
  checkPositive("lognormal", "median", given.median);
  if ("sigma" in given) {
    return { mu: ln(given.median), sigma: given.sigma, parameter: "sigma", found: given.sigma };
  }
  checkPositive("lognormal", "p90", given.p90);
  const known = [
    { share: 0.5, value: given.median },
    { share: 0.9, value: given.p90 },
  ] as const;
  return throughQuantiles(known, "p90", given.p90);
}

function throughQuantiles(
  [first, second]: readonly [KnownQuantile, KnownQuantile],
  parameter: string,
  found: unknown,
): Unchecked {
  for (const { share, value } of [first, second]) {
    checkPositive("lognormal", "value", value);
    checkBetween("lognormal", "share", share, 1e-9, 1 - 1e-9);
  }
  const z1 = standardNormalQuantile(first.share);
  const sigma = ln(second.value / first.value) / (standardNormalQuantile(second.share) - z1);
  return { mu: ln(first.value) - sigma * z1, sigma, parameter, found };
}

export function compileLognormal(given: Lognormal): Variate {
  const { mu, sigma } = lognormalParameters(given);
  const mean = exp(mu + (sigma * sigma) / 2);
  return {
    quantile: (u) => lognormalQuantile(u, mu, sigma),
    cdf: (x) => lognormalCdf(x, mu, sigma),
    mean,
    variance: expm1(sigma * sigma) * mean * mean,
    min: 0,
    max: Infinity,
  };
}
