import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Processes that play the replications of one case, each for itself. */
export interface Processes {
  /** Replications per second of so many processes together, each playing that many. */
  readonly rate: (processes: number, replications: number) => Promise<number>;
  readonly close: () => void;
}

/** Starts processes; `alone.ts` is their body. */
export const startProcesses = (path: string, sets: number, count: number): Processes => {
  const entry = fileURLToPath(new URL("alone.ts", import.meta.url));
  const children = Array.from({ length: count }, () => fork(entry, [path, String(sets)]));
  return {
    rate: async (processes, replications) => {
      const start = performance.now();
      await Promise.all(
        children.slice(0, processes).map(
          (child) =>
            new Promise<void>((resolve, reject) => {
              child.once("exit", reject);
              child.once("message", () => {
                child.off("exit", reject);
                resolve();
              });
              child.send(replications);
            }),
        ),
      );
      return (1000 * processes * replications) / (performance.now() - start);
    },
    close: () => {
      for (const child of children) child.kill();
    },
  };
};
