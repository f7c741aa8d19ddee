import type { TopLevelSpec } from "vega-lite";

import type { HangsOn, RunResult, TargetResult } from "../../engine/inputs/run-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { assumedText, countText, percentText, unitText, valueText } from "../format.ts";
import { palettes } from "../palette.ts";
import { emptyChart, framed, haloed, layer, rowAxis, textOf, WIDTH } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { labelText } from "./label.ts";
import { targetName } from "./words.ts";

const words = {
  title: { zh: "取决于哪些假设", en: "What it hangs on" },
  pass: { zh: "达标的灾害所占比例", en: "share of disasters in which it is kept" },
  value: { zh: "测量值的中位数", en: "median of the measurement" },
  low: { zh: "假设取范围低端", en: "assumption at the low end of its range" },
  high: { zh: "假设取范围高端", en: "assumption at the high end of its range" },
  estimate: { zh: "全部假设合计", en: "over all assumptions" },
  nothing: { zh: "没有摆动任何假设", en: "no assumption was swung" },
} satisfies Record<string, Text>;

interface Swung {
  readonly hangs: HangsOn;
  readonly low: number;
  readonly high: number;
}

const both = (low: number | null, high: number | null, hangs: HangsOn): Swung[] =>
  low === null || high === null ? [] : [{ hangs, low, high }];

/**
 * The assumptions that move a promise most when each is swung alone (a tornado): the share of disasters in
 * which it is kept at the two ends of its range; where no end changes that, the median.
 */
export const swingsChart = (
  target: TargetResult,
  swung: RunResult["swung"],
  style: ChartStyle,
): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const { hangsOn, unit, estimate, value } = target;
  const name = targetName(target);
  const title = { zh: `${words.title.zh}:${name.zh}`, en: `${words.title.en}: ${name.en}` };
  const byPass = hangsOn.some(({ passLow, passHigh }) => passLow !== passHigh);
  const rows = hangsOn.flatMap((hangs) =>
    byPass
      ? both(hangs.passLow, hangs.passHigh, hangs)
      : both(hangs.valueLow, hangs.valueHigh, hangs),
  );
  if (rows.length === 0) return emptyChart(title, words.nothing, style);
  rows.sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
  const told = (x: number): string => (byPass ? percentText(x) : valueText(x, unit, language));
  const bars = rows.map(({ hangs, low, high }, row) => ({ row, low, high, name: hangs.name }));
  const ends = rows.flatMap(({ hangs, low, high }, row) => [
    {
      row,
      x: low,
      end: words.low[language],
      isRight: low > high,
      ...textsOf(hangs.low, low, hangs.unit),
    },
    {
      row,
      x: high,
      end: words.high[language],
      isRight: high >= low,
      ...textsOf(hangs.high, high, hangs.unit),
    },
  ]);
  function textsOf(end: number | Text, x: number, of: string | null): { words: string } {
    return { words: `${labelText(assumedText(end, of, language), 14)}: ${told(x)}` };
  }
  const all = [...ends.map(({ x }) => x), ...(byPass && estimate !== null ? [estimate] : [])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = Math.max(most - least, byPass ? 0.05 : Math.abs(most) * 0.05, 1e-9) * 0.45;
  const x: Channel = {
    field: "x",
    type: "quantitative",
    title: byPass ? words.pass[language] : `${words.value[language]}(${unitText(unit, language)})`,
    scale: { domain: [least - room, most + room], nice: false, zero: false },
    axis: {
      tickCount: 6,
      grid: false,
      ticks: false,
      ...(byPass || unit === "share"
        ? { labelExpr: "datum.value < 0 || datum.value > 1 ? '' : format(datum.value, '.0%')" }
        : { labelExpr: "datum.value < 0 ? '' : datum.label" }),
    },
  };
  const y = rowAxis(rows.map(({ hangs }) => labelText(hangs.name[language], 24)));
  const centre = byPass ? estimate : value;
  const middle: Text =
    byPass && centre !== null
      ? {
          zh: `;虚线为${words.estimate.zh} ${told(centre)}`,
          en: `; dashed: ${words.estimate.en}, ${told(centre)}`,
        }
      : { zh: "", en: "" };
  const note: Text = {
    zh: `单独摆动 ${swung.assumptions} 个假设(共 ${countText(swung.of)} 个),每端 ${countText(swung.replications)} 次重复;圆圈旁为假设的取值和结果${middle.zh}`,
    en: `${swung.assumptions} of ${countText(swung.of)} assumptions swung alone, ${countText(swung.replications)} replications at each end; beside the circles the value assumed and what comes of it${middle.en}`,
  };
  const side = (isRight: boolean) =>
    haloed(
      ends.filter((end) => end.isRight === isRight),
      { align: isRight ? "left" : "right", dx: isRight ? 9 : -9 },
      { y, x, text: textOf("words") },
      theme,
    );
  return {
    ...framed(title, [note], style),
    width: WIDTH - 60,
    height: 40 * rows.length,
    layer: [
      layer(
        bars,
        { type: "rule", strokeWidth: 8, color: palette.accent, opacity: 0.45 },
        { y, x: { ...x, field: "low" }, x2: { field: "high" } },
      ),
      ...(centre === null || !byPass
        ? []
        : [
            layer(
              [{ x: centre }],
              { type: "rule", color: palette.muted, strokeDash: [4, 3] },
              { x },
            ),
          ]),
      layer(
        ends,
        { type: "point", size: 90, opacity: 1, strokeWidth: 2, stroke: palette.accent },
        {
          y,
          x,
          fill: {
            field: "end",
            type: "nominal",
            scale: {
              domain: [words.low[language], words.high[language]],
              range: [palette.background, palette.accent],
            },
            legend: { symbolStrokeColor: palette.accent, symbolStrokeWidth: 2 },
          },
        },
      ),
      ...side(true),
      ...side(false),
    ],
  };
};
