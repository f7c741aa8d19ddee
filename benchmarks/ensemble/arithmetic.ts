import { Worker } from "node:worker_threads";

/** Threads that do nothing but arithmetic: what the machine has to give at this moment. */
export interface Spinners {
  /** Rounds per second of so many threads together, each doing `steps` additions and multiplications. */
  readonly rate: (threads: number, steps: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Starts threads of arithmetic; `spin.ts` is their body. */
export const startSpinners = (threads: number): Spinners => {
  const entry = new URL("spin.ts", import.meta.url);
  const workers = Array.from({ length: threads }, () => new Worker(entry));
  const spin = (worker: Worker, steps: number): Promise<unknown> =>
    new Promise((resolve) => {
      worker.once("message", resolve);
      worker.postMessage(steps, []);
    });
  return {
    rate: async (count, steps) => {
      const start = performance.now();
      await Promise.all(workers.slice(0, count).map((worker) => spin(worker, steps)));
      return (1000 * count) / (performance.now() - start);
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
};
