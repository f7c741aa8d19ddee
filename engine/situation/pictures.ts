import { RoadState } from "../world/travel/road-state.ts";
import type { World } from "../world/world.ts";
import { TIERS, tierOf } from "./posts.ts";
import type { Posts, Tier } from "./posts.ts";

/** No response level is in force. Ranks count as plans do: 1 is the gravest. */
export const NO_LEVEL = 0;

/** What command knows of a unit beyond the ledger. */
export const KNOWN_UNIT = {
  /** Nothing: as in the ledger. */
  ledger: 0,
  /** An order for it is out. */
  ordered: 1,
  mustered: 2,
  departed: 3,
  arrived: 4,
  /** It has answered that it cannot come. */
  unavailable: 5,
  /** It has reported that it can get no further. */
  stuck: 6,
} as const;

/**
 * What each post knows, since when and from whom. A town can be known to four posts, its own and
 * the three above, so knowledge about towns has one entry for each (tier, town): row
 * tier * towns + town, see `entryOf`. NaN and -1 say: not known. Every `...Row` is the trace row by
 * which it was learned: since when and from whom stand there.
 *
 * Doctrine reads these and its parameters, and nothing else. Only `receive` and the posts' own
 * decisions write them. What is known of roads and units is common to all posts of the region, as on
 * the platform that they share: a simplification.
 */
export interface Pictures {
  readonly posts: Posts;
  readonly towns: number;
  /** By (tier, town): when the post last heard of the town, and the trace row by which it did. */
  readonly heardS: Float64Array;
  readonly heardRow: Int32Array;
  /** From which post it heard; -1 when never, or from outside the command. */
  readonly heardFrom: Int32Array;
  /** By (tier, town): the time that the counts speak of, and the counts. */
  readonly asOfS: Float64Array;
  readonly injured: Float64Array;
  readonly dead: Float64Array;
  readonly trapped: Float64Array;
  readonly collapsed: Float64Array;
  readonly damaged: Float64Array;
  /** Intensity as felt. */
  readonly felt: Float64Array;
  /** By (tier, town): since when it does not answer, as noticed. Silence is knowledge. NaN: it answers. */
  readonly silentSinceS: Float64Array;
  readonly silentRow: Int32Array;
  /** By (tier, town): a second source has said so. */
  readonly verifiedRow: Int32Array;
  /** By (tier, town): a picture of it is to be seen. */
  readonly pictureRow: Int32Array;
  /** By post: the disaster as the post has it, from the first alarm on. */
  readonly alarmedS: Float64Array;
  readonly alarmedRow: Int32Array;
  readonly verifiedDisasterRow: Int32Array;
  readonly magnitude: Float64Array;
  readonly epicentreLon: Float64Array;
  readonly epicentreLat: Float64Array;
  /** The town nearest to the epicentre as known. */
  readonly epicentreTown: Int32Array;
  readonly magnitudeRow: Int32Array;
  readonly magnitudeFinal: Uint8Array;
  /** By post: the response level it has declared itself (a rank), and the row that declared it. */
  readonly level: Int32Array;
  readonly levelRow: Int32Array;
  /**
   * By (tier of the declaring post, post): the rank that the post of that tier above it has declared
   * for it, as far as the post has heard; see `coverOf`.
   */
  readonly coverRank: Int32Array;
  readonly coverRow: Int32Array;
  /** By post: audio and video with the post above it stand since this row. */
  readonly linkedRow: Int32Array;
  /** The roads as command knows them. */
  readonly roads: RoadState;
  /** By unit of the ledger: a value of KNOWN_UNIT, by which row, and for which town. */
  readonly unit: Uint8Array;
  readonly unitRow: Int32Array;
  readonly unitTown: Int32Array;
}

export const picturesFor = ({ ground, inventory }: World, posts: Posts): Pictures => {
  const towns = ground.tables.town.rows;
  const units = inventory.tables.unit.rows;
  const aboutTowns = TIERS * towns;
  const perTown = () => new Float64Array(aboutTowns);
  const rowPerTown = () => new Int32Array(aboutTowns);
  const perPost = () => new Float64Array(posts.count);
  const rowPerPost = () => new Int32Array(posts.count);
  return {
    posts,
    towns,
    heardS: perTown(),
    heardRow: rowPerTown(),
    heardFrom: rowPerTown(),
    asOfS: perTown(),
    injured: perTown(),
    dead: perTown(),
    trapped: perTown(),
    collapsed: perTown(),
    damaged: perTown(),
    felt: perTown(),
    silentSinceS: perTown(),
    silentRow: rowPerTown(),
    verifiedRow: rowPerTown(),
    pictureRow: rowPerTown(),
    alarmedS: perPost(),
    alarmedRow: rowPerPost(),
    verifiedDisasterRow: rowPerPost(),
    magnitude: perPost(),
    epicentreLon: perPost(),
    epicentreLat: perPost(),
    epicentreTown: rowPerPost(),
    magnitudeRow: rowPerPost(),
    magnitudeFinal: new Uint8Array(posts.count),
    level: rowPerPost(),
    levelRow: rowPerPost(),
    coverRank: new Int32Array(TIERS * posts.count),
    coverRow: new Int32Array(TIERS * posts.count),
    linkedRow: rowPerPost(),
    roads: new RoadState(ground),
    unit: new Uint8Array(units),
    unitRow: new Int32Array(units),
    unitTown: new Int32Array(units),
  };
};

/** Nobody knows anything. */
export const clearPictures = (pictures: Pictures): void => {
  for (const value of Object.values(pictures)) {
    if (value instanceof Float64Array) value.fill(NaN);
    else if (value instanceof Int32Array) value.fill(-1);
    else if (value instanceof Uint8Array) value.fill(0);
  }
  pictures.level.fill(NO_LEVEL);
  pictures.coverRank.fill(NO_LEVEL);
  pictures.roads.reset();
};

/** The entry about a town in the picture of the post of a tier. */
export const entryOf = (pictures: Pictures, tier: Tier, town: number): number =>
  tier * pictures.towns + town;

/** The entry about a town in the picture of a post that answers for it. */
export const entryAt = (pictures: Pictures, post: number, town: number): number =>
  entryOf(pictures, tierOf(pictures.posts, post), town);

/** The entry about what the post of a tier has declared for a post. */
export const coverOf = (pictures: Pictures, tier: Tier, post: number): number =>
  tier * pictures.posts.count + post;

/** Has the post of this tier heard of the town? */
export const hasHeard = (pictures: Pictures, tier: Tier, town: number): boolean =>
  pictures.heardRow[entryOf(pictures, tier, town)] >= 0;

/** Does the post know that anything is going on at all? */
export const isAlarmed = (pictures: Pictures, post: number): boolean =>
  pictures.alarmedRow[post] >= 0;

/** The gravest rank in force for a post as it knows: its own or one that covers it; NO_LEVEL for none. */
export const rankInForce = (pictures: Pictures, post: number): number => {
  let rank = pictures.level[post];
  for (let tier = 0; tier < TIERS; tier++) {
    const covering = pictures.coverRank[tier * pictures.posts.count + post];
    if (covering !== NO_LEVEL && (rank === NO_LEVEL || covering < rank)) rank = covering;
  }
  return rank;
};
