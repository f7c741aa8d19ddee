import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { checkConfidence } from "./interval.ts";
import type { Interval } from "./interval.ts";

/** What the interval needs of the observations; a `Tally` is one. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * Student's t interval for the mean of independent observations: mean +- t(n-1) sd / sqrt(n).
 * Exact for normal observations, approximate by the central limit theorem otherwise. For paired
 * comparisons record the differences. Below two observations nothing bounds the mean: the interval
 * is the whole line. Throws `ValueRefused` unless 0 < confidence < 1.
 */
export function meanInterval(moments: Moments, confidence = 0.95): Interval {
  checkConfidence("meanInterval", confidence);
  const { count, mean } = moments;
  if (count < 2) return { estimate: mean, low: -Infinity, high: Infinity, confidence };
  const half = tQuantile(1 - (1 - confidence) / 2, count - 1) * Math.sqrt(moments.variance / count);
  return { estimate: mean, low: mean - half, high: mean + half, confidence };
}
