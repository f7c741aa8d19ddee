import type { Assumptions } from "../../world/assumptions.ts";
import type { Block } from "../pool/block.ts";

/** An ensemble to be played: so many replications, spread evenly over sets of assumptions. */
export interface EnsemblePlan {
  /** Which of the programs of the pool. */
  readonly program: number;
  readonly seed: number;
  readonly replications: number;
  /** Sets of assumptions; not more than replications. */
  readonly sets: number;
  readonly explain: boolean;
}

/** The set of assumptions that a replication belongs to: they take turns, so that any first n are spread evenly. */
export const setOf = (replication: number, sets: number): number => replication % sets;

/** The assumptions of one set. */
export const assumptionsOf = (
  { seed, sets }: Pick<EnsemblePlan, "seed" | "sets">,
  set: number,
): Assumptions => ({ seed, assumptionSet: set, assumptionSets: sets });

/** Blocks shorter than this waste more on messages than they gain by spreading the load. */
const LEAST = 4;
/** Blocks of a set beyond this give no word of progress for too long. */
const MOST = 64;

/**
 * The blocks of an ensemble, set by set, since a set must be compiled before it is played. A set is cut
 * up only where there are too few sets to keep the workers busy. Results do not depend on the cut.
 */
export const blocksOf = (plan: EnsemblePlan, workers: number): Block[] => {
  const { program, replications, sets, explain } = plan;
  const blocks: Block[] = [];
  const pieces = Math.max(1, Math.ceil((2 * workers) / sets));
  for (let set = 0; set < sets; set++) {
    const own: number[] = [];
    for (let r = set; r < replications; r += sets) own.push(r);
    const size = Math.min(MOST, Math.max(LEAST, Math.ceil(own.length / pieces)));
    for (let from = 0; from < own.length; from += size) {
      blocks.push({
        program,
        assumptions: assumptionsOf(plan, set),
        replications: own.slice(from, from + size),
        explain,
      });
    }
  }
  return blocks;
};
