import exp from "@stdlib/math-base-special-exp";

import type { Discrete } from "./discrete.ts";
import { checkBetween } from "./distribution-error.ts";
import { lowerIncompleteGamma, upperIncompleteGamma } from "./incomplete-gamma.ts";
import { standardNormalQuantile } from "./normal.ts";
import type { Variate } from "./variate.ts";

/** How many events of a constant rate fall into an interval that expects `mean` of them; 0 to 1e6. */
export interface Poisson {
  readonly kind: "poisson";
  readonly mean: number;
}

/** Below this mean adding up the probabilities from 0 is the quicker way. */
const SMALL_MEAN = 40;

/** The smallest count k with P(N <= k) >= u, for means from 0 to 1e6. */
export function poissonQuantile(u: number, mean: number): number {
  if (!(mean > 0) || u <= 0) return 0;
  if (u >= 1) return Infinity;
  return mean < SMALL_MEAN ? addUp(u, mean) : searchNear(u, mean);
}

function addUp(u: number, mean: number): number {
  let count = 0;
  let probability = exp(-mean);
  let share = probability;
  while (share < u) {
    count++;
    probability *= mean / count;
    const next = share + probability;
    // The sum has reached 1 as closely as it can.
    if (next === share) break;
    share = next;
  }
  return count;
}

/** Cornish and Fisher's expansion to the fourth cumulant, then steps of one (most often none). */
function searchNear(u: number, mean: number): number {
  const sd = Math.sqrt(mean);
  const z = standardNormalQuantile(u);
  const near = mean + sd * z + (z * z - 1) / 6 + (z - z * z * z) / (72 * sd);
  // On the tail that u is nearer to, so that neither loses digits: P(N <= k) = Q(k + 1, mean).
  const reaches =
    u < 0.5
      ? (count: number) => upperIncompleteGamma(count + 1, mean) >= u
      : (count: number) => lowerIncompleteGamma(count + 1, mean) <= 1 - u;
  let count = Math.max(0, Math.ceil(near - 0.5));
  if (reaches(count)) {
    while (count > 0 && reaches(count - 1)) count--;
  } else {
    do count++;
    while (!reaches(count));
  }
  return count;
}

export function poissonCdf(x: number, mean: number): number {
  if (x < 0) return 0;
  if (x === Infinity) return 1;
  return mean > 0 ? upperIncompleteGamma(Math.floor(x) + 1, mean) : 1;
}

export function compilePoisson({ mean }: Poisson): Variate {
  checkBetween("poisson", "mean", mean, 0, 1e6);
  return {
    quantile: (u) => poissonQuantile(u, mean),
    cdf: (x) => poissonCdf(x, mean),
    mean,
    variance: mean,
    min: 0,
    max: mean > 0 ? Infinity : 0,
  };
}

/**
 * The counts from min to max with their probabilities to a common factor, as far as they exceed
 * 1e-20 of the greatest.
 */
export function restrictPoisson({ mean }: Poisson, min: number, max: number): Discrete | undefined {
  const first = Math.max(0, Math.ceil(min));
  const last = mean > 0 ? Math.floor(max) : 0;
  if (!(first <= last)) return undefined;
  const likeliest = Math.min(last, Math.max(first, Math.floor(mean)));
  const counts: number[] = [];
  const weights: number[] = [];
  for (let count = likeliest, weight = 1; count >= first && weight > 1e-20; count--) {
    counts.push(count);
    weights.push(weight);
    weight *= count / mean;
  }
  for (let count = likeliest + 1, weight = mean / count; count <= last && weight > 1e-20;) {
    counts.push(count);
    weights.push(weight);
    count++;
    weight *= mean / count;
  }
  return { kind: "discrete", values: counts, weights };
}
