import { playEnsemble } from "../ensemble/ensemble.ts";
import type { Ensemble } from "../ensemble/ensemble.ts";
import { assumptionsOf } from "../ensemble/plan.ts";
import type { Pool } from "../pool/pool.ts";
import type { Description } from "../pool/program.ts";

/** What is compared: programs of a pool, the first one the case as it stands, on the same disasters. */
export interface ComparisonRequest {
  readonly programs: readonly number[];
  readonly seed: number;
  readonly replications: number;
  /** Sets of assumptions; at most as many as replications. */
  readonly sets: number;
}

/** One arm of a comparison, played. */
export interface Arm {
  readonly description: Description;
  readonly ensemble: Ensemble;
}

/**
 * Plays every arm on the same replications in the same sets of assumptions. Replication r of one arm and
 * of another have the same seed, number and set, so every draw that both make is the same draw. The same
 * for any number of workers.
 */
export const playArms = async (
  pool: Pool,
  { programs, seed, replications, sets }: ComparisonRequest,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<Arm[]> => {
  const done = programs.map(() => 0);
  return Promise.all(
    programs.map(async (program, arm) => {
      const plan = { program, seed, replications, sets, explain: true };
      const description = await pool.describe(program, assumptionsOf(plan, 0));
      const ensemble = await playEnsemble(pool, plan, description.targets.length, (own) => {
        done[arm] = own;
        onProgress(
          done.reduce((sum, n) => sum + n, 0),
          programs.length * replications,
        );
      });
      return { description, ensemble };
    }),
  );
};
