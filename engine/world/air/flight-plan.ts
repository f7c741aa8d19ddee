import { conditionsAt, emptyConditions } from "./conditions.ts";
import { dayOrNight } from "./daylight.ts";
import { flightNodes, standingRefusal } from "./flight-nodes.ts";
import type { Landing } from "./flight-nodes.ts";
import { giveUpS } from "./flight-request.ts";
import type { Aircraft, AirWorld, FlightRequest } from "./flight-request.ts";
import { itinerary } from "./flight-stage.ts";
import type { Itinerary } from "./flight-stage.ts";
import { flyNodes } from "./fly-nodes.ts";
import type { FlightPlan, SlotTaken, Start } from "./fly-nodes.ts";
import { hopeless, withFuelStop } from "./fuel-stops.ts";
import { refusal } from "./refusal.ts";
import type { Refusal, RefusalReason } from "./refusal.ts";
import type { Flyer } from "./route.ts";
import { areaOf } from "./weather.ts";

export type { FlightPlan, PlanLeg, PlanPlace, PlanWait, Stand } from "./fly-nodes.ts";

/** How often a plan is begun again because a slot was taken, and how many stops for fuel it may add. */
const SLOT_ROUNDS = 64;
const FUEL_STOPS = 2;

/** Flies the nodes, later where a slot is taken, with stops for fuel where fuel does not suffice. */
const flyWithStops = (
  world: AirWorld,
  flyer: Flyer,
  aircraft: Aircraft,
  request: FlightRequest,
  way: Itinerary,
  start: Start,
  stopsLeft: number,
): FlightPlan | Refusal => {
  const { nodes } = way;
  const notBeforeS = new Float64Array(nodes.length).fill(-Infinity);
  const short = hopeless(world, aircraft, request, nodes);
  let taken: SlotTaken | undefined;
  for (let round = 0; round < SLOT_ROUNDS; round++) {
    const flown = short ?? flyNodes(world, flyer, aircraft, request, way, notBeforeS, start);
    if (flown.kind === "slot") {
      taken = flown;
      if (flown.freeS > start.giveUpS) break;
      notBeforeS[flown.node] = flown.freeS;
      continue;
    }
    if (flown.kind !== "fuel") return flown;
    if (stopsLeft > 0)
      for (const longer of withFuelStop(world, aircraft, nodes, flown.from, flown.to)) {
        const plan = flyWithStops(
          world,
          flyer,
          aircraft,
          request,
          itinerary(longer),
          start,
          stopsLeft - 1,
        );
        if (plan.kind === "plan") return plan;
      }
    return flown.refused;
  }
  return refusal("noSlot", start.readyS, {
    untilS: taken?.freeS ?? Infinity,
    where: taken === undefined ? -1 : nodes[taken.node].point,
  });
};

const scratch = emptyConditions();

/** How many later departures are tried where leaving at once does not work. */
const LATER_TRIED = 12;

/**
 * When something in the air changes between two times: a spell of weather in any area, dawn or dusk at
 * the base. In order, without doubles.
 */
const changes = (world: AirWorld, at: number, fromS: number, toS: number): number[] => {
  const { sky, rules, points } = world;
  const times = [...sky.weather.startS].filter((timeS) => timeS > fromS && timeS <= toS);
  const sun = { day: true, sinceS: 0, untilS: 0 };
  for (let timeS = fromS; timeS <= toS && times.length < 1000; timeS = sun.untilS) {
    if (timeS > fromS) times.push(timeS);
    dayOrNight(
      sky.daylight,
      rules.dayLimit,
      sky.startEpochS,
      timeS,
      points.lon[at],
      points.lat[at],
      sun,
    );
  }
  return [...new Set(times)].sort((a, b) => a - b).slice(0, LATER_TRIED);
};

/** Reasons that a later departure may mend: wind and haze burn fuel, and waiting away from base is duty. */
const passing: readonly RefusalReason[] = ["outOfRange", "payloadTooHeavy", "dutyHours"];

/**
 * A flight from door to door: readiness and approval of airspace side by side, waiting on the ground
 * for daylight, weather and slots as far as they are known, legs with the wind of each area, loading,
 * fuel with reserve, stops for fuel, back to a landing point, all within the crew's day. Or the reason
 * why not.
 *
 * Each place is left as soon as the next hop can be flown. If leaving the base so early makes the fuel
 * or the crew's duty fail (haze, head wind, being caught by weather at the target), it tries again with
 * the next changes of weather and light, the first dozen. Where a stop may be made on several points
 * it tries the nearest suitable one, the nearest lit one, and the hoist, and keeps the plan that
 * reaches the target first; the hoist only where no landing works. Nothing is reserved: `stands` says
 * what to reserve.
 */
export const planFlight = (
  world: AirWorld,
  aircraft: Aircraft,
  request: FlightRequest,
): FlightPlan | Refusal => {
  const { type, crew } = aircraft;
  const standing = standingRefusal(aircraft, request);
  if (standing !== undefined) return standing;
  const flyer: Flyer = { sky: world.sky, rules: world.rules, type, nightCrew: crew.night };
  const beginS = Math.max(request.orderedS, aircraft.serviceableS);
  const { lon, lat } = world.points;
  const area = areaOf(world.sky.areas, lon[aircraft.at], lat[aircraft.at]);
  const { day } = conditionsAt(world.sky, world.rules, type, true, area, beginS, true, scratch);
  // Without a night crew the day's crew gets ready and waits for light.
  const readinessS = day || !crew.night ? request.readinessS : request.nightReadinessS;
  const start: Start = {
    beginS,
    readinessS,
    readyS: Math.max(beginS + readinessS, request.orderedS + request.approvalS),
    giveUpS: giveUpS(request),
  };
  const attempt = (landing: Landing): FlightPlan | Refusal => {
    const nodes = flightNodes(world, aircraft, request, landing);
    if (!Array.isArray(nodes)) return nodes;
    const way = itinerary(nodes);
    const leaving = (readyS: number) =>
      flyWithStops(world, flyer, aircraft, request, way, { ...start, readyS }, FUEL_STOPS);
    const atOnce = leaving(start.readyS);
    if (atOnce.kind === "plan" || !passing.includes(atOnce.reason)) return atOnce;
    const never = hopeless(world, aircraft, request, nodes);
    if (
      never !== undefined &&
      withFuelStop(world, aircraft, nodes, never.from, never.to).length === 0
    )
      return atOnce;
    for (const laterS of changes(world, aircraft.at, start.readyS, start.giveUpS)) {
      const later = leaving(laterS);
      if (later.kind === "plan") return { ...later, readyS: start.readyS };
    }
    return atOnce;
  };
  let best = attempt("nearest");
  const orElse = (landing: Landing): void => {
    const other = attempt(landing);
    if (other.kind === "plan" && (best.kind === "refusal" || other.targetS < best.targetS))
      best = other;
  };
  const free = request.stops.some((stop) => stop.by !== "hover" && stop.point === undefined);
  if (free && (best.kind === "refusal" || best.waits.some((wait) => wait.reason === "unlit")))
    orElse("lit");
  if (best.kind === "refusal" && request.stops.some((stop) => stop.by === "landOrHoist"))
    orElse("hoist");
  return best;
};
