import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as Effect from "effect/Effect";

import type { CaseComparison } from "../inputs/comparison-result.ts";
import type { KnownEvent } from "../inputs/known-event.ts";
import type { Manifest } from "../inputs/manifest.ts";
import { notModelled } from "../inputs/not-modelled.ts";
import type { RunResult } from "../inputs/run-result.ts";
import type { Scene } from "../inputs/scene.ts";
import type { SolveResult } from "../inputs/solve-result.ts";

/** What a folder of results holds that a report tells. */
export interface ReportSources {
  readonly result: RunResult;
  readonly manifest: Pick<Manifest, "muster" | "node" | "file" | "inputs">;
  readonly scene: Scene | undefined;
  readonly comparison: CaseComparison | undefined;
  readonly solves: readonly SolveResult[];
}

/** The tables of known events that come with Muster. */
export const knownEvents = (): KnownEvent[] => {
  const folder = join(import.meta.dirname, "../../scenarios/known-events");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as KnownEvent);
};

/** The report of a run as the text of one HTML file. */
export const reportText = ({
  result,
  manifest,
  scene,
  comparison,
  solves,
}: ReportSources): Effect.Effect<string> =>
  Effect.promise(async () => {
    const [{ reportPage }, { reportPictures }, { mapParts }, { bundleScript }] = await Promise.all([
      import("../../visual/report/report.ts"),
      import("../../visual/report/report-pictures.ts"),
      import("../../visual/map/map.ts"),
      import("../../visual/map/bundle.ts"),
    ]);
    const pictures = await reportPictures({
      summary: result,
      ...(comparison === undefined ? {} : { comparison }),
      solved: solves,
      ...(scene === undefined ? {} : { scene }),
    });
    return reportPage({
      result,
      comparison,
      solves,
      knownEvents: knownEvents(),
      notModelled: notModelled(result.hazards),
      classification: result.classification ?? undefined,
      provenance: {
        muster: manifest.muster,
        node: manifest.node,
        file: manifest.file,
        seed: result.seed,
        replications: result.replications,
        assumptionSets: result.assumptionSets,
        changes: result.changes,
        traceHash: result.traceHash,
        inputs: manifest.inputs,
      },
      pictures,
      map: scene === undefined ? undefined : await mapParts(scene),
      script: await bundleScript(join(import.meta.dirname, "../../visual/report/browser/page.ts")),
    });
  });
