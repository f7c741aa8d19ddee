import type { Headquarters } from "./headquarters.ts";
import { struckTowns } from "./known-state.ts";

/** Audio and video with those directly below who are struck, as far as it knows; each is asked for once. */
export const linkDown = (hq: Headquarters, cause: number): void => {
  const { desk, doctrine, orders, post, tier } = hq;
  const { posts } = desk;
  for (const town of struckTowns(doctrine, desk, post, tier)) {
    let below = town;
    while (posts.parent[below] !== post) below = posts.parent[below];
    if (hq.linked.has(below)) continue;
    hq.linked.add(below);
    orders.give({ kind: "link", by: post, cause, to: below });
  }
};
