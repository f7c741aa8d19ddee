import { hashNames } from "../random/names.ts";
import type { GroundNames } from "../world/ground/compile-ground.ts";
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
  /**
   * The name of each post as an integer, by its code: what random streams of a post, or of the town
   * with the same number, are named by.
   */
  readonly id: Int32Array;
}

export const postsOf = (ground: GroundTables, names: GroundNames): Posts => {
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
  const codes = [...names.towns, ...names.counties, ...names.cities, names.province];
  const id = Int32Array.from(hashNames(codes.map(({ code }) => `post ${code}`)));
  return { count: province + 1, firstCounty, firstCity, province, parent, id };
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

/** Is `post` the post `above`, or somewhere below it? */
export const isUnder = (posts: Posts, post: number, above: number): boolean => {
  for (let at = post; at !== -1; at = posts.parent[at]) if (at === above) return true;
  return false;
};

/**
 * The run of towns that a post answers for: from the first to before the end. Towns of a county and
 * counties of a city stand in one run of the ground tables.
 */
export const townsUnder = (
  ground: GroundTables,
  posts: Posts,
  post: number,
): { readonly first: number; readonly end: number } => {
  const { county, city } = ground;
  const tier = tierOf(posts, post);
  if (tier === TIER.town) return { first: post, end: post + 1 };
  if (tier === TIER.province) return { first: 0, end: ground.town.rows };
  const [from, to] =
    tier === TIER.county
      ? [post - posts.firstCounty, post - posts.firstCounty]
      : [
          city.firstCounty[post - posts.firstCity],
          city.firstCounty[post - posts.firstCity] + city.counties[post - posts.firstCity] - 1,
        ];
  return { first: county.firstTown[from], end: county.firstTown[to] + county.towns[to] };
};

/** Where a post sits: the node of its town, or of its county's seat. */
export const nodeOfPost = (ground: GroundTables, posts: Posts, post: number): number => {
  const tier = tierOf(posts, post);
  if (tier === TIER.town) return ground.town.node[post];
  if (tier === TIER.county) return ground.county.node[post - posts.firstCounty];
  return ground.city.node[tier === TIER.city ? post - posts.firstCity : 0];
};
