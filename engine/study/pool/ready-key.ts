import type { Assumptions } from "../../world/assumptions.ts";
import type { Patch } from "./patch.ts";

/** Names a set of assumptions. */
export const setKey = ({ seed, assumptionSet, assumptionSets, held }: Assumptions): string =>
  JSON.stringify([seed, assumptionSet, assumptionSets, held]);

/** Names a program in a set of assumptions: what a thread must have ready before it can play it. */
export const readyKey = (program: number, assumptions: Assumptions, patch?: Patch): string =>
  `${program} ${setKey(assumptions)}${patch === undefined ? "" : ` ${JSON.stringify(patch)}`}`;
