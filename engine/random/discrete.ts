import { DistributionError } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

/**
 * One of the values, each with a chance in proportion to its weight (all alike where no weights are
 * given). Draws come in ascending order of the values, whatever the order they are written in.
 */
export interface Discrete {
  readonly kind: "discrete";
  readonly values: readonly number[];
  readonly weights?: readonly number[];
}

/**
 * The value at u, from values in ascending order and their cumulative shares, the last of which is 1.
 * O(log n).
 */
export function discreteQuantile(
  u: number,
  values: ArrayLike<number>,
  cumulative: ArrayLike<number>,
): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] < u) low = middle + 1;
    else high = middle;
  }
  return values[low];
}

/** P(X <= x), from the same tables. O(log n). */
export function discreteCdf(
  x: number,
  values: ArrayLike<number>,
  cumulative: ArrayLike<number>,
): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : cumulative[low - 1];
}

/** The values that can occur, ascending, each once, with their shares. @throws DistributionError */
function shares({ values, weights }: Discrete): { value: number; share: number }[] {
  const refuse = (parameter: string, found: unknown, zh: string, en: string): never => {
    throw new DistributionError("discrete", parameter, found, { zh, en });
  };
  if (weights !== undefined && weights.length !== values.length) {
    refuse("weights", weights.length, `${values.length} 个`, `as many as values, ${values.length}`);
  }
  const weightOf = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights?.[i] ?? 1;
    if (!Number.isFinite(values[i])) {
      refuse(`values[${i}]`, values[i], "有限的数", "a finite number");
    }
    if (!(Number.isFinite(weight) && weight >= 0)) {
      refuse(`weights[${i}]`, weight, "不小于 0 的数", "a number not below 0");
    }
    if (weight > 0) weightOf.set(values[i], (weightOf.get(values[i]) ?? 0) + weight);
    total += weight;
  }
  if (!(total > 0 && Number.isFinite(total))) {
    refuse("weights", total, "总和大于 0 且有限", "a sum above 0, and finite");
  }
  return [...weightOf]
    .map(([value, weight]) => ({ value, share: weight / total }))
    .sort((a, b) => a.value - b.value);
}

export function compileDiscrete(distribution: Discrete): Variate {
  const parts = shares(distribution);
  const values = Float64Array.from(parts, (part) => part.value);
  const cumulative = new Float64Array(parts.length);
  let sum = 0;
  let mean = 0;
  parts.forEach(({ value, share }, i) => {
    sum += share;
    cumulative[i] = sum;
    mean += share * value;
  });
  cumulative[parts.length - 1] = 1;
  const variance = parts.reduce(
    (square, { value, share }) => square + share * (value - mean) * (value - mean),
    0,
  );
  return {
    quantile: (u) => discreteQuantile(u, values, cumulative),
    cdf: (x) => discreteCdf(x, values, cumulative),
    mean,
    variance,
    min: values[0],
    max: values[values.length - 1],
  };
}

/** The values from min to max with their weights; nothing where none is left. */
export function restrictDiscrete(
  { values, weights }: Discrete,
  min: number,
  max: number,
): Discrete | undefined {
  const inside = values
    .map((value, i) => ({ value, weight: weights?.[i] ?? 1 }))
    .filter(({ value, weight }) => value >= min && value <= max && weight > 0);
  if (inside.length === 0) return undefined;
  return {
    kind: "discrete",
    values: inside.map(({ value }) => value),
    weights: inside.map(({ weight }) => weight),
  };
}
