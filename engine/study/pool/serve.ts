import { parentPort, workerData } from "node:worker_threads";

import { Player } from "./block.ts";
import type { BlockResult } from "./block.ts";
import type { Task } from "./job-queue.ts";
import type { Description, Program } from "./program.ts";

/** What the main thread sends: what to do, one after another. */
export type Request = ReadonlyArray<{ readonly id: number; readonly task: Task }>;

/** What became of a task: its result, or the error that the program threw. */
export type Outcome = { readonly id: number; readonly ms: number } & (
  | { readonly result: BlockResult | Description }
  | { readonly error: unknown }
);

/** What comes back: that the worker serves, then outcomes with what it has ready (`readyKey`). */
export type Reply =
  | { readonly serves: true }
  | { readonly outcomes: readonly Outcome[]; readonly ready: readonly string[] };

/** What the main thread gives a worker. */
export interface WorkerStart {
  /** What programs are made of. */
  readonly data: unknown;
  /** How many programs are kept ready. */
  readonly kept: number;
}

/** Outcomes wait so long for others before they are sent: a message costs time on both sides. */
export const MESSAGE_MS = 20;

/**
 * The body of a worker: does what it is sent, one task after another. An entry file calls it with
 * what makes programs out of the data that the pool was opened with; workers import nothing else of
 * the study.
 */
export const serve = (programsOf: (data: unknown) => readonly Program[]): void => {
  const port = parentPort;
  if (port === null) throw new Error("this file is a worker and is started by a pool");
  const { data, kept } = workerData as WorkerStart;
  const player = new Player(programsOf(data), kept);
  port.on("message", (request: Request) => {
    let outcomes: Outcome[] = [];
    let from = performance.now();
    request.forEach(({ id, task }, i) => {
      const begin = performance.now();
      const came = outcomeOf(player, task);
      const now = performance.now();
      outcomes.push({ id, ms: now - begin, ...came });
      if (i < request.length - 1 && now - from < MESSAGE_MS) return;
      send(port.postMessage.bind(port), outcomes, player.ready());
      outcomes = [];
      from = now;
    });
  });
  port.postMessage({ serves: true } satisfies Reply, []);
};

const outcomeOf = (
  player: Player,
  task: Task,
): { readonly result: BlockResult | Description } | { readonly error: unknown } => {
  try {
    const result =
      task.do === "describe"
        ? player.describe(task.program, task.assumptions)
        : player.play(task.block);
    return { result };
  } catch (error) {
    return { error };
  }
};

/** The numbers of a block move to the main thread; they are not copied. */
const movable = (outcome: Outcome): ArrayBuffer[] => {
  if (!("result" in outcome) || !("values" in outcome.result)) return [];
  const { values, passes, conditions } = outcome.result;
  return [values, passes, conditions].map(({ buffer }) => buffer as ArrayBuffer);
};

const send = (
  post: (reply: Reply, moved: ArrayBuffer[]) => void,
  outcomes: readonly Outcome[],
  ready: readonly string[],
): void => {
  try {
    post({ outcomes, ready }, outcomes.flatMap(movable));
  } catch {
    // Not everything that can be thrown can be sent.
    const plain = outcomes.map((outcome) =>
      "error" in outcome ? { ...outcome, error: new Error(String(outcome.error)) } : outcome,
    );
    post({ outcomes: plain, ready }, plain.flatMap(movable));
  }
};
