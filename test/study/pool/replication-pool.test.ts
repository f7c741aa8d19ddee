import { Worker } from "node:worker_threads";

import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import { describe, expect, test } from "vitest";

import { PoolClosed } from "../../../engine/study/pool/pool.ts";
import type { Pool } from "../../../engine/study/pool/pool.ts";
import { ReplicationPool } from "../../../engine/study/pool/replication-pool.ts";
import { middle } from "../../shipped-case.ts";
import type { Synthetic } from "../synthetic-program.ts";

const entry = new URL("../synthetic-worker.ts", import.meta.url);
const layerOf = (more: Partial<Synthetic> = {}) =>
  ReplicationPool.layer(entry, [{ below: 5, above: 40, ...more }], 2);
const block = (...replications: number[]) => ({
  program: 0,
  assumptions: middle,
  replications,
  explain: false,
});

describe("the service of replications", () => {
  test("gives what the pool gives, and its threads end with it", async () => {
    const program = Effect.gen(function* () {
      const { play, describe: ask, pool } = yield* ReplicationPool;
      const described = yield* ask(0, middle);
      const [one, two] = yield* Effect.all([play(block(0, 1)), play(block(0, 1))], {
        concurrency: "unbounded",
      });
      return { described, one, two, pool };
    });
    const { described, one, two, pool } = await Effect.runPromise(
      Effect.provide(program, layerOf()),
    );
    expect(described.targets).toHaveLength(4);
    expect(two).toEqual(one);
    await expect(pool.play(block(0))).rejects.toBeInstanceOf(PoolClosed);
  });

  test("what a program throws is the error of the block", async () => {
    const program = Effect.gen(function* () {
      const { play } = yield* ReplicationPool;
      return yield* Effect.flip(play(block(12, 13)));
    });
    const error = await Effect.runPromise(Effect.provide(program, layerOf({ throwsAt: 13 })));
    expect(error).toBeInstanceOf(RangeError);
  });

  test("interrupted in the middle of a block, it stops its threads and says so", async () => {
    let pool: Pool | undefined;
    const exits: Array<Promise<unknown>> = [];
    const program = Effect.gen(function* () {
      const service = yield* ReplicationPool;
      ({ pool } = service);
      yield* service.play(block(0));
      yield* Effect.forkChild(service.play(block(...Array.from({ length: 500 }, (_, i) => i))));
      yield* Effect.never;
    });
    const layer = ReplicationPool.layer(entry, [{ below: 5, above: 40, work: 1e7 }], 2, {
      start: (file, how) => {
        const worker = new Worker(file, how);
        exits.push(new Promise((resolve) => worker.once("exit", resolve)));
        return worker;
      },
    });
    const fiber = Effect.runFork(Effect.provide(program, layer));
    await new Promise((resolve) => setTimeout(resolve, 600));
    const start = performance.now();
    await Effect.runPromise(Fiber.interrupt(fiber));
    await Promise.all(exits);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(exits).toHaveLength(2);
    await expect(pool?.play(block(0))).rejects.toBeInstanceOf(PoolClosed);
  });
});
