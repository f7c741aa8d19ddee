import type { CompiledTarget } from "../../targets/compiled-target.ts";
import { scoreOf } from "../ensemble/ensemble.ts";
import { setOf } from "../ensemble/plan.ts";
import type { Arm } from "./play-arms.ts";

/** One target in two arms: the same reading of the same promise, by its column in each. */
export interface PairedTarget {
  readonly first: number;
  readonly second: number;
  readonly target: CompiledTarget;
}

/** One disaster, with what two arms made of a target in it. */
export interface Pair {
  readonly replication: number;
  readonly set: number;
  readonly passFirst: boolean;
  readonly passSecond: boolean;
  /** In SI; Infinity for never. */
  readonly valueFirst: number;
  readonly valueSecond: number;
}

/** The disasters in which a target speaks of somebody in both arms, and of those in which it does in one only. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly oneOnly: number;
}

const keyOf = ({ id, variant }: CompiledTarget): string => `${id}/${variant ?? ""}`;

/** The column of a target of the first arm in another; -1 where that one does not have it. */
export const columnIn = (target: CompiledTarget, { description }: Arm): number =>
  description.targets.findIndex((other) => keyOf(other) === keyOf(target));

/** Is nothing drawn for a target, so that each set of assumptions is one word? */
export const isSettled = ({ measured }: CompiledTarget): boolean => measured.by === "measure";

/**
 * Pairs the replications of two arms for one target. Of a target that is measured on the ledger alone,
 * which says the same in every replication of a set, the first pair of each set is all there is.
 */
export const pairsOf = (
  first: Arm,
  second: Arm,
  { first: one, second: other, target }: PairedTarget,
): Pairs => {
  const { plan } = first.ensemble;
  const pairs: Pair[] = [];
  const heard = new Set<number>();
  let oneOnly = 0;
  for (let replication = 0; replication < plan.replications; replication++) {
    const set = setOf(replication, plan.sets);
    const at = replication * first.ensemble.targets + one;
    const to = replication * second.ensemble.targets + other;
    const passFirst = first.ensemble.passes[at];
    const passSecond = second.ensemble.passes[to];
    if (passFirst === -1 && passSecond === -1) continue;
    if (isSettled(target)) {
      if (heard.has(set)) continue;
      heard.add(set);
    }
    if (passFirst === -1 || passSecond === -1) {
      oneOnly++;
      continue;
    }
    pairs.push({
      replication,
      set,
      passFirst: passFirst === 1,
      passSecond: passSecond === 1,
      valueFirst: first.ensemble.values[at],
      valueSecond: second.ensemble.values[to],
    });
  }
  return { pairs, oneOnly };
};

/** Is a higher measurement a better one? */
export const moreIsBetter = ({ statistic, threshold }: CompiledTarget): boolean =>
  statistic.of === "share" || threshold.sense === "atLeast";

/** 1 where the second arm's measurement is the better one, -1 where it is worse, 0 where they are the same. */
export const betterBy = ({ valueFirst, valueSecond }: Pair, target: CompiledTarget): number => {
  if (valueFirst === valueSecond) return 0;
  return valueSecond > valueFirst === moreIsBetter(target) ? 1 : -1;
};

/** Second less first; 0 where neither ever happened. */
export const changeOf = ({ valueFirst, valueSecond }: Pair): number =>
  valueFirst === valueSecond ? 0 : valueSecond - valueFirst;

/** Change of the bounded score of a measurement, which tells near misses from far ones. */
export const scoreChangeOf = ({ valueFirst, valueSecond }: Pair, target: CompiledTarget): number =>
  scoreOf(valueSecond, target) - scoreOf(valueFirst, target);
