import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";

import type { Distribution } from "../random/distribution.ts";
import type { DistributionName, WrittenDistribution } from "./distribution-shorthand.ts";

/** The standard normal quantile of 0.9, to the last bit of a float64. */
const z90 = 1.2815515655446004;

const nameOf = (written: WrittenDistribution): DistributionName =>
  Object.keys(written)[0] as DistributionName;

/** The parameter of the form a written distribution has; the caller knows which form it is. */
const given = <T>(parameter: T | undefined): T => {
  if (parameter === undefined) throw new TypeError("a distribution without its parameters");
  return parameter;
};

/** Location and scale of the logarithm, from a median with its 90th percentile or from mean and sd. */
const lognormalParameters = (
  written: NonNullable<WrittenDistribution["lognormal"]>,
): { mu: number; sigma: number } => {
  if ("median" in written) {
    return { mu: ln(written.median), sigma: ln(written.p90 / written.median) / z90 };
  }
  const ratio = written.sd / written.mean;
  const variance = ln(1 + ratio * ratio);
  return { mu: ln(written.mean) - variance / 2, sigma: Math.sqrt(variance) };
};

const valuesOf = (discrete: NonNullable<WrittenDistribution["discrete"]>): number[] =>
  Object.entries(discrete)
    .filter(([, weight]) => weight > 0)
    .map(([value]) => Number(value));

/** The least and the greatest value a written distribution can take, in the unit it is written in. */
export const supportOf = (written: WrittenDistribution): { min: number; max: number } => {
  const name = nameOf(written);
  switch (name) {
    case "constant":
      return { min: given(written.constant), max: given(written.constant) };
    case "uniform":
      return { min: given(written.uniform)[0], max: given(written.uniform)[1] };
    case "triangular":
    case "pert": {
      const [min, , max] = given(written[name]);
      return { min, max };
    }
    case "beta": {
      const { min = 0, max = 1 } = given(written.beta);
      return { min, max };
    }
    case "empirical": {
      const values = given(written.empirical);
      return { min: Math.min(...values), max: Math.max(...values) };
    }
    case "discrete": {
      const values = valuesOf(given(written.discrete));
      return { min: Math.min(...values), max: Math.max(...values) };
    }
    case "normal":
      return { min: -Infinity, max: Infinity };
    case "exponential":
    case "lognormal":
    case "gamma":
    case "weibull":
    case "poisson":
      return { min: 0, max: Infinity };
    case "mixture": {
      const supports = given(written.mixture).map((part) => supportOf(part.of));
      return {
        min: Math.min(...supports.map((support) => support.min)),
        max: Math.max(...supports.map((support) => support.max)),
      };
    }
    case "truncated": {
      const { of, min = -Infinity, max = Infinity } = given(written.truncated);
      const inner = supportOf(of);
      return { min: Math.max(inner.min, min), max: Math.min(inner.max, max) };
    }
  }
};

/** A value in the middle (mean or median) of a written distribution, to judge its order of magnitude. */
export const middleOf = (written: WrittenDistribution): number => {
  const name = nameOf(written);
  switch (name) {
    case "exponential":
    case "poisson":
      return given(written[name]);
    case "normal":
      return given(written.normal)[0];
    case "lognormal":
      return exp(lognormalParameters(given(written.lognormal)).mu);
    case "gamma":
      return given(written.gamma).shape * given(written.gamma).scale;
    case "weibull":
      return given(written.weibull).scale;
    case "mixture":
      return Math.max(...given(written.mixture).map((part) => middleOf(part.of)));
    case "truncated":
      return middleOf(given(written.truncated).of);
    case "constant":
    case "uniform":
    case "triangular":
    case "pert":
    case "beta":
    case "empirical":
    case "discrete": {
      const { min, max } = supportOf(written);
      return (min + max) / 2;
    }
  }
};

/**
 * The distribution of `factor` times a written one: the written numbers are in the figure's unit,
 * the result in SI.
 */
export const inSi = (written: WrittenDistribution, factor: number): Distribution => {
  const name = nameOf(written);
  switch (name) {
    case "constant":
      return { kind: "constant", value: given(written.constant) * factor };
    case "uniform": {
      const [min, max] = given(written.uniform);
      return { kind: "uniform", min: min * factor, max: max * factor };
    }
    case "triangular":
    case "pert": {
      const [min, mode, max] = given(written[name]);
      return { kind: name, min: min * factor, mode: mode * factor, max: max * factor };
    }
    case "exponential":
      return { kind: "exponential", mean: given(written.exponential) * factor };
    case "normal": {
      const [mean, sd] = given(written.normal);
      return { kind: "normal", mean: mean * factor, sd: sd * factor };
    }
    case "lognormal": {
      const { mu, sigma } = lognormalParameters(given(written.lognormal));
      return { kind: "lognormal", mu: mu + ln(factor), sigma };
    }
    case "gamma":
    case "weibull": {
      const { shape, scale } = given(written[name]);
      return { kind: name, shape, scale: scale * factor };
    }
    case "beta": {
      const { alpha, beta, min = 0, max = 1 } = given(written.beta);
      return { kind: "beta", alpha, beta, min: min * factor, max: max * factor };
    }
    case "poisson":
      return { kind: "poisson", mean: given(written.poisson) };
    case "empirical":
      return { kind: "empirical", values: given(written.empirical).map((value) => value * factor) };
    case "discrete": {
      const entries = Object.entries(given(written.discrete));
      return {
        kind: "discrete",
        values: entries.map(([value]) => Number(value) * factor),
        weights: entries.map(([, weight]) => weight),
      };
    }
    case "mixture": {
      const parts = given(written.mixture);
      return {
        kind: "mixture",
        weights: parts.map((part) => part.weight),
        parts: parts.map((part) => inSi(part.of, factor)),
      };
    }
    case "truncated": {
      const { of, min, max } = given(written.truncated);
      return {
        kind: "truncated",
        of: inSi(of, factor),
        min: min === undefined ? -Infinity : min * factor,
        max: max === undefined ? Infinity : max * factor,
      };
    }
  }
};
