import type { RunResult } from "../../inputs/run-result.ts";
import type { Ensemble } from "../ensemble/ensemble.ts";
import { isSettled, pairsAgree } from "../ensemble/judgements.ts";
import { samplingGain } from "../ensemble/sampling-gain.ts";
import type { Description } from "../pool/program.ts";
import { finite } from "./summarise.ts";

/** Told as this many where a scheme leaves no variance that could be measured. */
const MOST = 100;

/** What the scheme of an ensemble gained for each target that is tested; nothing under plain sampling. */
export const samplingResult = (
  ensemble: Ensemble,
  { targets }: Pick<Description, "targets">,
): Pick<RunResult, "sampling"> => {
  const { sampling } = ensemble.plan;
  if (sampling === undefined) return {};
  return {
    sampling: {
      scheme: sampling,
      targets: targets.flatMap((target, index) => {
        if (target.notTested !== undefined || isSettled(target)) return [];
        const { units, gain, correlation, between, estimate, low, high } = samplingGain(
          ensemble,
          index,
          sampling,
        );
        if (Number.isNaN(estimate)) return [];
        return [
          {
            id: target.id,
            variant: target.variant,
            units,
            gain: Number.isNaN(gain) ? null : Math.min(gain, MOST),
            correlation: finite(correlation),
            between: { ...between },
            low,
            high,
            judgedOn: pairsAgree(ensemble, index)
              ? ("first of each pair" as const)
              : ("all" as const),
          },
        ];
      }),
    },
  };
};
