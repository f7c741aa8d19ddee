import { Worker } from "node:worker_threads";

import type { Assumptions } from "../../world/assumptions.ts";
import type { Block, BlockResult } from "./block.ts";
import type { Description } from "./program.ts";
import type { Reply, Request } from "./serve.ts";

/** Threads that play blocks of replications. What they give does not depend on how many they are. */
export interface Pool {
  readonly workers: number;
  readonly describe: (program: number, assumptions: Assumptions) => Promise<Description>;
  readonly play: (block: Block) => Promise<BlockResult>;
  /** Stops the threads; what is still under way is rejected with `PoolClosed`. */
  readonly close: () => Promise<void>;
}

/** The pool was closed before this was done. */
export class PoolClosed extends Error {
  override readonly name = "PoolClosed";
}

interface Job {
  readonly request: Request;
  /** Jobs of one key share what a worker has compiled. */
  readonly key: string;
  readonly done: (result: BlockResult | Description) => void;
  readonly failed: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  job: Job | undefined;
  /** The key of the last job: what it has at hand. */
  key: string | undefined;
}

const keyOf = ({ seed, assumptionSet, assumptionSets, held }: Assumptions): string =>
  JSON.stringify([seed, assumptionSet, assumptionSets, held]);

/**
 * Starts threads. `entry` is a file that calls `serve`, `data` what it makes its programs of; it is
 * copied to each thread once. A job goes to a thread that has its set of assumptions at hand if one is
 * idle, else a set that nobody works on is begun.
 */
export const openPool = (entry: URL, data: unknown, workers: number): Pool => {
  const queue: Job[] = [];
  let closed: PoolClosed | undefined;
  let broken: Error | undefined;
  let nextId = 0;
  const threads = Array.from({ length: workers }, (): Thread => {
    const thread: Thread = {
      worker: new Worker(entry, { workerData: data }),
      job: undefined,
      key: undefined,
    };
    thread.worker.on("message", (reply: Reply) => {
      const { job } = thread;
      thread.job = undefined;
      if (job !== undefined && job.request.id === reply.id) {
        if ("error" in reply) job.failed(reply.error);
        else job.done(reply.result);
      }
      handOut();
    });
    thread.worker.on("error", (error) => breakDown(error as Error));
    thread.worker.on("exit", (code) => {
      if (closed === undefined) breakDown(new Error(`a worker ended with code ${code}`));
    });
    return thread;
  });

  /** A thread that fails outside a program is a fault of ours: everything waiting is told. */
  const breakDown = (error: Error): void => {
    broken ??= error;
    for (const thread of threads) {
      thread.job?.failed(broken);
      thread.job = undefined;
    }
    for (const job of queue.splice(0)) job.failed(broken);
  };

  const nextFor = (thread: Thread): Job | undefined => {
    const same = queue.findIndex(({ key }) => key === thread.key);
    if (same !== -1) return queue.splice(same, 1)[0];
    const taken = new Set(threads.filter(({ job }) => job !== undefined).map(({ key }) => key));
    const fresh = queue.findIndex(({ key }) => !taken.has(key));
    return queue.splice(Math.max(0, fresh), 1)[0];
  };

  const handOut = (): void => {
    for (const thread of threads) {
      if (thread.job !== undefined || queue.length === 0) continue;
      const job = nextFor(thread);
      if (job === undefined) continue;
      thread.job = job;
      thread.key = job.key;
      thread.worker.postMessage(job.request, []);
    }
  };

  const submit = <R extends BlockResult | Description>(
    assumptions: Assumptions,
    request: (id: number) => Request,
  ): Promise<R> =>
    new Promise<R>((resolve, reject) => {
      const gone = closed ?? broken;
      if (gone !== undefined) {
        reject(gone);
        return;
      }
      queue.push({
        request: request(nextId++),
        key: keyOf(assumptions),
        done: (result) => resolve(result as R),
        failed: reject,
      });
      handOut();
    });

  return {
    workers,
    describe: (program, assumptions) =>
      submit<Description>(assumptions, (id) => ({ id, do: "describe", program, assumptions })),
    play: (block) => submit<BlockResult>(block.assumptions, (id) => ({ id, do: "play", block })),
    close: async () => {
      closed ??= new PoolClosed("the pool was closed");
      for (const job of queue.splice(0)) job.failed(closed);
      for (const thread of threads) {
        thread.job?.failed(closed);
        thread.job = undefined;
      }
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
};

/** The worker that plays cases. */
export const caseWorker = new URL("../case/case-worker.ts", import.meta.url);
