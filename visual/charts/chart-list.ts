import { typesetAll } from "../../engine/inputs/typeset.ts";
import type { TopLevelSpec } from "vega-lite";

import type { CaseComparison } from "../../engine/inputs/comparison-result.ts";
import type { KnownEvent } from "../../engine/inputs/known-event.ts";
import type { LadderResult } from "../../engine/inputs/ladder-result.ts";
import type { RunResult } from "../../engine/inputs/run-result.ts";
import type { Scene, SceneRole } from "../../engine/inputs/scene.ts";
import type { SolveResult } from "../../engine/inputs/solve-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import type { ChartStyle } from "./frame.ts";
import { ganttOf } from "./gantt-of-scene.ts";
import type { Gantt } from "./unit-gantt.ts";
import { knownEventsChart } from "./known-events.ts";
import { magnitudeLadder } from "./magnitude-ladder.ts";
import { pairedDifferences } from "./paired-differences.ts";
import { placeHours } from "./place-hours.ts";
import { resourceUseChart } from "./resource-use.ts";
import { solveCurve } from "./solve-curve.ts";
import { stageWaterfall } from "./stage-waterfall.ts";
import { swingsChart } from "./swings.ts";
import { targetCurve } from "./target-curve.ts";
import { unitGantt } from "./unit-gantt.ts";
import { verdictOverview } from "./verdict-overview.ts";
import { whenItFails } from "./when-it-fails.ts";

/** What a folder of results may hold that charts are drawn from. */
export interface ChartSources {
  readonly summary?: RunResult;
  readonly comparison?: CaseComparison;
  readonly solved?: readonly SolveResult[];
  readonly scene?: Scene;
  /** Instead of a scene: units over time that were taken from one. */
  readonly units?: Readonly<Partial<Record<SceneRole, Gantt>>>;
  readonly ladder?: LadderResult;
  readonly knownEvents?: readonly KnownEvent[];
}

/** One chart that can be drawn. */
export interface Chart {
  /** Stable: the name of its file, `curve-picture-30`. Letters, digits and hyphens. */
  readonly name: string;
  readonly about: Text;
  readonly specOf: (style: ChartStyle) => TopLevelSpec;
}

/** Ids may hold anything that a file may not be called. */
const nameOf = (kind: string, ...ids: readonly string[]): string =>
  [kind, ...ids.map((id) => id.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-").slice(0, 60))].join("-");

const ofRun = (result: RunResult): Chart[] => {
  const { targets, explanations, use, swung } = result;
  const charts: Chart[] = [
    {
      name: "verdicts",
      about: { zh: "各承诺的结论", en: "every promise with its light" },
      specOf: (style) => verdictOverview(targets, style),
    },
  ];
  for (const target of targets) {
    const { id, variant, name, verdict } = target;
    if (variant !== null || verdict === "not tested") continue;
    const explanation = explanations.find((one) => one.target === id);
    const about = (zh: string, en: string): Text => ({
      zh: `${zh}:${name.zh}`,
      en: `${en}: ${name.en}`,
    });
    if (targets.some((one) => one.id === id && one.variant !== null)) {
      charts.push({
        name: nameOf("readings", id),
        about: about("各种解释的结论", "readings with their lights"),
        specOf: (style) => verdictOverview(targets, style, id),
      });
    }
    charts.push({
      name: nameOf("curve", id),
      about: about("到何时达标", "kept by when"),
      specOf: (style) => targetCurve(target, explanation, style),
    });
    if (explanation !== undefined) {
      charts.push(
        {
          name: nameOf("waterfall", id),
          about: about("分钟花在哪里", "where the minutes go"),
          specOf: (style) => stageWaterfall(explanation, target, style),
        },
        {
          name: nameOf("places", id),
          about: about("在哪里、几点守不住", "where and at what hour it fails"),
          specOf: (style) => placeHours(explanation, target, style),
        },
        {
          name: nameOf("when", id),
          about: about("何时守不住", "when it fails"),
          specOf: (style) => whenItFails(explanation, target, style),
        },
      );
    }
    if (target.hangsOn.length > 0) {
      charts.push({
        name: nameOf("swings", id),
        about: about("取决于哪些假设", "what it hangs on"),
        specOf: (style) => swingsChart(target, swung, style),
      });
    }
  }
  charts.push({
    name: "use",
    about: { zh: "力量的使用与排队", en: "units in use, and who waits" },
    specOf: (style) => resourceUseChart(use, style),
  });
  return charts;
};

const roles: ReadonlyArray<readonly [SceneRole, Text]> = [
  ["typical", { zh: "典型一次的时间线", en: "units over time, a typical disaster" }],
  ["worst", { zh: "最差一次的时间线", en: "units over time, the worst disaster" }],
  ["best", { zh: "最好一次的时间线", en: "units over time, the best disaster" }],
];

/**
 * Every chart that can be drawn from what there is, in the order in which a reader wants them. Chinese
 * texts are typeset for print.
 */
export const chartsOf = (sources: ChartSources): Chart[] =>
  listed(sources).map((chart) => ({
    ...chart,
    specOf: (style) => {
      const spec = chart.specOf(style);
      return style.language === "zh" ? typesetAll(spec) : spec;
    },
  }));

const listed = ({
  summary,
  comparison,
  solved = [],
  scene,
  units = {},
  ladder,
  knownEvents = [],
}: ChartSources): Chart[] => [
  ...(ladder === undefined
    ? []
    : [
        {
          name: "ladder",
          about: { zh: "多大的灾害下守不住", en: "how strong a disaster breaks it" },
          specOf: (style: ChartStyle) => magnitudeLadder(ladder, style),
        },
      ]),
  ...(summary === undefined ? [] : ofRun(summary)),
  ...roles.flatMap(([role, about]) => {
    const gantt = units[role] ?? (scene === undefined ? undefined : ganttOf(scene, role));
    if (gantt === undefined) return [];
    const specOf = (style: ChartStyle): TopLevelSpec => unitGantt(gantt, style);
    return [{ name: nameOf("units", role), about, specOf }];
  }),
  ...(comparison === undefined
    ? []
    : [
        {
          name: "differences",
          about: { zh: "改了之后好多少", en: "what the change brings" },
          specOf: (style: ChartStyle) => pairedDifferences(comparison, style),
        },
      ]),
  ...solved.map((result) => ({
    name: nameOf("solve", result.target.id, result.figure.path),
    about: {
      zh: `从哪个值起守得住:${result.figure.name.zh}`,
      en: `from which value on it holds: ${result.figure.name.en}`,
    },
    specOf: (style: ChartStyle) => solveCurve(result, style),
  })),
  ...(knownEvents.length === 0
    ? []
    : [
        {
          name: "known-events",
          about: { zh: "模型与已知事实", en: "the model beside what is known" },
          specOf: (style: ChartStyle) => knownEventsChart(knownEvents, style),
        },
      ]),
];
