import type { Procedure as Body } from "../../kernel/index.ts";
import { TIER } from "../../situation/posts.ts";
import { nextNews, step } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";
import { isKnownStruck, struckTowns } from "./known-state.ts";

/**
 * Pictures of what is struck. At once, everybody in the chain wants one of the town nearest to the
 * reported epicentre; a county then wants one of each of its towns of which it hears that it is struck or
 * does not answer, as soon as it hears so. A picture that somebody else of the chain has ordered is not
 * ordered again: the platform shows it.
 */
export function* orderPictures(hq: Headquarters, cause: number): Body {
  const { desk, doctrine, post, tier } = hq;
  const { pictures } = desk;
  const epicentre = pictures.epicentreTown[post];
  if (epicentre >= 0 && struckTowns(doctrine, desk, post, tier).includes(epicentre)) {
    yield* orderPicture(hq, epicentre, cause);
  }
  if (tier !== TIER.county) return;
  let row = cause;
  for (;;) {
    for (const town of struckTowns(doctrine, desk, post, tier)) {
      if (doctrine.pictureOrdered[town] === 1 || !isKnownStruck(desk, tier, town)) continue;
      yield* orderPicture(hq, town, row);
    }
    yield nextNews(hq);
    row = hq.newsRow;
  }
}

/** Chooses what gets the picture and orders it, unless that has been done. */
export function* orderPicture(hq: Headquarters, town: number, cause: number): Body {
  const { doctrine, orders, post } = hq;
  if (doctrine.pictureOrdered[town] === 1) return;
  doctrine.pictureOrdered[town] = 1;
  yield step(hq, "assetChoice");
  orders.give({ kind: "picture", by: post, cause, town });
}
