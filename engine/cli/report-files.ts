import * as Effect from "effect/Effect";

import type { ReadCase } from "../files/read-case.ts";
import type { RunResult } from "../inputs/run-result.ts";
import type { About } from "../study/results/keep-results.ts";
import { textFile } from "../study/results/whole-file.ts";
import type { Wanted } from "../study/results/whole-file.ts";
import type { Study } from "../study/study.ts";
import { sceneName } from "./result-sources.ts";

/** The page of a folder of results. */
export const reportName = "report.html";

/** The scene of a run and its report, ready to be written. */
export const reportFiles = (
  inputs: ReadCase,
  study: Study,
  result: RunResult,
  about: About,
): Effect.Effect<Wanted[]> =>
  Effect.gen(function* () {
    const { sceneOf } = yield* Effect.promise(() => import("../study/scene/scene.ts"));
    const { reportText } = yield* Effect.promise(() => import("./make-report.ts"));
    const scene = sceneOf(inputs, study.ensemble, study.description);
    const report = yield* reportText({
      result,
      manifest: about,
      scene,
      comparison: undefined,
      solves: [],
    });
    return [textFile(sceneName, [JSON.stringify(scene)]), textFile(reportName, [report])];
  });
