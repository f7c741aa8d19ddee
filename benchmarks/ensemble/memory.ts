import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import type { CaseQuestion } from "../../engine/study/case/case-program.ts";
import { playEnsemble } from "../../engine/study/ensemble/ensemble.ts";
import { caseWorker, openPool } from "../../engine/study/pool/pool.ts";

/** What the main thread holds of an ensemble, and what the whole process takes. */
export interface EnsembleMemory {
  readonly replications: number;
  readonly sets: number;
  readonly traceHash: string;
  /** Numbers measured. */
  readonly values: number;
  /**
   * Of the main thread, over what it held before: when the last block comes in. None is below zero: what
   * lay about before may have gone meanwhile.
   */
  readonly blocksMb: number;
  /** The same of the ensemble itself. */
  readonly ensembleMb: number;
  /** Resident memory of the process with its two workers. */
  readonly rssMb: number;
}

const MB = 2 ** 20;

const collector = (): (() => void) => {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
};

/** Heap and array buffers of this thread after a collection; shared bytes of worlds are not in it. */
const heldBytes = (collect: () => void): number => {
  // What a first collection finds dead, such as buffers of threads that are gone, a second one frees.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Plays a case with two workers and says what stays in memory. */
export const memoryOf = async (
  question: CaseQuestion,
  replications: number,
  sets: number,
): Promise<EnsembleMemory> => {
  const collect = collector();
  // Threads of an earlier measurement are gone by then.
  await setTimeout(200);
  const pool = openPool(caseWorker, [question], 2);
  try {
    const { targets } = await pool.describe(0, { seed: 1, assumptionSet: 0, assumptionSets: sets });
    const plan = { program: 0, seed: 1, sets, explain: true };
    // What compiling and describing leave behind is not the ensemble's.
    for (let i = 0; i < 3; i++) {
      await playEnsemble(pool, { ...plan, replications: 2 * sets }, targets.length);
    }
    const before = heldBytes(collect);
    let blocks = 0;
    const ensemble = await playEnsemble(
      pool,
      { ...plan, replications },
      targets.length,
      (done, all) => {
        if (done === all) blocks = heldBytes(collect) - before;
      },
    );
    const held = heldBytes(collect) - before;
    const rss = process.memoryUsage.rss();
    return {
      // The ensemble is still needed here, or it would not have been counted.
      traceHash: ensemble.traceHash,
      values: ensemble.values.length,
      replications,
      sets,
      blocksMb: Math.max(0, blocks) / MB,
      ensembleMb: Math.max(0, held) / MB,
      rssMb: rss / MB,
    };
  } finally {
    await pool.close();
  }
};
