import type { TopLevelSpec } from "vega-lite";

import type { LadderResult } from "../../engine/inputs/ladder-result.ts";
import type { TargetResult } from "../../engine/inputs/run-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { percentText } from "../format.ts";
import { palettes, signs } from "../palette.ts";
import { emptyChart, framed, haloed, layer, textOf, WIDTH } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { labelText } from "./label.ts";

const words = {
  title: { zh: "多大的灾害下守不住", en: "How strong a disaster breaks it" },
  note: {
    zh: "由轻到重各级:达标的灾害所占比例,竖线为其区间;符号为结论",
    en: "from light to strong: share of disasters in which it is kept, bar: its interval, sign: the verdict",
  },
  y: { zh: "达标的灾害所占比例", en: "share of disasters in which it is kept" },
  day: { zh: "白天", en: "by day" },
  night: { zh: "夜间", en: "by night" },
  reliability: { zh: "要求的可靠度", en: "wanted reliability" },
  nothing: { zh: "没有推演过任何一级", en: "no rung was played" },
} satisfies Record<string, Text>;

const held = (ladder: LadderResult, targets: readonly TargetResult[]): TargetResult | undefined =>
  targets.find(({ id, variant }) => id === ladder.target && variant === null);

/** The share of disasters in which one promise is kept, rung by rung, by day and by night. */
export const magnitudeLadder = (ladder: LadderResult, style: ChartStyle): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const rungs = ladder.rungs.flatMap(({ name, light, result }) => {
    const target = held(ladder, result.targets);
    return target === undefined ? [] : [{ name, light, target }];
  });
  const promise = rungs[0]?.target.name;
  const title: Text = {
    zh: `${words.title.zh}${promise === undefined ? "" : `:${promise.zh}`}`,
    en: `${words.title.en}${promise === undefined ? "" : `: ${promise.en}`}`,
  };
  if (rungs.length === 0) return emptyChart(title, words.nothing, style);
  const { reliability } = rungs[0].target;
  const steps = [...new Set(rungs.map(({ name }) => labelText(name[language], 10)))];
  const points = rungs.flatMap(({ name, light, target }) =>
    target.estimate === null
      ? []
      : [
          {
            at: steps.indexOf(labelText(name[language], 10)) + (light === "day" ? -0.11 : 0.11),
            isDay: light === "day",
            light: words[light][language],
            share: target.estimate,
            low: target.low ?? target.estimate,
            high: target.high ?? target.estimate,
            sign: signs[target.verdict],
          },
        ],
  );
  const x: Channel = {
    field: "at",
    type: "quantitative",
    title: null,
    scale: { domain: [-0.5, steps.length - 0.5], nice: false },
    axis: {
      values: steps.map((_, at) => at),
      labelExpr: `[${steps.map((step) => JSON.stringify(step)).join(",")}][datum.value]`,
      grid: false,
      ticks: false,
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
    field: "light",
    type: "nominal",
    scale: {
      domain: [words.day[language], words.night[language]],
      range: [palette.series[1], palette.series[0]],
    },
  };
  const wanted = `${words.reliability[language]} ${percentText(reliability)}`;
  return {
    ...framed(title, [words.note], style),
    width: WIDTH,
    height: 280,
    layer: [
      layer(points, { type: "line", strokeWidth: 1.5, opacity: 0.5 }, { x, y, color }),
      layer(
        points,
        { type: "rule", strokeWidth: 3, opacity: 0.6, strokeCap: "round" },
        { x, y: { ...y, field: "low" }, y2: { field: "high" }, color },
      ),
      layer(points, { type: "point", filled: true, size: 80, opacity: 1 }, { x, y, color }),
      layer(
        [{ share: reliability }],
        { type: "rule", color: palette.mark, strokeDash: [4, 3] },
        { y },
      ),
      ...haloed(
        [{ share: reliability, words: wanted }],
        { align: "right", x: WIDTH, dx: -4, dy: -9, color: palette.mark },
        { y, text: textOf("words") },
        theme,
      ),
      ...[true, false].flatMap((isDay) =>
        haloed(
          points.filter((point) => point.isDay === isDay),
          { dx: isDay ? -14 : 14, fontSize: 15 },
          { x, y, text: textOf("sign") },
          theme,
        ),
      ),
    ],
  };
};
