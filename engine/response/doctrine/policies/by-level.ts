import { levelList } from "../../../world/inventory/vocabulary.ts";
import { pickInTurn } from "./policy.ts";
import type { DispatchPolicy } from "./policy.ts";

/** Owners in the order in which they are called: from the ground up, society last. */
const order = ["community", "town", "county", "city", "province", "national", "society"] as const;

const turnOf = levelList.map((level) => order.indexOf(level));

/** The lowest level that has somebody, and of its units whoever is expected first. */
export const byLevel: DispatchPolicy = (call, candidates) => {
  const { unit, level } = candidates;
  return pickInTurn(call, candidates, (candidate) => turnOf[level[unit[candidate]]]);
};
