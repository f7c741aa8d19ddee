import { ValueRefused } from "./value-refused.ts";

/** An estimate with a confidence interval around it; bounds may be infinite. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Nominal coverage, between 0 and 1. */
  readonly confidence: number;
}

/** Throws `ValueRefused` unless 0 < confidence < 1. */
export function checkConfidence(statistic: string, confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new ValueRefused(statistic, confidence, {
      zh: "置信水平在 0 与 1 之间",
      en: "a confidence between 0 and 1",
    });
  }
}
