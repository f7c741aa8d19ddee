import type {
  HangsOn,
  PlaceResult,
  TargetResult,
  VerdictWord,
} from "../../engine/inputs/run-result.ts";
import { typesetAll } from "../../engine/inputs/typeset.ts";
import { verdicts } from "../../engine/inputs/run-result.ts";
import type { Language } from "../../engine/inputs/text.ts";
import { usualReasons } from "../../engine/inputs/usual-reasons.ts";
import { conclusionOf, leadingPromise, testedPromises } from "../conclusion.ts";
import { assumedText, minutesText, percentText, shareText, valueText } from "../format.ts";
import { cut } from "./cut.ts";
import { asked, blank, gapsOf, wayNames } from "./gaps.ts";
import type { Evidence, Gap } from "./gaps.ts";

/** A number with its light. */
export interface BriefNumber {
  readonly name: string;
  readonly verdict: VerdictWord;
  readonly word: string;
  /** The share of disasters in which it is kept, with its interval. */
  readonly share: string;
  /** What is asked for, and what it comes to. */
  readonly note: string;
}

/** A place that fails. */
export interface BriefPlace {
  readonly name: string;
  readonly failed: string;
  readonly median: string;
  readonly reason: string;
}

/** Everything that stands on the page, in one language, cut to what fits. */
export interface BriefContent {
  readonly language: Language;
  readonly classification: string;
  readonly date: string;
  readonly title: string;
  readonly conclusion: string;
  readonly numbers: readonly BriefNumber[];
  /** Of which promise the places speak; empty where nothing is explained. */
  readonly placesTitle: string;
  readonly places: readonly BriefPlace[];
  readonly gaps: readonly Gap[];
  readonly assumptions: readonly string[];
  readonly next: string;
  readonly provenance: string;
}

/** Places that fail, as many as stand beside the map. */
const LISTED = 6;

const reasonless = /lost: (later|notCounted)$/u;

/** The content of the leader's page. `date`: the day it is made, as it shall stand there. */
export const briefContent = (...asked: Parameters<typeof contentOf>): BriefContent => {
  const content = contentOf(...asked);
  return asked[1] === "zh" ? typesetAll(content) : content;
};

const contentOf = (
  evidence: Evidence,
  language: Language,
  date: string | undefined,
): BriefContent => {
  const { result } = evidence;
  const zh = language === "zh";
  const lead = leadingPromise(result);
  const tested = testedPromises(result);
  const shown =
    lead === undefined ? [] : [lead, ...tested.filter((each) => each !== lead)].slice(0, 3);
  const explanation = result.explanations.find(({ target }) => target === lead?.id);
  const failing = (explanation?.places ?? []).filter(({ failed }) => failed > 0);
  const where =
    result.place === null ? "" : zh ? `(${result.place.name.zh})` : ` (${result.place.name.en})`;
  return {
    language,
    classification: cut(result.classification ?? blank[language], 24),
    date: date ?? blank[language],
    title: zh
      ? `${cut(result.name.zh, 30)}${cut(where, 20)}应急承诺推演简报`
      : `${cut(result.name.en, 36)}${cut(where, 20)}: which promises hold`,
    conclusion: cut(result.answer?.[language] ?? conclusionOf(result)[language], zh ? 178 : 168),
    numbers: shown.map((target) => numberOf(target, language)),
    placesTitle:
      lead === undefined || explanation === undefined
        ? ""
        : zh
          ? `失在哪里:${cut(lead.name.zh, 40)}(${explanation.places.length} 处涉及,${failing.length} 处曾未达)`
          : `Where it fails: ${cut(lead.name.en, 40)} (${failing.length} of ${explanation.places.length} places at times)`,
    places: failing.slice(0, LISTED).map((place) => placeOf(place, language)),
    gaps: gapsOf(evidence, language).map(({ problem, fix, owner, cost, deadline }) => ({
      problem: cut(problem, zh ? 108 : 98),
      fix: cut(fix, zh ? 96 : 88),
      owner: cut(owner, 32),
      cost: cut(cost, 20),
      deadline: cut(deadline, 20),
    })),
    assumptions: assumptionsOf(tested, language).map((each) => cut(each, zh ? 106 : 96)),
    next: cut(nextStep(evidence, language), zh ? 206 : 190),
    provenance: provenanceOf(evidence, language),
  };
};

const numberOf = (target: TargetResult, language: Language): BriefNumber => {
  const { name, verdict, estimate, low, high, reliability, value, unit, threshold } = target;
  const zh = language === "zh";
  const limit = asked(target, language);
  const now = valueText(value, unit, language);
  const measured =
    unit === threshold.unit
      ? zh
        ? `中位 ${now}(限 ${limit})`
        : `median ${now} (limit ${limit})`
      : zh
        ? `符合 ${limit} 的占 ${now}`
        : `${now} keep ${limit}`;
  return {
    name: cut(name[language], zh ? 44 : 52),
    verdict,
    word: verdicts[verdict][language],
    share: shareText(estimate, low, high),
    note: cut(
      zh
        ? `做到的灾害占比,要求 ${percentText(reliability)};${measured}`
        : `of disasters, ${percentText(reliability)} wanted; ${measured}`,
      68,
    ),
  };
};

const placeOf = (place: PlaceResult, language: Language): BriefPlace => {
  const [winner] = place.won;
  const reason = usualReasons(place.lost).find(
    ({ kind, way }) => way !== winner?.way && !reasonless.test(kind),
  );
  const within = place.within[language];
  const name =
    language === "zh"
      ? `${within}${place.name.zh}`
      : within === ""
        ? place.name.en
        : `${place.name.en}, ${within}`;
  return {
    name: cut(name, 34),
    failed: percentText(place.failed),
    median: minutesText(place.p50, language),
    reason: cut(
      reason === undefined ? "–" : `${wayOf(reason.way, language)}${reason.label[language]}`,
      40,
    ),
  };
};

const wayOf = (way: string | null, language: Language): string => {
  if (way === null || !Object.hasOwn(wayNames, way)) return "";
  return `${wayNames[way][language]}${language === "zh" ? "" : ": "}`;
};

/** Assumptions that move promises most, the widest swing first, each once. */
const assumptionsOf = (tested: readonly TargetResult[], language: Language): string[] => {
  const swing = ({ passLow, passHigh }: HangsOn): number =>
    Math.abs((passHigh ?? 0) - (passLow ?? 0));
  const seen = new Set<string>();
  return tested
    .flatMap((target) => target.hangsOn.map((one) => ({ target, one })))
    .filter(({ one }) => swing(one) > 0)
    .toSorted((a, b) => swing(b.one) - swing(a.one))
    .filter(({ one }) => !seen.has(one.path) && seen.add(one.path))
    .slice(0, 3)
    .map(({ target, one }) => {
      const range = `${assumedText(one.low, one.unit, language)} → ${assumedText(one.high, one.unit, language)}`;
      const moves = `${percentText(one.passLow)} → ${percentText(one.passHigh)}`;
      return language === "zh"
        ? `${one.name.zh}:${range} 时,“${target.name.zh}”达标 ${moves}`
        : `${one.name.en}, ${range}: “${target.name.en}” ${moves}`;
    });
};

/** What to do next, from what the results still lack. */
const nextStep = ({ result, comparison, solves }: Evidence, language: Language): string => {
  const zh = language === "zh";
  const tested = testedPromises(result);
  const open = tested.filter(({ verdict }) => verdict !== "met");
  if (tested.length === 0) {
    return zh
      ? "本案例没有可检验的承诺,请另选案例或目标。"
      : "No promise is tested here: choose another case or other targets.";
  }
  if (open.length === 0) {
    return zh
      ? "全部达到:换更重的灾害或更坏的时刻再推演,看余量还有多少。"
      : "All hold: try a graver disaster or a worse hour, to see what margin there is.";
  }
  const steps: string[] = [];
  const hanging = open
    .flatMap(({ hangsOn }) => hangsOn)
    .find(({ path }) => !path.startsWith("earthquake."));
  if (hanging !== undefined) {
    steps.push(
      zh ? `核实“${hanging.name.zh}”的实际数` : `find out what “${hanging.name.en}” really is`,
    );
  }
  const helped = comparison?.targets.some(
    ({ variant, differences }) =>
      variant === null && differences.some(({ word }) => word === "better"),
  );
  if (helped === false) {
    steps.push(
      zh
        ? "比较过的方案未显示改进,另拟方案再比较"
        : "think of other remedies: none compared is shown to help",
    );
  }
  if (comparison === undefined) {
    steps.push(zh ? "对拟采取的补强措施作成对比较" : "compare the remedies in mind in pairs");
  }
  if (solves.length === 0) {
    steps.push(
      zh ? "求出达到承诺所需的数值" : "find the value at which the promise starts to hold",
    );
  }
  if (open.some(({ verdict }) => verdict === "undecided")) {
    steps.push(zh ? "未定的项目增加重复数" : "play more replications where it is undecided");
  }
  steps.push(
    zh
      ? "逐条明确责任单位、责任人和时限,列入台账销号"
      : "name owner and deadline of each gap and follow it up",
  );
  return zh ? `${steps.join(";")}。` : `${steps.join("; ")}.`;
};

const provenanceOf = ({ result }: Evidence, language: Language): string => {
  const { replications, assumptionSets, seed, traceHash, version } = result;
  const own = cut(result.case, 30);
  const changes = cut(result.changes.join(" "), 50);
  const hash = traceHash.slice(0, 16);
  return language === "zh"
    ? `案例 ${own}${changes === "" ? "" : `(${changes})`} · 种子 ${seed} · ${replications} 场灾害、${assumptionSets} 套假设 · 散列 ${hash} · 结果格式 ${version}。方括号为区间,只含随机性;【待填】由使用单位填写;推定的位置和队伍不是实有单位。`
    : `Case ${own}${changes === "" ? "" : ` (${changes})`} · seed ${seed} · ${replications} disasters, ${assumptionSets} sets of assumptions · hash ${hash} · format ${version}. Brackets: interval, chance alone; fill in what is left blank; assumed positions and units are none that exist.`;
};
