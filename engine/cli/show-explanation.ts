import type { Explanation, PlaceResult, RunResult, TargetResult } from "../inputs/run-result.ts";
import type { Text } from "../inputs/text.ts";
import { BAND_H } from "../study/explain/when.ts";
import { usualReasons } from "../inputs/usual-reasons.ts";
import { wayText } from "../study/results/answer.ts";
import { aligned, widthOf, wrapped } from "./columns.ts";
import type { Say } from "./language.ts";
import { never, unitText, WIDTH } from "./run-words.ts";

/** Steps that take less are not worth a line. */
const LEAST_MINUTES = 0.5;
const STEPS = 6;

/** The steps of the critical path that took longest, one line each. */
export const stepLines = ({ steps }: Explanation, say: Say): string[] => {
  const shown = steps.filter(({ minutes }) => minutes >= LEAST_MINUTES).slice(0, STEPS);
  return aligned(
    shown.map(({ label, who, minutes }) => [
      `  ${say(label)}`,
      say(who),
      `${minutes.toFixed(minutes < 10 ? 1 : 0)} ${unitText("min", say)}`,
    ]),
    new Set([2]),
  );
};

const PLACES = 8;

const cut = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const letter of text) {
    if (widthOf(`${kept}${letter}…`) > width) break;
    kept += letter;
  }
  return `${kept}…`;
};

const placeName = ({ name, within }: PlaceResult, say: Say): string =>
  say({ zh: `${within.zh}${name.zh}`, en: [name.en, within.en].filter(Boolean).join(", ") });

const minutesText = (value: number | null, say: Say): string =>
  value === null ? say(never) : String(value);

/** What mostly got the picture there, and why another way mostly did not. */
const waysOf = (place: PlaceResult, say: Say): string[] => {
  const [winner] = place.won;
  const reason = usualReasons(place.lost).find(({ way }) => way !== winner?.way);
  return [
    winner === undefined ? "" : say(wayText(winner)),
    reason === undefined ? "" : say(reason.label),
  ];
};

/** Widths of what is said of a place in words: beyond them it goes on in the next line. */
const placeWidths = { name: 22, nameAlone: 44, way: 16, reason: 14 };

/** The lines of one row whose cells are broken into lines. */
const stacked = (cells: ReadonlyArray<readonly string[]>): string[][] =>
  Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, i) =>
    cells.map((lines) => lines[i] ?? ""),
  );

const placeLines = ({ places }: Explanation, say: Say): string[] => {
  const failing = places.filter(({ failed }) => failed > 0).slice(0, PLACES);
  if (failing.length === 0) return [];
  const hasWays = failing.some(({ won, lost }) =>
    [...won, ...lost].some(({ way }) => way !== null),
  );
  const header = [
    say({ zh: "  地方", en: "  place" }),
    say({ zh: "未达", en: "fails" }),
    "P50",
    "P90",
    ...(hasWays
      ? [say({ zh: "多由", en: "mostly by" }), say({ zh: "其余多因", en: "others failed" })]
      : []),
  ];
  const { name, nameAlone, way, reason } = placeWidths;
  const rows = failing.flatMap((place) => {
    const [by = "", other = ""] = waysOf(place, say);
    return stacked([
      wrapped(placeName(place, say), (hasWays ? name : nameAlone) + 2, "  "),
      [`${Math.round(place.failed * place.selected)}/${place.selected}`],
      [minutesText(place.p50, say)],
      [minutesText(place.p90, say)],
      ...(hasWays ? [wrapped(by, way), wrapped(other, reason)] : []),
    ]);
  });
  return aligned([header, ...rows], new Set([1, 2, 3])).map((line) => cut(line, WIDTH));
};

const seasonWords = {
  spring: { zh: "春", en: "spring" },
  summer: { zh: "夏", en: "summer" },
  autumn: { zh: "秋", en: "autumn" },
  winter: { zh: "冬", en: "winter" },
} satisfies Record<string, Text>;

/** Fewer disasters tell nothing about their hours. */
const LEAST_HEARD = 5;
const WORST = 3;

/** When it fails most: bands of hours by season, where there are several to tell apart. */
const whenLines = ({ when }: Explanation, say: Say): string[] => {
  const heard = when.filter(({ n }) => n >= LEAST_HEARD);
  const shares = heard.map(({ n, failed }) => failed / n);
  if (heard.length < 2 || Math.max(...shares) - Math.min(...shares) < 0.1) return [];
  const worst = [...heard]
    .sort((a, b) => b.failed / b.n - a.failed / a.n || b.n - a.n)
    .slice(0, WORST)
    .map(({ season, fromHour, n, failed }) => {
      const hours = `${fromHour}-${fromHour + BAND_H}`;
      return `${say(seasonWords[season])} ${say({ zh: `${hours} 时`, en: `${hours} h` })} ${failed}/${n}`;
    });
  return wrapped(
    say({
      zh: `  最常未达的时段:${worst.join("、")}`,
      en: `  fails most: ${worst.join(", ")}`,
    }),
    WIDTH,
  );
};

const explanationLines = (
  explanation: Explanation,
  targets: readonly TargetResult[],
  say: Say,
): string[] => {
  const target = targets.find(({ id, variant }) => id === explanation.target && variant === null);
  if (target === undefined || explanation.places.every(({ failed }) => failed === 0)) return [];
  // What never happens anywhere is said once, among the warnings.
  if (explanation.places.every(({ won }) => won.length === 0)) return [];
  const steps = stepLines(explanation, say);
  const places = placeLines(explanation, say);
  const failing = explanation.places.filter(({ failed }) => failed > 0).length;
  return [
    "",
    ...wrapped(
      say({
        zh: `「${target.name.zh}」失在哪里(${explanation.places.length} 处中 ${failing} 处有过未达):`,
        en: `Where "${target.name.en}" is lost (${failing} of ${explanation.places.length} places ever failed):`,
      }),
      WIDTH,
    ),
    ...(steps.length === 0
      ? []
      : [
          say({
            zh: "  未达时关键路径上每次的平均耗时:",
            en: "  mean minutes on the critical path of a failure:",
          }),
          ...steps,
        ]),
    ...places,
    ...whenLines(explanation, say),
  ];
};

/** How many promises are explained on a terminal; all are in the document. */
const EXPLAINED = 3;

/** Where promises are lost: the first ones at length, how many more there are. */
export const explanationsShown = ({ explanations, targets }: RunResult, say: Say): string[] => {
  const told = explanations
    .map((one) => explanationLines(one, targets, say))
    .filter((lines) => lines.length > 0);
  const left = told.length - EXPLAINED;
  return [
    ...told.slice(0, EXPLAINED).flat(),
    ...(left > 0
      ? [
          "",
          say({
            zh: `另有 ${left} 个目标失在哪里,见 summary.json。`,
            en: `Where ${left} more promises are lost: see summary.json.`,
          }),
        ]
      : []),
  ];
};
