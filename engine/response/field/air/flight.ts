import type { Procedure as Body } from "../../../kernel/index.ts";
import { hashName } from "../../../random/names.ts";
import { receive } from "../../../situation/receive.ts";
import { UNIT } from "../../../situation/units.ts";
import { planFlight } from "../../../world/air/flight-plan.ts";
import type { FlightPlan } from "../../../world/air/flight-plan.ts";
import type { FlightRequest, Stop } from "../../../world/air/flight-request.ts";
import type { Refusal } from "../../../world/air/refusal.ts";
import { reserveSlot } from "../../../world/air/slots.ts";
import { fieldKinds } from "../event-kinds.ts";
import type { Field } from "../field.ts";
import { aircraftOf, airWorld } from "./air-fleet.ts";
import { logFlight } from "./log-flight.ts";
import { refusalKinds } from "./refusal-kinds.ts";

/** A flight that has been booked: its aircraft and places to land are taken. */
export interface Booked {
  readonly kind: "booked";
  readonly craft: number;
  readonly plan: FlightPlan;
}

/** A flight without an aircraft that is there. */
export interface NoAircraft {
  readonly kind: "none";
}

/** What is wanted beside readiness, approval and the base to return to. */
export type FlightWish = Pick<
  FlightRequest,
  "stops" | "aboard" | "needsDownlink" | "latestS" | "patienceS" | "target"
>;

const READINESS_DAY = hashName("readiness by day");
const READINESS_NIGHT = hashName("readiness by night");
const APPROVAL = hashName("approval of the airspace");

/**
 * Plans a flight of a unit, ordered now, with all limits of aircraft, crew, weather, light and places;
 * books it if it can be flown. Readiness and approval are drawn for the unit.
 */
export const bookFlight = (
  field: Pick<Field, "situation" | "fleet">,
  unit: number,
  wish: FlightWish,
): Booked | Refusal | NoAircraft => {
  const { situation, fleet } = field;
  const { stage, units } = situation;
  if (fleet === undefined || units.state(unit) !== UNIT.atBase) return { kind: "none" };
  const found = aircraftOf(fleet, situation, unit);
  if (found === undefined) return { kind: "none" };
  const { craft, aircraft } = found;
  const who = units.id[unit];
  const world = airWorld(fleet, situation);
  const plan = planFlight(world, aircraft, {
    orderedS: stage.now,
    readinessS: stage.draw(fleet.readinessDay, who, READINESS_DAY),
    nightReadinessS: stage.draw(fleet.readinessNight, who, READINESS_NIGHT),
    approvalS: stage.draw(fleet.approval, who, APPROVAL),
    end: aircraft.at,
    ...wish,
  });
  if (plan.kind === "refusal") return plan;
  for (const { point, fromS, toS } of plan.stands) reserveSlot(fleet.slots, point, fromS, toS);
  const state = fleet.crafts[craft];
  const { point, fuelAtArrivalKg } = plan.places[plan.places.length - 1];
  state.busyUntilS = plan.endS;
  state.point = point;
  state.fuelKg = fuelAtArrivalKg;
  state.flownS += plan.flightS;
  state.dutyStartS = plan.dutyStartS;
  return { kind: "booked", craft, plan };
};

/**
 * A helicopter of a unit goes to a town: told to whoever sent it at take-off, on the target and when
 * it is down again. `onTarget` is called when it is there, with the row that says so. The reason, if it
 * does not fly.
 */
export function* fly(
  field: Field,
  unit: number,
  by: number,
  town: number,
  wish: FlightWish,
  cause: number,
  onTarget: (row: number) => void,
): Body {
  const { situation } = field;
  const { stage, units } = situation;
  const booked = bookFlight(field, unit, wish);
  if (booked.kind !== "booked") {
    const kind = booked.kind === "none" ? refusalKinds.unserviceable : refusalKinds[booked.reason];
    const row = stage.record(kind.id, unit, -1, town, 0, cause, by);
    say(field, unit, by, row, "unavailable", town);
    return;
  }
  const { takeoffS, targetS, targetDoneS, endS } = booked.plan;
  units.set(unit, UNIT.tasked);
  yield takeoffS - stage.now;
  logFlight(field, unit, wish, booked.plan);
  units.set(unit, UNIT.moving);
  const left = stage.record(fieldKinds.tookOff.id, unit, -1, town, 0, cause, by);
  say(field, unit, by, left, "departed", town);
  yield Math.max(0, targetS - stage.now);
  const there = stage.record(fieldKinds.overTown.id, unit, -1, town, 0, left, by);
  say(field, unit, by, there, "arrived", town);
  yield Math.max(0, targetDoneS - stage.now);
  onTarget(there);
  yield Math.max(0, endS - stage.now);
  const down = stage.record(fieldKinds.landed.id, unit, -1, -1, 0, there, by);
  units.set(unit, UNIT.atBase);
  say(field, unit, by, down, "free", -1);
}

const say = (
  { situation }: Field,
  unit: number,
  by: number,
  cause: number,
  state: "departed" | "arrived" | "unavailable" | "free",
  town: number,
): void => {
  receive(situation, { kind: "unit", from: by, to: by, cause, unit, state, town, people: 0 });
};

/** A look at a town from above. */
export const lookAt = ({ situation }: Field, town: number, forS: number): Stop => {
  const { lon, lat } = situation.world.ground.tables.town;
  return { lon: lon[town], lat: lat[town], by: "hover", forS };
};
