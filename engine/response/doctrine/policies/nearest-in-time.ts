import { pickInTurn } from "./policy.ts";
import type { DispatchPolicy } from "./policy.ts";

/** Whoever is expected there first: muster and way together. */
export const nearestInTime: DispatchPolicy = (call, candidates) => pickInTurn(call, candidates);
