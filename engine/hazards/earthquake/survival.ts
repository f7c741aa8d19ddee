import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";

/**
 * Share of the trapped alive at a time after the earthquake: Weibull S(t) = exp(-(t/tau)^k). The
 * figures behind it are shares alive among those extricated at that time, not a hazard measured on
 * people still inside, so the curve is likely and its range belongs to the answer.
 */
export interface SurvivalParameters {
  readonly shape: number;
  /** Time at which 37 % are alive, s. */
  readonly scaleS: number;
}

/** Probability of being alive `timeS` after being trapped. */
export const survivalAt = (timeS: number, { shape, scaleS }: SurvivalParameters): number =>
  timeS <= 0 ? 1 : exp(-exp(shape * ln(timeS / scaleS)));

/** Time (s) at which a trapped person dies, from one uniform: u is the share alive at that time. */
export const survivalTime = (u: number, { shape, scaleS }: SurvivalParameters): number =>
  scaleS * exp(ln(-ln(u)) / shape);
