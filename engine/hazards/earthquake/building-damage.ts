import type { Fragility } from "./fragility.ts";
import { exceedances } from "./fragility.ts";
import {
  collapseFromIntensity,
  collapseIntensityStep,
  freeFall,
  hazusBuildingBeta,
  hazusBuildings,
  pagerStructures,
} from "./published-tables.ts";

/** Number of building structures, in the order of `pagerStructures`. */
export const structureCount = pagerStructures.length;

const steps = pagerStructures[0].collapse.length;
const collapseTable = Float64Array.from(pagerStructures.flatMap(({ collapse }) => [...collapse]));

/**
 * Probability of collapse of a structure at an intensity (PAGER semi-empirical, China): straight
 * between half degrees, 0 below 6.0, the value of 9.0 above it.
 */
export const collapseProbability = (structure: number, intensity: number): number => {
  const place = (intensity - collapseFromIntensity) / collapseIntensityStep;
  if (!(place >= 0)) return 0;
  const row = structure * steps;
  const left = Math.floor(place);
  if (left >= steps - 1) return collapseTable[row + steps - 1];
  const a = collapseTable[row + left];
  return a + (place - left) * (collapseTable[row + left + 1] - a);
};

/** Which damage model is right is not known: an assumption set chooses one. */
export type BuildingModel = "pager" | "hazus";

export interface BuildingParameters {
  readonly model: BuildingModel;
  /**
   * Degrees of intensity by which today's buildings stand better than the rows fitted to events up to
   * about 2000: taken off the intensity (PAGER), or its equal in PGA (HAZUS).
   */
  readonly stockImprovement: number;
  /** Degrees of intensity from one damage grade to the next (EMS-98). */
  readonly gradeStep: number;
  /** No damage at or below this intensity, in full from one degree above it. */
  readonly damageFromIntensity: number;
}

/** Grades written by `damageShares`: probability of at least slight, moderate, severe; collapse. */
export const SLIGHT = 0;
export const MODERATE = 1;
export const SEVERE = 2;
export const COLLAPSE = 3;
export const gradeCount = 4;

const hazusFragilities: readonly Fragility[] = pagerStructures.map(({ hazus }) => ({
  medians: hazusBuildings[hazus].medianG,
  beta: hazusBuildingBeta,
}));
const collapseInComplete = Float64Array.from(
  pagerStructures,
  ({ hazus }) => hazusBuildings[hazus].collapseInComplete,
);

/**
 * Shares of the buildings of one structure with at least slight, moderate, severe damage and
 * collapsed, written to `out`.
 *
 * PAGER knows collapse only. A building that collapses at intensity I is taken to be severely damaged
 * one grade step below, moderately two, slightly three below: the rule by which EMS-98 (Gruenthal
 * 1998) defines its degrees, one grade to the degree. HAZUS gives all four from PGA (m/s2); severe is
 * its extensive state and collapse a share of its complete one.
 */
export const damageShares = (
  structure: number,
  intensity: number,
  pga: number,
  parameters: BuildingParameters,
  out: Float64Array,
): void => {
  const felt = intensity - parameters.stockImprovement;
  const onset = Math.max(0, Math.min(1, felt - parameters.damageFromIntensity));
  if (onset === 0) {
    out.fill(0, 0, gradeCount);
  } else if (parameters.model === "pager") {
    const step = parameters.gradeStep;
    out[SLIGHT] = onset * collapseProbability(structure, felt + 3 * step);
    out[MODERATE] = onset * collapseProbability(structure, felt + 2 * step);
    out[SEVERE] = onset * collapseProbability(structure, felt + step);
    out[COLLAPSE] = onset * collapseProbability(structure, felt);
  } else {
    exceedances(hazusFragilities[structure], pga / freeFall, out);
    out[COLLAPSE] *= collapseInComplete[structure];
    for (let grade = 0; grade < gradeCount; grade++) out[grade] *= onset;
  }
};
