import { DistributionError } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

/** Now one distribution, now another, with chances in proportion to the weights. */
export interface Mixture<Part> {
  readonly kind: "mixture";
  readonly weights: readonly number[];
  readonly parts: readonly Part[];
}

/**
 * The smallest x in [low, high] with cdf(x) >= u, where cdf(high) >= u: regula falsi with halving
 * (Illinois) and a bisection every third step, down to neighbouring numbers or 2^-60 of the bracket.
 * Exact at a jump of the cdf.
 */
function smallestReaching(
  cdf: (x: number) => number,
  u: number,
  low: number,
  high: number,
): number {
  let below = cdf(low) - u;
  if (below >= 0) return low;
  let above = cdf(high) - u;
  const enough = (high - low) * 8.673617379884035e-19;
  for (let turn = 1; high - low > enough; turn++) {
    const bisected = low + (high - low) / 2;
    const line = low + (high - low) * (below / (below - above));
    const x = turn % 3 !== 0 && above > 0 && line > low && line < high ? line : bisected;
    if (x <= low || x >= high) break;
    const at = cdf(x) - u;
    if (at >= 0) {
      high = x;
      above = at;
      below /= 2;
    } else {
      low = x;
      below = at;
      above /= 2;
    }
  }
  return high;
}

/**
 * One uniform per draw, by the quantile of the whole mixture (a few times the cost of its parts'
 * cdfs). Mean and variance follow from those of the parts in closed form.
 */
export function compileMixture<Part>(
  { weights, parts }: Mixture<Part>,
  compile: (part: Part) => Variate,
): Variate {
  if (parts.length === 0 || weights.length !== parts.length) {
    throw new DistributionError("mixture", "weights", weights.length, {
      zh: `与 parts 一样多(${parts.length}),至少 1 个`,
      en: `as many as parts (${parts.length}), at least 1`,
    });
  }
  weights.forEach((weight, i) => {
    if (!(Number.isFinite(weight) && weight >= 0)) {
      throw new DistributionError("mixture", `weights[${i}]`, weight, {
        zh: "不小于 0 的数",
        en: "a number not below 0",
      });
    }
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0 && Number.isFinite(total))) {
    throw new DistributionError("mixture", "weights", total, {
      zh: "总和大于 0 且有限",
      en: "a sum above 0, and finite",
    });
  }
  // Parts of weight 0 are compiled too, so that their errors are found.
  const all = parts
    .map((part, i) => ({ of: compile(part), share: weights[i] / total }))
    .filter(({ share }) => share > 0);
  if (all.length === 1) return all[0].of;

  const average = (value: (part: Variate) => number) =>
    all.reduce((sum, { of, share }) => sum + share * value(of), 0);
  const mean = average((part) => part.mean);
  const variance = average((part) => part.variance + (part.mean - mean) * (part.mean - mean));
  const min = Math.min(...all.map(({ of }) => of.min));
  const max = Math.max(...all.map(({ of }) => of.max));
  const cdf = (x: number) => {
    if (x >= max) return 1;
    let sum = 0;
    for (const { of, share } of all) sum += share * of.cdf(x);
    return sum;
  };
  return {
    quantile: (u) => {
      if (u <= 0) return min;
      if (u >= 1) return max;
      // The quantile lies between the least and the greatest of the parts'.
      let low = Infinity;
      let high = -Infinity;
      for (const { of } of all) {
        const x = of.quantile(u);
        if (x < low) low = x;
        if (x > high) high = x;
      }
      return smallestReaching(cdf, u, low, high);
    },
    cdf,
    mean,
    variance,
    min,
    max,
  };
}
