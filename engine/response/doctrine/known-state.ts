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

/**
 * Distances of all towns from the epicentres that have been reported in this replication. Posts share
 * the few there are, so each is measured once.
 */
export interface EpicentreDistances {
  readonly lon: number[];
  readonly lat: number[];
  readonly metres: Float64Array[];
}

/** Distances of all towns from the epicentre as a post has it, m; undefined where it knows of none. */
export const fromEpicentreM = (
  { distances }: Doctrine,
  { pictures, world }: Desk,
  post: number,
): Float64Array | undefined => {
  if (pictures.magnitudeRow[post] < 0) return undefined;
  const lon = pictures.epicentreLon[post];
  const lat = pictures.epicentreLat[post];
  for (let i = 0; i < distances.lon.length; i++) {
    if (distances.lon[i] === lon && distances.lat[i] === lat) return distances.metres[i];
  }
  const { town } = world.ground.tables;
  const metres = Float64Array.from(town.lon, (townLon, row) =>
    distanceM(townLon, town.lat[row], lon, lat),
  );
  distances.lon.push(lon);
  distances.lat.push(lat);
  distances.metres.push(metres);
  return metres;
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
  const struck: number[] = [];
  findStruck(doctrine, desk, post, tier, struck);
  return struck;
};

/** Is there one? */
export const isAnyStruck = (doctrine: Doctrine, desk: Desk, post: number, tier: Tier): boolean =>
  findStruck(doctrine, desk, post, tier, undefined);

/** Adds the struck towns to a list, or stops at the first; true if there is any. */
const findStruck = (
  doctrine: Doctrine,
  desk: Desk,
  post: number,
  tier: Tier,
  list: number[] | undefined,
): boolean => {
  const { pictures, posts, world } = desk;
  const { ground } = world;
  const { first, end } = townsUnder(ground.tables, posts, post);
  const radiusM =
    pictures.magnitudeRow[post] < 0
      ? 0
      : blindRadiusM(doctrine.model.blind, pictures.magnitude[post]);
  const metres = fromEpicentreM(doctrine, desk, post);
  let found = false;
  for (let town = first; town < end; town++) {
    const isFeared =
      metres !== undefined &&
      radiusM > 0 &&
      metres[town] <= radiusM &&
      pictures.heardRow[entryOf(pictures, tier, town)] < 0;
    if (!isFeared && !isKnownStruck(desk, tier, town)) continue;
    if (list === undefined) return true;
    list.push(town);
    found = true;
  }
  return found;
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

/** What is to be expected inside the blind estimate of towns that nobody has heard of. */
const FEARED = 6;

/**
 * What a post knows in sum. Trapped people are counted as missing. A town of which nothing is heard
 * counts with intensity VI inside the blind estimate.
 */
export const knownState = (
  doctrine: Doctrine,
  desk: Desk,
  post: number,
  tier: Tier,
): KnownState => {
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
  const metres = fromEpicentreM(doctrine, desk, post);
  const radiusM = blindRadiusM(doctrine.model.blind, pictures.magnitude[post]);
  for (let town = first; town < end; town++) {
    const at = entryOf(pictures, tier, town);
    if (!Number.isNaN(pictures.silentSinceS[at])) known.silentTowns++;
    if (pictures.heardRow[at] < 0) {
      if (metres !== undefined && radiusM > 0 && metres[town] <= radiusM) {
        known.intensity = Math.max(known.intensity, FEARED);
      }
      continue;
    }
    known.intensity = Math.max(known.intensity, pictures.felt[at]);
    known.injured += pictures.injured[at];
    known.deadOrMissing += pictures.dead[at] + pictures.trapped[at];
    known.dwellingsCollapsed += pictures.collapsed[at];
  }
  return known;
};
