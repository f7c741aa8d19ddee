import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";

import { openPool } from "../study/pool/pool.ts";
import type { Pool } from "../study/pool/pool.ts";

/** A pool of workers that lives as long as the scope: ended, failed or interrupted, its threads stop. */
export const poolOf = (
  entry: URL,
  data: unknown,
  workers: number,
): Effect.Effect<Pool, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => openPool(entry, data, workers)),
    (pool) => Effect.promise(() => pool.close()),
  );
