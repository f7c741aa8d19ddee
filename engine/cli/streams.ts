import { writeSync } from "node:fs";

import { couldNotWrite } from "./write-trouble.ts";

/** Where results and messages go. */
export interface Streams {
  /** Results, to standard output. */
  readonly out: (text: string) => void;
  /** Everything else, to standard error. */
  readonly err: (text: string) => void;
  readonly errIsTerminal: boolean;
  /** May messages on standard error be coloured? */
  readonly colours: boolean;
}

const outFile = 1;
const errFile = 2;

const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;

/** A signal that a pipe was closed by its reader: there is nobody left to write to. */
export class ReaderGone extends Error {
  override readonly name = "ReaderGone";
}

/**
 * Writes all of it before going on, so that nothing is lost when the process ends. A full pipe is
 * tried again; a closed one (`muster ... | head -1`) ends the command quietly.
 */
const writeAll = (file: number, text: string): void => {
  const bytes = Buffer.from(text, "utf8");
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(file, bytes, written);
    } catch (error) {
      if (codeOf(error) === "EPIPE") throw new ReaderGone("the reader closed the pipe");
      if (codeOf(error) !== "EAGAIN") {
        throw couldNotWrite(file === outFile ? "stdout" : "stderr", error);
      }
      Atomics.wait(pause, 0, 0, 5);
    }
  }
};

/** The streams of this process. */
export const processStreams = (
  environment: Readonly<Record<string, string | undefined>>,
): Streams => ({
  out: (text) => writeAll(outFile, text),
  err: (text) => writeAll(errFile, text),
  errIsTerminal: process.stderr.isTTY,
  colours: process.stderr.isTTY && environment["NO_COLOR"] === undefined,
});
