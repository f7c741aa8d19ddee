/** A distribution made ready to draw from. */
export interface Variate {
  /**
   * The smallest value x with P(X <= x) >= u, for u in (0, 1); at 0 and 1 the ends of the support.
   * Not decreasing in u, to the accuracy the distribution's file states.
   */
  quantile(u: number): number;
  /** P(X <= x). */
  cdf(x: number): number;
  readonly mean: number;
  readonly variance: number;
  /** The ends of the support; -Infinity and Infinity where it has none. */
  readonly min: number;
  readonly max: number;
}
