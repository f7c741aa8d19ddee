import { hostname } from "node:os";

import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";
import type * as Scope from "effect/Scope";

import { ResultsRefused, textIfThere } from "./manifest.ts";
import type { Disk } from "./whole-file.ts";

/** Stands in a folder while a run writes to it: `process host`. */
export const lockName = "run.lock";

/** Does a process of this machine live? One of another machine is taken to. */
const lives = (text: string): boolean => {
  const [, digits = "", host = ""] = /^(\d+) (\S+)\n$/u.exec(text) ?? [];
  const id = Number(digits);
  if (id === 0) return false;
  if (host !== hostname()) return true;
  // A number that was given anew, as in a container started again.
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/**
 * Keeps other runs out of a folder until the scope ends. What a killed run left behind does not: its
 * process is gone. Fails with `ResultsRefused` where one is under way.
 */
export const lockFolder = (
  folder: string,
): Effect.Effect<void, ResultsRefused | PlatformError, Disk | Scope.Scope> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const file = path.join(folder, lockName);
    const text = yield* textIfThere(file);
    if (text !== undefined && lives(text)) {
      yield* new ResultsRefused({
        file,
        text: {
          zh: `表明另一次推演(进程 ${text.trim()})正在写这个文件夹;请等它结束或用 --out 另指文件夹,确知没有则删去该文件`,
          en: `says that another run (process ${text.trim()}) is writing to this folder; wait for it or name another with --out; if there is none, remove this file`,
        },
      });
    }
    yield* Effect.acquireRelease(fs.writeFileString(file, `${process.pid} ${hostname()}\n`), () =>
      fs.remove(file, { force: true }).pipe(Effect.ignore),
    );
  });
