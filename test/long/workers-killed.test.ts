import { describe, expect, test } from "vitest";

import { playEnsemble } from "../../engine/study/ensemble/ensemble.ts";
import type { Ensemble } from "../../engine/study/ensemble/ensemble.ts";
import { caseWorker, openPool } from "../../engine/study/pool/pool.ts";
import { shippedInputs } from "../shipped-case.ts";
import { playWhileKilling } from "../study/pool/killed-workers.ts";

const plan = { program: 0, seed: 5, sets: 4, explain: true };
const cases = [
  ["jinan/cases/visualisation-pull", 400],
  ["jinan/cases/jinan-m6-rush-hour", 80],
  ["shandong/cases/pingyuan-2023", 48],
] as const;

const questionOf = (name: string) => {
  const { path: _, warnings: __, ...inputs } = shippedInputs(name);
  return { inputs, place: undefined, only: undefined };
};

const played = async (name: string, replications: number, workers: number): Promise<Ensemble> => {
  const pool = openPool(caseWorker, [questionOf(name)], workers);
  try {
    const { targets } = await pool.describe(0, {
      seed: plan.seed,
      assumptionSet: 0,
      assumptionSets: plan.sets,
    });
    return await playEnsemble(pool, { ...plan, replications }, targets.length);
  } finally {
    await pool.close();
  }
};

describe.each(cases)("%s", (name, replications) => {
  let alone: Ensemble;

  test("hash, measurements and explanation are the same with 1, 2 and 5 workers", async () => {
    alone = await played(name, replications, 1);
    expect(alone.traceHash).toMatch(/^[0-9a-f]{32}$/u);
    expect(await played(name, replications, 2)).toEqual(alone);
    expect(await played(name, replications, 5)).toEqual(alone);
  });

  test("and after workers were killed at random moments, 20 times", async () => {
    let restarts = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const disturbed = await playWhileKilling(
        caseWorker,
        [questionOf(name)],
        1 + (seed % 3),
        { ...plan, replications },
        { kills: 2, everyMs: 900, seed },
      );
      expect(disturbed.ensemble).toEqual(alone);
      restarts += disturbed.restarts;
    }
    // A worker killed as the pool closes is not replaced. Three deaths over one block would give it up.
    expect(restarts).toBeGreaterThanOrEqual(20);
  });
});
