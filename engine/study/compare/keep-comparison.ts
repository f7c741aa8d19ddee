import * as Effect from "effect/Effect";
import type { PlatformError } from "effect/PlatformError";

import type { CaseComparison } from "../../inputs/comparison-result.ts";
import { makeFolder, textFile, writeTogether } from "../results/whole-file.ts";
import type { Disk } from "../results/whole-file.ts";

/** The file of a comparison in the results folder of its case. */
export const comparisonName = "comparison.json";

/** Keeps a comparison in a folder, whole or not at all; what else stands there is left alone. */
export const keepComparison = (
  folder: string,
  comparison: CaseComparison,
): Effect.Effect<void, PlatformError, Disk> =>
  Effect.gen(function* () {
    yield* makeFolder(folder);
    const text = `${JSON.stringify(comparison, undefined, 2)}\n`;
    yield* writeTogether(folder, [], () => textFile(comparisonName, [text]));
  });
