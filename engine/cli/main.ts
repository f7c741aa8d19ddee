import { enableCompileCache } from "node:module";
import { readFileSync } from "node:fs";

// Compiled code is kept between runs: the second start is quicker.
enableCompileCache();

const { processStreams } = await import("./streams.ts");
const { runCommandLine } = await import("./run-command-line.ts");

const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { readonly version: string };

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => interruption.abort());
}
// Somebody else may still write through the stream: a reader who went away is no fault.
process.stdout.on("error", () => {});

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  processStreams(process.env),
  process.env,
  version,
  interruption.signal,
);
