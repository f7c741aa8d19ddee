import { shareLowerBound, shareUpperBound } from "../../statistics/share-interval.ts";
import { VERDICT_ERROR } from "../ensemble/verdict.ts";
import type { SetCount } from "../ensemble/verdict.ts";

/** What came out at one value of the figure: the same replications in the same sets at every value. */
export interface Trial {
  readonly value: number;
  /** By replication: 1 passed, 0 failed, -1 the target speaks of nobody. */
  readonly passes: Int8Array;
  readonly sets: readonly SetCount[];
}

/** One value tried, with the two lines that go with every answer: chance, and assumptions. */
export interface TrialReading {
  readonly value: number;
  readonly passes: number;
  readonly n: number;
  /** Share of replications that pass; NaN without any. */
  readonly estimate: number;
  /** Exact bounds, each with the error of the whole search shared out over the values it may try. */
  readonly low: number;
  readonly high: number;
  readonly decided: "holds" | "fails" | "open";
  /** Sets of assumptions in which at least the reliability was seen, of those heard. */
  readonly reached: number;
  readonly heard: number;
}

/**
 * How a promise goes with a figure: it changes over once (`crosses`), holds or fails wherever the figure
 * was tried, goes up and down for certain, or speaks of nobody.
 */
export type Outcome = "crosses" | "always" | "never" | "not monotone" | "silent";

/** Where a promise starts to hold along a figure. */
export interface Crossing {
  readonly outcome: Outcome;
  /** On which side of the crossing it holds; null where the figure moves nothing. */
  readonly holds: "above" | "below" | null;
  /** The crossing of the estimate, between the values tried by straight lines; NaN without one. */
  readonly value: number;
  /**
   * Interval of the crossing: from the last value decided on one side to the first on the other. NaN
   * where the range ends before one is decided.
   */
  readonly low: number;
  readonly high: number;
  /** The value tried at which most replications pass, the nearest to the failing side of equal ones. */
  readonly best: TrialReading;
  /** Replications that pass at one value and fail at one further on the better side, of those that change at all. */
  readonly against: number;
  readonly changing: number;
  /** In ascending order of values. */
  readonly trials: readonly TrialReading[];
}

export interface CrossingQuestion {
  readonly reliability: number;
  /** Values that the search may try at most: each bound has its part of the error. */
  readonly mostValues: number;
  /** Only whole values are possible. */
  readonly whole: boolean;
  /** A set says the same in every replication (nothing is drawn): it counts once. */
  readonly settled: boolean;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const readingOf = (
  { value, sets }: Trial,
  { reliability, mostValues, settled }: CrossingQuestion,
): TrialReading => {
  const heard = sets.filter(({ n }) => n > 0);
  const counts = settled
    ? heard.map(({ passes, n }) => ({ passes: passes === n ? 1 : 0, n: 1 }))
    : heard;
  const n = sum(counts.map((set) => set.n));
  const passes = sum(counts.map((set) => set.passes));
  const confidence = 1 - VERDICT_ERROR / mostValues;
  const estimate = n === 0 ? NaN : passes / n;
  const low = settled ? estimate : shareLowerBound(passes, n, confidence);
  const high = settled ? estimate : shareUpperBound(passes, n, confidence);
  return {
    value,
    passes,
    n,
    estimate,
    low,
    high,
    decided: low >= reliability ? "holds" : high < reliability ? "fails" : "open",
    reached: counts.filter((set) => set.passes / set.n >= reliability).length,
    heard: counts.length,
  };
};

/**
 * The rising sequence nearest to the estimates, weighted by replications (pool adjacent violators, Ayer
 * et al. 1955), and how far from them it lies in squares.
 */
export const isotonic = (
  estimates: readonly number[],
  weights: readonly number[],
): { readonly fit: number[]; readonly misfit: number } => {
  const pools: Array<{ mean: number; weight: number; count: number }> = [];
  estimates.forEach((mean, i) => {
    pools.push({ mean, weight: weights[i], count: 1 });
    for (;;) {
      const last = pools[pools.length - 1];
      const before = pools[pools.length - 2];
      if (before === undefined || before.mean <= last.mean) break;
      pools.pop();
      const weight = before.weight + last.weight;
      before.mean = (before.mean * before.weight + last.mean * last.weight) / weight;
      before.weight = weight;
      before.count += last.count;
    }
  });
  const fit = pools.flatMap(({ mean, count }) => new Array<number>(count).fill(mean));
  const misfit = sum(
    fit.map((mean, i) => weights[i] * (mean - estimates[i]) * (mean - estimates[i])),
  );
  return { fit, misfit };
};

/** Replications that pass at one trial and fail at another. */
const turned = (from: Trial, to: Trial): number => {
  let count = 0;
  for (let r = 0; r < from.passes.length; r++) {
    if (from.passes[r] === 1 && to.passes[r] === 0) count++;
  }
  return count;
};

/**
 * Does the share of passes fall for certain somewhere on the way to the better side? Two values at a time
 * on the same replications: of those that change, more turn bad than good (sign test of McNemar 1947,
 * exact), with the error shared out over the pairs.
 */
const fallsSomewhere = (trials: readonly Trial[]): boolean => {
  const pairs = (trials.length * (trials.length - 1)) / 2;
  return trials.some((from, i) =>
    trials.slice(i + 1).some((to) => {
      const bad = turned(from, to);
      const good = turned(to, from);
      return bad > good && shareLowerBound(bad, bad + good, 1 - VERDICT_ERROR / pairs) > 0.5;
    }),
  );
};

/** How many replications change along the values at all, and how many of those also turn back. */
const turnsOf = (
  trials: readonly Trial[],
): { readonly against: number; readonly changing: number } => {
  let against = 0;
  let changing = 0;
  for (let r = 0; r < (trials[0]?.passes.length ?? 0); r++) {
    const seen = trials.map(({ passes }) => passes[r]).filter((pass) => pass !== -1);
    if (seen.some((pass, i) => i > 0 && pass < seen[i - 1])) against++;
    if (seen.some((pass) => pass !== seen[0])) changing++;
  }
  return { against, changing };
};

/** Where the fit crosses the reliability between two values, by a straight line; on to a whole one if asked. */
const between = (
  [worse, better]: readonly [TrialReading, TrialReading],
  [below, above]: readonly [number, number],
  { reliability, whole }: CrossingQuestion,
): number => {
  const share = (reliability - below) / (above - below);
  const value = worse.value + share * (better.value - worse.value);
  if (!whole) return value;
  return better.value > worse.value ? Math.ceil(value - 1e-9) : Math.floor(value + 1e-9);
};

/**
 * Reads from trials of one figure where the promise starts to hold.
 *
 * The direction is the one of the two in which a monotone sequence lies nearer to the estimates. The
 * interval of the crossing reaches from the last value at which the upper bound stays below the
 * reliability to the first at which the lower bound reaches it. Where more of the figure never hurts a
 * replication (which common random numbers make visible: `against`), a wrong bound further out implies a
 * wrong one next to the crossing, so that two bounds alone can err however many values are tried; the
 * correction for their number covers the rest.
 */
export const readCrossing = (given: readonly Trial[], question: CrossingQuestion): Crossing => {
  const ascending = [...given].sort((a, b) => a.value - b.value);
  const trials = ascending.map((trial) => readingOf(trial, question));
  const [first] = trials;
  const nothing = {
    holds: null,
    value: NaN,
    low: NaN,
    high: NaN,
    best: first,
    against: 0,
    changing: 0,
    trials,
  };
  if (trials.some(({ n }) => n === 0)) return { outcome: "silent", ...nothing };

  const fitOf = (rows: readonly TrialReading[]) =>
    isotonic(
      rows.map(({ estimate }) => estimate),
      rows.map(({ n }) => n),
    );
  const up = fitOf(trials);
  const down = fitOf([...trials].reverse());
  const isUp = up.misfit <= down.misfit;
  const { fit } = isUp ? up : down;
  const moves = turnsOf(ascending).changing > 0;
  // From here on the better values come last.
  const rows = isUp ? trials : [...trials].reverse();
  const plays = isUp ? ascending : [...ascending].reverse();
  const { against, changing } = turnsOf(plays);
  const best = rows.reduce((most, row) => (row.estimate > most.estimate ? row : most));
  const lastFailing = rows.findLastIndex(({ decided }) => decided === "fails");
  const firstHolding = rows.findIndex(({ decided }) => decided === "holds");
  const known = {
    holds: moves ? (isUp ? "above" : "below") : null,
    best,
    against,
    changing,
    trials,
  } as const;
  const contradicts = lastFailing !== -1 && firstHolding !== -1 && firstHolding < lastFailing;
  if (contradicts || (!question.settled && fallsSomewhere(plays))) {
    return { outcome: "not monotone", value: NaN, low: NaN, high: NaN, ...known };
  }
  const { reliability } = question;
  const at = fit.findIndex((share) => share >= reliability);
  const failing = rows[lastFailing]?.value ?? NaN;
  const holding = rows[firstHolding]?.value ?? NaN;
  return {
    outcome: at === 0 ? "always" : at === -1 ? "never" : "crosses",
    value: at <= 0 ? NaN : between([rows[at - 1], rows[at]], [fit[at - 1], fit[at]], question),
    low: isUp ? failing : holding,
    high: isUp ? holding : failing,
    ...known,
  };
};
