import { CONDITIONS } from "../../../engine/study/pool/conditions.ts";
import type { Block, BlockResult } from "../../../engine/study/pool/block.ts";
import { JobWithdrawn } from "../../../engine/study/pool/pool-errors.ts";
import type { Pool } from "../../../engine/study/pool/pool.ts";
import { noUse } from "../../../engine/study/explain/resource-use.ts";
import type { Assumptions } from "../../../engine/world/assumptions.ts";

/** By target: 1 passed, 0 failed, -1 nobody to speak of. */
export type Outcome = (replication: number, assumptions: Assumptions) => readonly number[];

export interface PlainPool extends Pool {
  /** Blocks in the order in which they were played. */
  readonly played: Block[];
}

/**
 * A pool without threads that plays one outcome in order, a block each time the event loop turns, so that
 * what has been withdrawn meanwhile is not played.
 */
export const plainPool = (targets: number, outcome: Outcome): PlainPool => {
  const played: Block[] = [];
  const waiting: { order: number; run: () => void }[] = [];
  const turn = (): void => {
    waiting.sort((a, b) => a.order - b.order);
    waiting.shift()?.run();
    if (waiting.length > 0) setImmediate(turn);
  };
  const resultOf = (block: Block): BlockResult => {
    const { replications, assumptions } = block;
    const passes = Int8Array.from(replications.flatMap((r) => [...outcome(r, assumptions)]));
    return {
      replications,
      hashes: replications.map((r) => r.toString(16).padStart(32, "0")),
      rows: replications.length,
      values: Float64Array.from(passes, (pass) => (pass === -1 ? NaN : 60 * (2 - pass))),
      passes,
      conditions: new Float32Array(replications.length * CONDITIONS),
      explained: [],
      use: noUse(),
      acting: [],
    };
  };
  if (targets < 1) throw new RangeError("a pool has targets");
  return {
    played,
    workers: 1,
    describe: () => Promise.reject(new Error("nothing to describe")),
    play: (block, { signal, order = 0 } = {}) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(turn);
        const run = (): void => {
          if (signal?.aborted === true) {
            reject(new JobWithdrawn("withdrawn"));
            return;
          }
          played.push(block);
          resolve(resultOf(block));
        };
        waiting.push({ order, run });
      }),
    events: () => Promise.reject(new Error("nothing happened")),
    restarts: () => 0,
    close: () => Promise.resolve(),
  };
};
