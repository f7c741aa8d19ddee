import { meanInterval } from "../../statistics/mean-interval.ts";
import type { Interval } from "../../statistics/interval.ts";
import { Tally } from "../../statistics/tally.ts";
import { columnIn } from "./pairs.ts";
import type { Arm } from "./play-arms.ts";

/**
 * The share of the promises kept in each disaster, by arm and replication: of the promises as they stand
 * that speak of somebody in every arm. NaN where none does. What arms are ranked by.
 */
export const keptShares = (arms: readonly Arm[]): Float64Array[] => {
  const [base] = arms;
  const columns = base.description.targets.flatMap((target) => {
    if (target.variant !== null || target.notTested !== undefined) return [];
    const own = arms.map((arm) => columnIn(target, arm));
    return own.includes(-1) ? [] : [own];
  });
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

/** Mean difference of the promises kept on the same disasters, second less first, by Student's t. */
export const keptDifference = (
  first: Float64Array,
  second: Float64Array,
  confidence: number,
): Interval => {
  const tally = new Tally();
  first.forEach((share, r) => {
    if (!Number.isNaN(share)) tally.record(second[r] - share);
  });
  return meanInterval(tally, confidence);
};
