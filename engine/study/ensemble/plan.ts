import type { Sampling } from "../../random/sampling.ts";
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
  /** How the program draws its replications together; each by itself unless given. */
  readonly sampling?: Sampling | undefined;
}

/** The set of assumptions that a replication belongs to: they take turns, so that any first n are spread evenly. */
export const setOf = (replication: number, sets: number): number => replication % sets;

/** The assumptions of one set. */
export const assumptionsOf = (
  { seed, sets }: Pick<EnsemblePlan, "seed" | "sets">,
  set: number,
): Assumptions => ({ seed, assumptionSet: set, assumptionSets: sets });

/** So many blocks of a look keep many threads busy to its end; fewer sets than that are cut up. */
const PIECES = 16;
/** Blocks shorter than this waste more on messages than they gain by spreading the load. */
const LEAST = 4;
/** Blocks beyond this give no word of progress for too long. */
const MOST = 64;

/** The blocks of the replications from one look to the next, set by set. */
export const blocksBetween = (
  plan: Omit<EnsemblePlan, "replications">,
  from: number,
  to: number,
): Block[] => {
  const { program, sets, explain } = plan;
  const blocks: Block[] = [];
  const pieces = Math.max(1, Math.ceil(PIECES / sets));
  for (let set = 0; set < sets; set++) {
    const own: number[] = [];
    for (let r = from + ((((set - from) % sets) + sets) % sets); r < to; r += sets) own.push(r);
    const size = Math.min(MOST, Math.max(LEAST, Math.ceil(own.length / pieces)));
    for (let at = 0; at < own.length; at += size) {
      blocks.push({
        program,
        assumptions: assumptionsOf(plan, set),
        replications: own.slice(at, at + size),
        explain,
      });
    }
  }
  return blocks;
};

/**
 * The blocks of an ensemble by look, each set by set, since a set must be compiled before it is played;
 * a set is cut up only where there are few. They hang on plan and looks alone, never on the workers.
 */
export const blocksOf = (plan: EnsemblePlan, looks: readonly number[]): Block[][] =>
  looks.map((to, i) => blocksBetween(plan, i === 0 ? 0 : looks[i - 1], to));
