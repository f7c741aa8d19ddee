import { existsSync, readFileSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import * as Result from "effect/Result";

import { shownPath } from "../files/disk.ts";
import { readCase } from "../files/read-case.ts";
import type { CaseComparison } from "../inputs/comparison-result.ts";
import type { Scene } from "../inputs/scene.ts";
import type { SolveResult } from "../inputs/solve-result.ts";
import { ComparisonRefused, comparisonIn } from "../study/compare/comparison-in.ts";
import type { Results } from "../study/results/open-results.ts";
import { SolveRefused, solvesIn } from "../study/solve/keep-solve.ts";
import { refuseInputs } from "./asked-of-case.ts";
import type { Say } from "./language.ts";
import { withDisk } from "./on-disk.ts";
import { readResults } from "./read-results.ts";
import type { Streams } from "./streams.ts";
import { troubleWords } from "./write-trouble.ts";

/** The scene of the map in a folder of results. */
export const sceneName = "scene.json";

/** Everything that a folder of results holds and that pages are made of. */
export interface ResultSources extends Results {
  readonly comparison: CaseComparison | undefined;
  readonly solves: readonly SolveResult[];
  /** Undefined where the run was told to leave it out. */
  readonly scene: Scene | undefined;
}

/**
 * The folder that is meant: results themselves, or those of a case where runs put them. Undefined after
 * saying why there is none; the command then ends with `exitCodes.badInput`.
 */
export const folderOfResults = (path: string, say: Say, streams: Streams): string | undefined => {
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

/** The scene that a run has kept; undefined where there is none, `"spoilt"` where it is not that one. */
const sceneIn = ({ folder, manifest }: Results): Scene | "spoilt" | undefined => {
  const hash = manifest.files[sceneName];
  const file = join(folder, sceneName);
  if (hash === undefined) return undefined;
  if (!existsSync(file)) return "spoilt";
  const text = readFileSync(file, "utf8");
  if (createHash("sha256").update(text, "utf8").digest("hex") !== hash) return "spoilt";
  return JSON.parse(text) as Scene;
};

/**
 * Opens a folder of results, or of the results of a case, with what was compared and solved beside it;
 * undefined after saying why it cannot be used.
 */
export const readSources = (
  path: string,
  say: Say,
  streams: Streams,
): Effect.Effect<ResultSources | undefined> =>
  Effect.gen(function* () {
    const refuse = (text: { zh: string; en: string }): undefined => {
      streams.err(`muster: ${say(text)}\n`);
      return undefined;
    };
    const folder = folderOfResults(path, say, streams);
    if (folder === undefined) return undefined;
    const results = yield* readResults(folder, say, streams);
    if (results === undefined) return undefined;
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
          return refuse(known ? error.text : troubleWords(error));
        }),
      ),
    );
    if (more === undefined) return undefined;
    const scene = sceneIn(results);
    if (scene === "spoilt") {
      const file = shownPath(join(results.folder, sceneName));
      return refuse({
        zh: `${file} 缺失或已改动,与 manifest.json 所记不符;请重新推演`,
        en: `${file} is missing or changed: it is not what manifest.json says; play it again`,
      });
    }
    return { ...results, ...more, scene };
  });
