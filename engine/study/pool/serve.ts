import { parentPort, workerData } from "node:worker_threads";

import type { Assumptions } from "../../world/assumptions.ts";
import { Player } from "./block.ts";
import type { Block, BlockResult } from "./block.ts";
import type { Description, Program } from "./program.ts";

/** What the main thread sends. */
export type Request =
  | { readonly id: number; readonly do: "play"; readonly block: Block }
  | {
      readonly id: number;
      readonly do: "describe";
      readonly program: number;
      readonly assumptions: Assumptions;
    };

/** What comes back: the result, or the error that the program threw. */
export type Reply =
  | { readonly id: number; readonly result: BlockResult | Description }
  | { readonly id: number; readonly error: unknown };

/**
 * The body of a worker: plays what it is sent, one request after another. An entry file calls it with
 * what makes programs out of the data that the pool was opened with; workers import nothing else of
 * the study.
 */
export const serve = (programsOf: (data: unknown) => readonly Program[]): void => {
  const port = parentPort;
  if (port === null) throw new Error("this file is a worker and is started by a pool");
  const player = new Player(programsOf(workerData));
  port.on("message", (request: Request) => {
    const { id } = request;
    try {
      if (request.do === "describe") {
        const result = player.describe(request.program, request.assumptions);
        port.postMessage({ id, result } satisfies Reply);
        return;
      }
      const result = player.play(request.block);
      const { values, passes, conditions } = result;
      port.postMessage({ id, result } satisfies Reply, [
        values.buffer as ArrayBuffer,
        passes.buffer as ArrayBuffer,
        conditions.buffer as ArrayBuffer,
      ]);
    } catch (error) {
      port.postMessage({ id, error } satisfies Reply);
    }
  });
};
