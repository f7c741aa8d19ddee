/* oxlint-disable unicorn/require-post-message-target-origin -- windows have an origin, threads have none */
import { Worker } from "node:worker_threads";

import type { Row } from "./experiment.ts";

/** Which of the experiments, with which seed. */
export interface Task {
  readonly experiment: number;
  readonly seed: number;
}

/**
 * Runs tasks on worker threads, in order, and promises the rows of each. In a thread Node runs the
 * engine's own files, a good half faster than the test runner's translation of them, and as a user
 * would run them.
 */
export function onWorkers(
  tasks: readonly Task[],
  threads: number,
): readonly Promise<readonly Row[]>[] {
  const waiting = tasks.map((task) => ({ task, ...Promise.withResolvers<readonly Row[]>() }));
  const promises = waiting.map(({ promise }) => promise);
  // Each is awaited in its turn; one that fails before its turn is not forgotten.
  for (const promise of promises) promise.catch(() => {});
  for (let thread = 0; thread < Math.min(threads, tasks.length); thread++) {
    const worker = new Worker(new URL("worker.ts", import.meta.url), { execArgv: [] });
    let current = waiting.shift()!;
    worker.on("message", (rows: readonly Row[]) => {
      current.resolve(rows);
      const next = waiting.shift();
      if (next === undefined) {
        void worker.terminate();
        return;
      }
      current = next;
      worker.postMessage(current.task);
    });
    worker.on("error", (error) => {
      current.reject(error);
      for (const { reject } of waiting.splice(0)) reject(error);
    });
    worker.postMessage(current.task);
  }
  return promises;
}
