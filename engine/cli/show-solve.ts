import type { SolveResult, TriedValue } from "../inputs/solve-result.ts";
import { outcomes } from "../inputs/solve-result.ts";
import type { Text } from "../inputs/text.ts";
import { figureText } from "../study/solve/sentence.ts";
import { padStart, wrapped } from "./columns.ts";
import type { Say } from "./language.ts";

/** Columns of a terminal. */
const WIDTH = 80;

const decided: Readonly<Record<TriedValue["decided"], Text>> = {
  holds: { zh: "守得住", en: "holds" },
  fails: { zh: "守不住", en: "fails" },
  open: { zh: "未定", en: "open" },
};

const percent = (share: number | null): string =>
  share === null ? "–" : String(Math.round(100 * share));

const heads = {
  passes: { zh: "达标/重复", en: "pass of n" },
  share: { zh: "% [区间]", en: "% [bounds]" },
  decided: { zh: "已定", en: "decided" },
  sets: { zh: "假设", en: "sets" },
} satisfies Record<string, Text>;

const value: Text = { zh: "取值", en: "value" };

const COLUMNS = [16, 13, 14, 10, 9];

const line = (cells: readonly string[]): string =>
  cells.map((cell, i) => padStart(cell, COLUMNS[i])).join("  ");

/** The values tried, one a line, the crossing between two of them marked. */
const table = (result: SolveResult, say: Say): string[] => {
  const { figure, values, value: crossing } = result;
  const rows: string[] = [];
  let isMarked = crossing === null;
  for (const row of values) {
    if (!isMarked && crossing !== null && row.value >= crossing) {
      isMarked = true;
      const at = `≈ ${say(figureText(crossing, figure.unit))}`;
      rows.push(`${padStart(at, COLUMNS[0])}  ${"·".repeat(WIDTH - COLUMNS[0] - 10)}`);
    }
    rows.push(
      line([
        say(figureText(row.value, figure.unit)),
        `${row.passes}/${row.n}`,
        `${percent(row.estimate)} [${percent(row.low)}-${percent(row.high)}]`,
        say(decided[row.decided]),
        `${row.reached}/${row.heard}`,
      ]),
    );
  }
  return [
    line([value, heads.passes, heads.share, heads.decided, heads.sets].map(say)),
    "─".repeat(WIDTH - 10),
    ...rows,
  ];
};

/** A break-even for a reader: the sentence, the values tried, what the columns mean. Within 80 columns. */
export const solveLines = (result: SolveResult, say: Say): string[] => {
  const { target, replications, assumptionSets, sets, figure, against, changing } = result;
  const wanted = percent(target.reliability);
  const allFrom = sets?.allFrom ?? null;
  return [
    ...wrapped(say(result.sentence), WIDTH),
    "",
    ...wrapped(`${say(figure.name)} · ${figure.path} · ${say(outcomes[result.outcome])}`, WIDTH),
    ...table(result, say),
    "",
    ...wrapped(
      say({
        zh: `每个取值都是同样 ${replications} 次重复、${assumptionSets} 套假设;要求 ${wanted}%。界限为精确值,误差 5% 已按可试取值数分摊,只含随机性。`,
        en: `The same ${replications} replications in ${assumptionSets} sets of assumptions at every value; ${wanted} % wanted. Bounds are exact, the error of 5 % shared out over the values that may be tried, chance alone.`,
      }),
      WIDTH,
    ),
    ...(sets === null
      ? []
      : wrapped(
          allFrom === null
            ? say({
                zh: "假设:所试取值中没有一个在全部假设下都守得住;更多重复不会改变这一点。",
                en: "sets: at no value tried does it hold in every set of assumptions; more replications do not change that.",
              })
            : say({
                zh: `假设:自 ${figureText(allFrom, figure.unit).zh} 起(所试取值),全部假设下都守得住。`,
                en: `sets: from ${figureText(allFrom, figure.unit).en} on (of the values tried) it holds in every set of assumptions.`,
              }),
          WIDTH,
        )),
    ...(against === 0
      ? []
      : wrapped(
          say({
            zh: `${changing} 次重复随之改变结局,其中 ${against} 次曾朝反方向改变。`,
            en: `${changing} replications change along the figure, ${against} of them also the other way somewhere.`,
          }),
          WIDTH,
        )),
  ];
};
