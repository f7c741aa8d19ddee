import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { checkConfidence } from "./interval.ts";
import type { Interval } from "./interval.ts";
import { ValueRefused } from "./value-refused.ts";

/**
 * Exact lower bound for a share after `passes` of `n` independent trials (Clopper and Pearson
 * 1934): the share at which that many passes or more have probability 1 - confidence. At least
 * nominal coverage whatever the true share. 0 without passes.
 *
 * Throws `ValueRefused` unless passes and n are whole, 0 <= passes <= n and 0 < confidence < 1.
 */
export function shareLowerBound(passes: number, n: number, confidence = 0.95): number {
  checkCounts(passes, n, confidence);
  return passes === 0 ? 0 : betaQuantile(1 - confidence, passes, n - passes + 1);
}

/** Exact upper bound for a share, the mirror of `shareLowerBound`; 1 if every trial passed. Same errors. */
export function shareUpperBound(passes: number, n: number, confidence = 0.95): number {
  checkCounts(passes, n, confidence);
  return passes === n ? 1 : betaQuantile(confidence, passes + 1, n - passes);
}

/**
 * Exact two-sided interval for a share (Clopper and Pearson 1934), each side with half the error.
 * Coverage is never below nominal. Without trials the interval is 0 to 1 and the estimate NaN.
 * Same errors as `shareLowerBound`.
 */
export function clopperPearsonInterval(passes: number, n: number, confidence = 0.95): Interval {
  checkCounts(passes, n, confidence);
  const oneSided = 1 - (1 - confidence) / 2;
  return {
    estimate: passes / n,
    low: shareLowerBound(passes, n, oneSided),
    high: shareUpperBound(passes, n, oneSided),
    confidence,
  };
}

/**
 * Score interval for a share (Wilson 1927): near nominal coverage on average, shorter than the
 * exact one, below nominal for some shares. Without trials 0 to 1. Same errors as `shareLowerBound`.
 */
export function wilsonInterval(passes: number, n: number, confidence = 0.95): Interval {
  checkCounts(passes, n, confidence);
  if (n === 0) return { estimate: NaN, low: 0, high: 1, confidence };
  const z = normalQuantile(1 - (1 - confidence) / 2, 0, 1);
  const share = passes / n;
  const z2 = z * z;
  const middle = (passes + z2 / 2) / (n + z2);
  const half = (z / (n + z2)) * Math.sqrt(n * share * (1 - share) + z2 / 4);
  return {
    estimate: share,
    // At the ends the formula gives 0 and 1 up to rounding.
    low: passes === 0 ? 0 : middle - half,
    high: passes === n ? 1 : middle + half,
    confidence,
  };
}

function checkCounts(passes: number, n: number, confidence: number): void {
  checkConfidence("shareInterval", confidence);
  if (!Number.isSafeInteger(n) || n < 0) {
    throw new ValueRefused("shareInterval", n, {
      zh: "非负整数次试验",
      en: "a whole number of trials",
    });
  }
  if (!Number.isSafeInteger(passes) || passes < 0 || passes > n) {
    throw new ValueRefused("shareInterval", passes, {
      zh: `0 至 ${n} 的整数`,
      en: `a whole number from 0 to ${n}`,
    });
  }
}
