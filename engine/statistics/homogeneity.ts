import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import pow from "@stdlib/math-base-special-pow";

/** Trials of one group, and how many passed. */
export interface GroupCount {
  readonly passes: number;
  readonly n: number;
}

/**
 * How likely groups of one and the same share are to differ at least as much as these: Pearson's
 * chi-square of the 2 x k table, against the gamma distribution with its exact mean and variance given
 * both margins (Dawson 1954), by Wilson and Hilferty's cube root. An approximation; good also where few
 * fail. 1 where there is nothing to tell: fewer than two groups, four trials, or all alike.
 */
export const homogeneity = (groups: readonly GroupCount[]): number => {
  const heard = groups.filter(({ n }) => n > 0);
  const k = heard.length;
  const all = heard.reduce((sum, { n }) => sum + n, 0);
  const passes = heard.reduce((sum, group) => sum + group.passes, 0);
  const failures = all - passes;
  if (k < 2 || all <= 3 || passes === 0 || failures === 0) return 1;
  const share = passes / all;
  const chiSquare = heard.reduce((sum, group) => {
    const off = group.passes - group.n * share;
    return sum + (off * off) / (group.n * share * (1 - share));
  }, 0);
  const mean = (all * (k - 1)) / (all - 1);
  const inverse = heard.reduce((sum, { n }) => sum + 1 / n, 0);
  const [v1, w1] = [(all - 2) / (all - 1), (all / passes + all / failures - 4) / (all - 2)];
  const [v2, w2] = [((k - 1) * (all - k)) / (all - 1), (all * inverse - k * k) / (all - 2)];
  const variance =
    ((2 * all) / (all - 3)) * (v1 - w1) * (v2 - w2) + ((all * all) / (all - 1)) * w1 * w2;
  if (!(variance > 0)) return 1;
  const ninth = variance / (9 * mean * mean);
  const z = (pow(chiSquare / mean, 1 / 3) - (1 - ninth)) / Math.sqrt(ninth);
  return 1 - normalCdf(z, 0, 1);
};
