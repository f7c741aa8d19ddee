import { verdicts } from "../inputs/run-result.ts";
import type {
  Explanation,
  HangsOn,
  PlaceResult,
  RunResult,
  TargetResult,
} from "../inputs/run-result.ts";
import type { Text } from "../inputs/text.ts";
import { usualReasons, wayText } from "../study/results/answer.ts";
import { aligned, padEnd, padStart, widthOf, wrapped } from "./columns.ts";
import type { Say } from "./language.ts";
import { samplingLines } from "./show-sampling.ts";

/** Columns of a terminal. */
const WIDTH = 80;

const heads = {
  target: { zh: "目标与解释", en: "promise and reading" },
  verdict: { zh: "结论", en: "verdict" },
  passes: { zh: "达标 [区间]", en: "pass [95 %]" },
  median: { zh: "中位", en: "median" },
  sets: { zh: "假设", en: "sets" },
} satisfies Record<string, Text>;

const never: Text = { zh: "从未", en: "never" };

const percent = (share: number): string => String(Math.round(100 * share));

/** The share that passes with its interval: `87 [80-92]`. */
export const passText = ({ estimate, low, high }: TargetResult): string =>
  estimate === null || low === null || high === null
    ? ""
    : low === high
      ? percent(estimate)
      : `${percent(estimate)} [${percent(low)}-${percent(high)}]`;

const units: Readonly<Record<string, Text>> = {
  min: { zh: "分", en: "min" },
  h: { zh: "小时", en: "h" },
  km: { zh: "公里", en: "km" },
  m: { zh: "米", en: "m" },
  person: { zh: "人", en: "people" },
};

const unitText = (unit: string, say: Say): string =>
  Object.hasOwn(units, unit) ? say(units[unit]) : unit;

const numberText = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));

/** A measurement in words: `41 min`, `87 %`, `never`. */
export const valueText = (value: number | null, unit: string, say: Say): string => {
  if (value === null) return say(never);
  if (unit === "share") return `${percent(value)}%`;
  if (unit === "min" && value >= 1000) return `${Math.round(value / 60)} ${unitText("h", say)}`;
  const shown = unit === "min" ? String(Math.round(value)) : numberText(value);
  return `${shown} ${unitText(unit, say)}`;
};

const NAME = 36;
const columns = { verdict: 10, passes: 13, median: 8, sets: 5 };

const rowText = (
  name: string,
  cells: readonly [string, string, string, string],
  indent = "",
): string[] => {
  const [first = "", ...rest] = wrapped(name, NAME, indent);
  const line = [
    padEnd(first, NAME),
    padEnd(cells[0], columns.verdict),
    padStart(cells[1], columns.passes),
    padStart(cells[2], columns.median),
    padStart(cells[3], columns.sets),
  ]
    .join("  ")
    .trimEnd();
  return [line, ...rest];
};

const targetRows = (target: TargetResult, say: Say): string[] => {
  const { verdict, sets, variant, variantName, unit } = target;
  const isVariant = variant !== null;
  const name = isVariant && variantName !== null ? say(variantName) : say(target.name);
  const tested = verdict !== "not tested";
  const heard = sets.holding + sets.failing + sets.open;
  const seen = Math.round((target.assumptionShare ?? 0) * heard);
  return rowText(
    name,
    [
      say(verdicts[verdict]),
      passText(target),
      tested ? valueText(target.value, unit, say) : "",
      tested ? `${seen}/${heard}` : "",
    ],
    isVariant ? "  " : "",
  );
};

/** The verdict table, every line within 80 columns. */
export const verdictTable = (targets: readonly TargetResult[], say: Say): string[] => {
  const head = rowText(say(heads.target), [
    say(heads.verdict),
    say(heads.passes),
    say(heads.median),
    say(heads.sets),
  ]);
  const shown = targets.filter(
    ({ id, variant }) =>
      // A promise that no reading of can be tested takes one line.
      variant === null || targets.some((one) => one.id === id && one.verdict !== "not tested"),
  );
  return [...head, "─".repeat(WIDTH), ...shown.flatMap((target) => targetRows(target, say))];
};

/** What the columns mean: the two lines that go with every answer. */
export const legend = ({ targets, assumptionSets }: RunResult, say: Say): string[] => {
  const reliability = [...new Set(targets.map((target) => percent(target.reliability)))].join("/");
  return [
    ...wrapped(
      say({
        zh: `达标:达到承诺的灾害所占百分比,须达 ${reliability};方括号内为 95% 区间,只含随机性。`,
        en: `pass: per cent of disasters in which it is kept, ${reliability} wanted; in brackets the 95 % interval, chance alone.`,
      }),
      WIDTH,
    ),
    ...wrapped(
      say({
        zh: `假设:${assumptionSets} 套假设中有多少套达到;更多重复不会改变这一行。`,
        en: `sets: in how many of the ${assumptionSets} sets of assumptions it is reached; more replications do not change that.`,
      }),
      WIDTH,
    ),
  ];
};

const reasons = (targets: readonly TargetResult[], say: Say): string[] => {
  const rows = new Map<string, string>();
  for (const { id, verdict, reason, name, variantName } of targets) {
    if (verdict !== "not tested" || reason === null || rows.has(id)) continue;
    const reading = variantName === null ? "" : ` · ${say(variantName)}`;
    rows.set(id, `${say(name)}${reading}: ${say(reason)}`);
  }
  const lines = [...rows.values()].flatMap((row) => wrapped(row, WIDTH - 2, "  "));
  return lines.length === 0 ? [] : ["", say({ zh: "未检验:", en: "Not tested:" }), ...lines];
};

const amount = (value: number | string, unit: string | null, say: Say): string =>
  typeof value === "string"
    ? value
    : unit === null || unit === "1"
      ? numberText(value)
      : unit === "share"
        ? `${percent(value)}%`
        : `${numberText(value)} ${unitText(unit, say)}`;

const hangsOnText = (it: HangsOn, unit: string, say: Say): string => {
  const range = `${amount(it.low, it.unit, say)} → ${amount(it.high, it.unit, say)}`;
  const passes =
    it.passLow === null || it.passHigh === null
      ? ""
      : say({
          zh: `达标 ${percent(it.passLow)} → ${percent(it.passHigh)}%`,
          en: `pass ${percent(it.passLow)} → ${percent(it.passHigh)}%`,
        });
  const values =
    it.valueLow === it.valueHigh
      ? ""
      : say({
          zh: `,中位 ${valueText(it.valueLow, unit, say)} → ${valueText(it.valueHigh, unit, say)}`,
          en: `, median ${valueText(it.valueLow, unit, say)} → ${valueText(it.valueHigh, unit, say)}`,
        });
  const flip =
    it.flipsAt === null
      ? ""
      : say({
          zh: `;${it.holdsAbove === true ? "高于" : "低于"}约 ${amount(it.flipsAt, it.unit, say)} 达到`,
          en: `; reached ${it.holdsAbove === true ? "above" : "below"} about ${amount(it.flipsAt, it.unit, say)}`,
        });
  return `${say(it.name)} ${range}: ${passes}${values}${flip}`;
};

/**
 * Does it change anything worth telling: how often the promise is kept, by two disasters at least, or by
 * how much it is missed?
 */
const isTold = (
  { passLow, passHigh, valueLow, valueHigh }: HangsOn,
  unit: string,
  replications: number,
): boolean =>
  Math.abs((passLow ?? 0) - (passHigh ?? 0)) * replications > 1.5 ||
  (valueLow === null) !== (valueHigh === null) ||
  Math.abs((valueLow ?? 0) - (valueHigh ?? 0)) >= (unit === "share" ? 0.01 : 1);

/** What each promise hangs on, by swings on the same disasters. */
export const hangingLines = (
  { targets, swung }: Pick<RunResult, "targets" | "swung">,
  say: Say,
): string[] => {
  const told = targets
    .filter(({ variant, verdict }) => variant === null || verdict === "depends")
    .map((target) => ({
      ...target,
      hangsOn: target.hangsOn.filter((it) => isTold(it, target.unit, swung.replications)),
    }))
    .filter(({ hangsOn }) => hangsOn.length > 0);
  if (told.length === 0) return [];
  return [
    "",
    ...wrapped(
      say({
        zh: "取决于(逐一把一个假设从低端摆到高端,其余取中位,同一批灾害):",
        en: "Hangs on (one assumption at a time from the low to the high end of its range, the others in the middle, the same disasters):",
      }),
      WIDTH,
    ),
    ...told.flatMap(({ name, variantName, hangsOn, unit }) => [
      ...wrapped(
        variantName === null ? say(name) : `${say(name)} · ${say(variantName)}`,
        WIDTH - 2,
        "  ",
      ),
      ...hangsOn.flatMap((it) => wrapped(`- ${hangsOnText(it, unit, say)}`, WIDTH - 4, "    ")),
    ]),
  ];
};

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
  ];
};

/** How many promises are explained on a terminal; all are in the document. */
const EXPLAINED = 3;

const explanationsShown = ({ explanations, targets }: RunResult, say: Say): string[] => {
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

/** The whole result of a run for a terminal of 80 columns. */
export const runLines = (result: RunResult, say: Say): string[] => [
  ...wrapped(`${say(result.name)} · ${result.case}`, WIDTH),
  ...wrapped(
    say({
      zh: `${result.replications} 次重复,${result.assumptionSets} 套假设,种子 ${result.seed},散列 ${result.traceHash.slice(0, 12)}`,
      en: `${result.replications} replications, ${result.assumptionSets} sets of assumptions, seed ${result.seed}, hash ${result.traceHash.slice(0, 12)}`,
    }),
    WIDTH,
  ),
  ...(result.changes.length === 0
    ? []
    : wrapped(`${say({ zh: "改动", en: "changed" })}: ${result.changes.join("  ")}`, WIDTH)),
  ...(result.answer === null ? [] : ["", ...wrapped(say(result.answer), WIDTH)]),
  "",
  ...verdictTable(result.targets, say),
  "",
  ...legend(result, say),
  ...samplingLines(result, say),
  ...reasons(result.targets, say),
  ...hangingLines(result, say),
  ...explanationsShown(result, say),
];

/** What the reader ought to know before trusting it. */
export const warningLines = (result: RunResult, say: Say): string[] => {
  const own = result.targets.flatMap(({ name, warnings }) =>
    warnings.map((warning) => `${say(name)}: ${say(warning)}`),
  );
  return [...new Set([...result.warnings.map((warning) => say(warning)), ...own])].map(
    (text) => `${say({ zh: "提醒", en: "warning" })}: ${text}`,
  );
};
