import type { TopLevelSpec } from "vega-lite";

import type { Explanation, TargetResult, When } from "../../engine/inputs/run-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { percentText } from "../format.ts";
import { palettes } from "../palette.ts";
import { emptyChart, framed, layer, textOf } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { targetName } from "./words.ts";

const words = {
  title: { zh: "何时守不住", en: "When it fails" },
  note: {
    zh: "格内为未达标的灾害所占比例和次数;颜色越深越常失守",
    en: "in a cell: share of disasters in which it fails, and how many there were; the stronger the colour, the more often",
  },
  x: { zh: "灾害开始的时刻", en: "hour at which the disaster starts" },
  nothing: { zh: "没有一次重复涉及", en: "no replication speaks of it" },
} satisfies Record<string, Text>;

const seasonNames: Readonly<Record<When["season"], Text>> = {
  spring: { zh: "春", en: "spring" },
  summer: { zh: "夏", en: "summer" },
  autumn: { zh: "秋", en: "autumn" },
  winter: { zh: "冬", en: "winter" },
};

/** Below this many disasters a share says little, and the cell says so by its edge. */
const FEW = 10;

const two = (n: number): string => String(n).padStart(2, "0");

/** The share of disasters in which a promise fails, by season and hour of the start. */
export const whenItFails = (
  { when }: Pick<Explanation, "when">,
  target: TargetResult,
  style: ChartStyle,
): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const name = targetName(target);
  const title = { zh: `${words.title.zh}:${name.zh}`, en: `${words.title.en}: ${name.en}` };
  const spoken = when.filter(({ n }) => n > 0);
  if (spoken.length === 0) return emptyChart(title, words.nothing, style);
  const hours = [...new Set(spoken.map(({ fromHour }) => fromHour))].sort((a, b) => a - b);
  const order = Object.keys(seasonNames) as Array<When["season"]>;
  const shownSeasons = order.filter((season) => spoken.some((one) => one.season === season));
  const label = (from: number): string => `${two(from)}–${two(from + 3)}`;
  const cells = spoken.map(({ season, fromHour, n, failed }) => {
    const share = failed / n;
    return {
      season: seasonNames[season][language],
      hours: label(fromHour),
      share,
      words: percentText(share),
      n: `n=${n}`,
      isFew: n < FEW,
      // Words stand on the strong end of the ramp in the background's colour.
      isStrong: share > (theme === "light" ? 0.7 : 0.55),
    };
  });
  const x: Channel = {
    field: "hours",
    type: "ordinal",
    title: words.x[language],
    scale: { domain: hours.map(label) },
    axis: { labelAngle: 0, ticks: false, domain: false },
  };
  const y: Channel = {
    field: "season",
    type: "ordinal",
    title: null,
    scale: { domain: shownSeasons.map((season) => seasonNames[season][language]) },
    axis: { ticks: false, domain: false },
  };
  const few: Text = {
    zh: `虚线框:少于 ${FEW} 次`,
    en: `dashed edge: fewer than ${FEW}`,
  };
  return {
    ...framed(title, cells.some(({ isFew }) => isFew) ? [words.note, few] : [words.note], style),
    width: Math.max(78 * hours.length, 120),
    height: 50 * shownSeasons.length,
    layer: [
      layer(
        cells,
        { type: "rect", stroke: palette.background, strokeWidth: 2 },
        {
          x,
          y,
          color: {
            field: "share",
            type: "quantitative",
            legend: null,
            scale: { domain: [0, 0.2, 0.4, 0.6, 0.8, 1], range: [...palette.ramp] },
          },
        },
      ),
      layer(
        cells.filter(({ isFew }) => isFew),
        { type: "rect", fill: null, stroke: palette.muted, strokeDash: [4, 3], strokeWidth: 1.5 },
        { x, y },
      ),
      ...[true, false].flatMap((isStrong) => {
        const own = cells.filter((cell) => cell.isStrong === isStrong);
        const color = isStrong ? palette.background : palette.text;
        return [
          layer(
            own,
            { type: "text", dy: -7, fontSize: 14, color },
            { x, y, text: textOf("words") },
          ),
          layer(own, { type: "text", dy: 10, fontSize: 10, color }, { x, y, text: textOf("n") }),
        ];
      }),
    ],
  };
};
