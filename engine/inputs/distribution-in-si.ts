import type { Distribution } from "../random/distribution.ts";
import type { DistributionName, WrittenDistribution } from "./distribution-shorthand.ts";

/** The least and the greatest value; infinite where there is no end. */
interface Support {
  readonly min: number;
  readonly max: number;
}

/** What is known of one form of distribution, given its written parameters. */
interface Form<P> {
  readonly support: (written: P) => Support;
  /** A value in the middle (mean, median or mid-range), to judge the order of magnitude. */
  readonly middle: (written: P) => number;
  /** The distribution of `factor` times the written one. */
  readonly inSi: (written: P, factor: number) => Distribution;
}

type Parameters = Required<WrittenDistribution>;

const between = (values: ReadonlyArray<number>): Support => ({
  min: Math.min(...values),
  max: Math.max(...values),
});

const midRange = ({ min, max }: Support): number => (min + max) / 2;

const fromZero = (): Support => ({ min: 0, max: Infinity });

/** Values with a weight above 0, and their weights. */
const weighted = (discrete: Parameters["discrete"]): Array<readonly [number, number]> =>
  Object.entries(discrete)
    .filter(([, weight]) => weight > 0)
    .map(([value, weight]) => [Number(value), weight]);

const valuesOf = (discrete: Parameters["discrete"]): number[] =>
  weighted(discrete).map(([value]) => value);

const betaEnds = ({ min = 0, max = 1 }: Parameters["beta"]): Support => ({ min, max });

const threePoint = (kind: "triangular" | "pert"): Form<Parameters["triangular"]> => ({
  support: ([min, , max]) => ({ min, max }),
  middle: ([, mode]) => mode,
  inSi: ([min, mode, max], factor) => ({
    kind,
    min: min * factor,
    mode: mode * factor,
    max: max * factor,
  }),
});

const forms: { readonly [N in DistributionName]: Form<Parameters[N]> } = {
  constant: {
    support: (value) => ({ min: value, max: value }),
    middle: (value) => value,
    inSi: (value, factor) => ({ kind: "constant", value: value * factor }),
  },
  uniform: {
    support: ([min, max]) => ({ min, max }),
    middle: ([min, max]) => (min + max) / 2,
    inSi: ([min, max], factor) => ({ kind: "uniform", min: min * factor, max: max * factor }),
  },
  triangular: threePoint("triangular"),
  pert: threePoint("pert"),
  exponential: {
    support: fromZero,
    middle: (mean) => mean,
    inSi: (mean, factor) => ({ kind: "exponential", mean: mean * factor }),
  },
  normal: {
    support: () => ({ min: -Infinity, max: Infinity }),
    middle: ([mean]) => mean,
    inSi: ([mean, sd], factor) => ({ kind: "normal", mean: mean * factor, sd: sd * factor }),
  },
  lognormal: {
    support: fromZero,
    middle: (written) => ("median" in written ? written.median : written.mean),
    inSi: (written, factor) =>
      "median" in written
        ? { kind: "lognormal", median: written.median * factor, p90: written.p90 * factor }
        : { kind: "lognormal", mean: written.mean * factor, sd: written.sd * factor },
  },
  gamma: {
    support: fromZero,
    middle: ({ shape, scale }) => shape * scale,
    inSi: ({ shape, scale }, factor) => ({ kind: "gamma", shape, scale: scale * factor }),
  },
  weibull: {
    support: fromZero,
    middle: ({ scale }) => scale,
    inSi: ({ shape, scale }, factor) => ({ kind: "weibull", shape, scale: scale * factor }),
  },
  beta: {
    support: betaEnds,
    middle: (written) => midRange(betaEnds(written)),
    inSi: (written, factor) => {
      const { min, max } = betaEnds(written);
      const { alpha, beta } = written;
      return { kind: "beta", alpha, beta, min: min * factor, max: max * factor };
    },
  },
  poisson: {
    support: fromZero,
    middle: (mean) => mean,
    inSi: (mean) => ({ kind: "poisson", mean }),
  },
  empirical: {
    support: between,
    middle: (values) => midRange(between(values)),
    inSi: (values, factor) => ({
      kind: "empirical",
      values: values.map((value) => value * factor),
    }),
  },
  discrete: {
    support: (written) => between(valuesOf(written)),
    middle: (written) => midRange(between(valuesOf(written))),
    inSi: (written, factor) => ({
      kind: "discrete",
      values: valuesOf(written).map((value) => value * factor),
      weights: weighted(written).map(([, weight]) => weight),
    }),
  },
  mixture: {
    support: (parts) => {
      const supports = parts.map((part) => supportOf(part.of));
      return between(supports.flatMap(({ min, max }) => [min, max]));
    },
    middle: (parts) => Math.max(...parts.map((part) => middleOf(part.of))),
    inSi: (parts, factor) => ({
      kind: "mixture",
      weights: parts.map((part) => part.weight),
      parts: parts.map((part) => inSi(part.of, factor)),
    }),
  },
  truncated: {
    support: ({ of, min = -Infinity, max = Infinity }) => {
      const inner = supportOf(of);
      return { min: Math.max(inner.min, min), max: Math.min(inner.max, max) };
    },
    middle: ({ of }) => middleOf(of),
    inSi: ({ of, min, max }, factor) => ({
      kind: "truncated",
      of: inSi(of, factor),
      ...(min === undefined ? {} : { min: min * factor }),
      ...(max === undefined ? {} : { max: max * factor }),
    }),
  },
};

/** Calls one of the functions of the form that a written distribution has. */
const withForm = <R>(
  written: WrittenDistribution,
  use: (form: Form<unknown>, parameters: unknown) => R,
): R => {
  const [name, parameters] = Object.entries(written)[0] ?? [];
  if (name === undefined) throw new TypeError("a distribution without a form");
  return use(forms[name as DistributionName] as Form<unknown>, parameters);
};

/** The least and the greatest value a written distribution can take, in the unit it is written in. */
export const supportOf = (written: WrittenDistribution): Support =>
  withForm(written, (form, parameters) => form.support(parameters));

/** A value in the middle of a written distribution, in the unit it is written in. */
export const middleOf = (written: WrittenDistribution): number =>
  withForm(written, (form, parameters) => form.middle(parameters));

/**
 * The distribution of `factor` times a written one: the written numbers are in the figure's unit,
 * the result in SI. A Poisson number is a count and stays as it is.
 */
export const inSi = (written: WrittenDistribution, factor: number): Distribution =>
  withForm(written, (form, parameters) => form.inSi(parameters, factor));
