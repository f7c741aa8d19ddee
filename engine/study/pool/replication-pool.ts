import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type * as Scope from "effect/Scope";

import type { Assumptions } from "../../world/assumptions.ts";
import type { Block, BlockResult } from "./block.ts";
import { openPool } from "./pool.ts";
import type { GivenUp, JobOptions, Pool, PoolBroken, PoolClosed, PoolOptions } from "./pool.ts";
import type { Description } from "./program.ts";

/** What a pool itself fails with; whatever else comes was thrown by a program. */
export type PoolFailure = GivenUp | PoolBroken | PoolClosed;

/** The threads of a study, as effects: interrupted, a block is withdrawn. */
export interface Replications {
  readonly describe: (
    program: number,
    assumptions: Assumptions,
  ) => Effect.Effect<Description, unknown>;
  readonly play: (
    block: Block,
    options?: Pick<JobOptions, "order">,
  ) => Effect.Effect<BlockResult, unknown>;
  /** The same for code that knows no effects. It ends with the service. */
  readonly pool: Pool;
}

/**
 * The one owner of the worker threads: started with its layer, supervised by the pool (a thread that
 * dies is replaced and its blocks played again), stopped when the scope of the layer ends.
 */
export class ReplicationPool extends Context.Service<ReplicationPool, Replications>()(
  "muster/study/ReplicationPool",
) {
  /** Opens the pool as `openPool` does. */
  static layer(
    entry: URL,
    data: unknown,
    workers: number,
    options?: PoolOptions,
  ): Layer.Layer<ReplicationPool> {
    return Layer.effect(
      ReplicationPool,
      Effect.map(threads(entry, data, workers, options), (pool) => ({
        describe: (program: number, assumptions: Assumptions) =>
          attempt(() => pool.describe(program, assumptions)),
        play: (block: Block, how: Pick<JobOptions, "order"> = {}) =>
          attempt((signal) => pool.play(block, { ...how, signal })),
        pool,
      })),
    );
  }
}

const threads = (
  entry: URL,
  data: unknown,
  workers: number,
  options?: PoolOptions,
): Effect.Effect<Pool, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => openPool(entry, data, workers, options)),
    (pool) => Effect.promise(() => pool.close()),
  );

/** The pool of a service that lives as long as the scope: ended, failed or interrupted, its threads stop. */
export const poolOf = (
  entry: URL,
  data: unknown,
  workers: number,
): Effect.Effect<Pool, never, Scope.Scope> =>
  Effect.map(
    Layer.build(ReplicationPool.layer(entry, data, workers)),
    (context) => Context.get(context, ReplicationPool).pool,
  );

const attempt = <R>(run: (signal: AbortSignal) => Promise<R>): Effect.Effect<R, unknown> =>
  Effect.tryPromise({ try: run, catch: (error) => error });
