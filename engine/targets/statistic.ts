import type { Statistic } from "../inputs/targets.ts";
import { orderRank } from "../statistics/sample-quantile.ts";
import type { Sense } from "./compiled-target.ts";

/** Does one value keep the threshold? Infinity (never happened) keeps no "at most". */
export const keeps = (value: number, sense: Sense, limit: number): boolean =>
  sense === "atMost" ? value <= limit : value >= limit;

/** What a disaster comes to: the statistic over those that count, and whether it passes. */
export interface Outcome {
  /** The statistic: in SI, or for `share` the share that keeps the threshold. NaN where nobody counts. */
  value: number;
  pass: boolean;
}

/** Room for rounding in sums of weights. */
const SLACK = 1e-12;

/**
 * The statistic over `count` values with their weights, all 1 where nothing weighs. Quantiles are order
 * statistics ("90 % within 40 min" speaks of members); with "at least" they count from the top, since
 * there few is bad. Of a share it is exact whether it reaches the level: counts are compared, not
 * quotients.
 */
export const settleStatistic = (
  statistic: Statistic,
  sense: Sense,
  limit: number,
  values: Float64Array,
  weights: Float64Array,
  count: number,
  out: Outcome,
): Outcome => {
  if (count === 0) {
    out.value = NaN;
    out.pass = false;
    return out;
  }
  const level = statistic.level ?? 1;
  switch (statistic.of) {
    case "worst": {
      let worst = values[0];
      for (let i = 1; i < count; i++) {
        worst = sense === "atMost" ? Math.max(worst, values[i]) : Math.min(worst, values[i]);
      }
      out.value = worst;
      break;
    }
    case "mean":
    case "sum": {
      let sum = 0;
      let weight = 0;
      for (let i = 0; i < count; i++) {
        if (weights[i] > 0) sum += values[i] * weights[i];
        weight += weights[i];
      }
      out.value = statistic.of === "sum" ? sum : weight > 0 ? sum / weight : NaN;
      break;
    }
    case "quantile":
      out.value = weightedQuantile(values, weights, count, level, sense);
      break;
    case "share": {
      let kept = 0;
      let all = 0;
      for (let i = 0; i < count; i++) {
        all += weights[i];
        if (keeps(values[i], sense, limit)) kept += weights[i];
      }
      out.value = all > 0 ? kept / all : NaN;
      out.pass = all > 0 && kept >= level * all - SLACK * all;
      return out;
    }
  }
  out.pass = keeps(out.value, sense, limit);
  return out;
};

const weightedQuantile = (
  values: Float64Array,
  weights: Float64Array,
  count: number,
  level: number,
  sense: Sense,
): number => {
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) =>
    sense === "atMost" ? values[a] - values[b] || a - b : values[b] - values[a] || a - b,
  );
  let even = true;
  let all = 0;
  for (const i of order) {
    even &&= weights[i] === 1;
    all += weights[i];
  }
  if (even) return values[order[orderRank(level, count) - 1]];
  let sum = 0;
  for (const i of order) {
    sum += weights[i];
    if (sum >= level * all - SLACK * all) return values[i];
  }
  return values[order[count - 1]];
};
