import type { Procedure as Body } from "../../kernel/index.ts";
import { KNOWN_UNIT } from "../../situation/pictures.ts";
import type { HelpRequest } from "../../situation/report.ts";
import { isUnder, TIER } from "../../situation/posts.ts";
import { distanceM } from "../../world/ground/sphere.ts";
import { levelList } from "../../world/inventory/vocabulary.ts";
import { askForHelp } from "./ask-for-help.ts";
import { candidatesOf, isAtHomeIn } from "./candidates.ts";
import { step } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";
import { isCutOff, searchFromAbove } from "./search-from-above.ts";

/** Teams of towns and communities stay with them. */
const stays = [levelList.indexOf("town"), levelList.indexOf("community")];

/**
 * A request for help is decided on and answered with the nearest units of one's own area that are not
 * the asker's. What is missing is passed on to the next level, unless a partner of the same level asked.
 * For a town that no road leads to the province sends a helicopter.
 */
export function* answerRequest(hq: Headquarters, request: HelpRequest, cause: number): Body {
  const { desk, doctrine, orders, post, tier } = hq;
  const { posts, world } = desk;
  const { forces } = doctrine;
  const { from, skills, units, town } = request;
  yield step(hq, "helpDecision");
  if (town < 0) return;
  if (tier === TIER.province && isCutOff(desk, town)) {
    searchFromAbove(hq, town, cause);
    return;
  }
  const { unit } = world.inventory.tables;
  const mayGo = (row: number): boolean =>
    (forces.skills[row] & skills) !== 0 &&
    !stays.includes(unit.level[row]) &&
    !isAtHomeIn(hq, from, row);
  const candidates = candidatesOf(hq, teamsAround(hq, town, units, mayGo), mayGo, {
    keepsCover: true,
    fromReserve: true,
  });
  const towns = new Array<number>(units).fill(town);
  const choices = doctrine.dispatch(
    { towns, skills, perCity: Infinity },
    candidates,
    doctrine.model.dispatch.arguments,
  );
  for (const { unit: row } of choices) {
    const reserved = hq.ordered.find((it) => it.unit === row && !it.lost);
    if (reserved !== undefined) reserved.lost = true;
    hq.ordered.push({ unit: row, rule: -1, sent: true, town, lost: false });
    orders.give({
      kind: "send",
      by: post,
      cause,
      unit: row,
      town,
      purpose: "rescue",
      way: "road",
    });
  }
  const missing = units - choices.length;
  if (missing > 0 && isUnder(posts, from, post)) askForHelp(hq, skills, missing, town, cause);
}

/** So many more units than wanted are looked at, and so many times as many. */
const MORE = 8;
const TIMES = 4;

/**
 * Where to look: a city among its own teams; the province among those of the cities nearest to the town,
 * city after city until there is enough to choose from.
 */
const teamsAround = (
  { desk, doctrine, post, tier }: Headquarters,
  town: number,
  wanted: number,
  mayGo: (unit: number) => boolean,
): readonly number[] => {
  const { posts, pictures, world } = desk;
  const { byCity } = doctrine.forces;
  if (tier !== TIER.province) return byCity[post - posts.firstCity];
  const { city, town: towns } = world.ground.tables;
  const metres = Float64Array.from(city.lon, (lon, row) =>
    distanceM(lon, city.lat[row], towns.lon[town], towns.lat[town]),
  );
  const nearest = Array.from(metres.keys()).sort((a, b) => metres[a] - metres[b] || a - b);
  const found: number[] = [];
  let free = 0;
  for (const row of nearest) {
    for (const unit of byCity[row]) {
      if (!mayGo(unit)) continue;
      found.push(unit);
      if (pictures.unit[unit] === KNOWN_UNIT.ledger) free++;
    }
    if (free >= TIMES * wanted + MORE) break;
  }
  return found;
};
