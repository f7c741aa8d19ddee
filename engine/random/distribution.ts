import { compileBeta } from "./beta.ts";
import type { Beta } from "./beta.ts";
import { compileConstant } from "./constant.ts";
import type { Constant } from "./constant.ts";
import { compileDiscrete } from "./discrete.ts";
import type { Discrete } from "./discrete.ts";
import { DistributionError } from "./distribution-error.ts";
import { compileEmpirical } from "./empirical.ts";
import type { Empirical } from "./empirical.ts";
import { compileExponential } from "./exponential.ts";
import type { Exponential } from "./exponential.ts";
import { compileGamma } from "./gamma.ts";
import type { Gamma } from "./gamma.ts";
import { compileLognormal } from "./lognormal.ts";
import type { Lognormal } from "./lognormal.ts";
import { compileMixture } from "./mixture.ts";
import type { Mixture } from "./mixture.ts";
import { compileNormal } from "./normal.ts";
import type { Normal } from "./normal.ts";
import { compilePert } from "./pert.ts";
import type { Pert } from "./pert.ts";
import { compilePoisson } from "./poisson.ts";
import type { Poisson } from "./poisson.ts";
import type { Stream } from "./stream.ts";
import { compileTriangular } from "./triangular.ts";
import type { Triangular } from "./triangular.ts";
import { compileTruncated } from "./truncated.ts";
import type { Truncated } from "./truncated.ts";
import { compileUniform } from "./uniform.ts";
import type { Uniform } from "./uniform.ts";
import type { Variate } from "./variate.ts";
import { compileWeibull } from "./weibull.ts";
import type { Weibull } from "./weibull.ts";

export type { Variate } from "./variate.ts";

/** A distribution as plain data: it can be stored, compared and sent to another thread. */
export type Distribution =
  | Constant
  | Uniform
  | Triangular
  | Exponential
  | Normal
  | Lognormal
  | Gamma
  | Weibull
  | Beta
  | Pert
  | Empirical
  | Discrete
  | Poisson
  | Mixture<Distribution>
  | Truncated<Distribution>;

/** The kinds, in the order of the README's table. */
export const distributionKinds = [
  "constant",
  "uniform",
  "triangular",
  "pert",
  "exponential",
  "normal",
  "lognormal",
  "gamma",
  "weibull",
  "beta",
  "empirical",
  "discrete",
  "poisson",
  "mixture",
  "truncated",
] as const satisfies readonly Distribution["kind"][];

/**
 * Checks the parameters and prepares what drawing needs. Not cheap for truncated distributions (up to
 * a millisecond): compile once, when the model is compiled.
 *
 * @throws DistributionError naming the parameter, what was found and what is allowed
 */
export function compileDistribution(distribution: Distribution): Variate {
  switch (distribution.kind) {
    case "constant":
      return compileConstant(distribution);
    case "uniform":
      return compileUniform(distribution);
    case "triangular":
      return compileTriangular(distribution);
    case "pert":
      return compilePert(distribution);
    case "exponential":
      return compileExponential(distribution);
    case "normal":
      return compileNormal(distribution);
    case "lognormal":
      return compileLognormal(distribution);
    case "gamma":
      return compileGamma(distribution);
    case "weibull":
      return compileWeibull(distribution);
    case "beta":
      return compileBeta(distribution);
    case "empirical":
      return compileEmpirical(distribution);
    case "discrete":
      return compileDiscrete(distribution);
    case "poisson":
      return compilePoisson(distribution);
    case "mixture":
      return compileMixture(distribution, compileDistribution);
    case "truncated":
      return compileTruncated(distribution, compileDistribution);
    default: {
      const unknown: { readonly kind?: unknown } = distribution satisfies never;
      throw new DistributionError("distribution", "kind", unknown.kind, {
        zh: distributionKinds.join("、"),
        en: distributionKinds.join(", "),
      });
    }
  }
}

/** One draw: one uniform of the stream, by inversion. */
export function draw(variate: Variate, stream: Stream): number {
  return variate.quantile(stream.uniform());
}
