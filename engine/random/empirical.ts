import { DistributionError } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

/**
 * Known values with straight lines between them. Without `shares` the values are observations, equally
 * likely (type 7 of Hyndman and Fan, The American Statistician 50, 1996): from the least at u = 0 to
 * the greatest at u = 1. With `shares` it is a table of quantiles: the share of draws at or below each
 * value, from 0 at the first to 1 at the last, both ascending. Equal values make an atom, equal shares
 * a gap.
 */
export interface Empirical {
  readonly kind: "empirical";
  readonly values: readonly number[];
  readonly shares?: readonly number[];
}

/** The value at u through ascending values at ascending shares. O(log n). */
export function empiricalQuantile(
  u: number,
  values: ArrayLike<number>,
  shares: ArrayLike<number>,
): number {
  const last = values.length - 1;
  if (!(u > 0) || last === 0) return values[0];
  if (u >= 1) return values[last];
  // The first share that reaches u; the one before it lies below u.
  let low = 1;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shares[middle] < u) low = middle + 1;
    else high = middle;
  }
  const below = values[low - 1];
  const step = (u - shares[low - 1]) / (shares[low] - shares[low - 1]);
  return Math.min(values[low], below + step * (values[low] - below));
}

/** P(X <= x) through the same tables. O(log n). */
export function empiricalCdf(
  x: number,
  values: ArrayLike<number>,
  shares: ArrayLike<number>,
): number {
  const last = values.length - 1;
  if (x < values[0]) return 0;
  if (x >= values[last]) return 1;
  // The last value at or below x; the one after it lies above x.
  let low = 0;
  let high = last - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle] <= x) low = middle;
    else high = middle - 1;
  }
  const step = (x - values[low]) / (values[low + 1] - values[low]);
  return shares[low] + step * (shares[low + 1] - shares[low]);
}

/** The table of an empirical distribution. @throws DistributionError */
function tableOf({ values, shares }: Empirical): { values: Float64Array; shares: Float64Array } {
  const refuse = (parameter: string, found: unknown, zh: string, en: string): never => {
    throw new DistributionError("empirical", parameter, found, { zh, en });
  };
  if (values.length === 0) refuse("values", 0, "至少一个数", "at least one number");
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) refuse(`values[${i}]`, value, "有限的数", "a finite number");
  });
  if (shares === undefined) {
    const last = values.length - 1;
    return {
      values: Float64Array.from(values).sort(),
      shares: Float64Array.from(values, (_, i) => (last === 0 ? 1 : i / last)),
    };
  }
  if (shares.length !== values.length || shares.length < 2) {
    refuse(
      "shares",
      shares.length,
      `与 values 一样多(${values.length}),至少 2 个`,
      `as many as values (${values.length}), at least 2`,
    );
  }
  shares.forEach((share, i) => {
    const wanted = i === 0 ? 0 : i === shares.length - 1 ? 1 : undefined;
    if (wanted !== undefined && share !== wanted) {
      refuse(`shares[${i}]`, share, `${wanted}`, `${wanted}`);
    }
    if (i === 0) return;
    if (!(share >= shares[i - 1])) {
      refuse(`shares[${i}]`, share, "由小到大", "in ascending order");
    }
    if (values[i] < values[i - 1]) {
      refuse(`values[${i}]`, values[i], "由小到大", "in ascending order");
    }
  });
  return { values: Float64Array.from(values), shares: Float64Array.from(shares) };
}

export function compileEmpirical(distribution: Empirical): Variate {
  const { values, shares } = tableOf(distribution);
  const last = values.length - 1;
  const only = last === 0;
  let mean = only ? values[0] : 0;
  for (let i = 1; i <= last; i++) {
    mean += (shares[i] - shares[i - 1]) * (values[i - 1] + (values[i] - values[i - 1]) / 2);
  }
  let variance = 0;
  for (let i = 1; i <= last; i++) {
    const a = values[i - 1] - mean;
    const b = values[i] - mean;
    variance += ((shares[i] - shares[i - 1]) * (a * a + a * b + b * b)) / 3;
  }
  return {
    quantile: (u) => empiricalQuantile(u, values, shares),
    cdf: (x) => empiricalCdf(x, values, shares),
    mean,
    variance,
    min: values[0],
    max: values[last],
  };
}

/** The part of the table from min to max, with the share it held; nothing where none is left. */
export function restrictEmpirical(
  distribution: Empirical,
  min: number,
  max: number,
): { of: Empirical; share: number } | undefined {
  const { values, shares } = tableOf(distribution);
  const last = values.length - 1;
  if (values[0] > max || values[last] < min) return undefined;
  if (last === 0) return { of: distribution, share: 1 };
  const to = empiricalCdf(max, values, shares);
  // P(X < min): by symmetry what lies above -min of the mirrored table.
  const from =
    1 -
    empiricalCdf(
      -min,
      values.map((_, i) => -values[last - i]),
      shares.map((_, i) => 1 - shares[last - i]),
    );
  const share = to - from;
  if (!(share > 0)) return undefined;
  const kept = { values: [Math.max(min, values[0])], shares: [0] };
  for (let i = 0; i <= last; i++) {
    if (shares[i] < from || shares[i] > to || values[i] < min || values[i] > max) continue;
    kept.values.push(values[i]);
    kept.shares.push((shares[i] - from) / share);
  }
  kept.values.push(Math.min(max, values[last]));
  kept.shares.push(1);
  return { of: { kind: "empirical", ...kept }, share };
}
