import { verdicts } from "../inputs/run-result.ts";
import type { HangsOn, RunResult, TargetResult } from "../inputs/run-result.ts";
import type { Text } from "../inputs/text.ts";
import { padEnd, padStart, wrapped } from "./columns.ts";
import type { Say } from "./language.ts";
import { numberText, percent, unitText, valueText, WIDTH } from "./run-words.ts";
import { explanationsShown } from "./show-explanation.ts";
import { samplingLines } from "./show-sampling.ts";

const heads = {
  target: { zh: "目标与解释", en: "promise and reading" },
  verdict: { zh: "结论", en: "verdict" },
  passes: { zh: "达标% [区间]", en: "pass% [range]" },
  median: { zh: "中位", en: "median" },
  sets: { zh: "假设", en: "sets" },
} satisfies Record<string, Text>;

/** The share that passes with its interval: `87 [80-92]`. */
export const passText = ({ estimate, low, high }: TargetResult): string =>
  estimate === null || low === null || high === null
    ? ""
    : low === high
      ? percent(estimate)
      : `${percent(estimate)} [${percent(low)}-${percent(high)}]`;

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

/** Why a row is undecided though its interval is past the reliability: each reason once. */
const withheldLines = (targets: readonly TargetResult[], say: Say): string[] =>
  [
    ...new Set(
      targets.flatMap(({ verdict, reason }) =>
        verdict === "undecided" && reason !== null ? [say(reason)] : [],
      ),
    ),
  ].flatMap((reason) => wrapped(`${say(verdicts.undecided)}: ${reason}`, WIDTH));

/** What the columns mean: the lines that go with every answer. */
export const legend = (
  { targets, assumptionSets, looks }: Pick<RunResult, "targets" | "assumptionSets" | "looks">,
  say: Say,
): string[] => {
  const sure = percent(looks.confidence);
  const reliability = [...new Set(targets.map((target) => percent(target.reliability)))].join("/");
  return [
    ...wrapped(
      say({
        zh: `达标%:达到承诺的灾害所占百分比,须达 ${reliability};方括号内为区间,全部 ${looks.rows} 行合计 ${sure}% 可信,只含随机性。`,
        en: `pass%: disasters in which it is kept, ${reliability} wanted; in brackets the range of chance alone, ${sure} % sure for all ${looks.rows} rows together.`,
      }),
      WIDTH,
    ),
    ...wrapped(
      say({
        zh: `假设:${assumptionSets} 套假设中见有多少套达到(涉及者少时分母较小);套与套之间的差别出于不知,不是随机性。`,
        en: `sets: in how many of the ${assumptionSets} sets of assumptions it is seen reached (of those that speak of it); what differs between sets is not known, and no chance.`,
      }),
      WIDTH,
    ),
    ...(targets.some(({ unit, verdict }) => unit === "share" && verdict !== "not tested")
      ? wrapped(
          say({
            zh: "中位:为百分比者,是达到限值的地方所占的比例。",
            en: "median: in per cent it is the share of places within the limit.",
          }),
          WIDTH,
        )
      : []),
    ...withheldLines(targets, say),
  ];
};

/** Reasons of one verdict: each once, with the promises that it is about. */
const reasonsOf = (
  verdict: TargetResult["verdict"],
  targets: readonly TargetResult[],
  head: Text,
  say: Say,
): string[] => {
  const told = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const { id, verdict: own, reason, name, variantName } of targets) {
    if (own !== verdict || reason === null) continue;
    // A promise that cannot be tested is named once, not with every reading.
    if (verdict === "not tested" && seen.has(id)) continue;
    seen.add(id);
    const words = variantName === null ? say(name) : `${say(name)} · ${say(variantName)}`;
    const known = told.get(say(reason));
    if (known === undefined) told.set(say(reason), [words]);
    else known.push(words);
  }
  if (told.size === 0) return [];
  return [
    "",
    say(head),
    ...[...told].flatMap(([reason, names]) => [
      ...wrapped(`${reason}:`, WIDTH - 2, "  "),
      ...names.flatMap((name) => wrapped(`- ${name}`, WIDTH - 4, "    ")),
    ]),
  ];
};

/** Why promises were not tested, and why verdicts that look plain are withheld. */
const reasons = (targets: readonly TargetResult[], say: Say): string[] => [
  ...reasonsOf("undecided", targets, { zh: "未定,因为:", en: "Undecided, since:" }, say),
  ...reasonsOf("not tested", targets, { zh: "未检验:", en: "Not tested:" }, say),
];

const amount = (value: number | Text, unit: string | null, say: Say): string => {
  if (typeof value === "object") return say(value);
  if (unit === "share") return `${percent(value)}%`;
  return unit === null
    ? numberText(value)
    : `${numberText(value)} ${unitText(unit, say)}`.trimEnd();
};

const hangsOnText = (it: HangsOn, unit: string, say: Say): string => {
  const range = `${amount(it.low, it.unit, say)} → ${amount(it.high, it.unit, say)}`;
  const isLevel = percent(it.passLow ?? 0) === percent(it.passHigh ?? 0);
  const passes =
    it.passLow === null || it.passHigh === null
      ? ""
      : isLevel
        ? say({
            zh: `达标保持 ${percent(it.passLow)}%`,
            en: `pass stays ${percent(it.passLow)}%`,
          })
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
  return `${say(it.name)}${say({ zh: ",", en: ", " })}${range}: ${passes}${values}${flip}`;
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

/** How many replications, and why not more. */
const howMany = ({ replications, looks }: RunResult): Text => {
  const limit = looks.at.at(-1) ?? replications;
  if (looks.at.length < 2) {
    return { zh: `${replications} 次重复`, en: `${replications} replications` };
  }
  return replications < limit
    ? {
        zh: `${replications} 次重复即全部有结论(上限 ${limit})`,
        en: `everything decided after ${replications} replications of at most ${limit}`,
      }
    : { zh: `${replications} 次重复(上限)`, en: `${replications} replications, the limit` };
};

/** The whole result of a run for a terminal of 80 columns. */
export const runLines = (result: RunResult, say: Say): string[] => [
  ...wrapped(`${say(result.name)} · ${result.case}`, WIDTH),
  ...wrapped(
    say({
      zh: `${howMany(result).zh},${result.assumptionSets} 套假设,种子 ${result.seed},散列 ${result.traceHash.slice(0, 12)}`,
      en: `${howMany(result).en}, ${result.assumptionSets} sets of assumptions, seed ${result.seed}, hash ${result.traceHash.slice(0, 12)}`,
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
