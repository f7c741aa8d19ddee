import { Tally } from "./tally.ts";
import { ValueRefused } from "./value-refused.ts";

/**
 * Pearson's correlation of two series of equal length; NaN if either is constant or shorter than
 * two. Throws `ValueRefused` for unequal lengths or values that are not finite.
 */
export function correlation(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  if (xs.length !== ys.length) {
    throw new ValueRefused("correlation", ys.length, {
      zh: `两列等长(${xs.length})`,
      en: `two series of equal length (${xs.length})`,
    });
  }
  const n = xs.length;
  const x = moments(xs);
  const y = moments(ys);
  let products = 0;
  for (let i = 0; i < n; i++) products += (xs[i] - x.mean) * (ys[i] - y.mean);
  const r = products / ((n - 1) * x.sd * y.sd);
  // Rounding may step past the end of the scale.
  return Math.min(1, Math.max(-1, r));
}

/**
 * Sample autocorrelation of a series at a lag: the covariance with itself shifted, over its
 * variance, both about the whole series' mean (Box and Jenkins). For independent values about
 * normal with mean -1/n and standard deviation 1/sqrt(n). NaN if the series is constant or not
 * longer than the lag.
 */
export function autocorrelation(series: ArrayLike<number>, lag: number): number {
  const n = series.length;
  if (n <= lag) return NaN;
  const { mean } = moments(series);
  let shifted = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const d = series[i] - mean;
    total += d * d;
    if (i + lag < n) shifted += d * (series[i + lag] - mean);
  }
  return total === 0 ? NaN : shifted / total;
}

function moments(series: ArrayLike<number>): Tally {
  const tally = new Tally();
  for (let i = 0; i < series.length; i++) tally.record(series[i]);
  return tally;
}
