import type { RunResult, TargetResult } from "../engine/inputs/run-result.ts";
import type { Text } from "../engine/inputs/text.ts";
import { percentText, shareText } from "./format.ts";

/** Verdicts in the order in which a reader wants to hear of them. */
const urgency = ["not met", "depends", "undecided", "met", "not tested"] as const;

/** The promises as they stand that were tested, the most urgent first. */
export const testedPromises = ({ targets }: Pick<RunResult, "targets">): TargetResult[] =>
  targets
    .filter(({ variant, verdict }) => variant === null && verdict !== "not tested")
    .toSorted((a, b) => urgency.indexOf(a.verdict) - urgency.indexOf(b.verdict));

/**
 * The promise that pages speak of first: the most urgent of those whose failures are explained place by
 * place, else the most urgent; undefined where none was tested.
 */
export const leadingPromise = (
  result: Pick<RunResult, "targets" | "explanations">,
): TargetResult | undefined => {
  const tested = testedPromises(result);
  const explained = new Set(
    result.explanations.filter(({ places }) => places.length > 0).map(({ target }) => target),
  );
  return tested.find(({ id }) => explained.has(id)) ?? tested[0];
};

const counted = (tested: readonly TargetResult[]): Text => {
  const number = (verdict: TargetResult["verdict"]): number =>
    tested.filter((target) => target.verdict === verdict).length;
  const parts: Array<readonly [number, string, string]> = [
    [number("met"), "项达到", "met"],
    [number("not met"), "项未达到", "not met"],
    [number("depends"), "项取决于假设", "hanging on assumptions"],
    [number("undecided"), "项未定", "undecided"],
  ];
  const some = parts.filter(([n]) => n > 0);
  return {
    zh: some.map(([n, zh]) => `${n} ${zh}`).join(",") || "没有一项涉及",
    en: some.map(([n, , en]) => `${n} ${en}`).join(", ") || "none speaks of it",
  };
};

/** The whole answer in a sentence or two: how many promises hold, and the one to speak of first. */
export const conclusionOf = (result: Pick<RunResult, "targets" | "explanations">): Text => {
  const tested = testedPromises(result);
  const lead = leadingPromise(result);
  const counts = counted(tested);
  const head: Text = {
    zh: `检验的 ${tested.length} 项承诺中,${counts.zh}。`,
    en: `Of ${tested.length} promises tested: ${counts.en}.`,
  };
  if (lead === undefined) {
    return {
      zh: "本案例没有可检验的承诺:各项目标都不涉及。",
      en: "There is no promise to test here: no target speaks of this case.",
    };
  }
  const share = shareText(lead.estimate, lead.low, lead.high);
  const wanted = percentText(lead.reliability);
  return {
    zh: `${head.zh}“${lead.name.zh}”在 ${share} 的灾害中做到,要求 ${wanted}。`,
    en: `${head.en} "${lead.name.en}" is kept in ${share} of the disasters; ${wanted} is asked for.`,
  };
};
