import { runCommandLine } from "../../engine/cli/run-command-line.ts";
import type { Streams } from "../../engine/cli/streams.ts";

export interface Captured {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `muster` in this process and keeps what it writes. */
export const runCaptured = async (
  args: ReadonlyArray<string>,
  environment: Readonly<Record<string, string>> = { LANG: "en_GB.UTF-8" },
  signal?: AbortSignal,
): Promise<Captured> => {
  let [out, err] = ["", ""];
  const streams: Streams = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    errIsTerminal: false,
    colours: false,
  };
  const code = await runCommandLine(args, streams, environment, "9.9.9", signal);
  return { code, out, err };
};
