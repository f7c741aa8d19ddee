import type { TopLevelSpec } from "vega-lite";

import type { Text } from "../../engine/inputs/text.ts";
import { palettes } from "../palette.ts";
import { emptyChart, framed, layer, rowAxis, WIDTH } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { labelText } from "./label.ts";

/** What a unit is at, in the order in which it comes. */
export const ganttPhases = {
  called: { zh: "接令集结", en: "called, mustering" },
  ready: { zh: "待命", en: "ready" },
  moving: { zh: "在途", en: "on the way" },
  onFoot: { zh: "徒步", en: "on foot" },
  onScene: { zh: "在场", en: "at work" },
  stuck: { zh: "受阻", en: "stuck" },
  returning: { zh: "返回", en: "going home" },
} as const satisfies Record<string, Text>;

export type GanttPhase = keyof typeof ganttPhases;

/** One stretch of time of one unit. */
export interface GanttBar {
  readonly phase: GanttPhase;
  readonly fromMin: number;
  readonly toMin: number;
}

export interface GanttRow {
  readonly name: Text;
  /** Placed by us: no unit that is known. */
  readonly synthetic: boolean;
  readonly bars: readonly GanttBar[];
}

/** The units of one replication. */
export interface Gantt {
  /** Which replication, and what it is like. */
  readonly about: Text;
  readonly rows: readonly GanttRow[];
  /** Units that did something but are not among the rows. */
  readonly leftOut: number;
  /** How the rows were chosen. */
  readonly rule: Text;
}

const words = {
  title: { zh: "各支力量的时间线", en: "Units over time" },
  x: { zh: "起始后(小时)", en: "hours since the start" },
  nothing: { zh: "没有力量出动", en: "no unit did anything" },
  hollow: { zh: "名称后带 ○ 的为推定力量", en: "○ after a name: placed by us, not a known unit" },
} satisfies Record<string, Text>;

/** What each unit of one replication was at, and when: a bar for each stretch of time. */
export const unitGantt = (
  { about, rows, leftOut, rule }: Gantt,
  style: ChartStyle,
): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const title = { zh: `${words.title.zh}:${about.zh}`, en: `${words.title.en}: ${about.en}` };
  if (rows.length === 0) return emptyChart(title, words.nothing, style);
  const bars = rows.flatMap((unit, row) =>
    unit.bars
      .filter(({ fromMin, toMin }) => toMin > fromMin)
      .map(({ phase, fromMin, toMin }) => ({
        row,
        phase: ganttPhases[phase][language],
        from: fromMin / 60,
        to: toMin / 60,
      })),
  );
  const phases = Object.keys(ganttPhases) as GanttPhase[];
  const shown = phases.filter((phase) =>
    bars.some((bar) => bar.phase === ganttPhases[phase][language]),
  );
  const { series } = palette;
  const colours: Readonly<Record<GanttPhase, string>> = {
    called: palette.muted,
    ready: series[3],
    moving: series[0],
    onFoot: series[1],
    onScene: series[2],
    stuck: series[5],
    returning: series[4],
  };
  const y = rowAxis(
    rows.map(({ name, synthetic }) => `${labelText(name[language], 24)}${synthetic ? " ○" : ""}`),
  );
  const x: Channel = {
    field: "from",
    type: "quantitative",
    title: words.x[language],
    scale: { nice: false, domain: [0, Math.max(...bars.map(({ to }) => to), 0.1)] },
  };
  const rest: Text = {
    zh: `${rule.zh}${leftOut > 0 ? `;另有 ${leftOut} 支未列` : ""}`,
    en: `${rule.en}${leftOut > 0 ? `; ${leftOut} more not shown` : ""}`,
  };
  const notes = rows.some(({ synthetic }) => synthetic) ? [rest, words.hollow] : [rest];
  return {
    ...framed(title, notes, style),
    width: WIDTH,
    height: 20 * rows.length,
    layer: [
      layer(
        bars,
        { type: "bar", height: 12 },
        {
          y,
          x,
          x2: { field: "to" },
          color: {
            field: "phase",
            type: "nominal",
            scale: {
              domain: shown.map((phase) => ganttPhases[phase][language]),
              range: shown.map((phase) => colours[phase]),
            },
            legend: { symbolType: "square" },
          },
        },
      ),
    ],
  };
};
