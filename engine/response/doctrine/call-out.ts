import type { Procedure as Body } from "../../kernel/index.ts";
import { postFor, TIER } from "../../situation/posts.ts";
import type { Tier } from "../../situation/posts.ts";
import { OUTSIDE } from "../../situation/report.ts";
import type { CallOutNotice } from "../../situation/report.ts";
import { doctrineKinds } from "./event-kinds.ts";
import { note, step } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";
import { orderPicture } from "./order-pictures.ts";

/**
 * A call-out: show this place. It goes down the chain, each post telling the next, or from the first to all
 * at once where command is flat. Every post on the way wants the next one on the screen; the county,
 * which commands what can get a picture, orders it.
 */
export function* takeCallOut(hq: Headquarters, { from, town }: CallOutNotice, cause: number): Body {
  const { desk, doctrine, orders, post, tier } = hq;
  const { posts } = desk;
  yield step(hq, "callTaking");
  const row = note(hq, doctrineKinds.callOutReceived.id, town, 0, cause);
  // Told by another post under flat command: the others below have been told as well.
  const last = doctrine.model.flatCallOut ? (from === OUTSIDE ? TIER.town : tier) : tier - 1;
  for (let below = tier - 1; below >= last; below--) {
    const to = postFor(posts, town, below as Tier);
    orders.give({
      kind: "tell",
      by: post,
      cause: row,
      report: { kind: "call-out", from: post, to, cause: row, town },
    });
    orders.give({ kind: "link", by: post, cause: row, to });
  }
  if (tier === TIER.county) yield* orderPicture(hq, town, row);
}
