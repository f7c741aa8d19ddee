import { createHash } from "node:crypto";

import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";

import type { RunResult } from "../../inputs/run-result.ts";
import { usualReasons, wayText } from "./answer.ts";
import type { CaseInputs } from "../case/compile-case.ts";
import { setOf } from "../ensemble/plan.ts";
import type { Study } from "../study.ts";
import { finite, told, toldUnit } from "./summarise.ts";

/** What a run was made of, so that it can be told from another and repeated. */
export interface Manifest {
  readonly muster: string;
  readonly node: string;
  readonly case: string;
  readonly file: string;
  readonly seed: number;
  readonly replications: number;
  readonly assumptionSets: number;
  readonly changes: readonly string[];
  readonly place: string | null;
  readonly traceHash: string;
  /** SHA-256 of each input as decoded and changed. */
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 of the other files of the folder. */
  readonly files: Readonly<Record<string, string>>;
}

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** Hashes of the inputs of a case as they were used, changes of the command line in them. */
export const inputHashes = (inputs: CaseInputs): Record<string, string> =>
  Object.fromEntries(
    (
      [
        "case",
        "region",
        "inventory",
        "catalogue",
        "doctrine",
        "earthquake",
        "weather",
        "targets",
      ] as const
    ).map((name) => [name, sha256(JSON.stringify(inputs[name]))]),
  );

const cell = (text: string): string =>
  /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * Measurements as CSV: one line for each replication and tested target, in order. `value` is empty where
 * it never happened, `passed` is 1 or 0, lines of targets that spoke of nobody are left out.
 */
export const measurementsCsv = ({ ensemble, description }: Study): string => {
  const { plan, values, passes, targets } = ensemble;
  const lines = ["replication,assumption_set,target,variant,value,unit,passed"];
  for (let r = 0; r < plan.replications; r++) {
    description.targets.forEach((target, t) => {
      const pass = passes[r * targets + t];
      if (pass === -1) return;
      const value = finite(told(values[r * targets + t], target));
      lines.push(
        [
          r,
          setOf(r, plan.sets),
          cell(target.id),
          cell(target.variant ?? ""),
          value ?? "",
          toldUnit(target),
          pass,
        ].join(","),
      );
    });
  }
  return `${lines.join("\n")}\n`;
};

/**
 * The blind spots (可视化盲区) as CSV: every place that a promise of a picture spoke of, those that fail
 * most often first, with what mostly shows it and why the other ways mostly do not. Undefined where no
 * picture was promised.
 */
export const blindSpotsCsv = ({
  explanations,
}: Pick<RunResult, "explanations">): string | undefined => {
  const picture = explanations.find(({ places }) =>
    places.some(({ won, lost }) => [...won, ...lost].some(({ way }) => way !== null)),
  );
  if (picture === undefined) return undefined;
  const lines = [
    "code,name_zh,name_en,within_zh,within_en,replications,failed_share,never_share,p50_min,p90_min,mostly_by_zh,mostly_by_en,others_failed_zh,others_failed_en",
  ];
  for (const place of picture.places) {
    const [winner] = place.won;
    const by = winner === undefined ? undefined : wayText(winner);
    const reason = usualReasons(place.lost).find(({ way }) => way !== winner?.way)?.label;
    lines.push(
      [
        place.code,
        place.name.zh,
        place.name.en,
        place.within.zh,
        place.within.en,
        String(place.selected),
        String(place.failed),
        String(place.never),
        String(place.p50 ?? ""),
        String(place.p90 ?? ""),
        by?.zh ?? "",
        by?.en ?? "",
        reason?.zh ?? "",
        reason?.en ?? "",
      ]
        .map(cell)
        .join(","),
    );
  }
  return `${lines.join("\n")}\n`;
};

/** Writes a file whole or not at all: beside its place first, then into it. */
const writeWhole = (
  path: string,
  text: string,
): Effect.Effect<void, PlatformError, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const beside = `${path}.part`;
    yield* fs.writeFileString(beside, text);
    yield* fs.rename(beside, path);
  });

/**
 * Makes a folder and those above it, one by one: told to make them all at once, Node never comes back
 * where a file system has no place for the upper one, as under `/proc`.
 */
const makeFolder = (
  folder: string,
): Effect.Effect<void, PlatformError, FileSystem.FileSystem | Path.Path> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const absent: string[] = [];
    let at = path.resolve(folder);
    while (!(yield* fs.exists(at)) && path.dirname(at) !== at) {
      absent.unshift(at);
      at = path.dirname(at);
    }
    for (const each of absent) yield* fs.makeDirectory(each);
    // What stands there may be a file.
    if (absent.length === 0) yield* fs.readDirectory(at);
  });

/**
 * Keeps the results of a run in a folder: `summary.json`, `measurements.csv`, `blind-spots.csv` where a
 * picture was promised and, written last, `manifest.json` with the hashes of them all. A folder without a manifest that fits is not to be trusted.
 */
export const keepResults = (
  folder: string,
  result: RunResult,
  study: Study,
  about: Omit<Manifest, "files" | "traceHash">,
): Effect.Effect<void, PlatformError, FileSystem.FileSystem | Path.Path> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const blindSpots = blindSpotsCsv(result);
    yield* makeFolder(folder);
    const files: Record<string, string> = {
      "summary.json": `${JSON.stringify(result, undefined, 2)}\n`,
      "measurements.csv": measurementsCsv(study),
      ...(blindSpots === undefined ? {} : { "blind-spots.csv": blindSpots }),
    };
    yield* fs.remove(path.join(folder, "manifest.json"), { force: true });
    for (const [name, text] of Object.entries(files)) {
      yield* writeWhole(path.join(folder, name), text);
    }
    const manifest: Manifest = {
      ...about,
      traceHash: result.traceHash,
      files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256(text)])),
    };
    const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
    yield* writeWhole(path.join(folder, "manifest.json"), text);
  });
