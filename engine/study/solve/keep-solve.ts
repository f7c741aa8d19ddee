import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";

import { SolveResults } from "../../inputs/solve-result.ts";
import type { SolveResult } from "../../inputs/solve-result.ts";
import type { Text } from "../../inputs/text.ts";
import { makeFolder, textFile, writeTogether } from "../results/whole-file.ts";
import type { Disk } from "../results/whole-file.ts";

/** The name of the file of break-evens in a folder of results. */
export const solveName = "solve.json";

/** The folder holds something that an answer would take away from somebody. */
export class SolveRefused extends Error {
  override readonly name = "SolveRefused";
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

const remedy: Text = {
  zh: "请移走它,或用 --out 另指文件夹",
  en: "move it away, or name another folder with --out",
};

/** The answers that a folder holds already; none where there is no file. */
export const solvesIn = (
  folder: string,
  own: string,
): Effect.Effect<readonly SolveResult[], SolveRefused | PlatformError, Disk> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const file = path.join(folder, solveName);
    if (!(yield* fs.exists(file))) return [];
    const text = yield* fs.readFileString(file);
    const decoded = Result.try(() =>
      Schema.decodeUnknownSync(SolveResults, { onExcessProperty: "error" })(JSON.parse(text)),
    );
    if (Result.isFailure(decoded)) {
      return yield* Effect.fail(
        new SolveRefused({
          zh: `${file} 读不出(已损坏,或是另一版格式);${remedy.zh}`,
          en: `${file} cannot be read (damaged, or of another format); ${remedy.en}`,
        }),
      );
    }
    const other = decoded.success.find((result) => result.case !== own);
    if (other !== undefined) {
      return yield* Effect.fail(
        new SolveRefused({
          zh: `${file} 是另一案例 ${other.case} 的结果;${remedy.zh}`,
          en: `${file} holds results of another case, ${other.case}; ${remedy.en}`,
        }),
      );
    }
    return decoded.success;
  });

/** Two answers to the same question: the later one takes the place of the earlier. */
const asksTheSame = (a: SolveResult, b: SolveResult): boolean =>
  a.target.id === b.target.id &&
  a.target.variant === b.target.variant &&
  a.figure.path === b.figure.path &&
  a.place?.code === b.place?.code &&
  JSON.stringify(a.changes) === JSON.stringify(b.changes);

/**
 * Adds an answer to those of a folder of results, the latest for each target, figure and narrowing.
 * Fails with `SolveRefused` where the file there is damaged or of another case; then nothing is changed.
 */
export const keepSolve = (
  folder: string,
  result: SolveResult,
): Effect.Effect<void, SolveRefused | PlatformError, Disk> =>
  Effect.gen(function* () {
    const before = yield* solvesIn(folder, result.case);
    const all = [...before.filter((each) => !asksTheSame(each, result)), result];
    yield* makeFolder(folder);
    yield* writeTogether(folder, [], () =>
      textFile(solveName, [`${JSON.stringify(all, undefined, 2)}\n`]),
    );
  });
