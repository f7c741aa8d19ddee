import type { Procedure as Body } from "../../kernel/index.ts";
import { entryOf } from "../../situation/pictures.ts";
import { TIER, townsUnder } from "../../situation/posts.ts";
import { entryFor } from "../../situation/receive.ts";
import type { SummaryEntry } from "../../situation/report.ts";
import { nextNews, step } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";
import { levelAt } from "./levels.ts";

/**
 * The clerk of a county or city tells the next level whatever is new about its towns, in one call; then
 * catches breath and tells what has come in meanwhile. With leapfrog reports a county tells the province
 * as well, where what it knows would make the province declare a level.
 */
export function* reportUp(hq: Headquarters): Body {
  const { desk, doctrine, orders, post, tier } = hq;
  const { posts } = desk;
  const above = posts.parent[post];
  yield step(hq, "dutyOfficer");
  for (;;) {
    hq.hasNews = false;
    const cause = hq.newsRow;
    const entries = whatIsNew(hq);
    if (entries.length > 0) {
      const tell = (to: number): void => {
        orders.give({
          kind: "tell",
          by: post,
          cause,
          report: { kind: "summary", from: post, to, cause, entries },
        });
      };
      tell(above);
      const leaps =
        tier === TIER.county &&
        doctrine.model.leapfrogReports &&
        levelAt(doctrine, desk, post, tier, TIER.province) !== undefined;
      if (leaps) tell(posts.province);
      yield step(hq, "reportGap");
    }
    if (!hq.hasNews) yield nextNews(hq);
  }
}

/** Entries about the towns below that differ from what was told before; they count as told. */
const whatIsNew = ({ desk, doctrine, post, tier }: Headquarters): SummaryEntry[] => {
  const { pictures, posts, world } = desk;
  const { toldAsOfS, toldSilent } = doctrine;
  const { first, end } = townsUnder(world.ground.tables, posts, post);
  const entries: SummaryEntry[] = [];
  for (let town = first; town < end; town++) {
    const at = entryOf(pictures, tier, town);
    const isSilent = !Number.isNaN(pictures.silentSinceS[at]);
    const heard = pictures.heardRow[at] >= 0;
    const isNewer = heard && pictures.asOfS[at] > toldAsOfS[at];
    const falls = isSilent && toldSilent[at] === 0;
    if (!isNewer && !falls) continue;
    const entry = entryFor(pictures, post, town);
    if (entry === undefined) continue;
    if (isNewer) toldAsOfS[at] = pictures.asOfS[at];
    toldSilent[at] = isSilent ? 1 : 0;
    entries.push(isNewer ? entry : { ...entry, asOfS: NaN });
  }
  return entries;
};
