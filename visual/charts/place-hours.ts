import type { TopLevelSpec } from "vega-lite";

import { verdicts } from "../../engine/inputs/run-result.ts";
import type {
  Explanation,
  GroupResult,
  TargetResult,
  VerdictWord,
} from "../../engine/inputs/run-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { percentText } from "../format.ts";
import { palettes, signs } from "../palette.ts";
import { cellVerdict } from "./cell-verdict.ts";
import { emptyChart, framed, layer, rowAxis, textOf } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { labelText } from "./label.ts";
import { targetName, verdictText } from "./words.ts";

/** How many rows at most: more counties than that are shown as cities, or the worst of them. */
const ROWS = 24;

const words = {
  title: { zh: "在哪里、几点守不住", en: "Where and at what hour it fails" },
  x: { zh: "灾害开始的时刻", en: "hour at which the disaster starts" },
  n: { zh: "次数", en: "times" },
  nothing: { zh: "没有涉及任何县市", en: "no county or city is spoken of" },
} satisfies Record<string, Text>;

const total = (hours: GroupResult["hours"], of: "n" | "kept"): number =>
  hours.reduce((sum, hour) => sum + hour[of], 0);

const failed = ({ hours }: GroupResult): number => total(hours, "n") - total(hours, "kept");

/** Counties if there are not too many, else cities; those that fail most often first. */
const rowsOf = (groups: readonly GroupResult[]): { rows: GroupResult[]; left: number } => {
  const spoken = groups.filter(({ hours }) => total(hours, "n") > 0);
  const counties = spoken.filter(({ tier }) => tier === "county");
  const cities = spoken.filter(({ tier }) => tier === "city");
  const tier =
    counties.length > 0 && (counties.length <= ROWS || cities.length < 4) ? counties : cities;
  const sorted = [...tier].sort((a, b) => failed(b) - failed(a));
  return { rows: sorted.slice(0, ROWS), left: Math.max(0, sorted.length - ROWS) };
};

const two = (n: number): string => String(n).padStart(2, "0");

/**
 * A light for every county (or city) and three hours of the day: was the promise kept in every place of it
 * whenever the disaster started then? Sign and share stand in the cell, the number of times under it.
 */
export const placeHours = (
  { groups }: Pick<Explanation, "groups">,
  target: TargetResult,
  style: ChartStyle,
): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const name = targetName(target);
  const title = { zh: `${words.title.zh}:${name.zh}`, en: `${words.title.en}: ${name.en}` };
  const { rows, left } = rowsOf(groups);
  if (rows.length === 0) return emptyChart(title, words.nothing, style);
  const bands = rows[0].hours
    .map(({ from }, band) => ({ from, band }))
    .filter(({ band }) => rows.some(({ hours }) => hours[band].n > 0));
  const step = rows[0].hours.length > 1 ? rows[0].hours[1].from - rows[0].hours[0].from : 24;
  const bandLabel = (from: number): string => `${two(from)}–${two(from + step)}`;
  const cells = rows.flatMap(({ hours }, row) =>
    bands.flatMap(({ band, from }) => {
      const { n, kept } = hours[band];
      if (n === 0) return [];
      const verdict = cellVerdict(kept, n, target.reliability);
      const share = percentText(kept / n);
      return [
        { row, hours: bandLabel(from), verdict, words: `${signs[verdict]} ${share}`, n: `n=${n}` },
      ];
    }),
  );
  const shownWords = (Object.keys(verdicts) as VerdictWord[]).filter((word) =>
    cells.some(({ verdict }) => verdict === word),
  );
  const y = rowAxis(rows.map((row) => labelText(row.name[language], 16)));
  const x: Channel = {
    field: "hours",
    type: "ordinal",
    title: words.x[language],
    scale: { domain: bands.map(({ from }) => bandLabel(from)) },
    axis: { labelAngle: 0, ticks: false, domain: false },
  };
  const colour = (of: "lights" | "onLights", legend: object | null): Channel => ({
    field: "verdict",
    type: "nominal",
    legend,
    scale: { domain: shownWords, range: shownWords.map((word) => palette[of][word]) },
  });
  const legendWords = shownWords.map((word) => verdictText(word, language));
  const note: Text = {
    zh: `格内为该县市各处都达标的比例和次数;灯按 95% 区间与 ${percentText(target.reliability)} 相比,逐格单独判断,仅随机性${left > 0 ? `;另有 ${left} 个未列` : ""}`,
    en: `in a cell: share of times in which it was kept in every place there, and how many times; the light compares its 95% interval with ${percentText(target.reliability)}, cell by cell, chance alone${left > 0 ? `; ${left} more not shown` : ""}`,
  };
  return {
    ...framed(title, [note], style),
    width: Math.max(80 * bands.length, 80),
    height: 34 * rows.length,
    layer: [
      layer(
        cells,
        { type: "rect", stroke: palette.background, strokeWidth: 2 },
        {
          x,
          y,
          color: colour("lights", {
            labelExpr: `[${legendWords.map((word) => JSON.stringify(word)).join(",")}][indexof([${shownWords.map((word) => JSON.stringify(word)).join(",")}],datum.value)]`,
            symbolType: "square",
          }),
        },
      ),
      ...shownWords.flatMap((word) => {
        const own = cells.filter(({ verdict }) => verdict === word);
        const color = palette.onLights[word];
        return [
          layer(own, { type: "text", dy: -6, color }, { x, y, text: textOf("words") }),
          layer(own, { type: "text", dy: 8, fontSize: 10, color }, { x, y, text: textOf("n") }),
        ];
      }),
    ],
  };
};
