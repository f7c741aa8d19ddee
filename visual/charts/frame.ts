import type { Config, TopLevelSpec } from "vega-lite";

import type { Language, Text } from "../../engine/inputs/text.ts";
import { fontFamily } from "../fonts/family.ts";
import { palettes } from "../palette.ts";
import type { Palette, Theme } from "../palette.ts";
import { wrapped } from "./label.ts";

type Layered = Extract<TopLevelSpec, { readonly layer: unknown }>;

/** One layer of a chart. */
export type Layer = Layered["layer"][number];

/** A channel of Vega-Lite: which field, of what type, with what axis and scale. */
export type Channel = Readonly<Record<string, unknown>>;

/**
 * One layer: rows of its own, how they are marked, what shows what. Vega-Lite's types know no constants
 * that are put together; what is wrong comes out as a warning of its compiler, which rendering takes for
 * an error.
 */
export const layer = (
  values: readonly object[],
  mark: Readonly<Record<string, unknown>>,
  encoding: Readonly<Record<string, Channel>>,
): Layer => ({ data: { values: [...values] }, mark, encoding }) as unknown as Layer;

/** A text with a rim of the background's colour, so that it can be read on a line. */
export const haloed = (
  values: readonly object[],
  mark: Readonly<Record<string, unknown>>,
  encoding: Readonly<Record<string, Channel>>,
  theme: Theme,
): Layer[] => {
  const { background } = palettes[theme];
  const { color: _, ...rim } = { color: undefined, ...mark };
  const edge = { stroke: background, strokeWidth: 4, strokeJoin: "round", fill: background };
  return [
    layer(values, { ...rim, type: "text", ...edge }, encoding),
    layer(values, { ...mark, type: "text" }, encoding),
  ];
};

/** A text of a field, as it stands there. */
export const textOf = (field: string): Channel => ({ field, type: "nominal" });

/**
 * An axis of rows by number, with these labels: two things may be called the same. Labels stand in the
 * expression as quoted strings, so that a name is never more than a name.
 */
export const rowAxis = (labels: readonly string[], limit = 340): Channel => ({
  field: "row",
  type: "ordinal",
  title: null,
  scale: { domain: labels.map((_, row) => row) },
  axis: {
    labelExpr: `[${labels.map((label) => JSON.stringify(label)).join(",")}][datum.value]`,
    ticks: false,
    domain: false,
    labelLimit: limit,
  },
});

/** For whom a chart is drawn. */
export interface ChartStyle {
  readonly language: Language;
  readonly theme: Theme;
}

/** Width of what is drawn in px, axes and legends not counted. */
export const WIDTH = 640;

/** Height of a row in a chart with one row for each thing, px. */
export const ROW = 26;

const configOf = ({ text, muted, line, background }: Palette): Config => ({
  // A picture with one label, instead of a label for every mark.
  aria: false,
  font: fontFamily,
  background,
  padding: 16,
  view: { stroke: null },
  title: {
    anchor: "start",
    frame: "bounds",
    fontSize: 17,
    fontWeight: "normal",
    color: text,
    subtitleFontSize: 12,
    subtitleColor: muted,
    subtitlePadding: 6,
    subtitleLineHeight: 17,
    lineHeight: 22,
    offset: 14,
  },
  axis: {
    labelColor: text,
    labelFontSize: 12,
    labelFontWeight: "normal",
    labelLimit: 260,
    labelFlush: false,
    labelPadding: 6,
    titleColor: muted,
    titleFontSize: 12,
    titleFontWeight: "normal",
    titlePadding: 8,
    gridColor: line,
    gridOpacity: 0.7,
    domainColor: line,
    tickColor: line,
  },
  legend: {
    orient: "top",
    labelColor: text,
    labelFontSize: 12,
    labelLimit: 300,
    title: null,
    padding: 0,
    offset: 8,
    symbolSize: 90,
  },
  header: { labelColor: text, labelFontSize: 12, labelFontWeight: "normal", labelLimit: 300 },
  text: { color: text, fontSize: 12 },
});

/** What all charts begin with: type, colours, a title and under it what the figures are. */
export const framed = (
  title: Text,
  notes: readonly Text[],
  { language, theme }: ChartStyle,
  width: number = WIDTH,
): Pick<TopLevelSpec, "$schema" | "title" | "config" | "autosize" | "background"> => {
  const subtitle = notes.flatMap((note) => wrapped(note[language], width / 11.5, 4));
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    background: palettes[theme].background,
    autosize: { type: "pad" },
    config: configOf(palettes[theme]),
    title: {
      text: wrapped(title[language], width / 16, 2),
      ...(subtitle.length === 0 ? {} : { subtitle }),
    },
  };
};

/** A chart that has nothing to show says so. */
export const emptyChart = (title: Text, why: Text, style: ChartStyle): TopLevelSpec => ({
  ...framed(title, [], style),
  data: { values: [{ words: why[style.language] }] },
  width: WIDTH,
  height: 60,
  mark: { type: "text", fontSize: 14, color: palettes[style.theme].muted },
  encoding: { text: { field: "words", type: "nominal" } },
});
