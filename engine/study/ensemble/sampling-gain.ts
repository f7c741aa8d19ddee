import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";

import { drawingOf, strataOf, stratumOf } from "../../random/sampling.ts";
import type { Sampling, Stratifiable } from "../../random/sampling.ts";
import type { Ensemble } from "./ensemble.ts";

/** What a scheme of sampling did for the share of passes of one target, measured on the run itself. */
export interface SamplingGain {
  /** Pairs, or replications without pairs, that it was measured on. */
  readonly units: number;
  /**
   * Variance of the share under plain sampling over that under the scheme, with the same number of
   * replications: as many times more plain replications tell as much. Infinite where the scheme leaves
   * none; NaN where there is none to begin with, or too little to measure it on.
   */
  readonly gain: number;
  /** Correlation of the passes of a pair; NaN without pairs or variance. */
  readonly correlation: number;
  /** Share of the variance that lies between the strata of each draw (its main effect). */
  readonly between: Readonly<Partial<Record<Stratifiable, number>>>;
  readonly estimate: number;
  /** Interval of the share with the measured variance; approximate, 95 %. */
  readonly low: number;
  readonly high: number;
}

/** Fewer units than this tell no variance. */
const LEAST_UNITS = 16;
const ERROR = 0.05;

interface Unit {
  readonly value: number;
  readonly set: number;
  /** By draw of the scheme; of a pair the one of its two strata that is not above the middle. */
  readonly strata: readonly number[];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Values without the mean of their set, and their pooled variance within sets. */
const withinSets = (
  values: readonly number[],
  sets: readonly number[],
): { readonly rest: number[]; readonly variance: number } => {
  const bySet = new Map<number, number[]>();
  values.forEach((value, i) => {
    const own = bySet.get(sets[i]);
    if (own === undefined) bySet.set(sets[i], [value]);
    else own.push(value);
  });
  const means = new Map(Array.from(bySet, ([set, own]) => [set, mean(own)] as const));
  const rest = values.map((value, i) => value - (means.get(sets[i]) ?? 0));
  const free = values.length - bySet.size;
  const squares = rest.reduce((sum, value) => sum + value * value, 0);
  return { rest, variance: free > 0 ? squares / free : NaN };
};

/** Variance of the means of strata beyond what chance makes them differ. */
const betweenStrata = (
  rest: readonly number[],
  strata: readonly number[],
  variance: number,
): number => {
  const sums = new Map<number, { sum: number; n: number }>();
  rest.forEach((value, i) => {
    const own = sums.get(strata[i]) ?? { sum: 0, n: 0 };
    own.sum += value;
    own.n++;
    sums.set(strata[i], own);
  });
  let squares = 0;
  for (const { sum, n } of sums.values()) squares += (sum * sum) / n;
  return Math.max(0, (squares - (sums.size - 1) * variance) / rest.length);
};

/** Clopper and Pearson's bounds for a share seen in so many effective trials, whole or not. */
const boundsOf = (
  share: number,
  trials: number,
): { readonly low: number; readonly high: number } => {
  const passes = share * trials;
  return {
    low: share === 0 ? 0 : betaQuantile(ERROR / 2, passes, trials - passes + 1),
    high: share === 1 ? 1 : betaQuantile(1 - ERROR / 2, passes + 1, trials - passes),
  };
};

const unitsOf = (
  { plan, targets, passes }: Ensemble,
  target: number,
  { antithetic, strata }: Sampling,
): Unit[] => {
  const { sets, seed, replications } = plan;
  const units: Unit[] = [];
  for (let r = 0; r < replications; r++) {
    const drawing = drawingOf(r, sets, { antithetic });
    if (drawing.antithetic) continue;
    const one = passes[r * targets + target];
    let value = one;
    if (antithetic) {
      const second = r + sets;
      const other = second < replications ? passes[second * targets + target] : -1;
      if (other === -1) continue;
      value = (one + other) / 2;
    }
    if (one === -1) continue;
    const folded = strata.map((draw) => {
      const stratum = stratumOf(seed, draw, 0, drawing);
      return antithetic ? Math.min(stratum, strataOf[draw] - 1 - stratum) : stratum;
    });
    units.push({ value, set: drawing.set, strata: folded });
  }
  return units;
};

/**
 * Measures what a scheme gained, from the run itself, within sets of assumptions (which are spread evenly
 * under plain sampling too). Pairs: the variance of their means against half that of one replication.
 * Strata: what lies between the strata of a draw does not vary under the scheme; of several draws that are
 * stratified each by itself the main effects add (Latin hypercube sampling, Stein 1987).
 */
export const samplingGain = (
  ensemble: Ensemble,
  target: number,
  sampling: Sampling,
): SamplingGain => {
  const { plan, targets, passes } = ensemble;
  const singles: number[] = [];
  const setsOf: number[] = [];
  for (let r = 0; r < plan.replications; r++) {
    const pass = passes[r * targets + target];
    if (pass === -1) continue;
    singles.push(pass);
    setsOf.push(r % plan.sets);
  }
  const units = unitsOf(ensemble, target, sampling);
  const estimate = singles.length === 0 ? NaN : mean(singles);
  const each = sampling.antithetic ? 2 : 1;
  const { variance: plain } = withinSets(singles, setsOf);
  const { rest, variance } = withinSets(
    units.map(({ value }) => value),
    units.map(({ set }) => set),
  );
  const unknown = { units: units.length, estimate, gain: NaN, correlation: NaN, between: {} };
  if (units.length < LEAST_UNITS || !(plain > 0) || Number.isNaN(variance)) {
    const trials = singles.length;
    return { ...unknown, ...(trials === 0 ? { low: 0, high: 1 } : boundsOf(estimate, trials)) };
  }
  const parts = sampling.strata.map((draw, d) => {
    const own = units.map(({ strata }) => strata[d]);
    return [draw, betweenStrata(rest, own, variance)] as const;
  });
  const explained = parts.reduce((sum, [, part]) => sum + part, 0);
  const left = Math.max(0, variance - explained);
  const gain = left <= 1e-12 ? Infinity : plain / each / left;
  // With nothing left the interval is that of a hundred times as many, no longer what was measured.
  const trials = singles.length * Math.min(gain, 100);
  return {
    units: units.length,
    gain,
    correlation: sampling.antithetic ? (2 * variance) / plain - 1 : NaN,
    between: Object.fromEntries(
      parts.map(([draw, part]) => [draw, variance > 0 ? part / variance : 0]),
    ),
    estimate,
    ...boundsOf(estimate, trials),
  };
};
