import type { ArmTargetResult } from "../../inputs/comparison-result.ts";
import { sampleQuantile } from "../../statistics/sample-quantile.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import { countsBySet, valuesOf } from "../ensemble/ensemble.ts";
import { judge } from "../ensemble/verdict.ts";
import type { Judgement } from "../ensemble/verdict.ts";
import { finite, told } from "../results/summarise.ts";
import { isSettled, moreIsBetter } from "./pairs.ts";
import type { Arm } from "./play-arms.ts";

/** The judgement of one target in one arm, as strict as among all rows of the comparison. */
export const armJudgement = (
  { ensemble }: Arm,
  column: number,
  target: CompiledTarget,
  rows: number,
): Judgement =>
  judge(countsBySet(ensemble, column), target.reliability, {
    rows: Math.max(1, rows),
    settled: isSettled(target),
  });

/** One arm on one target: verdict, share that passes, median and bad quantile of the measurement. */
export const armTarget = (
  arm: Arm,
  id: string,
  column: number,
  target: CompiledTarget,
  rows: number,
): Omit<ArmTargetResult, "group"> => {
  const judged = armJudgement(arm, column, target, rows);
  const values = valuesOf(arm.ensemble, column);
  const quantile = (p: number): number | null =>
    values.length === 0 ? null : finite(told(sampleQuantile(values, p), target));
  const bad = moreIsBetter(target)
    ? -sampleQuantile(
        values.map((value) => -value),
        0.9,
      )
    : sampleQuantile(values, 0.9);
  return {
    arm: id,
    verdict: judged.verdict,
    estimate: finite(judged.estimate),
    low: finite(judged.low),
    high: finite(judged.high),
    n: judged.n,
    value: quantile(0.5),
    p90: values.length === 0 ? null : finite(told(bad, target)),
    assumptionShare: finite(judged.assumptionShare),
  };
};
