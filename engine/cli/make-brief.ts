import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import * as Result from "effect/Result";

import { briefContent } from "../../visual/brief/content.ts";
import { briefDocument } from "../../visual/brief/document.ts";
import type { Evidence } from "../../visual/brief/gaps.ts";
import { briefPage } from "../../visual/brief/page.ts";
import { fontSubset } from "../../visual/fonts/fonts.ts";
import { shownPath } from "../files/disk.ts";
import { readCase } from "../files/read-case.ts";
import { ComparisonRefused, comparisonIn } from "../study/compare/comparison-in.ts";
import { SolveRefused, solvesIn } from "../study/solve/keep-solve.ts";
import type { Language } from "../trace/unit.ts";
import { refuseInputs } from "./asked-of-case.ts";
import type { Say } from "./language.ts";
import { withDisk } from "./on-disk.ts";
import { exitCodes } from "./outcome.ts";
import { readResults } from "./read-results.ts";
import type { Streams } from "./streams.ts";
import { couldNotWrite, troubleWords } from "./write-trouble.ts";

/** Which results become a brief, and where it goes. */
export interface BriefAsked {
  /** A folder of results, or a case whose results lie where runs put them. */
  readonly path: string;
  readonly out: string | undefined;
  /** As it shall stand on the page; the day of this machine's clock unless given. */
  readonly date: string | undefined;
  readonly language: Language;
  readonly quiet: boolean;
}

const today = (): string => {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** The folder that is meant: results themselves, or those of a case where runs put them. */
const folderOf = (path: string, say: Say, streams: Streams): string | undefined => {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  if (isFolder || !/\.ya?ml$/iu.test(path)) return path;
  const read = readCase(path);
  if (Result.isFailure(read)) {
    refuseInputs(read.failure, false, say, streams);
    return undefined;
  }
  const folder = join("out", read.success.case.id);
  if (existsSync(join(folder, "manifest.json"))) return folder;
  streams.err(
    `muster: ${say({
      zh: `${shownPath(path)} 还没有结果(应在 ${folder});请先 muster run ${shownPath(path)}`,
      en: `there are no results of ${shownPath(path)} yet (in ${folder}): muster run ${shownPath(path)} first`,
    })}\n`,
  );
  return undefined;
};

/** Writes the brief of a folder of results as DOCX and HTML. Returns the exit code. */
export const makeBrief = (asked: BriefAsked, say: Say, streams: Streams): Effect.Effect<number> =>
  Effect.gen(function* () {
    const folder = folderOf(asked.path, say, streams);
    if (folder === undefined) return exitCodes.badInput;
    const results = yield* readResults(folder, say, streams);
    if (results === undefined) return exitCodes.badInput;
    const { summary } = results;
    const more = yield* withDisk(
      Effect.all({
        comparison: comparisonIn(results.folder, summary.case),
        solves: solvesIn(results.folder, summary.case),
      }),
    ).pipe(
      Effect.catch((error) =>
        Effect.sync(() => {
          const known = error instanceof ComparisonRefused || error instanceof SolveRefused;
          streams.err(`muster: ${say(known ? error.text : troubleWords(error))}\n`);
          return undefined;
        }),
      ),
    );
    if (more === undefined) return exitCodes.badInput;
    const evidence: Evidence = {
      result: summary,
      solves: more.solves,
      ...(more.comparison === undefined ? {} : { comparison: more.comparison }),
    };
    const content = briefContent(evidence, asked.language, asked.date ?? today());
    const bare = briefPage(content, undefined, []);
    const letters = bare.replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/gu, " ");
    const fonts = yield* Effect.promise(() => fontSubset(letters));
    const page = briefPage(content, undefined, fonts);
    const document = yield* Effect.promise(() => briefDocument(content, undefined));
    const out = asked.out ?? results.folder;
    const files: ReadonlyArray<readonly [string, string | Uint8Array]> = [
      [join(out, "brief.docx"), document],
      [join(out, "brief.html"), page],
    ];
    for (const [file, bytes] of files) {
      try {
        mkdirSync(out, { recursive: true });
        writeFileSync(file, bytes);
      } catch (error) {
        throw couldNotWrite(shownPath(file), error);
      }
    }
    streams.out(`${content.conclusion}\n`);
    if (!asked.quiet) {
      const names = files.map(([file]) => shownPath(file)).join(say({ zh: "、", en: ", " }));
      streams.err(`${say({ zh: `简报:${names}`, en: `brief: ${names}` })}\n`);
    }
    return exitCodes.done;
  });
