import ln from "@stdlib/math-base-special-ln";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";

import { pagerEmpiricalChina } from "./published-tables.ts";

const phi = normalCdf.factory(0, 1);

/**
 * Deaths per person exposed to an intensity (PAGER empirical): Phi(ln(S/theta)/beta), 0 below 5. S is
 * the centre of a class: 5, 6, 7, 8, and 9 for everything above. A country's whole history in two
 * numbers: predictions of single events of magnitude 5 to 6 scatter by a factor of ten.
 */
export const fatalityRate = (
  intensity: number,
  theta: number = pagerEmpiricalChina.theta,
  beta: number = pagerEmpiricalChina.beta,
): number =>
  intensity < pagerEmpiricalChina.fromIntensity ? 0 : phi(ln(intensity / theta) / beta);

/** Deaths expected from the people exposed to intensity 5, 6, 7, 8 and 9 or more. */
export const expectedDeaths = (exposed: readonly number[]): number =>
  exposed.reduce(
    (sum, people, i) =>
      sum + people * fatalityRate(Math.min(9, pagerEmpiricalChina.fromIntensity + i)),
    0,
  );
