import type * as Effect from "effect/Effect";

import type { Narrowing } from "../files/narrowing.ts";
import type { ReadCase } from "../files/read-case.ts";
import type { RunResult } from "../inputs/run-result.ts";
import type { Sampling } from "../random/sampling.ts";
import { engineHash } from "../study/results/engine-hash.ts";
import { keepResults } from "../study/results/keep-results.ts";
import type { About } from "../study/results/keep-results.ts";
import { inputHashes } from "../study/results/manifest.ts";
import type { Wanted } from "../study/results/whole-file.ts";
import type { Study } from "../study/study.ts";
import { onDisk } from "./on-disk.ts";

/** How a run was asked for, as its manifest says it. */
export interface RunSettings {
  readonly version: string;
  readonly narrowing: Narrowing;
  readonly only: readonly string[];
  readonly limit: number;
  readonly fixed: boolean;
  readonly swings: number | "all";
  readonly sampling?: Sampling | undefined;
}

/** What a manifest says of a run besides what its results say. */
export const aboutRun = (inputs: ReadCase, settings: RunSettings, events: boolean): About => {
  const { version, narrowing, only, limit, fixed, swings, sampling } = settings;
  return {
    muster: version,
    engine: engineHash(),
    node: process.versions.node,
    file: inputs.path,
    narrowing,
    only,
    ...(sampling === undefined ? {} : { sampling }),
    limit,
    fixed,
    swings,
    events,
    inputs: inputHashes(inputs),
  };
};

/** Keeps a run in a folder on disk. Dies with `CouldNotWrite`. */
export const keepRun = (
  folder: string,
  result: RunResult,
  study: Study,
  about: About,
  more: readonly Wanted[] = [],
): Effect.Effect<void> => onDisk(folder, keepResults(folder, result, study, about, more));
