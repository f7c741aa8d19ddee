import { postFor, TIER, tierOf } from "../situation/posts.ts";
import type { Posts, Tier } from "../situation/posts.ts";
import { situationKinds } from "../situation/event-kinds.ts";
import type { Trace } from "../trace/trace.ts";
import type { NamedRow } from "../world/ground/compile-ground.ts";
import type { World } from "../world/world.ts";

/** The tiers of command that an exercise can put into a room; towns are played by its directors. */
export const playedTiers = ["county", "city", "province"] as const;

export type PlayedTier = (typeof playedTiers)[number];

/** Who plays: posts by name or code, and of which tiers; both empty for the usual ones. */
export interface PlayersAsked {
  readonly roles: readonly string[];
  readonly tiers: readonly PlayedTier[];
}

/** A post that was asked for and is not there, or none left to play. */
export interface NoPlayers {
  readonly unknown: string | undefined;
  /** Names that could have been meant. */
  readonly allowed: readonly string[];
}

/** Names of all posts in the order of their numbers. */
const namesOfPosts = ({ ground }: World): readonly NamedRow[] => {
  const { towns, counties, cities, province } = ground.names;
  return [...towns, ...counties, ...cities, province];
};

/** The town that the last word on the epicentre names, or that is called out first; -1 for none. */
export const townSpokenOf = (trace: Trace): number => {
  let town = -1;
  for (let row = 0; row < trace.length; row++) {
    const kind = trace.kind[row];
    if (
      kind === situationKinds.earthquakeReported.id ||
      kind === situationKinds.earthquakeRevised.id
    ) {
      town = trace.where[row];
    } else if (kind === situationKinds.calledOut.id && town === -1) town = trace.where[row];
  }
  return town;
};

/**
 * The posts that play: those asked for, or else county, city and province of the town that the last
 * report of the epicentre names (of a call-out: the first town called out). What nobody has reported has
 * no say in it.
 */
export const playersOf = (
  world: World,
  posts: Posts,
  trace: Trace,
  { roles, tiers }: PlayersAsked,
): ReadonlySet<number> | NoPlayers => {
  const names = namesOfPosts(world);
  const wanted = (post: number): boolean => {
    const tier = tierOf(posts, post);
    return tier !== TIER.town && (tiers.length === 0 || tiers.includes(playedTiers[tier - 1]));
  };
  const town = townSpokenOf(trace);
  const usual = ([TIER.county, TIER.city, TIER.province] as readonly Tier[])
    .map((tier) => (town < 0 ? posts.province : postFor(posts, town, tier)))
    .filter(wanted);
  if (roles.length === 0) return new Set(usual);
  const found = new Set<number>();
  for (const asked of roles) {
    const matches = names.flatMap(({ code, name }, post) =>
      wanted(post) && [code, name.zh, name.en].includes(asked) ? [post] : [],
    );
    if (matches.length !== 1) {
      const near = names.flatMap(({ code, name }, post) =>
        wanted(post) && (name.zh.includes(asked) || matches.includes(post))
          ? [`${code} ${name.zh}`]
          : [],
      );
      const others = usual.map((post) => `${names[post].code} ${names[post].name.zh}`);
      return { unknown: asked, allowed: (near.length > 0 ? near : others).slice(0, 12) };
    }
    found.add(matches[0]);
  }
  return found;
};
