import { Worker } from "node:worker_threads";

import { afterEach, describe, expect, test } from "vitest";

import { playEnsemble } from "../../../engine/study/ensemble/ensemble.ts";
import type { Ensemble } from "../../../engine/study/ensemble/ensemble.ts";
import { GivenUp, JobWithdrawn, openPool, PoolBroken } from "../../../engine/study/pool/pool.ts";
import type { Pool, PoolOptions } from "../../../engine/study/pool/pool.ts";
import type { Mortal } from "./mortal-worker.ts";

const entry = new URL("mortal-worker.ts", import.meta.url);
const plan = { program: 0, seed: 7, replications: 90, sets: 8, explain: true };
const never = new Int32Array(new SharedArrayBuffer(4));

const mortal = (more: Partial<Mortal> = {}): Mortal => ({
  below: 5,
  above: 40,
  how: "exit",
  at: [],
  left: never,
  ...more,
});

/** So many deaths over each. */
const lives = (...deaths: number[]): Int32Array<SharedArrayBuffer> => {
  const left = new Int32Array(new SharedArrayBuffer(4 * deaths.length));
  left.set(deaths);
  return left;
};

let pool: Pool | undefined;
const open = (program: Mortal, workers: number, options: PoolOptions = {}): Pool =>
  (pool = openPool(entry, [program], workers, options));

afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

let whole: Promise<Ensemble> | undefined;
/** What nobody dies over. */
const undisturbed = (): Promise<Ensemble> =>
  (whole ??= playEnsemble(open(mortal(), 1), plan, 4).then(async (ensemble) => {
    await pool?.close();
    return ensemble;
  }));

describe("a worker that dies", () => {
  test("by itself, over three blocks, is replaced; the result is the same", async () => {
    const expected = await undisturbed();
    const own = open(mortal({ at: [3, 44, 89], left: lives(2, 1, 1) }), 2);
    expect(await playEnsemble(own, plan, 4)).toEqual(expected);
    expect(own.restarts()).toBe(4);
  });

  test("of want of memory, is replaced; the result is the same", async () => {
    const expected = await undisturbed();
    const own = open(mortal({ how: "memory", at: [17], left: lives(1) }), 2, {
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 },
    });
    expect(await playEnsemble(own, plan, 4)).toEqual(expected);
    expect(own.restarts()).toBe(1);
  });

  test("stopped from outside, busy or idle, is replaced; the result is the same", async () => {
    const expected = await undisturbed();
    const started: Worker[] = [];
    const own = open(mortal({ work: 2e5 }), 2, {
      start: (file, how) => {
        const worker = new Worker(file, how);
        started.push(worker);
        return worker;
      },
    });
    let blocks = 0;
    const killed: Array<Promise<number>> = [];
    const disturbed = await playEnsemble(own, plan, 4, () => {
      blocks++;
      if (blocks === 2) killed.push(started[0].terminate());
      if (blocks === 4) killed.push(started[1].terminate());
    });
    await Promise.all(killed);
    expect(disturbed).toEqual(expected);
    expect(own.restarts()).toBe(2);
    await Promise.all(started.map((worker) => worker.terminate()));
    expect(await playEnsemble(own, plan, 4)).toEqual(expected);
    expect(own.restarts()).toBe(4);
  });

  test("three times over one block: that block is given up by name, the others are played", async () => {
    const own = open(mortal({ at: [20], left: lives(1000) }), 2);
    const assumptions = { seed: 7, assumptionSet: 4, assumptionSets: 8 };
    const bad = own.play({ program: 0, assumptions, replications: [12, 20], explain: false });
    const good = own.play({ program: 0, assumptions, replications: [28, 36], explain: false });
    const error = await bad.then(() => undefined).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GivenUp);
    expect(error).toMatchObject({ program: 0, assumptions, replications: [12, 20] });
    const { text, message } = error as GivenUp;
    expect(message).toContain(text.zh);
    expect(text.en).toContain("set of assumptions 4 of 8, replications 12, 20");
    expect(text.zh).toContain("假设第 4 套(共 8 套)");
    expect((await good).hashes).toHaveLength(2);
    expect(own.restarts()).toBe(3);
  });

  test("of several blocks in one message only the guilty one is given up", async () => {
    const own = open(mortal({ at: [77], left: lives(1000) }), 1);
    const assumptions = { seed: 7, assumptionSet: 0, assumptionSets: 1 };
    const block = (replications: number[]) =>
      own.play({ program: 0, assumptions, replications, explain: false });
    // The pace becomes known: from now on short blocks go together.
    await block([0]);
    const all = await Promise.allSettled(Array.from({ length: 80 }, (_, r) => block([r])));
    expect(all.flatMap(({ status }, r) => (status === "rejected" ? [r] : []))).toEqual([77]);
  });

  test("over and over without any work breaks the pool", async () => {
    const own = openPool(new URL("mortal-worker.ts?", import.meta.url), "no programs", 2);
    pool = own;
    await expect(playEnsemble(own, plan, 4)).rejects.toBeInstanceOf(PoolBroken);
    await expect(playEnsemble(own, plan, 4)).rejects.toBeInstanceOf(PoolBroken);
  });

  test("or hangs does not keep the pool from closing", async () => {
    const own = open(mortal({ how: "hang", at: [0, 1], left: lives(1, 1) }), 2);
    const refused = expect(playEnsemble(own, plan, 4)).rejects.toThrow("closed");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const start = performance.now();
    await Promise.all([own.close(), own.close()]);
    await refused;
    expect(performance.now() - start).toBeLessThan(6_000);
  });
});

describe("withdrawing", () => {
  const assumptions = { seed: 7, assumptionSet: 0, assumptionSets: 1 };
  const block = { program: 0, assumptions, replications: [0, 1, 2], explain: false };

  test("drops what waits, forgets what is under way, and leaves the others", async () => {
    const own = open(mortal({ work: 3e7 }), 1);
    const before = new AbortController();
    before.abort();
    await expect(own.play(block, { signal: before.signal })).rejects.toBeInstanceOf(JobWithdrawn);
    const first = new AbortController();
    const running = expect(own.play(block, { signal: first.signal })).rejects.toBeInstanceOf(
      JobWithdrawn,
    );
    const waiting = expect(own.play(block, { signal: first.signal })).rejects.toBeInstanceOf(
      JobWithdrawn,
    );
    const kept = own.play(block);
    await new Promise((resolve) => setTimeout(resolve, 50));
    first.abort();
    await Promise.all([running, waiting]);
    expect((await kept).hashes).toHaveLength(3);
  });

  test("a lower order is played first", async () => {
    const own = open(mortal(), 1);
    const done: string[] = [];
    const play = async (name: string, order: number): Promise<void> => {
      await own.play(block, { order });
      done.push(name);
    };
    await Promise.all([play("c", 2), play("a", 0), play("b", 1), play("a again", 0)]);
    expect(done).toEqual(["a", "a again", "b", "c"]);
  });
});
