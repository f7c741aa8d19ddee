import { boundedMeanInterval } from "../../statistics/bounded-mean-interval.ts";
import type { Interval } from "../../statistics/interval.ts";
import { Tally } from "../../statistics/tally.ts";
import { columnIn, isSettled } from "./pairs.ts";
import type { Arm } from "./play-arms.ts";

/** Promises as they stand that can be tested in every arm: the column of each, by arm. */
const columnsOf = (arms: readonly Arm[], settled: boolean): number[][] =>
  arms[0].description.targets.flatMap((target) => {
    if (target.variant !== null || target.notTested !== undefined) return [];
    if (isSettled(target) !== settled) return [];
    const own = arms.map((arm) => columnIn(target, arm));
    return own.includes(-1) ? [] : [own];
  });

/**
 * The share of the promises kept in each disaster, by arm and replication: of the promises as they stand
 * that speak of somebody in every arm. Those read off the ledger, which no disaster tests, count only where
 * there are no others: a plan that buys what a promise counts would lead by that alone. NaN where none
 * speaks of anybody. What arms are ranked by.
 */
export const keptShares = (arms: readonly Arm[]): Float64Array[] => {
  const [base] = arms;
  const played = columnsOf(arms, false);
  const columns = played.length > 0 ? played : columnsOf(arms, true);
  const { replications } = base.ensemble.plan;
  const kept = arms.map(() => new Float64Array(replications).fill(NaN));
  for (let r = 0; r < replications; r++) {
    let spoken = 0;
    const passed = arms.map(() => 0);
    for (const own of columns) {
      const passes = arms.map(({ ensemble }, a) => ensemble.passes[r * ensemble.targets + own[a]]);
      if (passes.includes(-1)) continue;
      spoken++;
      passes.forEach((pass, a) => {
        passed[a] += pass;
      });
    }
    if (spoken === 0) continue;
    kept.forEach((own, a) => {
      own[r] = passed[a] / spoken;
    });
  }
  return kept;
};

/** Mean share of promises kept; NaN where none speaks of anybody. */
export const meanKept = (kept: Float64Array): number => {
  const tally = new Tally();
  for (const share of kept) if (!Number.isNaN(share)) tally.record(share);
  return tally.count === 0 ? NaN : tally.mean;
};

/**
 * Mean difference of the promises kept on the same disasters, second less first. By betting: few disasters
 * differ, and by unlike amounts, at which Student's t is far too sure.
 */
export const keptDifference = (
  first: Float64Array,
  second: Float64Array,
  confidence: number,
): Interval => {
  const differences: number[] = [];
  first.forEach((share, r) => {
    if (!Number.isNaN(share)) differences.push(second[r] - share);
  });
  return boundedMeanInterval(differences, [-1, 1], confidence);
};
