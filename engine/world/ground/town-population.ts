import type { CountyRow, TownClass, TownRow } from "../../inputs/region-tables.ts";
import type { TownRules } from "../../inputs/town-rules.ts";
import { hashName } from "../../random/names.ts";
import { createStream } from "../../random/stream.ts";
import { assumedValue } from "../assumptions.ts";
import type { Assumptions } from "../assumptions.ts";

/** The weights of the town rules in one set of assumptions. */
export interface TownWeights {
  readonly urban: Readonly<Record<TownClass | "seat", number>>;
  readonly rural: Readonly<Record<TownClass | "seat", number>>;
  readonly spread: number;
}

export const townWeights = (rules: TownRules, assumptions: Assumptions): TownWeights => {
  const of = (kind: "urban" | "rural") => {
    const value = (unit: TownClass | "seat") =>
      assumedValue(rules[kind][unit], assumptions, `towns/${kind}/${unit}`);
    return {
      seat: value("seat"),
      subdistrict: value("subdistrict"),
      town: value("town"),
      township: value("township"),
    };
  };
  return {
    urban: of("urban"),
    rural: of("rural"),
    spread: assumedValue(rules.spread, assumptions, "towns/spread"),
  };
};

const SPREAD = hashName("towns: spread of the population");

/**
 * Residents of each town of a county, which no source gives: the county's urban residents by one
 * weight for each class of town, its rural residents by another, each weight spread at random; whole
 * persons by largest remainder, so that they add up to the county. The development zones a county
 * hosts count as urban and rural in the proportion of the rest.
 */
export const townPopulation = (
  county: CountyRow,
  towns: readonly TownRow[],
  seatTown: number,
  weights: TownWeights,
  { seed, assumptionSet }: Assumptions,
): number[] => {
  const counted = county.urban_2020 + county.rural_2020;
  const urbanShare = counted === 0 ? 1 : county.urban_2020 / counted;
  const stream = createStream(seed, assumptionSet, hashName(`county ${county.code}`), SPREAD);
  const factor = towns.map(() => 1 + weights.spread * (2 * stream.uniform() - 1));
  const unit = (i: number) => (i === seatTown ? "seat" : towns[i].class);
  const urban = shares(towns.map((_, i) => weights.urban[unit(i)] * factor[i]));
  const rural = shares(towns.map((_, i) => weights.rural[unit(i)] * factor[i]));
  const exact = towns.map(
    (_, i) => county.population_2020 * (urbanShare * urban[i] + (1 - urbanShare) * rural[i]),
  );
  return byLargestRemainder(exact, county.population_2020);
};

const shares = (weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length));
};

/** Whole numbers that add up to a total, each the floor or the ceiling of its exact part. */
export const byLargestRemainder = (exact: readonly number[], total: number): number[] => {
  const whole = exact.map((value) => Math.floor(value));
  const left = total - whole.reduce((a, b) => a + b, 0);
  const order = exact
    .map((_, i) => i)
    .sort((a, b) => exact[b] - whole[b] - (exact[a] - whole[a]) || a - b);
  for (let k = 0; k < left; k++) whole[order[k % order.length]]++;
  return whole;
};
