import { describe, expect, test } from "vitest";

import type { BlockStore } from "../../../engine/study/ensemble/block-store.ts";
import { playEnsemble, playSequentially } from "../../../engine/study/ensemble/ensemble.ts";
import type { Ensemble } from "../../../engine/study/ensemble/ensemble.ts";
import { looksOf } from "../../../engine/study/ensemble/looks.ts";
import type { BlockResult } from "../../../engine/study/pool/block.ts";
import { openPool } from "../../../engine/study/pool/pool.ts";
import { plainPool } from "./plain-pool.ts";

const sets = 8;
const limit = 8 * 64;
const looks = looksOf(limit, sets);
const plan = { program: 0, seed: 3, replications: limit, sets, explain: false };

const outcome = (replication: number): number[] => [replication % 3 === 0 ? 0 : 1];

describe("a sequential ensemble", () => {
  test("stops at the look at which all is decided; what ran ahead does not count", async () => {
    const pool = plainPool(1, outcome);
    const seen: number[] = [];
    const ensemble = await playSequentially(pool, plan, 1, {
      looks,
      isDecided: ({ plan: counted }) => {
        seen.push(counted.replications);
        return seen.length === 3;
      },
    });
    expect(seen).toEqual(looks.slice(0, 3));
    expect(ensemble.plan.replications).toBe(looks[2]);
    expect(ensemble.passes).toHaveLength(looks[2]);
    expect(ensemble.looks).toEqual(looks);
    expect(Array.from(ensemble.passes)).toEqual(
      Array.from({ length: looks[2] }, (_, r) => outcome(r)[0]),
    );
    const { traceHash } = await playEnsemble(
      plainPool(1, outcome),
      { ...plan, replications: looks[2] },
      1,
    );
    expect(ensemble.traceHash).toBe(traceHash);
    // Nothing beyond the next look was ever begun.
    const last = Math.max(...pool.played.flatMap(({ replications }) => replications));
    expect(last).toBeLessThan(looks[3]);
  });

  test("the last look ends it, decided or not", async () => {
    let asked = 0;
    const ensemble = await playSequentially(plainPool(1, outcome), plan, 1, {
      looks,
      isDecided: () => {
        asked++;
        return false;
      },
    });
    expect(ensemble.plan.replications).toBe(limit);
    expect(asked).toBe(looks.length - 1);
  });

  test("a look has every one of its replications, also while the next one runs", async () => {
    await playSequentially(plainPool(1, outcome), plan, 1, {
      looks,
      isDecided: ({ passes, plan: counted }) => {
        expect(passes).toHaveLength(counted.replications);
        expect(passes.includes(-1)).toBe(false);
        return false;
      },
    });
  });

  test("what a store has is not played again; what it has not is kept", async () => {
    const known = new Map<string, BlockResult>();
    const store: BlockStore = {
      find: ({ replications }) => known.get(replications.join()),
      keep: ({ replications }, result) => {
        known.set(replications.join(), result);
      },
    };
    const isDecided = ({ plan: counted }: Ensemble): boolean => counted.replications >= looks[4];
    const first = plainPool(1, outcome);
    const whole = await playSequentially(first, plan, 1, { looks, isDecided, store });
    expect(known.size).toBe(first.played.length);
    // As after a crash: some blocks are there, some are not.
    let n = 0;
    for (const key of known.keys()) if (n++ % 3 === 1) known.delete(key);
    const second = plainPool(1, outcome);
    const again = await playSequentially(second, plan, 1, { looks, isDecided, store });
    expect(again).toEqual(whole);
    expect(second.played.length).toBeLessThan(first.played.length);
    expect(second.played.length).toBeGreaterThan(0);
  });

  test("a replication that throws ends it with that error, and the next look is dropped", async () => {
    const pool = plainPool(1, (replication) => {
      if (replication === 40) throw new RangeError("replication 40 cannot be");
      return outcome(replication);
    });
    const play: typeof pool.play = async (block, options) => {
      if (block.replications.includes(40)) throw new RangeError("replication 40 cannot be");
      return pool.play(block, options);
    };
    await expect(
      playSequentially({ ...pool, play }, plan, 1, { looks, isDecided: () => false }),
    ).rejects.toThrow("replication 40 cannot be");
  });
});

test("1, 2 and 5 threads stop at the same look with the same result", async () => {
  const entry = new URL("../synthetic-worker.ts", import.meta.url);
  const played = async (workers: number): Promise<Ensemble> => {
    const pool = openPool(entry, [{ below: 20, above: 20 }], workers);
    const isDecided = ({ passes, plan: counted }: Ensemble): boolean =>
      counted.replications > 50 && passes[4 * (counted.replications - 1)] === 1;
    const ensemble = await playSequentially(
      pool,
      { ...plan, explain: true, replications: 300 },
      4,
      { looks: looksOf(300, sets), isDecided },
    );
    await pool.close();
    return ensemble;
  };
  const [one, two, five] = [await played(1), await played(2), await played(5)];
  expect(one.plan.replications).toBeLessThan(300);
  expect(two).toEqual(one);
  expect(five).toEqual(one);
});
