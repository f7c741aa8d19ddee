import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";

import type { Manifest } from "../../inputs/manifest.ts";
import { resultsVersion } from "../../inputs/run-result.ts";
import type { RunResult } from "../../inputs/run-result.ts";
import type { Study } from "../study.ts";
import { blindSpotsCsv } from "./blind-spots.ts";
import { manifestName } from "./manifest.ts";
import { measurementsCsv, measurementsParquet } from "./measurements.ts";
import { makeFolder, textFile, writeTogether } from "./whole-file.ts";
import type { Disk, Wanted } from "./whole-file.ts";

/** What a manifest says besides what the results themselves say. */
export type About = Omit<
  Manifest,
  "version" | "case" | "seed" | "assumptionSets" | "replications" | "traceHash" | "files"
>;

/** Files that not every run writes: one that stands there from before would speak of another run. */
const sometimes = [
  "measurements.csv",
  "blind-spots.csv",
  "events.parquet",
  "scene.json",
  "report.html",
];

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/**
 * Keeps the results of a run in a folder: `summary.json`, `measurements.parquet`, `measurements.csv`,
 * `blind-spots.csv` where a picture was promised, whatever else is wanted and, last, `manifest.json` with
 * the hashes of them all. All of them or none: what stood there stays until the new ones are whole.
 */
export const keepResults = (
  folder: string,
  result: RunResult,
  study: Study,
  about: About,
  more: readonly Wanted[] = [],
): Effect.Effect<void, PlatformError, Disk> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    const { case: id, seed, replications, assumptionSets, traceHash } = result;
    const blindSpots = blindSpotsCsv(result);
    const csv = measurementsCsv(study);
    const metadata = { case: id, seed: String(seed), traceHash };
    yield* makeFolder(folder);
    const wanted: Wanted[] = [
      textFile("summary.json", [json(result)]),
      measurementsParquet(study, metadata),
      ...(csv === undefined ? [] : [csv]),
      ...(blindSpots === undefined ? [] : [textFile("blind-spots.csv", [blindSpots])]),
      ...more,
    ];
    yield* writeTogether(folder, wanted, (files) => {
      const manifest: Manifest = {
        version: resultsVersion,
        ...about,
        case: id,
        seed,
        assumptionSets,
        replications,
        traceHash,
        files,
      };
      return textFile(manifestName, [json(manifest)]);
    });
    for (const name of sometimes) {
      if (!wanted.some((file) => file.name === name)) {
        yield* fs.remove(path.join(folder, name), { force: true });
      }
    }
  });
