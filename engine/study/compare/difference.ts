import { Tally } from "../../statistics/tally.ts";
import ln from "@stdlib/math-base-special-ln";

import type { Interval } from "../../statistics/interval.ts";
import { meanInterval } from "../../statistics/mean-interval.ts";
import {
  discordancePValue,
  pairedShareInterval,
  unpairedShareInterval,
} from "../../statistics/paired-shares.ts";
import { quantileInterval } from "../../statistics/quantile-interval.ts";
import { evidenceAbove, evidenceBelow, shownBeyond } from "../../statistics/share-evidence.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import { betterBy, changeOf, isSettled, scoreChangeOf } from "./pairs.ts";
import type { Pair, Pairs } from "./pairs.ts";

/**
 * What the second arm is to the first: `better` and `worse` are shown; `tie`, no difference is shown;
 * `same`, there was none in any disaster; `depends`, shown better in some set of assumptions and worse in
 * another, or in some set against all others together.
 */
export type DifferenceWord = "better" | "worse" | "tie" | "same" | "depends" | "not tested";

/** Family-wise error of a comparison, for pass shares and once more for measurements. */
export const COMPARISON_ERROR = 0.05;

/** What the pass shares of two arms on the same disasters differ by. */
export interface PassDifference {
  readonly word: DifferenceWord;
  /** Disasters in which the target speaks of somebody in both arms, and in one only. */
  readonly n: number;
  readonly oneOnly: number;
  readonly passFirst: number;
  readonly passSecond: number;
  /** Failed by the first arm and passed by the second, and the other way round. */
  readonly gained: number;
  readonly lost: number;
  readonly interval: Interval;
  /** The same two shares as if each arm had had disasters of its own. */
  readonly unpaired: Interval;
  /** Width of the unpaired interval over that of the paired one; NaN where nothing is drawn. */
  readonly factor: number;
  readonly sets: {
    /** Sets of assumptions in which the second arm passed more often (or as often, with the better measurements). */
    readonly better: number;
    readonly worse: number;
    readonly same: number;
    /** Sets that are shown to be so. */
    readonly shownBetter: number;
    readonly shownWorse: number;
  };
}

/** What the measurements of two arms on the same disasters differ by, in SI. */
export interface MeasuredDifference {
  readonly word: DifferenceWord;
  readonly better: number;
  readonly worse: number;
  readonly same: number;
  /** Never happened in the first arm though it did in the second, and the other way round. */
  readonly onlySecond: number;
  readonly onlyFirst: number;
  /** Mean change where it happened in both arms. */
  readonly mean: Interval;
  readonly finite: number;
  /** Quantiles of the change over all disasters. */
  readonly quantiles: ReadonlyArray<{ readonly p: number; readonly interval: Interval }>;
}

/** Quantiles of the change that are told. */
const CHANGE_QUANTILES = [0.1, 0.5, 0.9];

const bySet = (pairs: readonly Pair[]): Pair[][] => {
  const sets = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const own = sets.get(pair.set);
    if (own === undefined) sets.set(pair.set, [pair]);
    else own.push(pair);
  }
  return [...sets.values()];
};

const count = <T>(list: readonly T[], is: (item: T) => boolean): number => {
  let n = 0;
  for (const item of list) if (is(item)) n++;
  return n;
};

const gain = ({ passFirst, passSecond }: Pair): number => Number(passSecond) - Number(passFirst);

/** Seen in one set: more passes, or as many with a better score. */
const seenIn = (pairs: readonly Pair[], target: CompiledTarget): number => {
  let passes = 0;
  let score = 0;
  for (const pair of pairs) {
    passes += gain(pair);
    score += scoreChangeOf(pair, target);
  }
  return Math.sign(passes !== 0 ? passes : score);
};

const wordOf = (
  interval: Interval,
  n: number,
  never: boolean,
  shownBetter: number,
  shownWorse: number,
): DifferenceWord => {
  if (n === 0) return "not tested";
  if (never) return "same";
  if (shownBetter > 0 && shownWorse > 0) return "depends";
  if (interval.low > 0) return shownWorse > 0 ? "depends" : "better";
  if (interval.high < 0) return shownBetter > 0 ? "depends" : "worse";
  return "tie";
};

/**
 * The difference of pass shares, second arm less first, with what was shown of it.
 *
 * @param error of this one comparison: the family's, shared out over targets and pairs of arms. Half of it
 *   is the interval's, half goes to what is shown of single sets (a closed test over them).
 */
export const passDifference = (
  { pairs, oneOnly }: Pairs,
  target: CompiledTarget,
  error: number,
): PassDifference => {
  const n = pairs.length;
  const gained = count(pairs, (pair) => gain(pair) === 1);
  const lost = count(pairs, (pair) => gain(pair) === -1);
  const passFirst = count(pairs, (pair) => pair.passFirst);
  const passSecond = count(pairs, (pair) => pair.passSecond);
  const confidence = 1 - error / 2;
  const settled = isSettled(target);
  const estimate = (gained - lost) / n;
  const certain: Interval = { estimate, low: estimate, high: estimate, confidence: 1 };
  const interval =
    settled && n > 0 ? certain : pairedShareInterval({ gained, lost, n }, confidence);
  const unpaired =
    settled && n > 0
      ? certain
      : unpairedShareInterval({ passes: passFirst, n }, { passes: passSecond, n }, confidence);
  const sets = bySet(pairs);
  const seen = sets.map((own) => seenIn(own, target));
  const needed = -ln(error / 4);
  const discordant = sets.map((own) => {
    const up = count(own, (pair) => gain(pair) === 1);
    const down = count(own, (pair) => gain(pair) === -1);
    return { up, all: up + down };
  });
  const shown = (evidence: typeof evidenceAbove, of: (up: number, all: number) => boolean) =>
    settled
      ? count(discordant, ({ up, all }) => of(up, all))
      : shownBeyond(
          discordant.map(({ up, all }) => evidence(up, all, 0.5)),
          needed,
        );
  const shownBetter = shown(evidenceAbove, (up) => up > 0);
  const shownWorse = shown(evidenceBelow, (up, all) => all > up);
  return {
    word: wordOf(interval, n, gained + lost === 0, shownBetter, shownWorse),
    n,
    oneOnly,
    passFirst,
    passSecond,
    gained,
    lost,
    interval,
    unpaired,
    factor: settled ? NaN : (unpaired.high - unpaired.low) / (interval.high - interval.low),
    sets: {
      better: count(seen, (sign) => sign > 0),
      worse: count(seen, (sign) => sign < 0),
      same: count(seen, (sign) => sign === 0),
      shownBetter,
      shownWorse,
    },
  };
};

/**
 * The difference of measurements: how often the second arm's was better and worse (sign test), the mean
 * change where both happened (t), quantiles of the change (distribution-free, never among them).
 *
 * @param error of this one comparison
 */
export const measuredDifference = (
  { pairs }: Pairs,
  target: CompiledTarget,
  error: number,
): MeasuredDifference => {
  const signs = pairs.map((pair) => betterBy(pair, target));
  const better = count(signs, (sign) => sign === 1);
  const worse = count(signs, (sign) => sign === -1);
  const tally = new Tally();
  for (const { valueFirst, valueSecond } of pairs) {
    if (Number.isFinite(valueFirst) && Number.isFinite(valueSecond)) {
      tally.record(valueSecond - valueFirst);
    }
  }
  const changes = Float64Array.from(pairs, changeOf).sort();
  const confidence = 1 - error;
  const told = discordancePValue(better, worse) <= error;
  const word = (): DifferenceWord => {
    if (pairs.length === 0) return "not tested";
    if (better + worse === 0) return "same";
    if (isSettled(target)) {
      if (better > 0 && worse > 0) return "depends";
      return better > 0 ? "better" : "worse";
    }
    if (!told) return "tie";
    return better > worse ? "better" : "worse";
  };
  return {
    word: word(),
    better,
    worse,
    same: pairs.length - better - worse,
    onlySecond: count(pairs, (p) => p.valueFirst === Infinity && p.valueSecond !== Infinity),
    onlyFirst: count(pairs, (p) => p.valueFirst !== Infinity && p.valueSecond === Infinity),
    mean: meanInterval(tally, confidence),
    finite: tally.count,
    quantiles: CHANGE_QUANTILES.map((p) => ({
      p,
      interval: quantileInterval(changes, p, confidence),
    })),
  };
};
