/**
 * Rank of the order statistic that is the p-quantile of n observations: the smallest k from 1 to n
 * with k / n >= p (the inverse of the empirical distribution function). A product such as
 * 0.55 * 100 = 55.00000000000001 counts as the whole number it stands for.
 */
export function orderRank(p: number, n: number): number {
  const product = p * n;
  const nearest = Math.round(product);
  const whole = Math.abs(product - nearest) <= 4 * Number.EPSILON * product;
  return Math.min(n, Math.max(1, whole ? nearest : Math.ceil(product)));
}
