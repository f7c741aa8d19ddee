import * as Result from "effect/Result";
import { expect, test } from "vitest";

import { readCase } from "../../engine/files/read-case.ts";
import { playEnsemble } from "../../engine/study/ensemble/ensemble.ts";
import type { Ensemble } from "../../engine/study/ensemble/ensemble.ts";
import { caseWorker, openPool } from "../../engine/study/pool/pool.ts";

const played = async (workers: number): Promise<Ensemble> => {
  const read = readCase("scenarios/shandong/cases/pingyuan-2023.yaml");
  if (Result.isFailure(read)) throw new Error(read.failure.map((p) => p.message.en).join("\n"));
  const { path: _, warnings: __, ...inputs } = read.success;
  const pool = openPool(caseWorker, [{ inputs, place: undefined, only: undefined }], workers);
  try {
    const { targets } = await pool.describe(0, { seed: 1, assumptionSet: 0, assumptionSets: 3 });
    const plan = { program: 0, seed: 1, replications: 10, sets: 3, explain: true };
    return await playEnsemble(pool, plan, targets.length);
  } finally {
    await pool.close();
  }
};

test("a shipped case gives the same hash, measurements and explanation with 1, 2 and 5 workers", async () => {
  const one = await played(1);
  expect(one.traceHash).toMatch(/^[0-9a-f]{32}$/u);
  expect(await played(2)).toEqual(one);
  expect(await played(5)).toEqual(one);
});
