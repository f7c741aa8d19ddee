import { entryOf } from "../../situation/pictures.ts";
import { blindRadiusM, fromEpicentreM, struckTowns } from "./known-state.ts";
import type { Headquarters } from "./headquarters.ts";
import type { TownNeed } from "./policies/reinforcement.ts";

/** Fewest need a town has that is on the list at all, so that shares can be compared. */
const LEAST = 1e-3;

const needOf = ({ desk, doctrine, post, tier }: Headquarters, town: number): TownNeed => {
  const { pictures } = desk;
  const at = entryOf(pictures, tier, town);
  const isHeard = pictures.heardRow[at] >= 0;
  const radiusM =
    pictures.magnitudeRow[post] < 0
      ? 0
      : blindRadiusM(doctrine.model.blind, pictures.magnitude[post]);
  const metres = fromEpicentreM(doctrine, desk, post);
  const told = (column: Float64Array): number => (isHeard ? column[at] : 0);
  return {
    town,
    deadOrTrapped: told(pictures.dead) + told(pictures.trapped),
    injured: told(pictures.injured),
    collapsed: told(pictures.collapsed),
    felt: told(pictures.felt),
    isSilent: !Number.isNaN(pictures.silentSinceS[at]),
    isHeard,
    radiusShare: radiusM > 0 && metres !== undefined ? metres[town] / radiusM : Infinity,
  };
};

/** A town with how urgently it wants help. */
export interface Wanting {
  readonly town: number;
  readonly need: number;
}

/** The struck towns of a headquarters as it knows them, the most urgent first by its policy. */
export const townsByNeed = (hq: Headquarters): Wanting[] => {
  const { desk, doctrine, post, tier } = hq;
  return struckTowns(doctrine, desk, post, tier)
    .map((town) => ({
      town,
      need: Math.max(LEAST, doctrine.reinforcement(needOf(hq, town))),
    }))
    .sort((a, b) => b.need - a.need || a.town - b.town);
};

/**
 * One town for each of so many units: every further unit goes where it is most wanted beside those that
 * go there already (highest need over units there plus one).
 */
export const shareOut = (
  wanting: readonly Wanting[],
  units: number,
  alreadyThere: ReadonlyMap<number, number>,
): number[] => {
  const going = wanting.map(({ town }) => alreadyThere.get(town) ?? 0);
  const towns: number[] = [];
  for (let i = 0; i < units && wanting.length > 0; i++) {
    let best = 0;
    let bestNeed = -1;
    for (let k = 0; k < wanting.length; k++) {
      const need = wanting[k].need / (going[k] + 1);
      if (need > bestNeed) {
        best = k;
        bestNeed = need;
      }
    }
    going[best]++;
    towns.push(wanting[best].town);
  }
  return towns;
};
