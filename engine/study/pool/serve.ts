import { parentPort, workerData } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";

import { Player } from "./block.ts";
import { eventBuffers } from "./events.ts";
import type { Task, TaskResult } from "./job-queue.ts";
import type { Program } from "./program.ts";
import { Shelf } from "./shelf.ts";
import type { Shelved, ShelfNews } from "./shelf.ts";

/** What the main thread sends: what to do, one after another, or what others have put on the shelf. */
export type Request =
  | { readonly tasks: ReadonlyArray<{ readonly id: number; readonly task: Task }> }
  | { readonly news: ShelfNews };

/** What became of a task: its result, or the error that the program threw. */
export type Outcome = { readonly id: number; readonly ms: number } & (
  | { readonly result: TaskResult }
  | { readonly error: unknown }
);

/** What comes back with outcomes: what the worker has ready (`readyKey`), what it put on the shelf. */
interface Report {
  readonly outcomes: readonly Outcome[];
  readonly ready: readonly string[];
  readonly made: readonly Shelved[];
}

/** What comes back: that the worker serves, then what it has done. */
export type Reply = { readonly serves: true } | Report;

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
export const serve = (programsOf: (data: unknown, shelf: Shelf) => readonly Program[]): void => {
  const port = parentPort;
  if (port === null) throw new Error("this file is a worker and is started by a pool");
  const { data, kept } = workerData as WorkerStart;
  const shelf = new Shelf();
  const player = new Player(programsOf(data, shelf), kept);
  const report = (outcomes: readonly Outcome[]): void => {
    send(port, { outcomes, ready: player.ready(), made: shelf.news() });
  };
  port.on("message", (request: Request) => {
    if ("news" in request) {
      shelf.hear(request.news);
      return;
    }
    let outcomes: Outcome[] = [];
    let from = performance.now();
    for (const [i, { id, task }] of request.tasks.entries()) {
      const begin = performance.now();
      const came = outcomeOf(player, task);
      const now = performance.now();
      outcomes.push({ id, ms: now - begin, ...came });
      if (i < request.tasks.length - 1 && now - from < MESSAGE_MS) continue;
      report(outcomes);
      outcomes = [];
      from = now;
    }
  });
  port.postMessage({ serves: true } satisfies Reply, []);
};

const outcomeOf = (
  player: Player,
  task: Task,
): { readonly result: TaskResult } | { readonly error: unknown } => {
  try {
    if (task.do === "describe") return { result: player.describe(task.program, task.assumptions) };
    return { result: task.do === "play" ? player.play(task.block) : player.events(task.block) };
  } catch (error) {
    return { error };
  }
};

/** The numbers of a block move to the main thread; they are not copied. */
const movable = (outcome: Outcome): ArrayBuffer[] => {
  if (!("result" in outcome)) return [];
  if ("starts" in outcome.result) return eventBuffers(outcome.result);
  if (!("values" in outcome.result)) return [];
  const { values, passes, conditions } = outcome.result;
  return [values, passes, conditions].map(({ buffer }) => buffer as ArrayBuffer);
};

const send = (port: MessagePort, report: Report): void => {
  const post = (outcomes: readonly Outcome[]): void => {
    port.postMessage({ ...report, outcomes } satisfies Reply, outcomes.flatMap(movable));
  };
  try {
    post(report.outcomes);
  } catch {
    // Not everything that can be thrown can be sent.
    post(
      report.outcomes.map((outcome) =>
        "error" in outcome ? { ...outcome, error: new Error(String(outcome.error)) } : outcome,
      ),
    );
  }
};
