import { createHash } from "node:crypto";

import * as Effect from "effect/Effect";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";

import type { Manifest } from "../../inputs/manifest.ts";
import { RunResult } from "../../inputs/run-result.ts";
import { documentFrom, readManifest, ResultsRefused, textIfThere } from "./manifest.ts";
import type { Disk } from "./whole-file.ts";

/** The finished results of a run. */
export interface Results {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly summary: RunResult;
}

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/**
 * Opens a folder of results: they are finished, of this version, and what the manifest says they are.
 *
 * @param folder the folder, or its `manifest.json`
 */
export const openResults = (
  folder: string,
): Effect.Effect<Results, ResultsRefused | PlatformError, Disk> =>
  Effect.gen(function* () {
    const path = yield* Path.Path;
    const { manifest, folder: own } = yield* readManifest(folder);
    const file = path.join(own, "summary.json");
    const text = yield* textIfThere(file);
    if (text === undefined || sha256(text) !== manifest.files["summary.json"]) {
      return yield* new ResultsRefused({
        file,
        text: {
          zh: `${text === undefined ? "缺失" : "与 manifest.json 所记不符,已被改动或损坏"};请用 muster run --from ${path.join(own, "manifest.json")} 重做`,
          en: `${text === undefined ? "is missing" : "is not what manifest.json says: changed or damaged"}; repeat the run with muster run --from ${path.join(own, "manifest.json")}`,
        },
      });
    }
    return { folder: own, manifest, summary: yield* documentFrom(RunResult, file, text) };
  });
