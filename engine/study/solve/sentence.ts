import type { SolveResult } from "../../inputs/solve-result.ts";
import type { Text } from "../../inputs/text.ts";
import { unitWords } from "../../inputs/unit-words.ts";

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))}%`;

/** A value of a figure in words: `62%`, `25 min`. */
export const figureText = (value: number, unit: string | null): Text => {
  if (unit === "share") return { zh: percent(value), en: percent(value) };
  const number = String(Number(value.toPrecision(3)));
  if (unit === null) return { zh: number, en: number };
  const { zh, en } = unitWords(unit);
  return { zh: `${number} ${zh}`.trimEnd(), en: `${number} ${en}`.trimEnd() };
};

const whole = (share: number): string => `${Math.round(100 * share)}%`;

/** What the sentence needs. */
export type SentenceOf = Omit<SolveResult, "sentence" | "warnings">;

const promiseText = ({ target }: SentenceOf): Text => ({
  zh: `“${target.name.zh}”${target.variantName === null ? "" : `(${target.variantName.zh})`}`,
  en: `"${target.name.en}"${target.variantName === null ? "" : ` (${target.variantName.en})`}`,
});

const intervalText = ({ low, high, figure }: SentenceOf): Text => {
  const from = low === null ? undefined : figureText(low, figure.unit);
  const to = high === null ? undefined : figureText(high, figure.unit);
  if (from !== undefined && to !== undefined) {
    return { zh: `95% 区间 ${from.zh} 至 ${to.zh}`, en: `95 % interval ${from.en} to ${to.en}` };
  }
  if (from !== undefined) {
    return {
      zh: `95% 区间自 ${from.zh} 起,上端在所试范围内未定`,
      en: `95 % interval from ${from.en} on, its high end not decided within the range`,
    };
  }
  if (to !== undefined) {
    return {
      zh: `95% 区间至 ${to.zh} 止,下端在所试范围内未定`,
      en: `95 % interval up to ${to.en}, its low end not decided within the range`,
    };
  }
  return {
    zh: "以此重复数,区间两端均未定",
    en: "with so few replications neither end of the interval is decided",
  };
};

const crossesText = (result: SentenceOf, value: number): Text => {
  const { figure, holds, target, sets } = result;
  const at = figureText(value, figure.unit);
  const promise = promiseText(result);
  const interval = intervalText(result);
  const wanted = whole(target.reliability);
  const side =
    holds === "below" ? { zh: "不超过", en: "at most" } : { zh: "不低于", en: "at least" };
  const assumed =
    sets === null
      ? { zh: "", en: "" }
      : {
          zh: `在 ${figureText(sets.value, figure.unit).zh},${sets.heard} 套假设中有 ${sets.reached} 套守得住。`,
          en: ` At ${figureText(sets.value, figure.unit).en} it does in ${sets.reached} of ${sets.heard} sets of assumptions.`,
        };
  return {
    zh: `${promise.zh}在「${figure.name.zh}」${side.zh} ${at.zh} 时守得住(${wanted} 的灾害中达到;${interval.zh},只含随机性)。${assumed.zh}`,
    en: `${promise.en} holds, in ${wanted} of disasters, once "${figure.name.en}" is ${side.en} ${at.en} (${interval.en}, chance alone).${assumed.en}`,
  };
};

/** A break-even in one plain sentence, or two with the line on assumptions. */
export const solveSentence = (result: SentenceOf): Text => {
  const { outcome, figure, value, best, holds, target, values, changing } = result;
  const promise = promiseText(result);
  const from = figureText(figure.low, figure.unit);
  const to = figureText(figure.high, figure.unit);
  const wanted = whole(target.reliability);
  if (outcome === "silent" || best === null) {
    return {
      zh: `${promise.zh}在某些取值下不涉及任何地方,求不出平衡点。`,
      en: `${promise.en} speaks of nobody at some of the values: there is nothing to solve.`,
    };
  }
  if (outcome === "crosses" && value !== null) return crossesText(result, value);
  const seen = whole(best.estimate ?? 0);
  const bestAt = figureText(best.value, figure.unit);
  if (holds === null) {
    const word =
      outcome === "always"
        ? { zh: "处处达到", en: "kept at every value" }
        : { zh: "处处达不到", en: "kept at none" };
    const open = best.decided === "open";
    return {
      zh: `${promise.zh}与「${figure.name.zh}」无关:从 ${from.zh} 到 ${to.zh},${best.n} 次重复无一改变结局。${seen} 达标,要求 ${wanted},${word.zh}${open ? ";是否达到尚未定,更多重复可定" : ""}。`,
      en: `${promise.en} does not hang on "${figure.name.en}": from ${from.en} to ${to.en} none of ${best.n} replications changes. ${seen} pass, ${wanted} wanted: ${word.en}${open ? ", as far as was seen; more replications would tell" : ""}.`,
    };
  }
  if (outcome === "always") {
    const least = values.reduce((a, b) => ((b.estimate ?? 1) < (a.estimate ?? 1) ? b : a));
    const leastAt = figureText(least.value, figure.unit);
    const sure = least.decided === "holds";
    return {
      zh: `${promise.zh}在「${figure.name.zh}」从 ${from.zh} 到 ${to.zh} 处处守得住:最低 ${whole(least.estimate ?? 0)}(在 ${leastAt.zh}),要求 ${wanted}${sure ? "" : ";最低处尚未定,更多重复可定"}。`,
      en: `${promise.en} holds at every "${figure.name.en}" from ${from.en} to ${to.en}: at worst ${whole(least.estimate ?? 0)} pass (at ${leastAt.en}), ${wanted} wanted${sure ? "" : "; the worst end is not decided, more replications would tell"}.`,
    };
  }
  if (outcome === "never") {
    const sure = best.decided === "fails";
    const some: Text =
      best.reached === 0
        ? { zh: "", en: "" }
        : {
            zh: `在该处,${best.heard} 套假设中有 ${best.reached} 套守得住。`,
            en: ` There it does hold in ${best.reached} of ${best.heard} sets of assumptions.`,
          };
    return {
      zh: `${promise.zh}仅靠「${figure.name.zh}」达不到:从 ${from.zh} 到 ${to.zh},最好也只有 ${seen} 达标(在 ${bestAt.zh}),要求 ${wanted}${sure ? "" : ";最好处尚未定,更多重复可定"}。${some.zh}`,
      en: `${promise.en} is not reached by "${figure.name.en}" alone: from ${from.en} to ${to.en} at best ${seen} pass (at ${bestAt.en}), ${wanted} wanted${sure ? "" : "; the best end is not decided, more replications would tell"}.${some.en}`,
    };
  }
  return {
    zh: `${promise.zh}随「${figure.name.zh}」时升时降(${changing} 次重复随之改变),没有单一的平衡点;最好在 ${bestAt.zh},${seen} 达标,要求 ${wanted}。`,
    en: `${promise.en} goes up and down with "${figure.name.en}" (${changing} replications change): there is no one value; best at ${bestAt.en}, where ${seen} pass, ${wanted} wanted.`,
  };
};
