import { postFor, TIER } from "../../situation/posts.ts";
import { candidatesOf, isAtHomeIn } from "./candidates.ts";
import type { MobilisationRule } from "./doctrine-model.ts";
import type { Headquarters, OrderedUnit } from "./headquarters.ts";
import { askForHelp } from "./ask-for-help.ts";
import { shareOut, townsByNeed } from "./where-to.ts";
import type { Wanting } from "./where-to.ts";

/** Before anything is confirmed, or when the level has been decided. */
export type Moment = "alarm" | "level";

/**
 * What the doctrine sends for at a level. On the alarm those units muster, or go, for which it says so;
 * when the level is decided the mustered ones are sent and all others are ordered. What has been
 * ordered before by a rule of the same kind counts. Who is missing is asked for at the next level.
 */
export const mobilise = (hq: Headquarters, rank: number, moment: Moment, cause: number): void => {
  const { model } = hq.doctrine;
  const wanting = townsByNeed(hq);
  if (wanting.length === 0) return;
  model.mobilisation.forEach((rule, row) => {
    if (rule.hazard !== "earthquake" || rule.tier !== hq.tier || rule.rank !== rank) return;
    if (moment === "alarm" && rule.onAlarm === undefined) return;
    follow(hq, rule, row, moment, wanting, cause);
  });
};

const follow = (
  hq: Headquarters,
  rule: MobilisationRule,
  row: number,
  moment: Moment,
  wanting: readonly Wanting[],
  cause: number,
): void => {
  const wanted = rule.units * placesOf(hq, rule, wanting);
  const before = hq.ordered.filter((it) => !it.lost && isAlike(hq, it, rule));
  const goes = rule.purpose !== "reserve" && (moment === "level" || rule.onAlarm === "go");
  const there = new Map<number, number>();
  for (const it of before) if (it.sent) there.set(it.town, (there.get(it.town) ?? 0) + 1);
  if (goes) {
    const mustered = before.filter(({ sent }) => !sent);
    shareOut(wanting, mustered.length, there).forEach((town, i) => {
      sendUnit(hq, mustered[i], rule, town, cause);
      there.set(town, (there.get(town) ?? 0) + 1);
    });
  }
  const missing = wanted - before.length;
  if (missing <= 0) return;
  const found = choose(hq, rule, row, shareOut(wanting, missing, there), goes, cause);
  const isAsked = (hq.askedFor & rule.skill) !== 0;
  if (found < missing && moment === "level" && goes && !isAsked) {
    hq.askedFor |= rule.skill;
    askForHelp(hq, rule.skill, missing - found, wanting[0].town, cause);
  }
};

/** Are the two orders of one kind, so that the one stands for the other? */
const isAlike = ({ doctrine }: Headquarters, it: OrderedUnit, rule: MobilisationRule): boolean => {
  if (it.rule < 0) return false;
  const other = doctrine.model.mobilisation[it.rule];
  return (
    other.skill === rule.skill &&
    other.purpose === rule.purpose &&
    other.kinds.length === rule.kinds.length &&
    other.kinds.every((kind, i) => kind === rule.kinds[i])
  );
};

/** How often the units of a rule are wanted: once, or for each county or town struck. */
const placesOf = (
  { desk }: Headquarters,
  { per }: MobilisationRule,
  wanting: readonly Wanting[],
): number => {
  if (per === "event") return 1;
  if (per === "town") return wanting.length;
  return new Set(wanting.map(({ town }) => postFor(desk.posts, town, TIER.county))).size;
};

/** Orders units of a rule for these towns, one each, as far as there are any; returns how many. */
export const choose = (
  hq: Headquarters,
  rule: MobilisationRule,
  row: number,
  towns: readonly number[],
  goes: boolean,
  cause: number,
): number => {
  const { doctrine } = hq;
  // Only the province orders units of other cities; a city asks for them.
  const own = rule.from === "same" || hq.tier !== TIER.province;
  const candidates = candidatesOf(
    hq,
    doctrine.forces.byRule[row],
    (unit) => !own || isAtHomeIn(hq, hq.post, unit),
    { keepsCover: rule.purpose === "rescue", fromReserve: rule.purpose !== "reserve" },
  );
  const choices = doctrine.dispatch(
    { towns, skills: rule.skill, perCity: rule.perCity },
    candidates,
    doctrine.model.dispatch.arguments,
  );
  for (const { unit, town } of choices) {
    const reserved = hq.ordered.find((it) => it.unit === unit && !it.lost);
    const it: OrderedUnit = { unit, rule: row, sent: false, town: -1, lost: false };
    if (reserved !== undefined) reserved.lost = true;
    hq.ordered.push(it);
    if (goes) sendUnit(hq, it, rule, town, cause);
    else hq.orders.give({ kind: "muster", by: hq.post, cause, unit });
  }
  return choices.length;
};

const sendUnit = (
  { orders, post }: Headquarters,
  it: OrderedUnit,
  { purpose, share }: MobilisationRule,
  town: number,
  cause: number,
): void => {
  it.sent = true;
  it.town = town;
  orders.give({ kind: "send", by: post, cause, unit: it.unit, town, purpose, way: "road", share });
};

/** A unit that was ordered cannot come: another of the same rule takes its place, if there is one. */
export const replace = (hq: Headquarters, unit: number, cause: number): void => {
  const gone = hq.ordered.find((it) => it.unit === unit && !it.lost);
  if (gone === undefined) return;
  gone.lost = true;
  if (gone.rule < 0) return;
  const rule = hq.doctrine.model.mobilisation[gone.rule];
  const town = gone.sent ? gone.town : townsByNeed(hq)[0]?.town;
  if (town === undefined) return;
  choose(hq, rule, gone.rule, [town], gone.sent, cause);
};
