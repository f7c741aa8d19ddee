import type { TopLevelSpec } from "vega-lite";

import { verdicts } from "../../engine/inputs/run-result.ts";
import type { TargetResult, VerdictWord } from "../../engine/inputs/run-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { shareText } from "../format.ts";
import { palettes } from "../palette.ts";
import { emptyChart, framed, layer, ROW, rowAxis, textOf, WIDTH } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { labelText } from "./label.ts";
import { verdictText } from "./words.ts";

const words = {
  title: { zh: "守得住哪些承诺", en: "Which promises hold" },
  readings: { zh: "各种解释", en: "its readings" },
  note: {
    zh: "点为达标的灾害所占比例,横线为其区间(仅随机性),竖线为要求的可靠度;结论还取决于各套假设",
    en: "dot: share of disasters in which it is kept, bar: its interval (chance alone), tick: wanted reliability; the verdict also hangs on the sets of assumptions",
  },
  x: { zh: "达标的灾害所占比例", en: "share of disasters in which it is kept" },
  nothing: { zh: "没有目标", en: "no promise" },
  asWritten: { zh: "原文", en: "as it stands" },
} satisfies Record<string, Text>;

const nameOf = ({ variant, variantName, name }: TargetResult, readings: boolean): Text => {
  if (!readings) return name;
  return variant === null ? words.asWritten : (variantName ?? name);
};

/**
 * Every promise with its light: the share of disasters in which it is kept, with interval, beside the
 * wanted reliability. Promises as they stand; or, given the id of one, all its readings.
 */
export const verdictOverview = (
  targets: readonly TargetResult[],
  style: ChartStyle,
  readingsOf?: string,
): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const shown = targets.filter(({ id, variant }) =>
    readingsOf === undefined ? variant === null : id === readingsOf,
  );
  const isReadings = readingsOf !== undefined;
  const title = isReadings
    ? {
        zh: `${shown[0]?.name.zh ?? ""}:${words.readings.zh}`,
        en: `${shown[0]?.name.en ?? ""}: ${words.readings.en}`,
      }
    : words.title;
  if (shown.length === 0) return emptyChart(title, words.nothing, style);
  const rows = shown.map((target, row) => {
    const { estimate, low, high, reliability, verdict } = target;
    return {
      row,
      label: labelText(nameOf(target, isReadings)[language], 30),
      estimate,
      low: low ?? estimate,
      high: high ?? estimate,
      reliability,
      verdict,
      light: verdictText(verdict, language),
      share: estimate === null ? "" : shareText(estimate, low, high),
    };
  });
  const tested = rows.filter(({ estimate }) => estimate !== null);
  const y = rowAxis(rows.map(({ label }) => label));
  const x: Channel = {
    type: "quantitative",
    title: words.x[language],
    scale: { domain: [-0.03, 1.03], nice: false },
    axis: { format: ".0%", values: [0, 0.2, 0.4, 0.6, 0.8, 1] },
  };
  const color: Channel = {
    field: "verdict",
    type: "nominal",
    legend: null,
    scale: {
      domain: Object.keys(verdicts),
      range: (Object.keys(verdicts) as VerdictWord[]).map((word) => palette.lights[word]),
    },
  };
  const plot = WIDTH - 240;
  return {
    ...framed(title, [words.note], style),
    width: plot,
    height: ROW * rows.length,
    layer: [
      layer(
        tested,
        { type: "rule", strokeWidth: 4, strokeCap: "round", opacity: 0.6 },
        { y, x: { ...x, field: "low" }, x2: { field: "high" }, color },
      ),
      layer(
        tested,
        { type: "tick", color: palette.mark, thickness: 2, size: ROW * 0.7 },
        { y, x: { ...x, field: "reliability" } },
      ),
      layer(
        tested,
        { type: "point", filled: true, size: 90, opacity: 1, stroke: palette.background },
        { y, x: { ...x, field: "estimate" }, color },
      ),
      layer(
        rows,
        { type: "point", filled: true, shape: "circle", size: 130, opacity: 1, x: plot + 18 },
        { y, color },
      ),
      layer(rows, { type: "text", align: "left", x: plot + 30 }, { y, text: textOf("light") }),
      layer(
        rows,
        { type: "text", align: "left", color: palette.muted, x: plot + 128 },
        { y, text: textOf("share") },
      ),
    ],
  };
};
