import { poissonQuantile } from "../../random/poisson.ts";
import type { Stream } from "../../random/stream.ts";
import {
  COLLAPSE,
  damageShares,
  gradeCount,
  MODERATE,
  SEVERE,
  SLIGHT,
  structureCount,
} from "./building-damage.ts";
import type { BuildingParameters } from "./building-damage.ts";
import { valueOn } from "./curve.ts";
import type { Housing } from "./housing.ts";
import type { Occupancy } from "./occupancy.ts";
import { coburnSpenceTrapped, hazusInjuryPercent, pagerStructures } from "./published-tables.ts";
import type { Shaking } from "./shake-field.ts";

/** What stands at the places: struct of arrays in the order of the sites. */
export interface Exposure {
  readonly residents: Float64Array;
  readonly dwellings: Float64Array;
  /** Row of the place in `Housing`. */
  readonly housing: Uint8Array;
}

export interface CasualtyParameters {
  readonly buildings: BuildingParameters;
  /** Share of those in a collapsed concrete building who are trapped. */
  readonly trappedInConcrete: number;
}

/** Expected first counts of each place; allocated once per worker. Persons and dwellings. */
export interface FirstCounts {
  readonly collapsed: Float64Array;
  /** Severely damaged, not collapsed. */
  readonly severe: Float64Array;
  /** Slightly or moderately damaged. */
  readonly damaged: Float64Array;
  readonly dead: Float64Array;
  /** Alive under collapsed buildings. */
  readonly trapped: Float64Array;
  /** In need of a hospital, not trapped. */
  readonly severelyInjured: Float64Array;
  readonly lightlyInjured: Float64Array;
}

/** The counts in the order they are drawn in. */
export const firstCountNames = [
  "collapsed",
  "severe",
  "damaged",
  "dead",
  "trapped",
  "severelyInjured",
  "lightlyInjured",
] as const satisfies (keyof FirstCounts)[];

/** Room for the counts of a number of places. */
export const firstCountsFor = (count: number): FirstCounts => ({
  collapsed: new Float64Array(count),
  severe: new Float64Array(count),
  damaged: new Float64Array(count),
  dead: new Float64Array(count),
  trapped: new Float64Array(count),
  severelyInjured: new Float64Array(count),
  lightlyInjured: new Float64Array(count),
});

/** Share of the living in a collapsed building who are trapped, by its kind and the intensity. */
const trappedInMasonry = {
  intensity: coburnSpenceTrapped.intensity,
  value: coburnSpenceTrapped.masonry,
};
const leastTrapped = coburnSpenceTrapped.masonry[0];

/** HAZUS rates as shares: light, severe (needing hospital and life-threatening), dead. */
const ratesOf = (state: keyof typeof hazusInjuryPercent, kind: "other" | "masonry") => {
  const [light, hospital, life, death] = hazusInjuryPercent[state][kind];
  return { light: light / 100, severe: (hospital + life) / 100, dead: death / 100 };
};
const ratesFor = (kind: "other" | "masonry") => ({
  slight: ratesOf("slight", kind),
  moderate: ratesOf("moderate", kind),
  extensive: ratesOf("extensive", kind),
  collapse: ratesOf("collapse", kind),
});
const structureRates = pagerStructures.map(({ masonry }) =>
  ratesFor(masonry ? "masonry" : "other"),
);

const shares = new Float64Array(gradeCount);

/**
 * Expected first counts of one earthquake at the places, written into `out`. The share of people in a
 * structure times the occupancy of the hour gives its occupants; of these, by damage:
 * - collapsed: `deathInCollapse` (PAGER) dead; of the living a share trapped (Coburn and Spence, 5 %
 *   of masonry below intensity 7 too); the rest injured at the HAZUS collapse rates;
 * - standing: injured and dead at the HAZUS rates of slight, moderate and extensive damage.
 * Dwellings are spread over structures as the residents are. Stronger shaking never lowers the sum of
 * dead and trapped, nor the number of buildings at or beyond a grade.
 */
export const firstCounts = (
  shaking: Shaking,
  exposure: Exposure,
  housing: Housing,
  occupancy: Occupancy,
  parameters: CasualtyParameters,
  out: FirstCounts,
): FirstCounts => {
  const count = exposure.residents.length;
  for (let i = 0; i < count; i++) {
    const intensity = shaking.intensity[i];
    const atHome = exposure.residents[i] * occupancy.residential;
    const elsewhere = exposure.residents[i] * occupancy.nonResidential;
    const row = exposure.housing[i] * structureCount;
    const masonryTrapped = Math.max(leastTrapped, valueOn(trappedInMasonry, intensity));
    let collapsed = 0;
    let severe = 0;
    let damaged = 0;
    let dead = 0;
    let trapped = 0;
    let severely = 0;
    let lightly = 0;
    for (let s = 0; s < structureCount; s++) {
      const homes = housing.residential[row + s];
      const people = atHome * homes + elsewhere * housing.nonResidential[row + s];
      if (homes === 0 && people === 0) continue;
      damageShares(s, intensity, shaking.pga[i], parameters.buildings, shares);
      if (shares[SLIGHT] === 0) continue;
      const { masonry, deathInCollapse } = pagerStructures[s];
      const dwellings = exposure.dwellings[i] * homes;
      const onlySevere = shares[SEVERE] - shares[COLLAPSE];
      const onlyModerate = shares[MODERATE] - shares[SEVERE];
      const onlySlight = shares[SLIGHT] - shares[MODERATE];
      collapsed += dwellings * shares[COLLAPSE];
      severe += dwellings * onlySevere;
      damaged += dwellings * (onlyModerate + onlySlight);

      const inside = people * shares[COLLAPSE];
      const living = inside * (1 - deathInCollapse);
      const held = living * (masonry ? masonryTrapped : parameters.trappedInConcrete);
      const free = living - held;
      const rates = structureRates[s];
      dead +=
        inside * deathInCollapse +
        people *
          (onlySlight * rates.slight.dead +
            onlyModerate * rates.moderate.dead +
            onlySevere * rates.extensive.dead);
      trapped += held;
      severely +=
        free * rates.collapse.severe +
        people *
          (onlySlight * rates.slight.severe +
            onlyModerate * rates.moderate.severe +
            onlySevere * rates.extensive.severe);
      lightly +=
        free * rates.collapse.light +
        people *
          (onlySlight * rates.slight.light +
            onlyModerate * rates.moderate.light +
            onlySevere * rates.extensive.light);
    }
    out.collapsed[i] = collapsed;
    out.severe[i] = severe;
    out.damaged[i] = damaged;
    out.dead[i] = dead;
    out.trapped[i] = trapped;
    out.severelyInjured[i] = severely;
    out.lightlyInjured[i] = lightly;
  }
  return out;
};

/**
 * Whole numbers in place of expected ones: a Poisson count each, one uniform of `stream` per place and
 * count (places in order, the counts of `firstCountNames` within each), never more than the dwellings
 * or residents there are. At fixed uniforms a larger expectation never gives a smaller count.
 */
export const drawFirstCounts = (
  expected: FirstCounts,
  exposure: Exposure,
  stream: Stream,
  out: FirstCounts,
): FirstCounts => {
  const count = exposure.residents.length;
  for (let i = 0; i < count; i++) {
    for (const name of firstCountNames) {
      const u = stream.uniform();
      const limit =
        name === "collapsed" || name === "severe" || name === "damaged"
          ? exposure.dwellings[i]
          : exposure.residents[i];
      out[name][i] = Math.min(Math.floor(limit), poissonQuantile(u, expected[name][i]));
    }
  }
  return out;
};
