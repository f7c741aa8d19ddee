import type { TopLevelSpec } from "vega-lite";

import type { Explanation, Step, TargetResult } from "../../engine/inputs/run-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { minutesText, percentText } from "../format.ts";
import { palettes } from "../palette.ts";
import { emptyChart, framed, haloed, layer, ROW, rowAxis, textOf, WIDTH } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { labelText } from "./label.ts";
import { targetName } from "./words.ts";

/** How many steps are shown one by one. */
const STEPS = 12;

const words = {
  title: { zh: "分钟花在哪里", en: "Where the minutes go" },
  note: {
    zh: "未达标但最终实现的各次,关键路径上每次平均的分钟数;括号内为该环节出现于多大比例;按平均完成时刻排列,较小的合并",
    en: "means over the failures that happened in the end, along their critical path, in brackets the share in which the step is on it; in the order in which they end, small ones together",
  },
  x: { zh: "起算后累计(分钟)", en: "minutes since the clock started, adding up" },
  others: { zh: "其余环节", en: "other steps" },
  total: { zh: "合计", en: "all together" },
  promised: { zh: "承诺", en: "promised" },
  nothing: {
    zh: "没有未达标后又实现的情形,无关键路径",
    en: "nothing failed and happened in the end: there is no critical path",
  },
} satisfies Record<string, Text>;

interface Bar {
  readonly row: number;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly minutes: string;
  readonly what: "step" | "others" | "total";
}

const stepName = ({ label, who }: Step, language: keyof Text): string =>
  language === "zh"
    ? `${labelText(label.zh, 10)}(${labelText(who.zh, 14)})`
    : `${labelText(label.en, 12)}, ${labelText(who.en, 15)}`;

/** The largest steps in the order of time, one for the rest, one for all. */
const barsOf = (steps: readonly Step[], language: keyof Text): Bar[] => {
  const bySize = [...steps].sort((a, b) => b.minutes - a.minutes);
  const shown = bySize.slice(0, STEPS).sort((a, b) => a.ended - b.ended);
  const rest = bySize.slice(STEPS);
  const bars: Bar[] = [];
  let at = 0;
  const add = (
    label: string,
    minutes: number,
    what: Bar["what"],
    share: number | undefined,
    from = at,
  ): void => {
    const part = share === undefined ? "" : ` (${percentText(share)})`;
    bars.push({
      row: bars.length,
      label,
      from,
      to: from + minutes,
      minutes: `${minutesText(minutes, language)}${part}`,
      what,
    });
  };
  for (const step of shown) {
    add(stepName(step, language), step.minutes, "step", step.share);
    at += step.minutes;
  }
  if (rest.length > 0) {
    const minutes = rest.reduce((sum, step) => sum + step.minutes, 0);
    add(`${words.others[language]} (${rest.length})`, minutes, "others", undefined);
    at += minutes;
  }
  add(words.total[language], at, "total", undefined, 0);
  return bars;
};

/** Minutes by step of the critical path: where a promise that is not kept loses its time. */
export const stageWaterfall = (
  { steps }: Pick<Explanation, "steps">,
  target: TargetResult,
  style: ChartStyle,
): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const name = targetName(target);
  const title = { zh: `${words.title.zh}:${name.zh}`, en: `${words.title.en}: ${name.en}` };
  if (steps.length === 0) return emptyChart(title, words.nothing, style);
  const values = barsOf(steps, language);
  const y = rowAxis(values.map(({ label }) => label));
  const end = Math.max(...values.map(({ to }) => to));
  const x: Channel = {
    type: "quantitative",
    title: words.x[language],
    scale: { domain: [0, end * 1.18], nice: false },
  };
  const { threshold } = target;
  const limit = threshold.unit === "h" ? 60 * threshold.value : threshold.value;
  const isTime = ["min", "h"].includes(threshold.unit) && threshold.sense === "atMost";
  const promised = `${words.promised[language]} ${minutesText(limit, language)}`;
  return {
    ...framed(title, [words.note], style),
    width: WIDTH - 120,
    height: ROW * values.length,
    layer: [
      layer(
        values,
        { type: "bar", height: ROW * 0.62, cornerRadius: 2 },
        {
          y,
          x: { ...x, field: "from" },
          x2: { field: "to" },
          color: {
            field: "what",
            type: "nominal",
            legend: null,
            scale: {
              domain: ["step", "others", "total"],
              range: [palette.accent, palette.muted, palette.text],
            },
          },
        },
      ),
      ...(isTime && limit <= end
        ? [
            layer(
              [{ limit }],
              { type: "rule", color: palette.mark, strokeWidth: 1.5 },
              { x: { ...x, field: "limit" } },
            ),
            layer(
              [{ limit, promised }],
              {
                type: "text",
                align: "left",
                baseline: "bottom",
                dx: 4,
                dy: -3,
                y: 0,
                color: palette.mark,
              },
              { x: { ...x, field: "limit" }, text: textOf("promised") },
            ),
          ]
        : []),
      ...haloed(
        values,
        { align: "left", dx: 5 },
        { y, x: { ...x, field: "to" }, text: textOf("minutes") },
        theme,
      ),
    ],
  };
};
