import type { EventHandle } from "../../kernel/index.ts";
import { hashName } from "../../random/names.ts";
import { isNight } from "../../situation/calendar.ts";
import { situationKinds } from "../../situation/event-kinds.ts";
import { tierOf, TIER } from "../../situation/posts.ts";
import { drawStep } from "../../situation/procedure.ts";
import { receive } from "../../situation/receive.ts";
import type { Report } from "../../situation/report.ts";
import { fieldKinds } from "./event-kinds.ts";
import type { Field } from "./field.ts";
import { hasSatellitePhone } from "./satellite-phones.ts";
import { isReachable, lineFreeS, reachableFromS } from "./telephone.ts";

/** A report of a town that waits for the network. */
export interface WaitingReport {
  readonly handle: EventHandle;
  readonly message: Message;
  readonly takesS: number;
}

interface Message {
  readonly field: Field;
  readonly report: Report;
  /** The town whose report was waiting; -1 for none. */
  readonly waitedAt: number;
}

/**
 * One post tells another; returns the row that says so. The call needs a line that is free and a network
 * that stands at its lower end; then it takes the time of the step. Without the network a satellite
 * phone is used where there is one; otherwise the report waits until the network is back or a unit
 * with a radio has come, and a later one of the same town takes its place.
 *
 * Whoever begins to tell later is never through earlier, on the same luck.
 */
export const tell = (field: Field, report: Report): number => {
  const { stage } = field.situation;
  const { from, to, cause } = report;
  const about = "town" in report ? report.town : -1;
  const row = stage.record(situationKinds.told.id, to, -1, about, 0, cause, from);
  const town = lowerEnd(field, from, to);
  const takesS = takes(field, from, to);
  if (town === -1) send(field, stage.now + takesS, { ...report, cause: row });
  else callFrom(field, town, takesS, { ...report, cause: row });
  return row;
};

const callFrom = (field: Field, town: number, takesS: number, report: Report): void => {
  const { situation, telephone } = field;
  const { stage, posts } = situation;
  const { now } = stage;
  if (isReachable(telephone, situation, town, now)) {
    send(field, lineFreeS(telephone, situation, town, now) + takesS, report);
    return;
  }
  const { from } = report;
  const failed = stage.record(fieldKinds.noNetwork.id, -1, -1, town, 0, report.cause, from);
  const backS = reachableFromS(telephone, situation, town, now);
  const satelliteS = now + satelliteCallS(field, from, town);
  if (satelliteS < backS) {
    if (satelliteS > situation.horizonS) return;
    stage.simulation.schedule(satelliteS, () => {
      const row = stage.record(fieldKinds.satelliteCall.id, -1, -1, town, 0, failed, from);
      receive(situation, { ...report, cause: row });
    });
    return;
  }
  const isTown = tierOf(posts, from) === TIER.town;
  const message: Message = {
    field,
    report: { ...report, cause: failed },
    waitedAt: isTown ? town : -1,
  };
  const earlier = isTown ? field.waiting[town] : undefined;
  if (earlier !== undefined) stage.simulation.cancel(earlier.handle);
  const at = Math.min(backS + takesS, Number.MAX_VALUE);
  const handle = stage.simulation.schedule(at, arrive, message);
  if (isTown) field.waiting[town] = { handle, message, takesS };
};

/** A unit with a radio has come to a town: what waited goes out now. */
export const sendWaiting = (field: Field, town: number): void => {
  const waiting = field.waiting[town];
  if (waiting === undefined) return;
  const { simulation } = field.situation.stage;
  field.waiting[town] = undefined;
  simulation.cancel(waiting.handle);
  simulation.schedule(simulation.now + waiting.takesS, arrive, waiting.message);
};

const send = (field: Field, timeS: number, report: Report): void => {
  if (timeS > field.situation.horizonS) return;
  field.situation.stage.simulation.schedule(timeS, arrive, { field, report, waitedAt: -1 });
};

const arrive = ({ field, report, waitedAt }: Message): void => {
  if (waitedAt >= 0) field.waiting[waitedAt] = undefined;
  receive(field.situation, report);
};

/** The town whose network a call hangs on, a county's being that of its seat; -1 between cities and above. */
const lowerEnd = ({ situation }: Field, from: number, to: number): number => {
  const { posts, world } = situation;
  const lower = from < 0 ? to : Math.min(from, to);
  if (lower >= posts.firstCity) return -1;
  if (lower < posts.firstCounty) return lower;
  const { county, node } = world.ground.tables;
  return node.town[county.node[lower - posts.firstCounty]];
};

/** How long composing and telling takes once the line stands: upwards a report, otherwise an order. */
const takes = (field: Field, from: number, to: number): number => {
  const { situation, procedure } = field;
  const { stage, posts, calendar } = situation;
  const who = posts.id[from];
  if (tierOf(posts, from) >= tierOf(posts, to)) {
    return drawStep(stage, procedure, "order", who) + raisingS(field, to);
  }
  const tier = tierOf(posts, from);
  if (tier === TIER.county) return drawStep(stage, procedure, "countyToCity", who);
  if (tier === TIER.city) return drawStep(stage, procedure, "cityToProvince", who);
  const night = isNight(calendar, stage.now);
  return drawStep(stage, procedure, night ? "townToCountyNight" : "townToCounty", who);
};

const ANSWERS = hashName("answers the telephone");
/** After so many calls somebody has gone to the door. */
const CALLS_TO_DOOR = 10;

/** Until somebody answers: the rooms of counties and above are manned at all hours, those of towns are not. */
const raisingS = ({ situation, procedure }: Field, to: number): number => {
  const { stage, posts } = situation;
  if (tierOf(posts, to) !== TIER.town) return 0;
  let waitedS = 0;
  for (let call = 0; call < CALLS_TO_DOOR; call++) {
    if (answers(situation, procedure, to)) break;
    waitedS += drawStep(stage, procedure, "retryAfter", posts.id[to]);
  }
  return waitedS;
};

/** Does a town's office answer one call, by day or by night? */
export const answers = (
  { stage, posts, calendar }: Field["situation"],
  procedure: Field["procedure"],
  town: number,
): boolean => {
  const step = isNight(calendar, stage.now) ? "answerNight" : "answerDay";
  const share = drawStep(stage, procedure, step, posts.id[town]);
  return stage.chance(share, posts.id[town], ANSWERS);
};

const satelliteCallS = (field: Field, from: number, town: number): number => {
  const { situation, procedure, phones, phoneLuck } = field;
  const { stage, posts, world } = situation;
  const held =
    tierOf(posts, from) === TIER.town
      ? hasSatellitePhone(phones, situation, town, phoneLuck)
      : phones.atSeat[world.ground.tables.town.county[town]] === 1;
  return held ? drawStep(stage, procedure, "satelliteCall", posts.id[from]) : Infinity;
};
