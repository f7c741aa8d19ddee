import type { TopLevelSpec } from "vega-lite";

import type { KnownEvent, KnownFact } from "../../engine/inputs/known-event.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { valueText } from "../format.ts";
import { palettes } from "../palette.ts";
import { emptyChart, framed, layer, ROW, rowAxis, textOf, WIDTH } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { labelText } from "./label.ts";

const words = {
  title: { zh: "模型与已知事实", en: "The model beside what is known" },
  note: {
    zh: "模型的中位数(点)和中间 80%(线)除以事实;线在 1 上即相合。≤ 表示事实是上限,落在 1 左边即相合",
    en: "median (dot) and middle 80% (bar) of the model over the fact; at 1 they agree. ≤: the fact is an upper bound, anything left of 1 agrees",
  },
  x: { zh: "模型 ÷ 事实(对数)", en: "model ÷ fact (logarithmic)" },
  fact: { zh: "事实", en: "fact" },
  tested: { zh: "未用于拟合", en: "not fitted to" },
  fitted: { zh: "曾据此取值,不检验模型", en: "fitted to it: tests nothing" },
  nothing: { zh: "没有对照过已知事件", en: "no known event was compared" },
} satisfies Record<string, Text>;

const isShown = ({ fact, p50 }: KnownFact): boolean => fact > 0 && p50 !== null && p50 > 0;

const rowOf = (
  { unit, fact, atMost, fitted, p10, p50, p90 }: KnownFact,
  row: number,
  language: keyof Text,
) => ({
  row,
  low: Math.max(0.01, (p10 ?? p50 ?? 0) / fact),
  middle: (p50 ?? 0) / fact,
  high: (p90 ?? p50 ?? 0) / fact,
  fact: `${atMost ? "≤ " : ""}${valueText(fact, unit, language)}`,
  model: valueText(p50, unit, language),
  kind: words[fitted ? "fitted" : "tested"][language],
});

/** How far the model is from what is known to have happened: ratio with interval, fact by fact. */
export const knownEventsChart = (
  events: readonly KnownEvent[],
  style: ChartStyle,
): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const shown = events.flatMap(({ title, facts }) => {
    const own = facts.filter(isShown);
    return own.length === 0 ? [] : [{ heading: title[language] }, ...own];
  });
  if (shown.length === 0) return emptyChart(words.title, words.nothing, style);
  const labels = shown.map((one) =>
    "heading" in one ? `— ${labelText(one.heading, 22)} —` : labelText(one.what[language], 24),
  );
  const rows = shown.flatMap((one, row) => ("heading" in one ? [] : [rowOf(one, row, language)]));
  const ratios = rows.flatMap(({ low, high }) => [low, high]);
  const end = 1.08 * Math.max(2, ...ratios.map((ratio) => Math.max(ratio, 1 / ratio)));
  const x: Channel = {
    type: "quantitative",
    title: words.x[language],
    scale: { type: "log", domain: [1 / end, end], nice: false },
    axis: { values: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20], format: "~g" },
  };
  const y = rowAxis(labels);
  const kinds = [words.tested[language], words.fitted[language]].filter((kind) =>
    rows.some((row) => row.kind === kind),
  );
  const color: Channel = {
    field: "kind",
    type: "nominal",
    scale: { domain: kinds, range: [palette.accent, palette.muted].slice(2 - kinds.length) },
  };
  const plot = WIDTH - 240;
  return {
    ...framed(words.title, [words.note], style),
    width: plot,
    height: ROW * labels.length,
    layer: [
      layer([{ one: 1 }], { type: "rule", color: palette.mark }, { x: { ...x, field: "one" } }),
      layer(
        rows,
        { type: "rule", strokeWidth: 4, opacity: 0.55, strokeCap: "round" },
        { y, x: { ...x, field: "low" }, x2: { field: "high" }, color },
      ),
      layer(
        rows,
        { type: "point", filled: true, size: 90, opacity: 1 },
        { y, x: { ...x, field: "middle" }, color },
      ),
      layer(rows, { type: "text", align: "left", x: plot + 12 }, { y, text: textOf("model") }),
      layer(
        rows.map(({ row, fact }) => ({ row, words: `${words.fact[language]} ${fact}` })),
        { type: "text", align: "left", x: plot + 112, color: palette.muted },
        { y, text: textOf("words") },
      ),
    ],
  };
};
