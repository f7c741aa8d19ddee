import exp from "@stdlib/math-base-special-exp";

import type { Group, WeightName } from "../../inputs/inventory.ts";
import { hashName } from "../../random/names.ts";
import { createStream } from "../../random/stream.ts";
import type { Stream } from "../../random/stream.ts";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Assumptions } from "../assumptions.ts";
import type { Ground } from "../ground/compile-ground.ts";

/** Which table a place is a row of. */
export type PlaceLevel = "city" | "county" | "town";

/** A place that gets a share of a group. */
export interface PlaceOf {
  readonly level: PlaceLevel;
  readonly row: number;
  readonly code: string;
}

const KM2 = 1e6;

/** Residents, urban residents, area and so on of a place, as weights count them. */
const featureOf = (ground: Ground, { level, row }: PlaceOf, name: WeightName): number => {
  const { city, county, town } = ground.tables;
  if (name === "equal") return 1;
  if (level === "city") {
    let sum = 0;
    const first = city.firstCounty[row];
    for (let c = first; c < first + city.counties[row]; c++)
      sum += featureOf(ground, { level: "county", row: c, code: "" }, name);
    return sum;
  }
  const c = level === "county" ? row : town.county[row];
  const people = level === "county" ? county.population[c] : town.population[row];
  const towns = level === "county" ? county.towns[c] : 1;
  const areaKm2 = county.areaM2[c] / KM2 / (level === "county" ? 1 : Math.max(1, county.towns[c]));
  if (name === "population") return people;
  if (name === "urban") return people * county.urbanShare[c];
  if (name === "rural") return people * (1 - county.urbanShare[c]);
  if (name === "area") return areaKm2;
  if (name === "towns") return towns;
  return areaKm2 * county.hillyShare[c];
};

/** The county of a place that is one; of a city -1. */
export const countyOf = (ground: Ground, { level, row }: PlaceOf): number =>
  level === "county" ? row : level === "town" ? ground.tables.town.county[row] : -1;

/** The city of a place. */
export const cityOf = (ground: Ground, place: PlaceOf): number =>
  place.level === "city" ? place.row : ground.tables.county.city[countyOf(ground, place)];

/** The places over which a group is shared, in the order of their rows. */
export const placesOf = (ground: Ground, group: Group): PlaceOf[] => {
  const { over, cities, hillyAtLeast } = group.place;
  const { names, tables } = ground;
  const level: PlaceLevel = over === "units" ? "city" : over;
  const list = level === "city" ? names.cities : level === "county" ? names.counties : names.towns;
  return list
    .map(({ code }, row): PlaceOf => ({ level, row, code }))
    .filter((place) => {
      const county = countyOf(ground, place);
      const hilly = county === -1 ? 1 : tables.county.hillyShare[county];
      const cityCode = names.cities[cityOf(ground, place)].code;
      return (
        (cities === undefined || cities.includes(cityCode)) &&
        (hillyAtLeast === undefined || hilly >= hillyAtLeast)
      );
    });
};

/** Mixed shares of the places; each feature counts as its share of the sum over them. */
export const weightsOf = (
  ground: Ground,
  places: readonly PlaceOf[],
  weights: Readonly<Partial<Record<WeightName, number>>> = { equal: 1 },
): Float64Array => {
  const mixed = new Float64Array(places.length);
  for (const [name, weight] of Object.entries(weights) as Array<[WeightName, number]>) {
    if (weight === 0) continue;
    const values = places.map((place) => featureOf(ground, place, name));
    const sum = values.reduce((total, value) => total + value, 0);
    for (let i = 0; i < mixed.length; i++)
      mixed[i] += weight * (sum > 0 ? values[i] / sum : 1 / mixed.length);
  }
  return mixed;
};

/** Residents of the region: what is per person counts on them. */
export const residents = (ground: Ground): number =>
  ground.tables.county.population.reduce((sum, people) => sum + people, 0);

/** Urban residents of a place. */
export const urbanResidents = (ground: Ground, place: PlaceOf): number =>
  featureOf(ground, place, "urban");

/** Hashes of the names met so far: a few for each group and place, the same in every compilation. */
const hashes = new Map<string, number>();

const hashed = (name: string): number => {
  let hash = hashes.get(name);
  if (hash === undefined) {
    hash = hashName(name);
    hashes.set(name, hash);
  }
  return hash;
};

/** The stream of a group, for something of it (at a place), in one set of assumptions. */
export const streamOf = ({ seed, assumptionSet }: Assumptions, who: string, what: string): Stream =>
  createStream(seed, assumptionSet, hashed(`inventory: ${who}`), hashed(what));

/** A lognormal factor with mean one and this standard deviation of its logarithm. */
export const lognormalFactor = (stream: Stream, spread: number): number =>
  spread === 0 ? 1 : exp(spread * normalQuantile(stream.uniform(), 0, 1) - (spread * spread) / 2);

/**
 * Weights as they might be in this set of assumptions: each times a factor of its own, since how
 * units are really spread over places is not published. The only set of one takes them as they stand.
 */
export const spreadWeights = (
  weights: Float64Array,
  places: readonly PlaceOf[],
  spread: number,
  assumptions: Assumptions,
  who: string,
): Float64Array =>
  spread === 0 || assumptions.assumptionSets === 1
    ? weights
    : weights.map((weight, i) => {
        const stream = streamOf(assumptions, who, `${places[i].code} weight`);
        return weight * lognormalFactor(stream, spread);
      });
