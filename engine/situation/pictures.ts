import type { GroundTables } from "../world/ground/layout.ts";
import { postFor, TIERS } from "./posts.ts";
import type { Posts, Tier } from "./posts.ts";

/** No response level is in force. Levels count down as plans do: 4 is Ⅳ, 1 is Ⅰ, the highest. */
export const NO_LEVEL = 0;

/**
 * What each post knows, since when and from whom. A town can be known to four posts, its own and
 * the three above, so knowledge about towns has one entry for each (tier, town): row
 * tier * towns + town. NaN and -1 say: not known.
 *
 * Doctrine reads these and its parameters, and nothing else.
 */
export interface Pictures {
  readonly posts: Posts;
  readonly towns: number;
  /** By (tier, town): when the post last heard of the town, and the trace row by which it did. */
  readonly heardS: Float64Array;
  readonly heardRow: Int32Array;
  /** From which post it heard; -1 when never. */
  readonly heardFrom: Int32Array;
  /** By (tier, town): counts as last reported. */
  readonly injured: Float64Array;
  readonly dead: Float64Array;
  readonly trapped: Float64Array;
  readonly collapsed: Float64Array;
  readonly damaged: Float64Array;
  /** By (tier, town): when the post noticed that the town does not answer. Silence is knowledge. */
  readonly silentSinceS: Float64Array;
  readonly silentRow: Int32Array;
  /** By post: the disaster as the post has it. */
  readonly alarmedS: Float64Array;
  readonly alarmedRow: Int32Array;
  readonly magnitude: Float64Array;
  readonly epicentreLon: Float64Array;
  readonly epicentreLat: Float64Array;
  readonly magnitudeRow: Int32Array;
  /** By post: the response level in force and the row that declared it. */
  readonly level: Int32Array;
  readonly levelRow: Int32Array;
}

export const picturesFor = (ground: GroundTables, posts: Posts): Pictures => {
  const towns = ground.town.rows;
  const aboutTowns = TIERS * towns;
  return {
    posts,
    towns,
    heardS: new Float64Array(aboutTowns),
    heardRow: new Int32Array(aboutTowns),
    heardFrom: new Int32Array(aboutTowns),
    injured: new Float64Array(aboutTowns),
    dead: new Float64Array(aboutTowns),
    trapped: new Float64Array(aboutTowns),
    collapsed: new Float64Array(aboutTowns),
    damaged: new Float64Array(aboutTowns),
    silentSinceS: new Float64Array(aboutTowns),
    silentRow: new Int32Array(aboutTowns),
    alarmedS: new Float64Array(posts.count),
    alarmedRow: new Int32Array(posts.count),
    magnitude: new Float64Array(posts.count),
    epicentreLon: new Float64Array(posts.count),
    epicentreLat: new Float64Array(posts.count),
    magnitudeRow: new Int32Array(posts.count),
    level: new Int32Array(posts.count),
    levelRow: new Int32Array(posts.count),
  };
};

/** Nobody knows anything. */
export const clearPictures = (pictures: Pictures): void => {
  for (const value of Object.values(pictures)) {
    if (value instanceof Float64Array) value.fill(NaN);
    else if (value instanceof Int32Array) value.fill(-1);
  }
  pictures.level.fill(NO_LEVEL);
};

/** The entry about a town in the picture of the post of a tier. */
export const entryOf = (pictures: Pictures, tier: Tier, town: number): number =>
  tier * pictures.towns + town;

/** Has the post of this tier heard of the town? */
export const hasHeard = (pictures: Pictures, tier: Tier, town: number): boolean =>
  pictures.heardRow[entryOf(pictures, tier, town)] >= 0;

/** Is the post that answers for the town at this tier alarmed at all? */
export const isAlarmed = (pictures: Pictures, town: number, tier: Tier): boolean =>
  pictures.alarmedRow[postFor(pictures.posts, town, tier)] >= 0;
