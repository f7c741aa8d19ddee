import chiSquareCdf from "@stdlib/stats-base-dists-chisquare-cdf";

import { standardNormalCdf } from "../../engine/random/normal.ts";

/** A source of numbers in (0, 1). */
export type Source = () => number;

/** Every measure is a p-value: uniform on (0, 1) where the numbers are random, near 0 or 1 where not. */
export type PValue = number;

/** Pearson's chi-square of counts against equal chances. */
export function evenness(counts: ArrayLike<number>): PValue {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  const expected = total / counts.length;
  let chiSquare = 0;
  for (let i = 0; i < counts.length; i++) {
    chiSquare += ((counts[i] - expected) * (counts[i] - expected)) / expected;
  }
  const freedom = counts.length - 1;
  // The exact distribution where it is fast and right, the cube of Wilson and Hilferty for many cells.
  if (freedom < 400) return 1 - chiSquareCdf(chiSquare, freedom);
  const ninth = 2 / (9 * freedom);
  return 1 - standardNormalCdf((Math.cbrt(chiSquare / freedom) - 1 + ninth) / Math.sqrt(ninth));
}

/** Uniformity of `draws` numbers over `cells` intervals. */
export function uniformity(next: Source, draws: number, cells: number): PValue {
  const counts = new Float64Array(cells);
  for (let i = 0; i < draws; i++) counts[Math.floor(next() * cells)]++;
  return evenness(counts);
}

/** Uniformity of tuples of successive numbers over cells per axis: they do not overlap. */
export function tuples(next: Source, draws: number, size: number, cells: number): PValue {
  const counts = new Float64Array(Math.pow(cells, size));
  for (let i = 0; i < draws; i++) {
    let cell = 0;
    for (let axis = 0; axis < size; axis++) cell = cell * cells + Math.floor(next() * cells);
    counts[cell]++;
  }
  return evenness(counts);
}

/** Two-sided p of a standard normal, as one number: near 0 and near 1 are both far out. */
export const ofNormal = (z: number): PValue => standardNormalCdf(z);

/** Correlation of pairs of uniforms, known mean 1/2 and variance 1/12. */
export function correlation(pair: (i: number) => readonly [number, number], pairs: number): PValue {
  let sum = 0;
  for (let i = 0; i < pairs; i++) {
    const [u, v] = pair(i);
    sum += (u - 0.5) * (v - 0.5);
  }
  return ofNormal((12 * sum) / Math.sqrt(pairs));
}

/** Correlation of a sequence with itself `lag` numbers later. */
export function serialCorrelation(next: Source, draws: number, lag: number): PValue {
  const past = Float64Array.from({ length: lag }, next);
  return correlation((i) => {
    const u = past[i % lag];
    const v = next();
    past[i % lag] = v;
    return [u, v];
  }, draws);
}

/** Lengths of ascending runs, a number left out after each (Knuth, 3.3.2, exercise 14). */
export function runs(next: Source, draws: number): PValue {
  const longest = 6;
  const counts = new Float64Array(longest);
  let length = 1;
  let last = next();
  let total = 0;
  for (let i = 1; i < draws; i++) {
    const u = next();
    if (u > last) {
      length++;
      last = u;
      continue;
    }
    counts[Math.min(length, longest) - 1]++;
    total++;
    length = 1;
    last = next();
    i++;
  }
  // P(length = r) = 1 / r! - 1 / (r + 1)!, P(length >= 6) = 1 / 6!.
  let chiSquare = 0;
  for (let r = 1, factorial = 1; r <= longest; r++) {
    factorial *= r;
    const chance = r < longest ? 1 / factorial - 1 / (factorial * (r + 1)) : 1 / factorial;
    chiSquare += (counts[r - 1] - total * chance) ** 2 / (total * chance);
  }
  return 1 - chiSquareCdf(chiSquare, longest - 1);
}

/**
 * Birthday spacings (Marsaglia): of n sorted birthdays in a year of `days`, the number of equal spacings
 * is Poisson with mean n^3 / (4 days). One p-value from `rounds` rounds, by the normal approximation.
 */
export function birthdaySpacings(next: Source, n: number, days: number, rounds: number): PValue {
  const mean = (n * n * n) / (4 * days);
  let equal = 0;
  for (let round = 0; round < rounds; round++) {
    const birthdays = Float64Array.from({ length: n }, () => Math.floor(next() * days)).sort();
    const spacings = birthdays.map((day, i) => (i === 0 ? day : day - birthdays[i - 1])).sort();
    for (let i = 1; i < n; i++) if (spacings[i] === spacings[i - 1]) equal++;
  }
  return ofNormal((equal - rounds * mean) / Math.sqrt(rounds * mean));
}

/** How many of the numbers are met twice. */
export function duplicates(numbers: Float64Array): number {
  const sorted = numbers.toSorted();
  let count = 0;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) count++;
  return count;
}

/** Kolmogorov's distance of p-values from the uniform, as a p-value (asymptotic series). */
export function kolmogorov(values: readonly number[]): PValue {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let distance = 0;
  sorted.forEach((p, i) => {
    distance = Math.max(distance, (i + 1) / n - p, p - i / n);
  });
  const x = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, p));
}
