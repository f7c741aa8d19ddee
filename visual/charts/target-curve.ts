import type { TopLevelSpec } from "vega-lite";

import type { Explanation, TargetResult } from "../../engine/inputs/run-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { minutesText, percentText, unitText, valueText } from "../format.ts";
import { palettes } from "../palette.ts";
import { emptyChart, framed, haloed, layer, textOf, WIDTH } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { isSettled, standing, targetName } from "./words.ts";

const words = {
  title: { zh: "到何时达标", en: "Kept by when" },
  shareTitle: { zh: "守得多好", en: "How well it is kept" },
  disasters: {
    zh: "灾害(逐次重复),带 95% 区间",
    en: "disasters (replications), with 95% interval",
  },
  sets: { zh: "各套假设", en: "sets of assumptions" },
  places: { zh: "地方(合计全部重复)", en: "places (over all replications)" },
  y: { zh: "比例", en: "share" },
  minutes: { zh: "起算后(分钟)", en: "minutes since the clock started" },
  share: { zh: "达到的比例", en: "share reached" },
  threshold: { zh: "承诺", en: "promised" },
  reliability: { zh: "要求的可靠度", en: "wanted reliability" },
  nothing: { zh: "没有可画的测量值", en: "no measurement to draw" },
} satisfies Record<string, Text>;

/** No further than this many times the promised time. */
const FARTHEST = 8;

/** Where the axis of values ends: with nearly all of what there is, the promised value well inside. */
const endOf = (curve: TargetResult["curve"], limit: number): number => {
  const last = curve.at(-1)?.value ?? limit;
  const nearly = curve.find(({ share }) => share >= 0.98)?.value ?? last;
  return Math.min(FARTHEST * limit, 1.04 * Math.max(nearly, 1.5 * limit));
};

const minutesOf = ({ threshold }: TargetResult): number =>
  threshold.unit === "h"
    ? 60 * threshold.value
    : threshold.unit === "s"
      ? threshold.value / 60
      : threshold.value;

/**
 * By minute (or by value, where no time is measured): the share of disasters in which the promise was
 * kept by then, with its pointwise interval, and the share of places that had it by then; with the
 * promised value, the wanted reliability and where the two stand to each other.
 */
export const targetCurve = (
  target: TargetResult,
  explanation: Pick<Explanation, "reached" | "places"> | undefined,
  style: ChartStyle,
): TopLevelSpec => {
  const { curve, unit, estimate, reliability, verdict, threshold, n } = target;
  const { language, theme } = style;
  const palette = palettes[theme];
  const isTime = unit === "min";
  const heading = isTime ? words.title : words.shareTitle;
  const name = targetName(target);
  const title = { zh: `${heading.zh}:${name.zh}`, en: `${heading.en}: ${name.en}` };
  if (curve.length === 0 || estimate === null) return emptyChart(title, words.nothing, style);
  // Of a share of places the value at which the replication passes is on the curve itself.
  const limit = isTime
    ? minutesOf(target)
    : unit === "share"
      ? (curve.find(({ share }) => share === estimate)?.value ?? 1)
      : threshold.value;
  const end = isTime ? endOf(curve, limit) : Math.max(limit, curve.at(-1)?.value ?? limit);
  const atMost = isTime || (threshold.sense === "atMost" && unit !== "share");
  const series = (isSettled(target) ? words.sets : words.disasters)[language];
  // Where one place is looked at in each disaster, the places are the disasters.
  const looked = explanation?.places.reduce((sum, { selected }) => sum + selected, 0) ?? 0;
  const reached = isTime && looked > 1.05 * n ? (explanation?.reached ?? []) : [];
  const points = [
    ...(atMost ? [{ value: 0, share: 0, low: 0, high: 0, series }] : []),
    ...curve.map((point) => ({ ...point, series })),
  ];
  const last = points.at(-1);
  // Nothing more happens: the curve goes on as it is.
  if (atMost && last !== undefined && last.value < end) points.push({ ...last, value: end });
  const places = reached.map(({ minutes, share }) => ({
    value: minutes,
    share,
    series: words.places[language],
  }));
  const never = atMost && last !== undefined && last.share < 1 ? 1 - last.share : 0;
  const neverNote: Text = {
    zh: `${percentText(never)} 的灾害中在观察时间内从未发生`,
    en: `in ${percentText(never)} of disasters it never happens within the time watched`,
  };
  const x: Channel = {
    field: "value",
    type: "quantitative",
    scale: { domain: unit === "share" ? [0, 1] : [0, end], nice: false },
    title: isTime
      ? words.minutes[language]
      : unit === "share"
        ? words.share[language]
        : unitText(unit, language),
    axis: { ...(unit === "share" ? { format: ".0%", tickCount: 5 } : {}), grid: false },
  };
  const y: Channel = {
    field: "share",
    type: "quantitative",
    scale: { domain: [0, 1] },
    title: words.y[language],
    axis: { format: ".0%", tickCount: 5 },
  };
  const colour: Channel = {
    field: "series",
    type: "nominal",
    scale: {
      domain: [series, ...(places.length > 0 ? [words.places[language]] : [])],
      range: [palette.series[0], palette.series[1]],
    },
  };
  const stepped = { clip: true, interpolate: atMost ? "step-after" : "step-before" };
  const promised = isTime ? minutesText(limit, language) : valueText(limit, unit, language);
  const isRight = limit > 0.6 * end;
  return {
    ...framed(title, [standing(target), ...(never > 0 ? [neverNote] : [])], style),
    width: WIDTH,
    height: 300,
    layer: [
      layer(
        points,
        { type: "area", opacity: 0.2, color: palette.series[0], ...stepped },
        { x, y: { ...y, field: "low" }, y2: { field: "high" } },
      ),
      layer(points, { type: "line", strokeWidth: 2.5, ...stepped }, { x, y, color: colour }),
      ...(places.length === 0
        ? []
        : [
            layer(
              [{ value: 0, share: 0, series: words.places[language] }, ...places],
              { type: "line", clip: true, strokeDash: [6, 4], strokeWidth: 2 },
              { x, y, color: colour },
            ),
          ]),
      layer(
        [{ share: reliability }],
        { type: "rule", color: palette.muted, strokeDash: [3, 3] },
        { y },
      ),
      layer(
        [
          {
            share: reliability,
            words: `${words.reliability[language]} ${percentText(reliability)}`,
          },
        ],
        { type: "text", align: "right", dx: -4, dy: 9, color: palette.muted, x: WIDTH },
        { y, text: textOf("words") },
      ),
      layer([{ value: limit }], { type: "rule", color: palette.mark, strokeWidth: 1.5 }, { x }),
      ...haloed(
        [{ value: limit, words: `${words.threshold[language]} ${promised}` }],
        {
          align: isRight ? "right" : "left",
          dx: isRight ? -6 : 6,
          y: 12,
          color: palette.mark,
        },
        { x, text: textOf("words") },
        theme,
      ),
      layer(
        [{ value: limit, share: estimate }],
        {
          type: "point",
          filled: true,
          size: 110,
          opacity: 1,
          color: palette.lights[verdict],
          stroke: palette.background,
        },
        { x, y },
      ),
    ],
  };
};
