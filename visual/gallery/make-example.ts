/**
 * Writes `example.json` anew from folders of results:
 *
 *     muster run scenarios/shandong/cases/visualisation-pull.yaml --replications 256 --out A
 *     muster compare CASE --with scenarios/shandong/variants/... --out B
 *     muster solve CASE --target level-60 --figure doctrine.consultation --out C
 *     muster start --json > LADDER
 *     node visual/gallery/make-example.ts A B C LADDER
 *
 * A folder without a comparison, break-evens or a scene leaves those charts out.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { CaseComparison } from "../../engine/inputs/comparison-result.ts";
import type { KnownEvent } from "../../engine/inputs/known-event.ts";
import type { LadderResult } from "../../engine/inputs/ladder-result.ts";
import type { Explanation, RunResult, TargetResult } from "../../engine/inputs/run-result.ts";
import type { Scene } from "../../engine/inputs/scene.ts";
import type { SolveResult } from "../../engine/inputs/solve-result.ts";
import type { ChartSources } from "../charts/chart-list.ts";
import { ganttOf } from "../charts/gantt-of-scene.ts";

const [run, compared, solvedIn, ladderFile] = process.argv.slice(2);

const read = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;

/** The promise that has everything: curve, path, places, hours, readings. */
const SHOWN = "picture-30";

const cutTarget = (target: TargetResult): TargetResult => ({
  ...target,
  curve: target.variant === null ? target.curve : [],
  warnings: [],
});

const cutExplanation = (explanation: Explanation): Explanation => ({
  ...explanation,
  steps: explanation.steps.slice(0, 30),
  places: explanation.places
    .slice(0, 200)
    .map((place) => ({ ...place, won: [], lost: [], steps: [] })),
  groups: explanation.groups.filter(({ tier }) => tier === "city"),
});

const cutRun = (result: RunResult): RunResult => ({
  ...result,
  targets: result.targets
    .filter(({ id, variant }) => id === SHOWN || variant === null)
    .map(cutTarget),
  explanations: result.explanations
    .filter(({ target }) => target === SHOWN)
    .map(cutExplanation)
    .map((one) => ({ ...one, places: one.places.slice(0, 3) })),
  use: result.use.slice(0, 8),
  warnings: [],
});

const summary = read<RunResult>(join(run, "summary.json"));
const scene = read<Scene>(join(run, "scene.json"));
const comparison = read<CaseComparison>(join(compared, "comparison.json"));
const solved = read<SolveResult[]>(join(solvedIn, "solve.json"));
const ladder = read<LadderResult>(ladderFile);
const known = new URL("../../scenarios/known-events/", import.meta.url);
const typical = scene === undefined ? undefined : ganttOf(scene, "typical");

const sources: ChartSources = {
  ...(summary === undefined ? {} : { summary: cutRun(summary) }),
  ...(comparison === undefined
    ? {}
    : {
        comparison: {
          ...comparison,
          targets: comparison.targets
            .filter(({ variant }) => variant === null)
            .map((target) => ({
              ...target,
              differences: target.differences.map((one) => ({ ...one, places: null, when: [] })),
            })),
        },
      }),
  ...(solved === undefined ? {} : { solved }),
  ...(typical === undefined ? {} : { units: { typical } }),
  ...(ladder === undefined
    ? {}
    : {
        ladder: {
          ...ladder,
          rungs: ladder.rungs.map((rung) => ({
            ...rung,
            result: {
              ...rung.result,
              targets: rung.result.targets
                .filter(({ id, variant }) => id === ladder.target && variant === null)
                .map((target) => ({ ...target, curve: [], warnings: [], hangsOn: [] })),
              explanations: [],
              use: [],
              warnings: [],
            },
          })),
        },
      }),
  knownEvents: readdirSync(known)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => read<KnownEvent>(new URL(name, known).pathname) ?? []),
};

writeFileSync(new URL("example.json", import.meta.url), `${JSON.stringify(sources)}\n`);
