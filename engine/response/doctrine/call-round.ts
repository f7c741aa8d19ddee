import type { Procedure as Body } from "../../kernel/index.ts";
import { entryOf } from "../../situation/pictures.ts";
import { TIER, townsUnder } from "../../situation/posts.ts";
import { step } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";
import { fromEpicentreM } from "./known-state.ts";

/**
 * The county's duty room rings up its towns one after another, those nearest to the epicentre first, and
 * asks how it looks. Who has told by then is not rung up.
 */
export function* callRound(hq: Headquarters, cause: number): Body {
  const { desk, orders, post } = hq;
  const { pictures, posts, world } = desk;
  const { first, end } = townsUnder(world.ground.tables, posts, post);
  const towns = Array.from({ length: end - first }, (_, i) => first + i);
  const metres = fromEpicentreM(hq.doctrine, desk, post);
  if (metres !== undefined) towns.sort((a, b) => metres[a] - metres[b] || a - b);
  for (const town of towns) {
    if (pictures.heardRow[entryOf(pictures, TIER.county, town)] >= 0) continue;
    orders.give({ kind: "ask", by: post, cause, of: town, town });
    yield step(hq, "callRound");
  }
}
