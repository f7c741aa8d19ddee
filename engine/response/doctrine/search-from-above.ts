import type { Desk } from "../../situation/desk.ts";
import { entryOf, KNOWN_UNIT } from "../../situation/pictures.ts";
import { townsUnder } from "../../situation/posts.ts";
import { distanceM } from "../../world/ground/sphere.ts";
import type { Headquarters } from "./headquarters.ts";

/** Has a unit reported that it cannot get through to the town? */
export const isCutOff = ({ pictures }: Desk, town: number): boolean => {
  for (let unit = 0; unit < pictures.unit.length; unit++) {
    if (pictures.unit[unit] === KNOWN_UNIT.stuck && pictures.unitTown[unit] === town) return true;
  }
  return false;
};

/** The nearest helicopter that nobody has ordered is sent to look at a town. False if there is none. */
export const searchFromAbove = (hq: Headquarters, town: number, cause: number): boolean => {
  const { desk, doctrine, orders, post } = hq;
  const { pictures, world } = desk;
  const { unit } = world.inventory.tables;
  const { town: towns } = world.ground.tables;
  let best = -1;
  let bestM = Infinity;
  for (const row of doctrine.forces.helicopters) {
    if (pictures.unit[row] !== KNOWN_UNIT.ledger) continue;
    const m = distanceM(unit.lon[row], unit.lat[row], towns.lon[town], towns.lat[town]);
    if (m >= bestM) continue;
    best = row;
    bestM = m;
  }
  if (best === -1) return false;
  hq.ordered.push({ unit: best, rule: -1, sent: true, town, lost: false });
  orders.give({
    kind: "send",
    by: post,
    cause,
    unit: best,
    town,
    purpose: "search",
    way: "air",
  });
  return true;
};

/** Towns that do not answer are looked at from above, those first that have been silent longest, as far as helicopters go. */
export const searchSilentTowns = (hq: Headquarters, cause: number): void => {
  const { desk, post, tier } = hq;
  const { pictures, posts, world } = desk;
  const { first, end } = townsUnder(world.ground.tables, posts, post);
  const silent: number[] = [];
  for (let town = first; town < end; town++) {
    if (!Number.isNaN(pictures.silentSinceS[entryOf(pictures, tier, town)])) silent.push(town);
  }
  const sinceS = (town: number): number => pictures.silentSinceS[entryOf(pictures, tier, town)];
  silent.sort((a, b) => sinceS(a) - sinceS(b) || a - b);
  const helped = new Set(hq.ordered.flatMap(({ lost, town }) => (lost ? [] : [town])));
  for (const town of silent) {
    if (helped.has(town)) continue;
    if (!searchFromAbove(hq, town, cause)) return;
  }
};
