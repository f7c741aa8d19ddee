import { DistributionError } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

/** Now one distribution, now another, with chances in proportion to the weights. */
export interface Mixture<Part> {
  readonly kind: "mixture";
  readonly weights: readonly number[];
  readonly parts: readonly Part[];
}

/**
 * The smallest number x in [low, high] with cdf(x) >= u, where cdf(high) >= u: T. R. Chandrupatla's
 * root finder (Advances in Engineering Software 28, 1997: inverse quadratic steps where they are safe,
 * halving elsewhere) down to some four neighbouring numbers, or 2^-90 of the bracket, and halving
 * among them. So a jump of the cdf is met exactly, and a rising cdf has a rising quantile. About a dozen
 * cdfs.
 */
function smallestReaching(
  cdf: (x: number) => number,
  u: number,
  low: number,
  high: number,
): number {
  if (cdf(low) >= u) return low;
  // A jump at zero, none of something, is met only if zero is asked: numbers are dense there.
  if (low < 0 && high > 0) {
    if (cdf(0) >= u) high = 0;
    else low = 0;
  }
  // a is the newest point, b lies on the other side of the root, c is the point before.
  let a = low;
  let fa = cdf(low) - u;
  let b = high;
  let fb = Math.max(0, cdf(high) - u);
  let c = b;
  let fc = fb;
  // 2^-90 of the bracket, and never less than the smallest normal number.
  const least = (high - low) * 8.077935669463161e-28 + 2.2250738585072014e-308;
  // Halving alone takes 90 turns; the limit stands against ends that are not finite.
  let share = 0.5;
  for (let turn = 0; turn < 400; turn++) {
    const x = a + share * (b - a);
    const fx = cdf(x) - u;
    if (fx >= 0 === fa >= 0) {
      c = a;
      fc = fa;
    } else {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const width = Math.abs(b - a);
    const wanted = 4.440892098500626e-16 * Math.abs(Math.abs(fa) < Math.abs(fb) ? a : b) + least;
    if (width <= 2 * wanted) break;
    const end = wanted / width;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    share =
      phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
        ? (fa / (fb - fa)) * (fc / (fb - fc)) +
          ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
        : 0.5;
    share = Math.min(1 - end, Math.max(end, share));
  }
  let below = fa >= 0 ? b : a;
  let above = fa >= 0 ? a : b;
  while (above - below > least) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) break;
    if (cdf(middle) >= u) above = middle;
    else below = middle;
  }
  return above;
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
