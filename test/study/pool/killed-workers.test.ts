import { expect, test } from "vitest";

import { playEnsemble } from "../../../engine/study/ensemble/ensemble.ts";
import { openPool } from "../../../engine/study/pool/pool.ts";
import type { Synthetic } from "../synthetic-program.ts";
import { playWhileKilling } from "./killed-workers.ts";

const entry = new URL("../synthetic-worker.ts", import.meta.url);
const programs: readonly Synthetic[] = [{ below: 5, above: 40, work: 3e5 }];
const plan = { program: 0, seed: 3, replications: 400, sets: 4, explain: true };

test("workers killed at random moments leave no trace in hash, measurements and explanation", async () => {
  const pool = openPool(entry, programs, 1);
  const alone = await playEnsemble(pool, plan, 4);
  await pool.close();
  for (const seed of [1, 2, 3]) {
    const killing = { kills: 2, everyMs: 200, seed };
    const { ensemble, restarts } = await playWhileKilling(entry, programs, 2, plan, killing);
    expect(ensemble).toEqual(alone);
    expect(restarts).toBeGreaterThanOrEqual(1);
  }
});
