import { differenceWords } from "../inputs/comparison-result.ts";
import type {
  CaseComparison,
  ComparedArm,
  ComparedTarget,
  DifferenceResult,
  Estimate,
  PlaceChangeResult,
  WhenChangeResult,
} from "../inputs/comparison-result.ts";
import type { Text } from "../inputs/text.ts";
import { aligned, widthOf, wrapped } from "./columns.ts";
import type { Say } from "./language.ts";
import { valueText } from "./run-words.ts";

/** Columns of a terminal. */
const WIDTH = 100;
/** Columns of an id, and of a name beside it. */
const NAME = 22;
const LONG_NAME = 18;

const seasonWords: Readonly<Record<string, Text>> = {
  spring: { zh: "春", en: "spring" },
  summer: { zh: "夏", en: "summer" },
  autumn: { zh: "秋", en: "autumn" },
  winter: { zh: "冬", en: "winter" },
};

/** A text cut to a width, with an ellipsis. */
const cut = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const letter of text) {
    if (widthOf(kept + letter) > width - 1) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
};

const digits = (value: number): string =>
  Math.abs(value) >= 10 || value === 0 ? String(Math.round(value)) : value.toFixed(1);

/** A number with its sign, to one decimal; what rounds to nothing is 0. */
const signed = (value: number): string => {
  const rounded = Math.round(value * 10) / 10;
  if (rounded === 0) return "0";
  return rounded > 0 ? `+${digits(rounded)}` : digits(rounded);
};

/** A difference of shares in percentage points: `+3.1 [-1.0, +7.2]`. */
const pointsText = ({ estimate, low, high }: Estimate): string => {
  if (estimate === null || low === null || high === null) return "";
  const points = (share: number): string => signed(100 * share);
  return low === high ? points(estimate) : `${points(estimate)} [${points(low)}, ${points(high)}]`;
};

const percent = (share: number | null): string =>
  share === null ? "" : `${Math.round(100 * share)}%`;

const TEN_THOUSAND = 1e4;
const HUNDRED_MILLION = 1e8;

/** An amount of money: `1400 万元`, `CNY 14 m`. */
const moneyText = (yuan: number, say: Say): string => {
  const inWan = yuan / TEN_THOUSAND;
  const zh =
    yuan >= HUNDRED_MILLION
      ? `${Number((yuan / HUNDRED_MILLION).toPrecision(3))} 亿元`
      : `${Number(inWan.toPrecision(3))} 万元`;
  return say({ zh, en: `CNY ${Number((yuan / 1e6).toPrecision(3))} m` });
};

/** What a gained percentage point costs: a line of its own, where a gain was seen. */
const costLines = ({ costPerPoint }: DifferenceResult, say: Say): string[] => {
  if (costPerPoint === null || costPerPoint.estimate === null) return [];
  const { estimate, low, high } = costPerPoint;
  const most = high === null ? say({ zh: "不限", en: "any amount" }) : moneyText(high, say);
  const least = low === null ? "" : moneyText(low, say);
  const text = say({
    zh: `每多一个百分点 ${moneyText(estimate, say)} [${least} 至 ${most}]`,
    en: `${moneyText(estimate, say)} for each point gained [${least} to ${most}]`,
  });
  return [`       ${text}`];
};

/** How the measurement changes on average, and the word where one is shown. */
const changeText = ({ measured }: DifferenceResult, unit: string, say: Say): string => {
  const { word, mean, finite } = measured;
  if (word === "same") return say({ zh: "不变", en: "none" });
  const shown = word === "tie" ? "" : say(differenceWords[word]);
  if (mean.estimate === null || finite === 0) return shown;
  const amount =
    unit === "share"
      ? say({
          zh: `${signed(100 * mean.estimate)} 点`,
          en: `${signed(100 * mean.estimate)} points`,
        })
      : `${signed(mean.estimate)} ${say(unitWord(unit))}`;
  return `${amount} ${shown}`.trimEnd();
};

const unitWord = (unit: string): Text =>
  unit === "min" ? { zh: "分", en: "min" } : { zh: unit, en: unit };

/** Arms in their order of merit. */
const ranked = ({ arms }: CaseComparison): ComparedArm[] =>
  [...arms].sort((a, b) => a.rank - b.rank);

const rankTable = (comparison: CaseComparison, say: Say): string[] => {
  const head = [
    say({ zh: "名次", en: "rank" }),
    say({ zh: "并列", en: "tied" }),
    say({ zh: "方案", en: "arm" }),
    "",
    say({ zh: "守住", en: "kept" }),
    say({ zh: "增减 [成对区间]", en: "change [paired]" }),
    say({ zh: "较好", en: "+" }),
    say({ zh: "较差", en: "-" }),
    say({ zh: "两可", en: "±" }),
    say({ zh: "平", en: "tie" }),
    say({ zh: "费用", en: "cost" }),
  ];
  const rows = ranked(comparison).map((arm) => [
    String(arm.rank),
    arm.group,
    arm.file === null ? "–" : cut(arm.id, NAME),
    cut(say(arm.name), LONG_NAME),
    percent(arm.kept),
    arm.keptDifference === null ? "" : pointsText(arm.keptDifference),
    ...(arm.keptDifference === null
      ? ["", "", "", ""]
      : [
          String(arm.words.better),
          String(arm.words.worse),
          String(arm.words.depends),
          String(arm.words.tie + arm.words.same),
        ]),
    arm.cost === null ? "" : moneyText(arm.cost.yuan, say),
  ]);
  return aligned([head, ...rows], new Set([0, 4, 6, 7, 8, 9, 10]));
};

const isTold = ({ word }: DifferenceResult): boolean =>
  word === "better" || word === "worse" || word === "depends";

/** The rows worth a table: promises as they stand, and readings in which some arm differs. */
const shownTargets = ({ targets }: CaseComparison): ComparedTarget[] =>
  targets.filter(({ variant, differences }) => variant === null || differences.some(isTold));

const titleOf = ({ name, variantName, variant }: ComparedTarget, say: Say): string =>
  variant === null || variantName === null
    ? say(name)
    : say({ zh: `${name.zh}(${variantName.zh})`, en: `${name.en} (${variantName.en})` });

const heads: readonly Text[] = [
  { zh: "", en: "" },
  { zh: "方案", en: "arm" },
  { zh: "达标", en: "pass" },
  { zh: "中位", en: "median" },
  { zh: "增减 [成对区间]", en: "change [paired]" },
  { zh: "结论", en: "word" },
  { zh: "收窄", en: "gain" },
  { zh: "假设", en: "sets" },
  { zh: "量值增减", en: "measurement" },
];

/** What one arm came to on one promise. */
const armCells = (
  target: ComparedTarget,
  own: ComparedTarget["arms"][number],
  say: Say,
): string[] => {
  const difference = target.differences.find((one) => one.arm === own.arm);
  const start = [
    own.group,
    difference === undefined ? say({ zh: "现状", en: "as it stands" }) : cut(own.arm, NAME),
    percent(own.estimate),
    valueText(own.value, target.unit, say),
  ];
  if (difference === undefined) return start;
  const { passShare, word, factor, sets } = difference;
  return [
    ...start,
    pointsText(passShare),
    say(differenceWords[word]),
    factor === null ? "" : `${factor.toFixed(1)}×`,
    `${sets.better}:${sets.worse}`,
    changeText(difference, target.unit, say),
  ];
};

/** Every promise with its arms, the best first, all in the same columns. */
const targetTables = (targets: readonly ComparedTarget[], say: Say): string[] => {
  const told = targets.map((target) => {
    const title = say({
      zh: `${titleOf(target, say)} · 须 ${percent(target.reliability)}`,
      en: `${titleOf(target, say)} · wanted in ${percent(target.reliability)}`,
    });
    const [base] = target.arms;
    const nothing = target.differences.every(
      ({ word, measured }) => word === "same" && measured.word === "same",
    );
    const median = valueText(base.value, target.unit, say);
    const same = say({
      zh: `各方案在每场灾害中完全相同:达标 ${percent(base.estimate)},中位 ${median}`,
      en: `the same in every disaster for every arm: pass ${percent(base.estimate)}, median ${median}`,
    });
    const order = [...target.arms].sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
    return { target, heading: wrapped(title, WIDTH), same: nothing ? same : undefined, order };
  });
  const rows = told.flatMap(({ target, same, order }) =>
    same === undefined ? order.map((own) => armCells(target, own, say)) : [],
  );
  const lines = aligned([heads.map((head) => say(head)), ...rows], new Set([2, 3, 6, 7]));
  const head = lines.shift() ?? "";
  const tables = told.flatMap(({ target, heading, same, order }) => {
    if (same !== undefined) return [...heading, `  ${same}`];
    const own = order.flatMap(({ arm }) => {
      const difference = target.differences.find((one) => one.arm === arm);
      return [
        `  ${lines.shift() ?? ""}`,
        ...(difference === undefined ? [] : costLines(difference, say)),
      ];
    });
    return [...heading, ...own];
  });
  return [...(rows.length === 0 ? [] : [`  ${head}`, "─".repeat(WIDTH)]), ...tables];
};

const placeText = (place: PlaceChangeResult, say: Say): string => {
  const name = say({
    zh: `${place.within.zh}${place.name.zh}`,
    en: `${place.name.en} (${place.within.en})`,
  });
  const { base, variant } = place;
  const shown = excludesNothing(place.difference) ? "*" : "";
  return `${name} ${base.passes}→${variant.passes}/${variant.n}${shown}`;
};

const excludesNothing = ({ low, high }: Estimate): boolean =>
  low !== null && high !== null && (low > 0 || high < 0);

const whenText = ({ hours, season, difference }: WhenChangeResult, say: Say): string => {
  const name =
    hours === null
      ? say(seasonWords[season ?? ""] ?? { zh: season ?? "", en: season ?? "" })
      : say({ zh: `${hours[0]}–${hours[1]} 时`, en: `${hours[0]}–${hours[1]} h` });
  return `${name} ${pointsText(difference)}${excludesNothing(difference) ? "*" : ""}`;
};

/** Where and when one variant gains or loses most on one promise. */
const whereLines = (
  target: ComparedTarget,
  difference: DifferenceResult,
  comparison: CaseComparison,
  say: Say,
): string[] => {
  const arm = comparison.arms.find(({ id }) => id === difference.arm);
  const parts: string[] = [];
  const { places } = difference;
  if (places !== null && places.gaining.length > 0) {
    const some = places.gaining.slice(0, 3).map((place) => placeText(place, say));
    parts.push(say({ zh: `得:${some.join("、")}`, en: `gain: ${some.join(", ")}` }));
  }
  if (places !== null && places.losing.length > 0) {
    const some = places.losing.slice(0, 3).map((place) => placeText(place, say));
    parts.push(say({ zh: `失:${some.join("、")}`, en: `lose: ${some.join(", ")}` }));
  }
  // What is read off the ledger does not depend on the hour: its difference has no interval.
  const { low, high } = difference.passShare;
  const cells =
    low !== null && low === high
      ? []
      : difference.when.filter(({ gained, lost }) => gained + lost > 0);
  const widest = [...cells].sort(
    (a, b) => Math.abs(b.difference.estimate ?? 0) - Math.abs(a.difference.estimate ?? 0),
  );
  const most = widest.slice(0, 3).map((cell) => whenText(cell, say));
  if (difference.when.length > 2 && most.length > 0) {
    parts.push(say({ zh: `时段:${most.join("、")}`, en: `when: ${most.join(", ")}` }));
  }
  if (parts.length === 0) return [];
  const head = `${arm === undefined ? difference.arm : say(arm.name)} · ${titleOf(target, say)}`;
  const text = parts.join(say({ zh: ";", en: "; " }));
  return [...wrapped(head, WIDTH - 2, "  "), ...wrapped(text, WIDTH - 2, "    ")];
};

const whereTable = (comparison: CaseComparison, say: Say): string[] => {
  const lines = comparison.targets
    .filter(({ variant }) => variant === null)
    .flatMap((target) =>
      target.differences.flatMap((difference) =>
        difference.gained + difference.lost > 0 || (difference.places?.gaining.length ?? 0) > 0
          ? whereLines(target, difference, comparison, say)
          : [],
      ),
    );
  return lines.length === 0
    ? []
    : [
        "",
        say({
          zh: "得失最多的地方和时段(* 校正后仍显示):",
          en: "Where and when most is gained and lost (* shown after correction):",
        }),
        ...lines,
      ];
};

const legend = (comparison: CaseComparison, say: Say): string[] => {
  const { rows, pairs, error } = comparison;
  const factors = comparison.targets.flatMap(({ differences }) =>
    differences.flatMap(({ factor, gained, lost }) =>
      factor === null || gained + lost === 0 ? [] : [factor],
    ),
  );
  const sorted = [...factors].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const narrower =
    middle === undefined
      ? { zh: "", en: "" }
      : {
          zh: `成对区间比不成对的窄(中位 ${middle.toFixed(1)} 倍)。`,
          en: ` Paired intervals are narrower than unpaired ones (median factor ${middle.toFixed(1)}).`,
        };
  return [
    ...wrapped(
      say({
        zh: `名次按每场灾害守住的承诺(原文;只看台账的不计)。行首字母:有共同字母即分不出。增减:达标比例与现状之差,百分点,方括号内为成对区间。结论:较好、较差为已显示,分不出为未显示,逐场相同为一场不差。收窄:不成对区间宽几倍。假设:多少套见好:见差。量值增减:两者都发生时的平均变化,显示时注明较好或较差。`,
        en: `Ranks: by the promises kept in a disaster, as they stand, those read off the ledger aside. Letters: arms that share one cannot be told apart. change: pass share less that of the case as it stands, in points, with the paired interval. word: better and worse are shown, tie is not shown, same is alike in every disaster. gain: how many times wider the unpaired interval is. sets: of assumptions seen better:worse. measurement: mean change where both happened, with a word where it is shown.`,
      }),
      WIDTH,
    ),
    ...wrapped(
      say({
        zh: `同样的灾害、同样的假设。${percent(1 - error)} 的把握对全部 ${rows} 行、${pairs} 对方案一并成立:达标比例为一族,测量值、排名各另为一族。${narrower.zh}`,
        en: `The same disasters in the same sets of assumptions. ${percent(1 - error)} confidence holds for all ${rows} rows and ${pairs} pairs of arms together: of pass shares, once more of measurements, and once more of ranks.${narrower.en}`,
      }),
      WIDTH,
    ),
  ];
};

/** A comparison of one case for a terminal of 100 columns. */
export const comparisonLines = (comparison: CaseComparison, folder: string, say: Say): string[] => {
  const shown = shownTargets(comparison);
  const rest = comparison.targets.length - shown.length;
  const { replications, assumptionSets, seed, changes } = comparison;
  return [
    ...wrapped(say(comparison.name), WIDTH),
    ...wrapped(
      say({
        zh: `${comparison.case} · 每个方案 ${replications} 场灾害,${assumptionSets} 套假设,种子 ${seed}`,
        en: `${comparison.case} · ${replications} disasters for each arm, ${assumptionSets} sets of assumptions, seed ${seed}`,
      }),
      WIDTH,
    ),
    ...(changes.length === 0 ? [] : wrapped(changes.join(" "), WIDTH)),
    "",
    ...(comparison.targets.length === 0
      ? [say({ zh: "没有一条承诺可以检验。", en: "No promise can be tested here." })]
      : [
          ...rankTable(comparison, say),
          "",
          ...targetTables(shown, say),
          ...(rest === 0
            ? []
            : [
                say({
                  zh: `另有 ${rest} 种解释,各方案之间未显示差别(见 comparison.json)。`,
                  en: `${rest} further readings in which no arm is shown to differ (see comparison.json).`,
                }),
              ]),
          ...whereTable(comparison, say),
          "",
          ...legend(comparison, say),
        ]),
    `${say({ zh: "结果在", en: "Results in" })} ${folder}/comparison.json`,
  ];
};

/** Several cases in one table: what each variant gains and loses in each. */
export const summaryLines = (cases: readonly CaseComparison[], say: Say): string[] => {
  const head = [
    say({ zh: "案例", en: "case" }),
    say({ zh: "方案", en: "arm" }),
    say({ zh: "守住", en: "kept" }),
    say({ zh: "增减 [成对区间]", en: "difference [paired]" }),
    say({ zh: "较好", en: "+" }),
    say({ zh: "较差", en: "-" }),
    say({ zh: "两可", en: "±" }),
    say({ zh: "分不出", en: "tie" }),
    say({ zh: "相同", en: "same" }),
    say({ zh: "量值较好", en: "m+" }),
    say({ zh: "量值较差", en: "m-" }),
  ];
  const rows = cases.flatMap((comparison) =>
    ranked(comparison).map((arm, i) => [
      i === 0 ? cut(comparison.case, 24) : "",
      cut(say(arm.name), NAME),
      percent(arm.kept),
      arm.keptDifference === null ? "" : pointsText(arm.keptDifference),
      ...(arm.keptDifference === null
        ? []
        : [
            ...(["better", "worse", "depends", "tie", "same"] as const).map((word) =>
              String(arm.words[word]),
            ),
            String(arm.measured.better),
            String(arm.measured.worse),
          ]),
    ]),
  );
  const title = say({ zh: "各案例合览", en: "All cases" });
  return [
    title,
    ...aligned([head, ...rows], new Set([2, 4, 5, 6, 7, 8, 9, 10])),
    ...wrapped(
      say({
        zh: "各列为行数(含各种解释):达标比例较好、较差、随假设而异、分不出、逐场相同;量值(分钟、比例)较好、较差。",
        en: "Rows by word, readings included: pass share better (+), worse (-), depending on assumptions (±), tie, same; measurement (minutes, shares) better (m+), worse (m-).",
      }),
      WIDTH,
    ),
  ];
};
