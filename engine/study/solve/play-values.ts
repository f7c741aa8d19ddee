import { assumptionsOf } from "../ensemble/plan.ts";
import type { OnProgress } from "../ensemble/ensemble.ts";
import type { SetCount } from "../ensemble/verdict.ts";
import type { Block } from "../pool/block.ts";
import type { Patch } from "../pool/patch.ts";
import type { Pool } from "../pool/pool.ts";
import type { Trial } from "./crossing.ts";

/** What every value of a figure is played with. */
export interface ValuesPlan {
  readonly program: number;
  readonly seed: number;
  /** Replications at each value, the same for all. */
  readonly replications: number;
  readonly sets: number;
  /** Column of the target. */
  readonly target: number;
}

/** A value of the figure and what it changes in the data of the program. */
export interface ValuePatch {
  readonly value: number;
  readonly patch: Patch;
}

/** Blocks beyond this give no word of progress for too long. */
const MOST = 64;

/**
 * Plays the same replications at several values of a figure. Blocks go set by set with the values inside,
 * so that a thread compiles once what the figure leaves alone. Independent of workers, as ensembles are.
 */
export const playValues = async (
  pool: Pool,
  { program, seed, replications, sets, target }: ValuesPlan,
  values: readonly ValuePatch[],
  onProgress: OnProgress = () => {},
): Promise<Trial[]> => {
  const trials = values.map(({ value }) => ({
    value,
    passes: new Int8Array(replications).fill(-1),
    sets: Array.from({ length: sets }, (): { -readonly [K in keyof SetCount]: SetCount[K] } => ({
      passes: 0,
      n: 0,
    })),
  }));
  const blocks: Array<{ readonly block: Block; readonly set: number; readonly at: number }> = [];
  for (let set = 0; set < sets; set++) {
    const own: number[] = [];
    for (let r = set; r < replications; r += sets) own.push(r);
    values.forEach(({ patch }, at) => {
      for (let from = 0; from < own.length; from += MOST) {
        const block = {
          program,
          assumptions: assumptionsOf({ seed, sets }, set),
          replications: own.slice(from, from + MOST),
          explain: false,
          patch,
        };
        blocks.push({ block, set, at });
      }
    });
  }
  let done = 0;
  await Promise.all(
    blocks.map(async ({ block, set, at }) => {
      const { passes } = await pool.play(block);
      const columns = passes.length / block.replications.length;
      const trial = trials[at];
      block.replications.forEach((replication, i) => {
        const pass = passes[i * columns + target];
        trial.passes[replication] = pass;
        if (pass === -1) return;
        trial.sets[set].n++;
        trial.sets[set].passes += pass;
      });
      done += block.replications.length;
      onProgress(done, replications * values.length);
    }),
  );
  return trials;
};
