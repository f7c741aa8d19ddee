import type { GroundTables } from "../world/ground/layout.ts";

/** Levels of command, from the ground up. */
export const TIER = { town: 0, county: 1, city: 2, province: 3 } as const;
export type Tier = (typeof TIER)[keyof typeof TIER];
export const TIERS = 4;

/**
 * The command posts of a region, numbered: towns first (post number = row of the town), then
 * counties, then cities, then the province (of a region that is one city, the province above it).
 */
export interface Posts {
  readonly count: number;
  readonly firstCounty: number;
  readonly firstCity: number;
  readonly province: number;
  /** The post above; -1 for the province. */
  readonly parent: Int32Array;
}

export const postsOf = (ground: GroundTables): Posts => {
  const firstCounty = ground.town.rows;
  const firstCity = firstCounty + ground.county.rows;
  const province = firstCity + ground.city.rows;
  const parent = new Int32Array(province + 1);
  for (let town = 0; town < ground.town.rows; town++) {
    parent[town] = firstCounty + ground.town.county[town];
  }
  for (let county = 0; county < ground.county.rows; county++) {
    parent[firstCounty + county] = firstCity + ground.county.city[county];
  }
  parent.fill(province, firstCity, province);
  parent[province] = -1;
  return { count: province + 1, firstCounty, firstCity, province, parent };
};

export const tierOf = (posts: Posts, post: number): Tier => {
  if (post < posts.firstCounty) return TIER.town;
  if (post < posts.firstCity) return TIER.county;
  return post < posts.province ? TIER.city : TIER.province;
};

/** The post of a tier that answers for a town. */
export const postFor = (posts: Posts, town: number, tier: Tier): number => {
  let post = town;
  for (let up = 0; up < tier; up++) post = posts.parent[post];
  return post;
};

/** Does `post` answer for this town? */
export const answersFor = (posts: Posts, post: number, town: number): boolean =>
  postFor(posts, town, tierOf(posts, post)) === post;
