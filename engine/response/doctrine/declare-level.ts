import { postFor, TIER, townsUnder } from "../../situation/posts.ts";
import type { Tier } from "../../situation/posts.ts";
import type { ActivationRule } from "./doctrine-model.ts";
import { doctrineKinds } from "./event-kinds.ts";
import { setUpFront } from "./front-command.ts";
import { note } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";
import { struckTowns } from "./known-state.ts";
import { isGraver, levelAt } from "./levels.ts";
import { mobilise } from "./mobilise.ts";
import { searchSilentTowns } from "./search-from-above.ts";

/**
 * The headquarters decides: the gravest level whose conditions hold by what it knows, for the parts
 * that are struck. A graver level replaces a lighter one; parts that turn out to be struck are added.
 * The post above is told, the posts covered are told by the order itself, and what the level sends
 * for is ordered.
 */
export const declareLevel = (hq: Headquarters, cause: number): void => {
  const { desk, doctrine, orders, post, tier } = hq;
  const { pictures, posts } = desk;
  const rule = levelAt(doctrine, desk, post, tier);
  const inForce = pictures.level[post];
  if (rule === undefined || isGraver(inForce, rule.rank)) {
    if (rule === undefined && inForce === 0) note(hq, doctrineKinds.noLevel.id, post, 0, cause);
    return;
  }
  const covers = partsCovered(hq, rule.covers);
  if (inForce === rule.rank) {
    widen(hq, covers, inForce, cause);
    mobilise(hq, inForce, "level", cause);
    return;
  }
  const { rank } = rule;
  const row = orders.give({ kind: "level", by: post, cause, rank, covers });
  for (const part of covers) hq.covered.add(part);
  const above = posts.parent[post];
  if (above >= 0) {
    orders.give({
      kind: "tell",
      by: post,
      cause: row,
      report: {
        kind: "level",
        from: post,
        to: above,
        cause: row,
        by: post,
        rank,
        covers: false,
      },
    });
  }
  mobilise(hq, rank, "level", row);
  setUpFront(hq, row);
  if (tier === TIER.province) searchSilentTowns(hq, row);
};

/** The posts directly below that a level covers. A town has none; nobody is named in advance. */
const partsCovered = (
  { desk, doctrine, post, tier }: Headquarters,
  covers: ActivationRule["covers"],
): number[] => {
  const { posts, world } = desk;
  if (tier === TIER.town) return [];
  const below = (tier - 1) as Tier;
  const { first, end } = townsUnder(world.ground.tables, posts, post);
  const towns =
    covers === "whole"
      ? Array.from({ length: end - first }, (_, i) => first + i)
      : struckTowns(doctrine, desk, post, tier);
  return [...new Set(towns.map((town) => postFor(posts, town, below)))];
};

const widen = (hq: Headquarters, covers: readonly number[], rank: number, cause: number): void => {
  const { orders, post } = hq;
  for (const part of covers) {
    if (hq.covered.has(part)) continue;
    hq.covered.add(part);
    const row = note(hq, doctrineKinds.scopeWidened.id, part, rank, cause);
    orders.give({
      kind: "tell",
      by: post,
      cause: row,
      report: { kind: "level", from: post, to: part, cause: row, by: post, rank, covers: true },
    });
  }
};
