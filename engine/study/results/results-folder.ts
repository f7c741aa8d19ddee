import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";
import type * as Scope from "effect/Scope";

import { resultsVersion } from "../../inputs/run-result.ts";
import type { Text } from "../../inputs/text.ts";
import { lockFolder } from "./folder-lock.ts";
import { isJournalName, journalContent, journalName, openJournal } from "./journal.ts";
import type { Journal, JournalHead } from "./journal.ts";
import { manifestName, ResultsRefused, textIfThere } from "./manifest.ts";
import { makeFolder } from "./whole-file.ts";
import type { Disk } from "./whole-file.ts";

/** What the document of a folder says of itself, if it says anything. */
interface Said {
  readonly case?: unknown;
  readonly version?: unknown;
}

const saidBy = (text: string): Said | undefined => {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
};

const remedy: Text = {
  zh: "请用 --out 另指文件夹,或加 --overwrite 以新结果替换",
  en: "name another folder with --out, or replace them with --overwrite",
};

const refused = (file: string, zh: string, en: string) =>
  new ResultsRefused({ file, text: { zh: `${zh};${remedy.zh}`, en: `${en}; ${remedy.en}` } });

/** Why a document that stands in a folder may not be replaced by a run of the case. */
const wrongWith = (text: string, file: string, own: string): ResultsRefused | undefined => {
  const said = saidBy(text);
  if (typeof said?.case !== "string") {
    return refused(
      file,
      "无法读出是哪个案例的结果(已损坏,或不是 Muster 所写)",
      "does not say whose results these are (damaged, or not written by Muster)",
    );
  }
  if (said.case !== own) {
    return refused(
      file,
      `是另一案例 ${said.case} 的结果,不是 ${own}`,
      `holds results of another case, ${said.case}, not of ${own}`,
    );
  }
  const { version = 1 } = said;
  if (version === resultsVersion) return undefined;
  const isOlder = typeof version === "number" && version < resultsVersion;
  return refused(
    file,
    `是${isOlder ? "旧" : "另一"}版格式(${JSON.stringify(version)})的结果,本版写 ${resultsVersion}`,
    `holds results of ${isOlder ? "an older" : "another"} format (${JSON.stringify(version)}; this Muster writes ${resultsVersion})`,
  );
};

/** Refuses a folder with results that a run of this case would take away from somebody. */
const checkDocuments = (
  folder: string,
  own: string,
): Effect.Effect<void, ResultsRefused | PlatformError, Disk> =>
  Effect.gen(function* () {
    const path = yield* Path.Path;
    for (const name of [manifestName, "summary.json"]) {
      const file = path.join(folder, name);
      const text = yield* textIfThere(file);
      const wrong = text === undefined ? undefined : wrongWith(text, file, own);
      if (wrong !== undefined) yield* wrong;
    }
  });

const checkJournals = (
  folder: string,
  own: string,
): Effect.Effect<number, ResultsRefused | PlatformError, Disk> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const names = (yield* fs.readDirectory(folder)).filter(isJournalName);
    let waiting = 0;
    for (const name of names) {
      const file = path.join(folder, name);
      const content = yield* journalContent(file);
      if (content.kind !== "journal") continue;
      if (content.head.case !== own) {
        return yield* refused(
          file,
          `是另一案例 ${content.head.case} 未完成的推演,不是 ${own}`,
          `holds an unfinished run of another case, ${content.head.case}, not of ${own}`,
        );
      }
      waiting++;
    }
    return waiting;
  });

const removeEmpty = (folder: string): Effect.Effect<void, PlatformError, Disk> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    // Removing a folder needs `recursive` even where nothing is in it.
    if ((yield* fs.readDirectory(folder)).length === 0)
      yield* fs.remove(folder, { recursive: true });
  });

/** A folder that takes the results of a run. */
export interface ResultsFolder {
  readonly folder: string;
  readonly journal: Journal;
  /** Unfinished runs of the same case with other inputs, seeds or sets: they stay. */
  readonly others: number;
  /** The run is over and its results are kept: its journal goes with the scope. */
  readonly finish: () => void;
}

/**
 * Makes a folder ready before anything is played: it can be written to, holds nothing that belongs to
 * somebody else, and has the journal of this run. What stands there stays until the new results are
 * complete. Where the run ends without a finished replication, what was made is taken away again.
 *
 * @param overwrite whatever stands there may be replaced
 */
export const openResultsFolder = (
  folder: string,
  head: JournalHead,
  overwrite: boolean,
): Effect.Effect<ResultsFolder, ResultsRefused | PlatformError, Disk | Scope.Scope> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const made = yield* Effect.acquireRelease(makeFolder(folder), (made) =>
      Effect.forEach(made.toReversed(), removeEmpty).pipe(Effect.ignore),
    );
    if (!overwrite && made.length === 0) yield* checkDocuments(folder, head.case);
    yield* lockFolder(folder);
    const waiting = overwrite ? 0 : yield* checkJournals(folder, head.case);
    const file = path.join(folder, journalName(head.key));
    const isThere = yield* fs.exists(file);
    const open: { journal?: Journal; isFinished: boolean } = { isFinished: false };
    // Stands before the journal is opened, so that it comes after it is closed.
    yield* Effect.addFinalizer(() =>
      open.isFinished ||
      open.journal === undefined ||
      open.journal.found + open.journal.kept() === 0
        ? fs.remove(file, { force: true }).pipe(Effect.ignore)
        : Effect.void,
    );
    const journal = yield* openJournal(file, head);
    open.journal = journal;
    return {
      folder,
      journal,
      others: waiting - (isThere ? 1 : 0),
      finish: () => {
        open.isFinished = true;
      },
    };
  });
