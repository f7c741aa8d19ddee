import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../engine/cli/main.ts", import.meta.url));

/** A run of `muster` in a process of its own, to be killed. */
export interface Running {
  readonly process: ChildProcess;
  /** Its exit code, or the signal that ended it, with what it wrote. */
  readonly ended: Promise<{ end: number | string; out: string; err: string }>;
}

export const runProcess = (args: readonly string[]): Running => {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, LANG: "en_GB.UTF-8" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const ended = new Promise<{ end: number | string; out: string; err: string }>((resolve) => {
    child.on("close", (code, signal) => resolve({ end: signal ?? code ?? -1, out, err }));
  });
  return { process: child, ended };
};

/** Bytes of the largest file of a folder whose name ends so; 0 where there is none. */
export const sizeIn = (folder: string, ending: string): number =>
  existsSync(folder)
    ? Math.max(
        0,
        ...readdirSync(folder)
          .filter((name) => name.endsWith(ending))
          .map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
      )
    : 0;

/** Every file of a folder of results; of the manifest all but the hash of the code, which may be edited meanwhile. */
export const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => {
        const text = readFileSync(join(folder, name), "latin1");
        return [name, text.replace(/"engine": "[0-9a-f]{64}"/u, '"engine": ""')];
      }),
  );
