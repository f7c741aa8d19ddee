import { Worker } from "node:worker_threads";

import { createStream } from "../../../engine/random/stream.ts";
import { playEnsemble } from "../../../engine/study/ensemble/ensemble.ts";
import type { Ensemble } from "../../../engine/study/ensemble/ensemble.ts";
import type { EnsemblePlan } from "../../../engine/study/ensemble/plan.ts";
import { openPool } from "../../../engine/study/pool/pool.ts";
import type { Pool } from "../../../engine/study/pool/pool.ts";

/** An ensemble with the workers that died meanwhile. */
export interface Disturbed {
  readonly ensemble: Ensemble;
  readonly restarts: number;
}

/**
 * Plays an ensemble while workers are stopped from outside, so many times, each at a moment and of a
 * place that are drawn: every so many milliseconds on average, whatever the worker is doing then.
 */
export const playWhileKilling = async (
  entry: URL,
  data: unknown,
  workers: number,
  plan: EnsemblePlan,
  { kills, everyMs, seed }: { kills: number; everyMs: number; seed: number },
): Promise<Disturbed> => {
  const alive = new Set<Worker>();
  const pool: Pool = openPool(entry, data, workers, {
    start: (file, how) => {
      const worker = new Worker(file, how);
      alive.add(worker);
      worker.once("exit", () => alive.delete(worker));
      return worker;
    },
  });
  const chance = createStream(seed, 0, 1, 2);
  const still = { kills };
  let timer: NodeJS.Timeout | undefined;
  const strike = (): void => {
    const victims = Array.from(alive);
    const victim = victims[Math.floor(chance.uniform() * victims.length)];
    if (victim !== undefined) {
      still.kills--;
      void victim.terminate();
    }
    if (still.kills > 0) wait();
  };
  const wait = (): void => {
    timer = setTimeout(strike, 2 * everyMs * chance.uniform());
  };
  try {
    const { targets } = await pool.describe(plan.program, {
      seed: plan.seed,
      assumptionSet: 0,
      assumptionSets: plan.sets,
    });
    wait();
    let ensemble = await playEnsemble(pool, plan, targets.length);
    // Again until every death has happened in the middle of something.
    while (still.kills > 0) ensemble = await playEnsemble(pool, plan, targets.length);
    return { ensemble, restarts: pool.restarts() };
  } finally {
    clearTimeout(timer);
    await pool.close();
  }
};
