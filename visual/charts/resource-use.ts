import type { TopLevelSpec } from "vega-lite";

import type { ResourceUse } from "../../engine/inputs/run-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { palettes } from "../palette.ts";
import { emptyChart, framed } from "./frame.ts";
import type { ChartStyle } from "./frame.ts";
import { labelText } from "./label.ts";

/** How many kinds are shown: the queue and the kinds of which the largest part is out. */
const KINDS = 8;

const words = {
  title: { zh: "力量的使用与排队", en: "Units in use, and who waits" },
  note: {
    zh: "线为各次灾害的平均,色带为中间 80% 的灾害;已接令、集结、在途、在场、受阻都算在用。种类按同时在用的比例排列",
    en: "line: mean over disasters, band: the middle 80% of them; called, mustering, on the way, at work and stuck all count. Kinds by the largest part of them in use at once",
  },
  x: { zh: "起始后(小时)", en: "hours since the start" },
  y: { zh: "数量", en: "number" },
  nothing: { zh: "没有力量出动", en: "no unit did anything" },
  have: { zh: "共", en: "of" },
} satisfies Record<string, Text>;

const heading = ({ name, units }: ResourceUse, language: keyof Text): string => {
  const own = labelText(name[language], 18);
  if (units === null) return own;
  const { least, most } = units;
  const count = least === most ? String(most) : `${least}–${most}`;
  return language === "zh"
    ? `${own}(${words.have.zh} ${count})`
    : `${own} (${words.have.en} ${count})`;
};

/** How many units of each kind are in use over time, and how many places wait for a picture. */
export const resourceUseChart = (use: readonly ResourceUse[], style: ChartStyle): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const shown = use.slice(0, KINDS);
  if (shown.length === 0) return emptyChart(words.title, words.nothing, style);
  const titles = shown.map((one) => heading(one, language));
  const values = shown.flatMap(({ over }, at) => [
    { at, one: 1, hour: 0, mean: 0, low: 0, high: 0 },
    ...over.map((point) => ({ at, one: 1, ...point })),
  ]);
  const x = {
    field: "hour",
    type: "quantitative",
    title: words.x[language],
    axis: { grid: false, tickCount: 6 },
    scale: { nice: false },
  };
  const y = {
    type: "quantitative",
    title: null,

    axis: { tickCount: 3, tickMinStep: 1, minExtent: 34 },
  };
  const panel = {
    width: 280,
    height: 84,
    layer: [
      {
        mark: { type: "area", opacity: 0.25, color: palette.accent, interpolate: "monotone" },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
      },
      {
        mark: { type: "line", color: palette.accent, strokeWidth: 2, interpolate: "monotone" },
        encoding: { x, y: { ...y, field: "mean" } },
      },
      // Not seen: every axis goes up to one at least.
      {
        mark: { type: "point", opacity: 0 },
        encoding: { x, y: { ...y, field: "one" } },
      },
    ],
  };
  return {
    ...framed(words.title, [words.note], style),
    data: { values },
    columns: 2,
    facet: {
      field: "at",
      type: "ordinal",
      title: null,
      sort: "ascending",
      header: {
        labelExpr: `[${titles.map((title) => JSON.stringify(title)).join(",")}][datum.value]`,
        labelAnchor: "start",
      },
    },
    spacing: { row: 18, column: 34 },
    resolve: { scale: { y: "independent" } },
    spec: panel,
  } as unknown as TopLevelSpec;
};
