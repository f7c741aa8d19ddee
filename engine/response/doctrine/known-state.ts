import { entryOf } from "../../situation/pictures.ts";
import { townsUnder } from "../../situation/posts.ts";
import type { Tier } from "../../situation/posts.ts";
import { distanceM } from "../../world/ground/sphere.ts";
import type { Desk } from "../../situation/desk.ts";
import type { Doctrine } from "./doctrine.ts";

/** An intensity from which damage is to be expected, as on official maps: a town that says so is struck. */
const STRUCK_FROM = 5.5;

/**
 * How far an earthquake is taken to reach before reports: by magnitude, straight between the points of
 * the doctrine, as at its ends beyond them; 0 where the doctrine has no table.
 */
export const blindRadiusM = (
  { magnitude, radiusM }: Doctrine["model"]["blind"],
  at: number,
): number => {
  const last = magnitude.length - 1;
  if (last < 0 || at < magnitude[0]) return 0;
  if (at >= magnitude[last]) return radiusM[last];
  let i = 1;
  while (magnitude[i] <= at) i++;
  const share = (at - magnitude[i - 1]) / (magnitude[i] - magnitude[i - 1]);
  return radiusM[i - 1] + share * (radiusM[i] - radiusM[i - 1]);
};

/** Distance of a town from the epicentre as a post has it, m; Infinity where it knows of none. */
export const fromEpicentreM = ({ pictures, world }: Desk, post: number, town: number): number => {
  if (pictures.magnitudeRow[post] < 0) return Infinity;
  const { lon, lat } = world.ground.tables.town;
  return distanceM(lon[town], lat[town], pictures.epicentreLon[post], pictures.epicentreLat[post]);
};

/** Does the post have it from somebody that the town is struck: losses, strong shaking, or no answer? */
export const isKnownStruck = ({ pictures }: Desk, tier: Tier, town: number): boolean => {
  const at = entryOf(pictures, tier, town);
  if (!Number.isNaN(pictures.silentSinceS[at])) return true;
  if (pictures.heardRow[at] < 0) return false;
  return (
    pictures.felt[at] >= STRUCK_FROM ||
    pictures.injured[at] +
      pictures.dead[at] +
      pictures.trapped[at] +
      pictures.collapsed[at] +
      pictures.damaged[at] >
      0
  );
};

/**
 * Towns below a post that are struck as far as it knows: those of which it has heard so, and those
 * within the blind estimate around the reported epicentre that nobody has heard of yet.
 */
export const struckTowns = (doctrine: Doctrine, desk: Desk, post: number, tier: Tier): number[] => {
  const { pictures, posts, world } = desk;
  const { ground } = world;
  const { first, end } = townsUnder(ground.tables, posts, post);
  const radiusM =
    pictures.magnitudeRow[post] < 0
      ? 0
      : blindRadiusM(doctrine.model.blind, pictures.magnitude[post]);
  const struck: number[] = [];
  for (let town = first; town < end; town++) {
    if (isKnownStruck(desk, tier, town)) struck.push(town);
    else if (
      radiusM > 0 &&
      pictures.heardRow[entryOf(pictures, tier, town)] < 0 &&
      fromEpicentreM(desk, post, town) <= radiusM
    ) {
      struck.push(town);
    }
  }
  return struck;
};

/** Sums over the towns below a post, as it knows them. */
export interface KnownState {
  readonly magnitude: number;
  /** Residents per square kilometre of the county of the reported epicentre; NaN without one. */
  readonly density: number;
  intensity: number;
  injured: number;
  deadOrMissing: number;
  dwellingsCollapsed: number;
  silentTowns: number;
}

/** What a post knows in sum. Trapped people are counted as missing. */
export const knownState = (desk: Desk, post: number, tier: Tier): KnownState => {
  const { pictures, posts, world } = desk;
  const { tables } = world.ground;
  const { first, end } = townsUnder(tables, posts, post);
  const epicentre = pictures.epicentreTown[post];
  const county = epicentre < 0 ? -1 : tables.town.county[epicentre];
  const known: KnownState = {
    magnitude: pictures.magnitude[post],
    density:
      county < 0 ? NaN : tables.county.population[county] / (tables.county.areaM2[county] / 1e6),
    intensity: 0,
    injured: 0,
    deadOrMissing: 0,
    dwellingsCollapsed: 0,
    silentTowns: 0,
  };
  for (let town = first; town < end; town++) {
    const at = entryOf(pictures, tier, town);
    if (!Number.isNaN(pictures.silentSinceS[at])) known.silentTowns++;
    if (pictures.heardRow[at] < 0) continue;
    known.intensity = Math.max(known.intensity, pictures.felt[at]);
    known.injured += pictures.injured[at];
    known.deadOrMissing += pictures.dead[at] + pictures.trapped[at];
    known.dwellingsCollapsed += pictures.collapsed[at];
  }
  return known;
};
