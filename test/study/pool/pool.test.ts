import { afterEach, describe, expect, test } from "vitest";

import { playEnsemble } from "../../../engine/study/ensemble/ensemble.ts";
import type { Ensemble } from "../../../engine/study/ensemble/ensemble.ts";
import { openPool, PoolClosed } from "../../../engine/study/pool/pool.ts";
import type { Pool } from "../../../engine/study/pool/pool.ts";
import type { Synthetic } from "../synthetic-program.ts";

const entry = new URL("../synthetic-worker.ts", import.meta.url);

let pool: Pool | undefined;
const open = (data: readonly Synthetic[], workers: number): Pool =>
  (pool = openPool(entry, data, workers));

afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

const plan = { program: 0, seed: 7, replications: 90, sets: 8, explain: true };

const played = async (workers: number, more: Partial<typeof plan> = {}): Promise<Ensemble> => {
  const own = open([{ below: 5, above: 40 }], workers);
  const ensemble = await playEnsemble(own, { ...plan, ...more }, 4);
  await own.close();
  return ensemble;
};

describe("the pool", () => {
  test("1, 2 and 5 workers give the same hash, measurements and explanation", async () => {
    const [one, two, five] = [await played(1), await played(2), await played(5)];
    expect(one.traceHash).toMatch(/^[0-9a-f]{32}$/);
    expect(two).toEqual(one);
    expect(five).toEqual(one);
  });

  test("a single set is cut up, a single replication is not; the seed changes the hash", async () => {
    const one = await played(1, { sets: 1, replications: 40 });
    expect(await played(5, { sets: 1, replications: 40 })).toEqual(one);
    expect((await played(2, { sets: 1, replications: 1 })).passes).toHaveLength(4);
    expect((await played(1, { sets: 1, replications: 40, seed: 8 })).traceHash).not.toBe(
      one.traceHash,
    );
  });

  test("progress counts every replication", async () => {
    const seen: number[] = [];
    const own = open([{ below: 5, above: 40 }], 2);
    await playEnsemble(own, plan, 4, (done, all) => {
      expect(all).toBe(90);
      seen.push(done);
    });
    expect(seen.at(-1)).toBe(90);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  test("describes targets, places, kinds and what was assumed", async () => {
    const own = open([{ below: 5, above: 40 }], 1);
    const described = await own.describe(0, { seed: 1, assumptionSet: 0, assumptionSets: 1 });
    expect(described.targets.map(({ id, variant }) => [id, variant])).toEqual([
      ["picture", null],
      ["picture", "worst"],
      ["warned", null],
      ["near-base", null],
    ]);
    expect(described.targets[2].notTested?.why).toBe("stage");
    expect(described.places).toHaveLength(15);
    expect(described.places[3]).toEqual({
      code: "town3",
      name: { zh: "town3", en: "town3" },
      tier: 0,
      parent: 9,
    });
    expect(described.unknowns.map(([path]) => path)).toContain("toy/working-terminals");
  });

  test("an error of a program comes out as it is, and the pool goes on", async () => {
    const own = open([{ below: 5, above: 40, throwsAt: 13 }], 2);
    await expect(playEnsemble(own, plan, 4)).rejects.toThrow("replication 13 cannot be");
    const rest = await playEnsemble(own, { ...plan, replications: 12, sets: 4 }, 4);
    expect(rest.passes).toHaveLength(48);
  });

  test("an entry that is no worker breaks the pool, not the process", async () => {
    const own = openPool(new URL("../no-such-file.ts", import.meta.url), [], 2);
    pool = own;
    await expect(playEnsemble(own, plan, 4)).rejects.toThrow();
  });

  test("closing rejects what is under way and everything after", async () => {
    const own = open([{ below: 5, above: 40, work: 5e7 }], 1);
    const refused = expect(playEnsemble(own, plan, 4)).rejects.toBeInstanceOf(PoolClosed);
    await own.close();
    await refused;
    await expect(playEnsemble(own, plan, 4)).rejects.toBeInstanceOf(PoolClosed);
  });
});
