import { ValueRefused } from "./value-refused.ts";

/**
 * Rank of the order statistic that is the p-quantile of n observations: the smallest k from 1 to n
 * with k / n >= p (the inverse of the empirical distribution function, type 1 of Hyndman and Fan
 * 1996). A product such as 0.55 * 100 = 55.00000000000001 counts as the whole number it stands for.
 */
export function orderRank(p: number, n: number): number {
  const product = p * n;
  const nearest = Math.round(product);
  const whole = Math.abs(product - nearest) <= 4 * Number.EPSILON * product;
  return Math.min(n, Math.max(1, whole ? nearest : Math.ceil(product)));
}

/**
 * The p-quantile of the values, exactly one of them: "P90 is 40 minutes" means that at least 90 %
 * took 40 minutes or less. Infinity (never happened) is a value like any other. The values stay in
 * their order. NaN for no values.
 *
 * Throws `ValueRefused` unless 0 <= p <= 1 and no value is NaN.
 */
export function sampleQuantile(values: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) {
    throw new ValueRefused("sampleQuantile", p, { zh: "0 至 1", en: "0 to 1" });
  }
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (n === 0) return NaN;
  // A typed array sorts NaN to its end.
  if (Number.isNaN(sorted[n - 1])) {
    throw new ValueRefused("sampleQuantile", NaN, { zh: "数值", en: "a number" });
  }
  return sorted[orderRank(p, n) - 1];
}
