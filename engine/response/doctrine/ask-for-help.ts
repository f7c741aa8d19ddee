import { TIER } from "../../situation/posts.ts";
import { doctrineKinds } from "./event-kinds.ts";
import { note } from "./headquarters.ts";
import type { Headquarters } from "./headquarters.ts";

/** The other cities of the zones that a city belongs to, as posts. Nobody where membership is not known. */
const zonePartners = ({ desk, doctrine, post, tier }: Headquarters): number[] => {
  if (tier !== TIER.city || doctrine.model.zones.length === 0) return [];
  const { posts, world } = desk;
  const codes = world.ground.names.cities.map(({ code }) => code);
  const own = codes[post - posts.firstCity];
  const partners = doctrine.model.zones
    .filter((cities) => cities.includes(own))
    .flatMap((cities) => cities.filter((code) => code !== own).map((code) => codes.indexOf(code)));
  return [...new Set(partners)].filter((row) => row >= 0).map((row) => posts.firstCity + row);
};

/**
 * A headquarters asks for units it does not have: the partners of its zone, in equal parts, where it
 * belongs to one; otherwise the next level. The province has nobody to ask here.
 */
export const askForHelp = (
  hq: Headquarters,
  skill: number,
  units: number,
  town: number,
  cause: number,
): void => {
  const { desk, orders, post, tier } = hq;
  if (tier === TIER.province) {
    note(hq, doctrineKinds.helpExhausted.id, town, units, cause);
    return;
  }
  const partners = zonePartners(hq);
  const asked = partners.length > 0 ? partners : [desk.posts.parent[post]];
  asked.forEach((to, i) => {
    const part = Math.floor(units / asked.length) + (i < units % asked.length ? 1 : 0);
    if (part === 0) return;
    orders.give({
      kind: "tell",
      by: post,
      cause,
      report: { kind: "request", from: post, to, cause, skills: skill, units: part, town },
    });
  });
};
