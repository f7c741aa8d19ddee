import type { TopLevelSpec } from "vega-lite";

import { differenceWords } from "../../engine/inputs/comparison-result.ts";
import type {
  CaseComparison,
  ComparedTarget,
  DifferenceResult,
  DifferenceWordId,
} from "../../engine/inputs/comparison-result.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { countText } from "../format.ts";
import { palettes } from "../palette.ts";
import type { Palette } from "../palette.ts";
import { emptyChart, framed, layer, ROW, rowAxis, textOf, WIDTH } from "./frame.ts";
import type { Channel, ChartStyle } from "./frame.ts";
import { labelText } from "./label.ts";

/** How many rows at most. */
const ROWS = 40;

const words = {
  title: { zh: "改了之后好多少", en: "What the change brings" },
  x: {
    zh: "达标的灾害所占比例之差(百分点),变体减现状",
    en: "difference of the share of disasters kept (percentage points), variant less as it stands",
  },
  gained: { zh: "得", en: "gained" },
  lost: { zh: "失", en: "lost" },
  nothing: { zh: "没有可比的目标", en: "no promise to compare" },
} satisfies Record<string, Text>;

/** The sign that goes with a word: no colour stands alone. */
const signs: Readonly<Record<DifferenceWordId, string>> = {
  better: "+",
  worse: "−",
  tie: "≈",
  same: "=",
  depends: "±",
  "not tested": "–",
};

const coloursOf = ({ lights }: Palette): Readonly<Record<DifferenceWordId, string>> => ({
  better: lights.met,
  worse: lights["not met"],
  tie: lights.undecided,
  same: lights.undecided,
  depends: lights.depends,
  "not tested": lights["not tested"],
});

const points = (share: number): number => Math.round(1000 * share) / 10;

const signed = (value: number): string => `${value > 0 ? "+" : ""}${value}`;

interface Pair {
  readonly target: ComparedTarget;
  readonly difference: DifferenceResult;
}

/**
 * Each variant against the case as it stands, on the same disasters: difference of the share kept with its
 * paired interval, promise by promise; ties are called ties.
 */
export const pairedDifferences = (
  { targets, arms, replications, error }: CaseComparison,
  style: ChartStyle,
): TopLevelSpec => {
  const { language, theme } = style;
  const palette = palettes[theme];
  const variants = arms.slice(1);
  const all: Pair[] = targets
    .filter(({ variant }) => variant === null)
    .flatMap((target) => target.differences.map((difference) => ({ target, difference })))
    .filter(({ difference: { n, passShare } }) => n > 0 && passShare.estimate !== null);
  if (all.length === 0) return emptyChart(words.title, words.nothing, style);
  const pairs = all.slice(0, ROWS);
  const armName = (id: string): string =>
    labelText(arms.find((arm) => arm.id === id)?.name[language] ?? id, 24);
  // With several variants each promise is a heading, and each variant a row below it.
  const labels: string[] = [];
  const rows = pairs.map(({ target, difference }, at) => {
    const { passShare, word, gained, lost, arm } = difference;
    const estimate = passShare.estimate ?? 0;
    const name = target.name[language];
    const isFirst = at === 0 || pairs[at - 1].target !== target;
    if (variants.length > 1 && isFirst) labels.push(`— ${labelText(name, 24)} —`);
    labels.push(variants.length > 1 ? armName(arm) : labelText(name, 26));
    return {
      row: labels.length - 1,
      estimate: points(estimate),
      low: points(passShare.low ?? estimate),
      high: points(passShare.high ?? estimate),
      word,
      light: `${signs[word]} ${differenceWords[word][language]}`,
      told: `${signed(points(estimate))} (${words.gained[language]} ${countText(gained)}, ${words.lost[language]} ${countText(lost)})`,
    };
  });
  const reach = Math.max(2, ...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const x: Channel = {
    type: "quantitative",
    title: words.x[language],
    scale: { domain: [-1.06 * reach, 1.06 * reach], nice: false },
    axis: { tickCount: 7, labelExpr: "datum.value > 0 ? '+' + datum.label : datum.label" },
  };
  const y = rowAxis(labels);
  const shown = Object.keys(differenceWords) as DifferenceWordId[];
  const colours = coloursOf(palette);
  const color: Channel = {
    field: "word",
    type: "nominal",
    legend: null,
    scale: { domain: shown, range: shown.map((word) => colours[word]) },
  };
  const sure = Math.round(100 * (1 - error));
  const which = variants.map(({ id }) => armName(id));
  const note: Text = {
    zh: `${which.join("、")}:同样的 ${countText(replications)} 次灾害,成对比较;横线为区间,全部行合计 ${sure}% 把握;穿过 0 的为分不出${all.length > rows.length ? `;另有 ${all.length - rows.length} 行未列` : ""}`,
    en: `${which.join(", ")}: the same ${countText(replications)} disasters, pair by pair; bars: intervals, ${sure}% sure of all rows together; across 0 is a tie${all.length > rows.length ? `; ${all.length - rows.length} more rows not shown` : ""}`,
  };
  const plot = WIDTH - 240;
  return {
    ...framed(words.title, [note], style),
    width: plot,
    height: ROW * labels.length,
    layer: [
      layer([{ zero: 0 }], { type: "rule", color: palette.mark }, { x: { ...x, field: "zero" } }),
      layer(
        rows,
        { type: "rule", strokeWidth: 4, opacity: 0.6, strokeCap: "round" },
        { y, x: { ...x, field: "low" }, x2: { field: "high" }, color },
      ),
      layer(
        rows,
        { type: "point", filled: true, size: 90, opacity: 1, stroke: palette.background },
        { y, x: { ...x, field: "estimate" }, color },
      ),
      layer(rows, { type: "text", align: "left", x: plot + 12 }, { y, text: textOf("light") }),
      layer(
        rows,
        { type: "text", align: "left", color: palette.muted, x: plot + 104 },
        { y, text: textOf("told") },
      ),
    ],
  };
};
