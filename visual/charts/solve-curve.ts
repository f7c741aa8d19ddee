import type { TopLevelSpec } from "vega-lite";

import { outcomes } from "../../engine/inputs/solve-result.ts";
import type { SolveResult, TriedValue } from "../../engine/inputs/solve-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { countText, percentText, unitText } from "../format.ts";
import { palettes } from "../palette.ts";
import { emptyChart, framed, layer, textOf, WIDTH } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { labelText } from "./label.ts";

const words = {
  title: { zh: "从哪个值起守得住", en: "From which value on it holds" },
  y: { zh: "达标的灾害所占比例", en: "share of disasters in which it is kept" },
  reliability: { zh: "要求的可靠度", en: "wanted reliability" },
  nothing: { zh: "没有试过任何取值", en: "no value was tried" },
  holds: { zh: "√ 已定守住", en: "√ shown to hold" },
  fails: { zh: "× 已定守不住", en: "× shown to fail" },
  open: { zh: "? 未定", en: "? open" },
} satisfies Record<string, Text>;

/** The share of disasters in which a promise is kept, along one figure: where it starts to hold. */
export const solveCurve = (result: SolveResult, style: ChartStyle): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const { target, figure, values, value, low, high, replications, outcome } = result;
  const title: Text = {
    zh: `${words.title.zh}:${target.name.zh}`,
    en: `${words.title.en}: ${target.name.en}`,
  };
  const told = values.filter(({ estimate }) => estimate !== null);
  if (told.length === 0) return emptyChart(title, words.nothing, style);
  const rows = told.map((tried) => ({
    value: tried.value,
    share: tried.estimate ?? 0,
    low: tried.low ?? 0,
    high: tried.high ?? 1,
    decided: words[tried.decided][language],
  }));
  const decisions: ReadonlyArray<TriedValue["decided"]> = ["holds", "fails", "open"];
  const shown = decisions.filter((decided) => told.some((tried) => tried.decided === decided));
  const { lights } = palette;
  const colours = { holds: lights.met, fails: lights["not met"], open: lights.undecided };
  const unit = figure.unit === null ? "" : unitText(figure.unit, language);
  const own = labelText(figure.name[language], 30);
  const x: Channel = {
    field: "value",
    type: "quantitative",
    title: unit === "" ? own : `${own} (${unit})`,
    scale: { domain: [figure.low, figure.high], nice: false, zero: false },
    axis: {
      grid: false,
      ...(figure.unit === "share" ? { format: ".0%" } : {}),
      ...(figure.whole ? { tickMinStep: 1 } : {}),
    },
  };
  const y: Channel = {
    field: "share",
    type: "quantitative",
    title: words.y[language],
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 5 },
  };
  const color: Channel = {
    field: "decided",
    type: "nominal",
    scale: {
      domain: shown.map((decided) => words[decided][language]),
      range: shown.map((decided) => colours[decided]),
    },
  };
  const note: Text = {
    zh: `${outcomes[outcome].zh};每个取值都用同样的 ${countText(replications)} 次灾害,竖线为区间(仅随机性)`,
    en: `${outcomes[outcome].en}; the same ${countText(replications)} disasters at every value, bars: intervals, chance alone`,
  };
  const { reliability } = target;
  return {
    ...framed(title, [result.sentence, note], style),
    width: WIDTH,
    height: 280,
    layer: [
      ...(low === null || high === null || low >= high
        ? []
        : [
            layer(
              [{ value: low, end: high }],
              { type: "rect", color: palette.lights.depends, opacity: 0.18 },
              { x, x2: { field: "end" } },
            ),
          ]),
      layer(rows, { type: "line", color: palette.accent, opacity: 0.6 }, { x, y }),
      layer(
        rows,
        { type: "rule", strokeWidth: 2.5, opacity: 0.6, color: palette.accent },
        { x, y: { ...y, field: "low" }, y2: { field: "high" } },
      ),
      layer(rows, { type: "point", filled: true, size: 90, opacity: 1 }, { x, y, color }),
      layer(
        [{ share: reliability }],
        { type: "rule", color: palette.mark, strokeDash: [4, 3] },
        { y },
      ),
      layer(
        [
          {
            share: reliability,
            words: `${words.reliability[language]} ${percentText(reliability)}`,
          },
        ],
        { type: "text", align: "right", x: WIDTH, dx: -4, dy: -7, color: palette.mark },
        { y, text: textOf("words") },
      ),
      ...(value === null
        ? []
        : [layer([{ value }], { type: "rule", color: palette.text, strokeDash: [2, 3] }, { x })]),
    ],
  };
};
