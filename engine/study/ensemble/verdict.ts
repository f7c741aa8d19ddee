import ln from "@stdlib/math-base-special-ln";
import betaCdf from "@stdlib/stats-base-dists-beta-cdf";

import { homogeneity } from "../../statistics/homogeneity.ts";
import {
  evidenceAbove,
  evidenceBelow,
  evidenceOfBets,
  shownBeyond,
} from "../../statistics/share-evidence.ts";
import { shareLowerBound, shareUpperBound } from "../../statistics/share-interval.ts";

/** What a promise comes to over many disasters and all assumptions. */
export type Verdict = "met" | "not met" | "undecided" | "depends" | "not tested";

/** The replications of one set of assumptions in which a target spoke of somebody, and how many passed. */
export interface SetCount {
  readonly passes: number;
  readonly n: number;
}

/**
 * Why there is no verdict yet: the interval holds the reliability; it does not, but half of the sets might
 * be on the other side; or half of them have not said a word; or the sets differ by more than chance and
 * some seem to be on the other side; or one is shown to be.
 */
export type Undecided = "interval" | "half" | "silent" | "differ" | "one";

/** A verdict with the two lines that go with it: sampling, and assumptions. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Why it is undecided, where it is. */
  readonly why: Undecided | undefined;
  /** Share of replications that pass; NaN without any. */
  readonly estimate: number;
  /** Exact interval of that share at `confidence`: chance alone, over the sets as they are. */
  readonly low: number;
  readonly high: number;
  /** Confidence of the interval by itself; of all rows and looks together it is `1 - error`. */
  readonly confidence: number;
  readonly n: number;
  /** Share of the sets of assumptions in which at least the reliability was seen; NaN without any. */
  readonly assumptionShare: number;
  /**
   * Of the sets at least so many have been shown to hold and to fail; open ones; and those without a
   * word on it.
   */
  readonly sets: {
    readonly holding: number;
    readonly failing: number;
    readonly open: number;
    readonly silent: number;
  };
}

/** How sure a judgement has to be. */
export interface Strictness {
  /** Family-wise error: of any wrong verdict over all rows and looks. */
  readonly error?: number;
  /** Rows (readings of promises) that are judged together. */
  readonly rows?: number;
  /** Share of the error that is for this look (`errorSpent`); all of it where there is only one. */
  readonly spent?: number;
  /**
   * Orders of the sets, such as by the value of one assumption: what goes up or down along one of them
   * is seen sooner.
   */
  readonly orders?: ReadonlyArray<readonly number[]>;
  /** A set says the same in every replication (nothing is drawn): its first one decides it. */
  readonly settled?: boolean;
}

/** Family-wise error of verdicts unless said otherwise. */
export const VERDICT_ERROR = 0.05;

/** Level of the test whether sets differ by more than chance. */
export const HOMOGENEITY_LEVEL = 0.05;

/**
 * Is it shown that fewer than half of the sets fail? Were half of them failing, those would have passed
 * no more often than the worst half did, whichever they are; so it is shown where even the worst half, as
 * one sample, bounds its share from below by the reliability (a test of partial conjunction, Benjamini
 * and Heller 2008). Where sets differ in length the least excess stands over the longest sample, which
 * asks for more. A set without a word so far may be one of those that fail, so the heard ones that make up
 * a half are so many fewer.
 *
 * @param silent sets without a word, fewer than those heard
 */
const halfReaches = (
  sets: readonly SetCount[],
  silent: number,
  reliability: number,
  error: number,
): boolean => {
  const half = Math.max(1, Math.floor((sets.length + silent) / 2) - silent);
  const least = (values: number[]): number =>
    values
      .sort((a, b) => a - b)
      .slice(0, half)
      .reduce((sum, value) => sum + value, 0);
  const excess = least(sets.map(({ passes, n }) => passes - reliability * n));
  const n = -least(sets.map((set) => -set.n));
  if (excess <= 0) return false;
  // P(X >= x) of n trials at the reliability, continued between whole numbers.
  const x = Math.min(n, reliability * n + excess);
  return betaCdf(reliability, x, n - x + 1) <= error;
};

const mirrored = ({ passes, n }: SetCount): SetCount => ({ passes: n - passes, n });

/** Sets are cut in two at every eighth of an order. */
const CUTS = 8;

/** A side of the reliability, and the evidence that a share lies there. */
interface Side {
  readonly evidence: (passes: number, n: number, limit: number) => number;
  readonly isOn: (share: number, limit: number) => boolean;
}

const above: Side = { evidence: evidenceAbove, isOn: (share, limit) => share > limit };
const below: Side = { evidence: evidenceBelow, isOn: (share, limit) => share < limit };

const together = (sets: readonly SetCount[]): SetCount => ({
  passes: sets.reduce((sum, { passes }) => sum + passes, 0),
  n: sets.reduce((sum, { n }) => sum + n, 0),
});

/** Bets that all sets to one side of a cut share what one of them lacks; those that have lost are not counted. */
const alongOrder = (
  sets: readonly SetCount[],
  order: readonly number[],
  limit: number,
  { evidence, isOn }: Side,
): number[] => {
  const all = together(sets);
  const bets: number[] = [];
  const bet = (passes: number, n: number): void => {
    bets.push(n > 0 && isOn(passes / n, limit) ? evidence(passes, n, limit) : -Infinity);
  };
  let [passes, n, cut] = [0, 0, 1];
  for (let i = 0; i + 1 < order.length; i++) {
    passes += sets[order[i]].passes;
    n += sets[order[i]].n;
    if (i + 1 < (cut * order.length) / CUTS) continue;
    while (i + 1 >= (cut * order.length) / CUTS) cut++;
    bet(passes, n);
    bet(all.passes - passes, all.n - n);
  }
  return bets;
};

/**
 * How many sets at least lie on one side of the reliability. Of the stakes a third each is on few or many
 * sets, on all of them together, and on one side of a cut along some order.
 */
const shown = (
  sets: readonly SetCount[],
  reliability: number,
  needed: number,
  orders: ReadonlyArray<readonly number[]>,
  side: Side,
): number => {
  if (!sets.some(({ passes, n }) => n > 0 && side.isOn(passes / n, reliability))) return 0;
  const each = sets.map(({ passes, n }) => side.evidence(passes, n, reliability));
  const all = together(sets);
  const pooled = side.evidence(all.passes, all.n, reliability);
  const alike = evidenceOfBets(
    orders.flatMap((order) => alongOrder(sets, order, reliability, side)),
  );
  return shownBeyond(each, needed, [pooled, alike]);
};

/**
 * The verdict over sets of assumptions (decision 7): depends where at least one set is shown to hold and
 * at least one to fail; met where none is shown to fail and the lower bound of all together reaches the
 * reliability; not met likewise; undecided otherwise. Met and not met are withheld while it is not shown
 * that the sets on the other side are fewer than half, and while the sets differ by more than chance and
 * some set's own share lies on the other side: a promise that holds for half of an assumed range ends as
 * neither.
 *
 * Errors, of `error / rows` for each row: each bound may be wrong in half of it, shared out over the looks,
 * so that the interval shown is the one that decides; what must hold besides needs no error of its own.
 * `depends` may be wrong in half of it; it is wrong only where all sets hold or all fail, and then needs a
 * false word about one: evidence that does not wear out with looks (`evidenceOfAny`). Whatever is true, one
 * bound alone can lead astray, so that both together stay within the whole. Bounds are Clopper and
 * Pearson's; pooled trials of unequal sets keep them, since among sums of independent trials of one mean
 * the binomial has the heaviest tails (Hoeffding 1956).
 */
export const judge = (
  sets: readonly SetCount[],
  reliability: number,
  { error = VERDICT_ERROR, rows = 1, spent = 1, orders = [], settled = false }: Strictness = {},
): Judgement => {
  const heard = sets.filter(({ n }) => n > 0);
  const silent = sets.length - heard.length;
  if (settled) return settledJudgement(heard, silent);
  const { passes, n } = together(heard);
  const oneSided = (error / 2 / rows) * spent;
  const needed = -ln(error / 2 / rows);
  // Orders are asked where one side is shown, for the other: alone they would change no verdict.
  const plainly = shown(sets, reliability, needed, [], below);
  const holding = shown(sets, reliability, needed, plainly > 0 ? orders : [], above);
  const failing =
    plainly > 0 || holding === 0 ? plainly : shown(sets, reliability, needed, orders, below);
  const low = n === 0 ? 0 : shareLowerBound(passes, n, 1 - oneSided);
  const high = n === 0 ? 1 : shareUpperBound(passes, n, 1 - oneSided);
  const differ = homogeneity(heard) <= HOMOGENEITY_LEVEL;
  const seen = heard.filter((set) => set.passes / set.n >= reliability).length;
  const judged = (): { verdict: Verdict; why?: Undecided } => {
    const undecided = (why: Undecided) => ({ verdict: "undecided", why }) as const;
    if (n === 0) return { verdict: "not tested" };
    if (holding > 0 && failing > 0) return { verdict: "depends" };
    const isAbove = low >= reliability;
    if (!isAbove && high >= reliability) return undecided("interval");
    if ((isAbove ? failing : holding) > 0) return undecided("one");
    if (differ && seen !== (isAbove ? heard.length : 0)) return undecided("differ");
    // Nothing can be shown of half of the sets while half of them have said nothing.
    if (silent >= heard.length) return undecided("silent");
    const isHalf = isAbove
      ? halfReaches(heard, silent, reliability, oneSided)
      : halfReaches(heard.map(mirrored), silent, 1 - reliability, oneSided);
    if (!isHalf) return undecided("half");
    return { verdict: isAbove ? "met" : "not met" };
  };
  const { verdict, why } = judged();
  return {
    verdict,
    why,
    estimate: n === 0 ? NaN : passes / n,
    low,
    high,
    confidence: 1 - 2 * oneSided,
    n,
    assumptionShare: heard.length === 0 ? NaN : seen / heard.length,
    sets: { holding, failing, open: Math.max(0, heard.length - holding - failing), silent },
  };
};

/** Where nothing is drawn every set is one word, and nothing is left to chance. */
const settledJudgement = (heard: readonly SetCount[], silent: number): Judgement => {
  const n = heard.length;
  const holding = heard.filter(({ passes }) => passes > 0).length;
  const failing = n - holding;
  const share = n === 0 ? NaN : holding / n;
  return {
    verdict:
      n === 0
        ? "not tested"
        : holding > 0 && failing > 0
          ? "depends"
          : holding > 0
            ? "met"
            : "not met",
    why: undefined,
    estimate: share,
    low: n === 0 ? 0 : share,
    high: n === 0 ? 1 : share,
    confidence: 1,
    n,
    assumptionShare: share,
    sets: { holding, failing, open: 0, silent },
  };
};

/** Verdicts of several promises as one, for the exit code: one not met, else one open, else all met. */
export const overall = (verdicts: readonly Verdict[]): "met" | "not met" | "open" => {
  const tested = verdicts.filter((verdict) => verdict !== "not tested");
  if (tested.includes("not met")) return "not met";
  return tested.length > 0 && tested.every((verdict) => verdict === "met") ? "met" : "open";
};
