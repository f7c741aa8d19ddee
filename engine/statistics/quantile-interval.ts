import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import { checkConfidence } from "./interval.ts";
import type { Interval } from "./interval.ts";
import { orderRank } from "./sample-quantile.ts";
import { ValueRefused } from "./value-refused.ts";

/** Which order statistics bound a quantile; rank 0 stands for -Infinity, rank n + 1 for Infinity. */
export interface QuantileRanks {
  readonly lowRank: number;
  readonly highRank: number;
  /** Exact coverage for a continuous distribution, at least it for any other. */
  readonly coverage: number;
}

/**
 * Ranks l < u such that the p-quantile of any distribution lies between the l-th and u-th smallest
 * of n independent observations with at least the given confidence, each side with at most half
 * the error: P(B < l) and P(B >= u) for B binomial (n, p) (David and Nagaraja, Order Statistics,
 * 2003, section 7.1).
 *
 * Throws `ValueRefused` unless n is whole, 0 < p < 1 and 0 < confidence < 1.
 */
export function quantileRanks(n: number, p: number, confidence = 0.95): QuantileRanks {
  checkConfidence("quantileInterval", confidence);
  if (!Number.isSafeInteger(n) || n < 0) {
    throw new ValueRefused("quantileInterval", n, { zh: "非负整数", en: "a whole number" });
  }
  if (!(p > 0 && p < 1)) {
    throw new ValueRefused("quantileInterval", p, { zh: "0 与 1 之间", en: "between 0 and 1" });
  }
  const tail = (1 - confidence) / 2;
  const lowRank = largestRank(n, (rank) => atMost(rank - 1, n, p) <= tail);
  // Ranks are counted from the top for the upper bound: P(B >= u) = P(n - B <= n - u).
  const fromTop = largestRank(n, (rank) => atMost(rank - 1, n, 1 - p) <= tail);
  const coverage = 1 - atMost(lowRank - 1, n, p) - atMost(fromTop - 1, n, 1 - p);
  return { lowRank, highRank: n + 1 - fromTop, coverage };
}

/**
 * Distribution-free interval for the p-quantile from observations in ascending order (Infinity,
 * never happened, may be among them). A side that n cannot bound is infinite. Same errors as
 * `quantileRanks`, and `ValueRefused` for observations out of order or NaN.
 */
export function quantileInterval(
  ascending: ArrayLike<number>,
  p: number,
  confidence = 0.95,
): Interval {
  const n = ascending.length;
  const { lowRank, highRank } = quantileRanks(n, p, confidence);
  for (let i = 0; i < n; i++) {
    const before = i === 0 ? -Infinity : ascending[i - 1];
    if (!(ascending[i] >= before)) {
      throw new ValueRefused("quantileInterval", ascending[i], {
        zh: `升序排列,第 ${i + 1} 个不小于 ${before}`,
        en: `ascending order, number ${i + 1} not below ${before}`,
      });
    }
  }
  return {
    estimate: n === 0 ? NaN : ascending[orderRank(p, n) - 1],
    low: lowRank === 0 ? -Infinity : ascending[lowRank - 1],
    high: highRank === n + 1 ? Infinity : ascending[highRank - 1],
    confidence,
  };
}

/** P(B <= k) for B binomial (n, p), by the incomplete beta function. */
function atMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return betaCdf(1 - p, n - k, k + 1);
}

/** Largest rank from 0 to n for which a property that holds up to some rank and no further still holds. */
function largestRank(n: number, holds: (rank: number) => boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
