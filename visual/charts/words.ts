import type { Language, Text } from "../../engine/inputs/text.ts";
import { verdicts } from "../../engine/inputs/run-result.ts";
import type { TargetResult, VerdictWord } from "../../engine/inputs/run-result.ts";
import { countText, shareText, valueText } from "../format.ts";
import { signs } from "../palette.ts";

/** A verdict with its sign, so that no colour stands alone: `√ 达到`. */
export const verdictText = (verdict: VerdictWord, language: Language): string =>
  `${signs[verdict]} ${verdicts[verdict][language]}`;

/** What a target is called, with the reading where it is not as it stands. */
export const targetName = ({ name, variantName }: TargetResult): Text => ({
  zh: variantName === null ? name.zh : `${name.zh}(${variantName.zh})`,
  en: variantName === null ? name.en : `${name.en} (${variantName.en})`,
});

/** A figure of the ledger: chance plays no part in it, one value for each set of assumptions. */
export const isSettled = ({ low, high }: TargetResult): boolean => low !== null && low === high;

/** In how many replications, what share kept it, what it comes to. */
export const standing = (target: TargetResult): Text => {
  const { verdict, estimate, low, high, n, value, unit, reliability } = target;
  const share = shareText(estimate, low, high);
  const wanted = `${Math.round(100 * reliability)}%`;
  if (isSettled(target)) {
    return {
      zh: `${verdictText(verdict, "zh")}:台账数字,无随机性;${countText(n)} 套假设中达标 ${share},要求 ${wanted};中位 ${valueText(value, unit, "zh")}`,
      en: `${verdictText(verdict, "en")}: of the ledger, without chance; kept in ${share} of ${countText(n)} sets of assumptions, ${wanted} wanted; median ${valueText(value, unit, "en")}`,
    };
  }
  return {
    zh: `${verdictText(verdict, "zh")}:${countText(n)} 次灾害中达标 ${share},要求 ${wanted};中位 ${valueText(value, unit, "zh")}`,
    en: `${verdictText(verdict, "en")}: kept in ${share} of ${countText(n)} disasters, ${wanted} wanted; median ${valueText(value, unit, "en")}`,
  };
};

/** The threshold in words: `30 min`, `at least 90%`. */
export const thresholdText = ({ threshold }: TargetResult, language: Language): string => {
  const value = valueText(threshold.value, threshold.unit, language);
  if (threshold.sense === "atMost") return value;
  return language === "zh" ? `不少于 ${value}` : `at least ${value}`;
};
