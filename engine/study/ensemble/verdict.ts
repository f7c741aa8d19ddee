import { shareLowerBound, shareUpperBound } from "../../statistics/share-interval.ts";

/** What a promise comes to over many disasters and all assumptions. */
export type Verdict = "met" | "not met" | "undecided" | "depends" | "not tested";

/** The replications of one set of assumptions in which a target spoke of somebody, and how many passed. */
export interface SetCount {
  readonly passes: number;
  readonly n: number;
}

/** A verdict with the two lines that go with it: sampling, and assumptions. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Share of replications that pass; NaN without any. */
  readonly estimate: number;
  /** Exact interval of that share, `1 - error` two-sided: chance alone, over the sets as they are. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** Share of the sets of assumptions in which at least the reliability was seen; NaN without any. */
  readonly assumptionShare: number;
  /** Sets decided: the promise holds, it fails, open; and those without a word on it. */
  readonly sets: {
    readonly holding: number;
    readonly failing: number;
    readonly open: number;
    readonly silent: number;
  };
}

/** Family-wise error of a verdict unless said otherwise. */
export const VERDICT_ERROR = 0.05;

/** Is one set decided, and how? */
export const decide = (
  { passes, n }: SetCount,
  reliability: number,
  error: number,
): "holds" | "fails" | "open" => {
  if (n === 0) return "open";
  if (shareLowerBound(passes, n, 1 - error) >= reliability) return "holds";
  return shareUpperBound(passes, n, 1 - error) < reliability ? "fails" : "open";
};

/**
 * The verdict over sets of assumptions (decision 7): met where no set is decided failing and the pooled
 * lower bound reaches the reliability; not met where no set is decided holding and the pooled upper bound
 * stays below it; depends where at least one set is decided each way; undecided otherwise.
 *
 * Bounds are Clopper and Pearson's. Half the error goes to the two pooled bounds, so that they are those
 * of the interval shown; half is shared out evenly over the sets, so that a wrong `depends` is as rare.
 * Pooled trials of unequal sets keep the error: among sums of independent trials of one mean the binomial
 * has the heaviest tails (Hoeffding 1956).
 *
 * @param settled a set says the same in every replication (nothing is drawn): its first one decides it
 */
export const judge = (
  sets: readonly SetCount[],
  reliability: number,
  { error = VERDICT_ERROR, settled = false }: { error?: number; settled?: boolean } = {},
): Judgement => {
  const counts = settled ? sets.map(({ passes, n }) => once(passes, n)) : sets;
  const heard = counts.filter(({ n }) => n > 0);
  const n = heard.reduce((sum, set) => sum + set.n, 0);
  const passes = heard.reduce((sum, set) => sum + set.passes, 0);
  const perSet = error / 2 / Math.max(1, heard.length);
  const decided = heard.map((set) => {
    if (settled) return set.passes === set.n ? "holds" : "fails";
    return decide(set, reliability, perSet);
  });
  const holding = decided.filter((word) => word === "holds").length;
  const failing = decided.filter((word) => word === "fails").length;
  const seen = heard.filter((set) => set.passes / set.n >= reliability).length;
  const estimate = n === 0 ? NaN : passes / n;
  const low = settled ? estimate : n === 0 ? 0 : shareLowerBound(passes, n, 1 - error / 2);
  const high = settled ? estimate : n === 0 ? 1 : shareUpperBound(passes, n, 1 - error / 2);
  return {
    verdict: verdictOf({ n, holding, failing, low, high, reliability }),
    estimate,
    low,
    high,
    n,
    assumptionShare: heard.length === 0 ? NaN : seen / heard.length,
    sets: {
      holding,
      failing,
      open: heard.length - holding - failing,
      silent: sets.length - heard.length,
    },
  };
};

const once = (passes: number, n: number): SetCount => ({
  passes: n > 0 && passes > 0 ? 1 : 0,
  n: Math.min(1, n),
});

const verdictOf = ({
  n,
  holding,
  failing,
  low,
  high,
  reliability,
}: {
  readonly n: number;
  readonly holding: number;
  readonly failing: number;
  readonly low: number;
  readonly high: number;
  readonly reliability: number;
}): Verdict => {
  if (n === 0) return "not tested";
  if (holding > 0 && failing > 0) return "depends";
  if (failing === 0 && low >= reliability) return "met";
  if (holding === 0 && high < reliability) return "not met";
  return "undecided";
};

/** Verdicts of several promises as one, for the exit code: one not met, else one open, else all met. */
export const overall = (verdicts: readonly Verdict[]): "met" | "not met" | "open" => {
  const tested = verdicts.filter((verdict) => verdict !== "not tested");
  if (tested.includes("not met")) return "not met";
  return tested.length > 0 && tested.every((verdict) => verdict === "met") ? "met" : "open";
};
