import { restrictDiscrete } from "./discrete.ts";
import type { Distribution } from "./distribution.ts";
import { DistributionError } from "./distribution-error.ts";
import { restrictEmpirical } from "./empirical.ts";
import { integrate } from "./integral.ts";
import { compileMixture } from "./mixture.ts";
import { restrictPoisson } from "./poisson.ts";
import type { Variate } from "./variate.ts";

/** Another distribution given that its value lies from min to max (both included). */
export interface Truncated<Of> {
  readonly kind: "truncated";
  readonly of: Of;
  readonly min?: number;
  readonly max?: number;
}

/** A range must keep at least this share of the distribution it cuts. */
const LEAST_SHARE = 1e-6;

/** The largest u below 1. */
const LAST = 1 - 1.1102230246251565e-16;

type Compile = (distribution: Distribution) => Variate;

/**
 * Values, tables, counts and mixtures are cut exactly, into a distribution of their own kind. The
 * others are drawn as quantile(F(min) + u (F(max) - F(min))); their mean and variance are integrals of
 * that quantile by the double-exponential rule, and where the upper end stays open the closed form of
 * the whole less the integral of what is cut off. Tested to 1e-9.
 *
 * @throws DistributionError where the range keeps less than one in a million
 */
export function compileTruncated(truncated: Truncated<Distribution>, compile: Compile): Variate {
  const { of, min = -Infinity, max = Infinity } = truncated;
  if (!(min <= max)) {
    throw new DistributionError("truncated", "max", max, {
      zh: `不小于 min(${min})的数`,
      en: `a number not below min (${min})`,
    });
  }
  const whole = compile(of);
  const kept = restrict(of, min, max, compile);
  if (kept === undefined || kept.share < LEAST_SHARE) {
    throw new DistributionError("truncated", "min, max", [min, max], {
      zh: `至少保留百万分之一的范围(原分布位于 ${whole.min} 至 ${whole.max})`,
      en: `a range that keeps at least one in a million (the whole lies in ${whole.min} to ${whole.max})`,
    });
  }
  // What is kept has been checked as a whole: a part of a mixture may keep next to nothing of itself.
  const ready = (part: Distribution): Variate => {
    if (part.kind === "truncated") return cut(part, compile);
    return part.kind === "mixture" ? compileMixture(part, ready) : compile(part);
  };
  return ready(kept.of);
}

interface Kept {
  readonly of: Distribution;
  /** The share of the whole that is kept. */
  readonly share: number;
}

function restrict(of: Distribution, min: number, max: number, compile: Compile): Kept | undefined {
  switch (of.kind) {
    case "constant":
      return of.value >= min && of.value <= max ? { of, share: 1 } : undefined;
    case "discrete": {
      const inside = restrictDiscrete(of, min, max);
      return (
        inside && {
          of: inside,
          share: sum(inside.weights) / sum(of.weights ?? of.values.map(() => 1)),
        }
      );
    }
    case "poisson": {
      const inside = restrictPoisson(of, min, max);
      const whole = compile(of);
      return inside && { of: inside, share: whole.cdf(max) - whole.cdf(Math.ceil(min) - 1) };
    }
    case "empirical":
      return restrictEmpirical(of, min, max);
    case "truncated":
      return restrictTruncated(of, min, max, compile);
    case "mixture": {
      const total = sum(of.weights);
      const parts = of.parts.flatMap((part, i) => {
        const kept = of.weights[i] > 0 ? restrict(part, min, max, compile) : undefined;
        return kept ? [{ of: kept.of, weight: (of.weights[i] / total) * kept.share }] : [];
      });
      if (parts.length === 0) return undefined;
      const weights = parts.map(({ weight }) => weight);
      return {
        of: { kind: "mixture", weights, parts: parts.map((part) => part.of) },
        share: sum(weights),
      };
    }
    case "uniform":
    case "triangular":
    case "exponential":
    case "normal":
    case "lognormal":
    case "gamma":
    case "weibull":
    case "beta":
    case "pert":
      break;
  }
  const whole = compile(of);
  if (whole.min >= min && whole.max <= max) return { of, share: 1 };
  const share = whole.cdf(max) - whole.cdf(min);
  return share > 0 ? { of: { kind: "truncated", of, min, max }, share } : undefined;
}

function sum(weights: readonly number[] = []): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

/** A cut of a cut: the inner range is the new whole. */
function restrictTruncated(
  inner: Truncated<Distribution>,
  min: number,
  max: number,
  compile: Compile,
): Kept | undefined {
  const { of, min: innerMin = -Infinity, max: innerMax = Infinity } = inner;
  const whole = restrict(of, innerMin, innerMax, compile);
  const kept = restrict(of, Math.max(min, innerMin), Math.min(max, innerMax), compile);
  return whole && kept && { of: kept.of, share: kept.share / whole.share };
}

/** A smooth distribution cut to a range. */
function cut(
  { of, min = -Infinity, max = Infinity }: Truncated<Distribution>,
  compile: Compile,
): Variate {
  const whole = compile(of);
  const least = Math.max(min, whole.min);
  const greatest = Math.min(max, whole.max);
  const from = whole.cdf(least);
  const to = whole.cdf(greatest);
  const share = to - from;
  const quantile = (u: number) => {
    if (u <= 0) return least;
    if (u >= 1) return greatest;
    const x = whole.quantile(Math.min(from + u * share, LAST));
    return Math.min(greatest, Math.max(least, x));
  };

  const middle = quantile(0.5);
  const kink = of.kind === "triangular" ? whole.cdf(of.mode) : 0;
  const open = greatest === Infinity;
  /** The integral of (quantile - middle) or its square over what is kept. */
  const moment = (power: (distance: number) => number, ofWhole: number) => {
    const f = (u: number) => power(whole.quantile(u) - middle);
    if (open) return ofWhole - integrate(f, 0, from);
    return kink > from && kink < to
      ? integrate(f, from, kink) + integrate(f, kink, to)
      : integrate(f, from, to);
  };
  const offset = whole.mean - middle;
  const first = moment((distance) => distance, offset) / share;
  const second =
    moment((distance) => distance * distance, whole.variance + offset * offset) / share;
  return {
    quantile,
    cdf: (x) => (x < least ? 0 : x >= greatest ? 1 : (whole.cdf(x) - from) / share),
    mean: Math.min(greatest, Math.max(least, middle + first)),
    variance: Math.max(0, second - first * first),
    min: least,
    max: greatest,
  };
}
