import expm1 from "@stdlib/math-base-special-expm1";
import exp from "@stdlib/math-base-special-exp";
import ln1p from "@stdlib/math-base-special-log1p";

import { poissonQuantile } from "../../random/poisson.ts";
import type { Curve } from "./curve.ts";
import { valueOn } from "./curve.ts";

/**
 * How roads are blocked. HAZUS roads fail by permanent ground displacement only, which nobody maps
 * here; so these are rules of ours (assumed), with every number an argument.
 */
export interface RoadParameters {
  /** Slides and rock falls onto the road per km by intensity, in mountains and hills. */
  readonly slidesPerKm: Curve;
  /** Fissures, settled fills and sand boils that stop vehicles, per km by intensity, on the plain. */
  readonly cracksPerKm: Curve;
  /** How far debris reaches from a collapsed front, as a share of its height. */
  readonly debrisReach: number;
}

/** Blockages expected on a stretch of open road, by the intensity at it. */
export const expectedBlockages = (
  intensity: number,
  lengthKm: number,
  mountainous: boolean,
  parameters: RoadParameters,
): number =>
  lengthKm * valueOn(mountainous ? parameters.slidesPerKm : parameters.cracksPerKm, intensity);

/** Blockages on the stretch by one uniform of its own: a Poisson count. */
export const blockages = (expected: number, u: number): number => poissonQuantile(u, expected);

/** Probability that a stretch has at least one. */
export const blockageProbability = (expected: number): number => -expm1(-expected);

/**
 * Probability that debris blocks a street somewhere: a front blocks it when
 * `debrisReach * heightM` is at least half the width, and one of `fronts` buildings collapsing is
 * enough: 1 - (1 - p)^fronts.
 */
export const streetBlockageProbability = (
  collapseProbability: number,
  fronts: number,
  heightM: number,
  widthM: number,
  { debrisReach }: RoadParameters,
): number => {
  if (debrisReach * heightM < widthM / 2) return 0;
  if (collapseProbability >= 1) return fronts > 0 ? 1 : 0;
  return 1 - exp(fronts * ln1p(-collapseProbability));
};
