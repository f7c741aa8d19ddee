import type { CaseComparison } from "../../engine/inputs/comparison-result.ts";
import type {
  Explanation,
  HangsOn,
  PlaceResult,
  RunResult,
  Step,
  TargetResult,
} from "../../engine/inputs/run-result.ts";
import type { SolveResult } from "../../engine/inputs/solve-result.ts";
import type { Language, Text } from "../../engine/inputs/text.ts";
import { assumedText, minutesText, numberText, percentText, valueText } from "../format.ts";
import { testedPromises } from "../conclusion.ts";
import { cut } from "./cut.ts";
import { proposalForLoss, proposalForStep, proposed } from "./proposals.ts";

/**
 * The name of a promise, holder, step or assumption inside a sentence: cut itself, so that the numbers
 * after it are not.
 */
const short = (name: Text, language: Language, zhLetters = 30, enLetters = 26): string =>
  cut(name[language], language === "zh" ? zhLetters : enLetters);

/** What stands where no result and no text says anything: somebody must fill it in. */
export const blank: Text = { zh: "【待填】", en: "[to be filled in]" };

/** A row of the list of gaps: 问题-措施-责任单位-费用-时限. */
export interface Gap {
  readonly problem: string;
  readonly fix: string;
  readonly owner: string;
  readonly cost: string;
  readonly deadline: string;
}

/** Results on which a list of gaps rests. */
export interface Evidence {
  readonly result: RunResult;
  readonly comparison?: CaseComparison;
  readonly solves: readonly SolveResult[];
}

interface Fix {
  readonly text: string;
  readonly cost: string | undefined;
}

/** Ways whose loss is no lack: another was first, or the rules leave it out. */
const idle = /lost: (later|notCounted)$/u;

const most = <T>(items: readonly T[], by: (item: T) => number): T[] =>
  items.toSorted((a, b) => by(b) - by(a));

/**
 * The gaps that the results show, the most pressing first: of each promise not kept, where its minutes go,
 * why the other ways did not come, and by how much it falls short. A fix is what was compared or solved,
 * else what one assumption would bring, else what is usually done, marked as not played; numbers are never
 * guessed and what nothing says is left blank.
 */
export const gapsOf = (evidence: Evidence, language: Language, count = 5): Gap[] => {
  const { result } = evidence;
  // What is not decided yet, but kept as often as it must be so far, is no gap.
  const open = testedPromises(result).filter(
    ({ verdict, estimate, reliability }) =>
      verdict !== "met" && !(verdict === "undecided" && (estimate ?? 0) >= reliability),
  );
  const explained = new Map(result.explanations.map((each) => [each.target, each]));
  const queues = open.map((target) => {
    const fixes = fixesFor(target, evidence, language);
    const explanation = explained.get(target.id);
    const found =
      explanation === undefined || explanation.places.length === 0
        ? [shortfall(target, language)]
        : byTurns(
            stepGaps(target, explanation, language, 2),
            lossGaps(target, explanation, language, 2),
          );
    const own = found.length > 0 ? found : [shortfall(target, language)];
    return own.map(({ problem, owner, proposal }, i): Gap => {
      const fix = fixes[i];
      return {
        problem,
        owner,
        fix: fix?.text ?? proposedFix(proposal, language),
        cost: fix?.cost ?? blank[language],
        deadline: blank[language],
      };
    });
  });
  // One of each promise in turn, two of the first, so that no promise crowds out the others.
  const [lead, ...others] = queues;
  const gaps: Gap[] = lead === undefined ? [] : lead.splice(0, 2);
  while (gaps.length < count && queues.some((queue) => queue.length > 0)) {
    for (const queue of [...others, lead]) gaps.push(...queue.splice(0, 1));
  }
  gaps.length = Math.min(gaps.length, count);
  return gaps;
};

const byTurns = <T>(a: readonly T[], b: readonly T[]): T[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a[i], b[i]])
    .flat()
    .filter((item) => item !== undefined);

interface Found {
  readonly problem: string;
  readonly owner: string;
  /** What is usually done about it. */
  readonly proposal?: Text | undefined;
}

const proposedFix = (proposal: Text | undefined, language: Language): string =>
  proposal === undefined ? blank[language] : `${proposal[language]}${proposed[language]}`;

/** Whose step it is: a tier of command, or whoever holds units of a kind. */
const ownerOf = (who: Text, language: Language): string => {
  const tiers: Readonly<Record<string, Text>> = {
    乡镇: { zh: "乡镇(街道)", en: "the towns" },
    县: { zh: "县级指挥机构", en: "the counties" },
    市: { zh: "市级指挥机构", en: "the cities" },
    省: { zh: "省级指挥机构", en: "the province" },
  };
  if (Object.hasOwn(tiers, who.zh)) return tiers[who.zh][language];
  return language === "zh"
    ? `${short(who, "zh", 12)}所属单位${blank.zh}`
    : `holder of the ${short(who, "en", 0, 14)}`;
};

/** Steps on which the minutes of failures go, those of one holder and stage together. */
const stepGaps = (
  { name }: TargetResult,
  { steps }: Explanation,
  language: Language,
  count: number,
): Found[] =>
  most(
    steps.filter(({ minutes, who }) => minutes >= 0.5 && who.zh !== ""),
    ({ minutes }: Step) => minutes,
  )
    .slice(0, count)
    .map((step) => {
      const { who, label, minutes, share } = step;
      // The mean is over all failures; where the step is there it takes more.
      const each = share > 0 ? minutes / share : minutes;
      const time = minutesText(each, language);
      return {
        owner: ownerOf(who, language),
        proposal: proposalForStep(step),
        problem:
          language === "zh"
            ? `“${short(name, "zh")}”未做到时,${short(who, "zh", 24)}“${short(label, "zh", 16)}”一步平均 ${time}(见于 ${percentText(share)} 的未达标)`
            : `“${short(name, "en")}”: “${short(label, "en", 0, 18)}” of the ${short(who, "en", 0, 24)} takes ${time} (${percentText(share)} of failures)`,
      };
    });

/** Why the ways to a picture did not come, over all failures of places. */
const lossGaps = (
  { name }: TargetResult,
  { places }: Explanation,
  language: Language,
  count: number,
): Found[] => {
  const failures = ({ failed, selected }: PlaceResult): number => failed * selected;
  const all = places.reduce((sum, place) => sum + failures(place), 0);
  if (all === 0) return [];
  const byKind = new Map<
    string,
    { readonly kind: string; readonly label: Text; readonly way: string | null; n: number }
  >();
  for (const place of places) {
    for (const { kind, label, way, share } of place.lost) {
      if (idle.test(kind)) continue;
      const known = byKind.get(kind);
      const n = share * failures(place);
      if (known === undefined) byKind.set(kind, { kind, label, way, n });
      else known.n += n;
    }
  }
  return most(Array.from(byKind.values()), ({ n }) => n)
    .slice(0, count)
    .map(({ kind, label, way, n }) => {
      const means = way === null ? undefined : wayNames[way];
      const what = means?.[language] ?? way ?? "";
      return {
        owner: blank[language],
        proposal: proposalForLoss(kind),
        problem:
          language === "zh"
            ? `${what}:${label.zh}(“${short(name, "zh")}”未做到的地方中约 ${percentText(Math.min(1, n / all))})`
            : `${what}: ${label.en} (about ${percentText(Math.min(1, n / all))} of places where “${short(name, "en")}” fails)`,
      };
    });
};

export const wayNames: Readonly<Record<string, Text>> = {
  "town-camera": { zh: "乡镇内监控", en: "cameras of the towns" },
  "fixed-camera": { zh: "固定监控", en: "fixed cameras" },
  "drone-nest": { zh: "无人机机库", en: "drone nests" },
  "town-terminal": { zh: "乡镇单兵终端", en: "terminals of the towns" },
  "portable-satellite": { zh: "卫星便携站", en: "portable satellite sets" },
  "vehicle-satellite": { zh: "卫星通信车", en: "satellite vehicles" },
  helicopter: { zh: "直升机图传", en: "helicopters" },
  citizen: { zh: "群众视频", en: "citizens' videos" },
  "high-altitude": { zh: "高空无人机或卫星", en: "high-altitude drones and satellites" },
};

/** What a promise comes to beside what it asks: the threshold in words. */
export const asked = (
  { threshold: { sense, value, unit } }: TargetResult,
  language: Language,
): string => `${sense === "atMost" ? "≤" : "≥"}${valueText(value, unit, language)}`;

const shortfall = (target: TargetResult, language: Language): Found => {
  const { name, value, unit, threshold, estimate, reliability } = target;
  const now = valueText(value, unit, language);
  const limit = asked(target, language);
  const measured =
    unit === threshold.unit
      ? language === "zh"
        ? `现为 ${now},要求 ${limit}`
        : `it comes to ${now}, asked for ${limit}`
      : language === "zh"
        ? `符合 ${limit} 的占 ${now}`
        : `${now} keep ${limit}`;
  return {
    owner: blank[language],
    problem:
      language === "zh"
        ? `“${short(name, "zh")}”${measured};做到的灾害 ${percentText(estimate)},要求 ${percentText(reliability)}`
        : `“${short(name, "en")}”: ${measured}; kept in ${percentText(estimate)} of disasters, ${percentText(reliability)} wanted`,
  };
};

/**
 * Fixes for a promise, the best founded first: shown better in a comparison, a value from which it holds, an
 * assumption's lever; then what is known not to be enough. Where none speaks, `gapsOf` proposes what is usual.
 */
const fixesFor = (target: TargetResult, evidence: Evidence, language: Language): Fix[] => {
  const solves = evidence.solves.filter(
    (solve) => solve.target.id === target.id && solve.target.variant === null,
  );
  const holds = solves.filter(({ outcome }) => outcome === "crosses" || outcome === "always");
  const fails = solves.filter(({ outcome }) => outcome === "never");
  return [
    ...comparedFixes(target, evidence.comparison, language),
    ...holds.map((solve): Fix => ({ text: solvedFix(solve, language), cost: undefined })),
    ...target.hangsOn.flatMap((one) => lever(target, one, language) ?? []),
    ...fails.map((solve): Fix => ({ text: notEnough(solve, language), cost: undefined })),
    ...comparedInVain(target, evidence.comparison, language),
  ];
};

/** From which value of a figure a promise holds, with the interval; the whole sentence where it is odd. */
const solvedFix = (
  { outcome, figure, holds, value, low, high, sentence }: SolveResult,
  language: Language,
): string => {
  if (outcome !== "crosses" || value === null || holds === null) return sentence[language];
  const at = (end: number | null): string =>
    end === null ? "?" : assumedText(end, figure.unit, language);
  const name = short(figure.name, language, 34, 30);
  const interval = `[${at(low)}–${at(high)}]`;
  return language === "zh"
    ? `使“${name}”${holds === "above" ? "不低于" : "不高于"} ${at(value)} ${interval},承诺守得住(求解)`
    : `“${name}” ${holds === "above" ? "at least" : "at most"} ${at(value)} ${interval}: the promise holds (solved)`;
};

const notEnough = ({ figure, best }: SolveResult, language: Language): string => {
  const name = short(figure.name, language, 34, 30);
  const share = percentText(best?.estimate ?? null);
  return language === "zh"
    ? `单靠“${name}”不够:最好也只有 ${share} 达标(求解);须另拟措施`
    : `“${name}” alone is not enough: ${share} pass at best (solved); find another fix`;
};

/** That what was compared is not shown to help is worth a word where nothing else is known. */
const comparedInVain = (
  target: TargetResult,
  comparison: CaseComparison | undefined,
  language: Language,
): Fix[] => {
  const row = comparison?.targets.find(({ id, variant }) => id === target.id && variant === null);
  const tried = row?.differences.filter(({ word }) => word !== "not tested") ?? [];
  if (tried.length === 0 || tried.some(({ word }) => word === "better")) return [];
  const nearer = tried.filter(({ measured }) => measured.word === "better").length;
  const many = tried.length === 1 ? "1 variant" : `${tried.length} variants`;
  return [
    {
      cost: undefined,
      text:
        language === "zh"
          ? `比较过的 ${tried.length} 个方案未显示改进${nearer === 0 ? "" : `达标,但 ${nearer} 个更接近限值`},须另拟措施`
          : nearer === 0
            ? `${many} compared, none shown to help: find another fix`
            : `${many} compared, none kept it oftener, ${nearer} came nearer: find another fix`,
    },
  ];
};

const comparedFixes = (
  target: TargetResult,
  comparison: CaseComparison | undefined,
  language: Language,
): Fix[] => {
  const row = comparison?.targets.find(({ id, variant }) => id === target.id && variant === null);
  if (comparison === undefined || row === undefined) return [];
  const better = row.differences.filter(({ word }) => word === "better");
  return most(better, ({ passShare }) => passShare.estimate ?? 0).flatMap(
    ({ arm, passShare }): Fix[] => {
      const variant = comparison.arms.find(({ id }) => id === arm);
      if (variant === undefined || passShare.estimate === null) return [];
      const gained = Math.round(100 * passShare.estimate);
      const sign = gained > 0 ? "+" : "";
      const { cost } = variant;
      return [
        {
          text:
            language === "zh"
              ? `${variant.name.zh}(成对比较:达标 ${sign}${gained} 个百分点)`
              : `${variant.name.en} (compared in pairs: ${sign}${gained} points)`,
          cost:
            cost === null
              ? undefined
              : language === "zh"
                ? `${numberText(cost.yuan / 10_000)} 万元`
                : `${numberText(cost.yuan / 10_000)} × 10,000 yuan`,
        },
      ];
    },
  );
};

/** What a promise comes to at the better end of one assumption, if that moves it. */
const lever = (target: TargetResult, one: HangsOn, language: Language): Fix | undefined => {
  // Nobody sets how the ground shakes or how towns were built: that can be known better, not bettered.
  if (one.path.startsWith("earthquake.")) return undefined;
  const ends = betterEnd(target, one);
  if (ends === undefined) return undefined;
  const { high, better, other } = ends;
  const zh = language === "zh";
  const value = assumedText(high ? one.high : one.low, one.unit, language);
  const name = short(one.name, language, 34, 30);
  if (ends.of === "value") {
    const [now, was] = [better, other].map((each) => valueText(each, target.unit, language));
    return {
      cost: undefined,
      text: zh
        ? `核实并改善“${name}”:为 ${value} 时中位 ${now}(另一端 ${was})`
        : `better “${name}”: at ${value} the median is ${now} (${was} at the other end)`,
    };
  }
  const [now, was] = [percentText(better), percentText(other)];
  const enough = better !== null && better >= target.reliability;
  return {
    cost: undefined,
    text: zh
      ? `核实并改善“${name}”:为 ${value} 时达标 ${now}(另一端 ${was})${enough ? "" : ",单凭此项仍不够"}`
      : `better “${name}”: at ${value} ${now} pass (${was} at the other end)${enough ? "" : "; not enough"}`,
  };
};

interface Ends {
  readonly of: "pass" | "value";
  /** The high end is the better one. */
  readonly high: boolean;
  readonly better: number | null;
  readonly other: number | null;
}

/** Which end of an assumption is the better, by shares that pass, else by measurements; neither: undefined. */
const betterEnd = (
  { unit, threshold }: TargetResult,
  { passLow, passHigh, valueLow, valueHigh }: HangsOn,
): Ends | undefined => {
  if (passLow !== null && passHigh !== null && passLow !== passHigh) {
    const high = passHigh > passLow;
    return {
      of: "pass",
      high,
      better: high ? passHigh : passLow,
      other: high ? passLow : passHigh,
    };
  }
  if (valueLow === valueHigh) return undefined;
  // A share of those who keep the threshold is the better the larger; a measurement as the threshold says.
  const lessIsBetter = unit === threshold.unit && threshold.sense === "atMost";
  const worth = (value: number | null): number =>
    value === null ? -Infinity : lessIsBetter ? -value : value;
  const high = worth(valueHigh) > worth(valueLow);
  return {
    of: "value",
    high,
    better: high ? valueHigh : valueLow,
    other: high ? valueLow : valueHigh,
  };
};
