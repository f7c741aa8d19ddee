import type { ResourceUse } from "../../inputs/run-result.ts";
import type { Text } from "../../inputs/text.ts";
import type { Ensemble } from "../ensemble/ensemble.ts";
import type { Description } from "../pool/program.ts";
import { USE_STEPS, useCurves } from "./resource-use.ts";
import type { UseAt } from "./resource-use.ts";

/** How many kinds of unit are told of: those of which the largest part is busy at their busiest. */
const KINDS = 16;

const waitingPlaces: Text = { zh: "等待画面的地方", en: "places waiting for a picture" };

const peakOf = (curve: readonly UseAt[]): number => Math.max(...curve.map(({ mean }) => mean));

/**
 * Units in use over time: first the places that wait for a picture, then the kinds of unit by the largest
 * part of the inventory that is in use at once.
 */
export const resourceUseOf = (
  { use, plan }: Pick<Ensemble, "use" | "plan">,
  { unitKinds, horizonS }: Pick<Description, "unitKinds" | "horizonS">,
): ResourceUse[] => {
  const stepHours = horizonS / 3600 / USE_STEPS;
  const told = (curve: readonly UseAt[]): ResourceUse["over"] =>
    curve.map(({ mean, low, high }, step) => ({
      hour: (step + 1) * stepHours,
      mean: Math.round(mean * 1000) / 1000,
      low,
      high,
    }));
  const curves = useCurves(use, plan.replications);
  const waiting = curves.get(unitKinds.length);
  const kinds = [...curves]
    .filter(([kind]) => kind < unitKinds.length)
    .map(([kind, curve]) => {
      const { id, name } = unitKinds[kind];
      const units = use.held.get(kind) ?? { least: 0, most: 0 };
      return { kind: id, name, units, curve, part: peakOf(curve) / Math.max(1, units.most) };
    })
    .sort((a, b) => b.part - a.part || (a.kind < b.kind ? -1 : 1))
    .slice(0, KINDS);
  return [
    ...(waiting === undefined
      ? []
      : [{ kind: null, name: waitingPlaces, units: null, over: told(waiting) }]),
    ...kinds.map(({ kind, name, units, curve }) => ({ kind, name, units, over: told(curve) })),
  ];
};
