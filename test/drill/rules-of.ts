import type { Rules } from "../../engine/drill/rulings.ts";
import type { Narrowing } from "../../engine/files/narrowing.ts";
import { shippedInputs } from "../shipped-case.ts";

/** The rules of a shipped case as a list quotes them. */
export const rulesOf = (name: string, narrowing: Narrowing = {}): Rules => {
  const { doctrine, targets, sources, case: input } = shippedInputs(name, narrowing);
  return {
    doctrine,
    targets,
    ...(input.targets.only === undefined ? {} : { only: input.targets.only }),
    sources,
    hazard: input.hazards[0].kind,
  };
};
