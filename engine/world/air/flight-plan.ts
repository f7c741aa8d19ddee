import { conditionsAt, emptyConditions } from "./conditions.ts";
import { crewRefusal } from "./crew.ts";
import { dayOrNight } from "./daylight.ts";
import { flightNodes, standingRefusal } from "./flight-nodes.ts";
import type { FlightNode, Landing } from "./flight-nodes.ts";
import { giveUpS } from "./flight-request.ts";
import type { Aircraft, AirWorld, FlightRequest } from "./flight-request.ts";
import { flyStage, fuelRefusal, suffices, weatherRefusal } from "./flight-stage.ts";
import { withFuelStop } from "./fuel-stops.ts";
import { refusal } from "./refusal.ts";
import type { Refusal, RefusalReason } from "./refusal.ts";
import type { Block, Flyer } from "./route.ts";
import { slotFreeFromS } from "./slots.ts";
import { areaOf } from "./weather.ts";

/** One leg of a plan, from place to place. */
export interface PlanLeg {
  readonly startS: number;
  readonly endS: number;
  readonly distanceM: number;
  readonly fuelAtStartKg: number;
  readonly fuelAtEndKg: number;
  readonly payloadKg: number;
  readonly persons: number;
  readonly external: boolean;
}

/** One place of a plan: leg i leads from place i to place i + 1. */
export interface PlanPlace {
  /** Landing point, -1 in the hover. */
  readonly point: number;
  /** Row in the request's stops; -1 for start, refuelling and end. */
  readonly stop: number;
  readonly by: "land" | "hoist" | "hover";
  readonly arriveS: number;
  /** Ready to leave: the work there is done, refuelling included. */
  readonly readyS: number;
  readonly departS: number;
  readonly fuelAtArrivalKg: number;
  /** Fuel put in, or taken out for the sake of the load (negative). */
  readonly refuelledKg: number;
}

/** Time spent waiting on the ground, and for what. */
export interface PlanWait {
  /** Place that it waits at. */
  readonly place: number;
  readonly reason: RefusalReason;
  readonly fromS: number;
  readonly untilS: number;
}

/** A slot the flight takes. */
export interface Stand {
  readonly point: number;
  readonly fromS: number;
  readonly toS: number;
}

/** A flight that can be flown as it stands. */
export interface FlightPlan {
  readonly kind: "plan";
  readonly places: readonly PlanPlace[];
  readonly legs: readonly PlanLeg[];
  readonly waits: readonly PlanWait[];
  /** Ready to leave; left; over or on the target; done there; landed at last. */
  readonly readyS: number;
  readonly takeoffS: number;
  readonly targetS: number;
  readonly targetDoneS: number;
  readonly endS: number;
  /** Time in the air, hovering included. */
  readonly flightS: number;
  /** When the crew's duty began, for its next flight. */
  readonly dutyStartS: number;
  readonly burntKg: number;
  readonly distanceM: number;
  readonly night: boolean;
  /** Slots to be reserved if the flight is ordered; none at its own base. */
  readonly stands: readonly Stand[];
}

/** How often a plan is begun again because a slot was taken, and how many stops for fuel it may add. */
const SLOT_ROUNDS = 64;
const FUEL_STOPS = 2;

/** Fuel or lift do not suffice between two nodes; what would be said if no stop for fuel helps. */
interface ShortOfFuel {
  readonly kind: "fuel";
  readonly from: number;
  readonly to: number;
  readonly refused: Refusal;
}

interface SlotTaken {
  readonly kind: "slot";
  readonly node: number;
  readonly freeS: number;
}

interface Start {
  readonly beginS: number;
  readonly readyS: number;
  readonly readinessS: number;
  readonly giveUpS: number;
}

/** Flies the nodes in order, deciding fuel stage by stage (from one place with fuel to the next). */
const fly = (
  world: AirWorld,
  flyer: Flyer,
  aircraft: Aircraft,
  request: FlightRequest,
  nodes: readonly FlightNode[],
  notBeforeS: Float64Array,
  start: Start,
): FlightPlan | Refusal | ShortOfFuel | SlotTaken => {
  const { points, rules, slots } = world;
  const { type } = aircraft;
  const last = nodes.length - 1;
  const target = request.target ?? 0;
  const refuelS = rules.hotRefuelling ? rules.hotRefuelS : rules.refuelS;
  const places: PlanPlace[] = [];
  const legs: PlanLeg[] = [];
  const waits: PlanWait[] = [];
  const stands: Stand[] = [];
  let fuelKg = aircraft.fuelKg;
  let arriveS = request.orderedS;
  let flightS = 0;
  let burntKg = 0;
  let night = false;
  let targetS = Number.NaN;
  let targetDoneS = Number.NaN;
  let obstacle: Block | undefined;

  for (let from = 0; from < last;) {
    const here = nodes[from];
    const hasFuel = points.fuel[here.point] === 1;
    const workedS = from === 0 ? start.readyS : arriveS + here.workS;
    let refuel = here.refuelStop;
    const stageFrom = (readyS: number) =>
      flyStage(world, flyer, nodes, from, readyS, notBeforeS, start.giveUpS);
    // At its base it is refuelled while the crew gets ready, elsewhere after the work.
    const refuelledS = from === 0 ? Math.max(workedS, start.beginS + refuelS) : workedS + refuelS;
    let readyS = refuel ? refuelledS : workedS;
    let stage = stageFrom(readyS);
    if (stage.kind === "refusal") return stage;
    if (!refuel && hasFuel && !suffices(stage, fuelKg)) {
      refuel = true;
      readyS = refuelledS;
      stage = stageFrom(readyS);
      if (stage.kind === "refusal") return stage;
    }
    const loadedKg = refuel ? stage.allowedKg : fuelKg;
    if (!suffices(stage, loadedKg)) {
      const refused = fuelRefusal(stage, type.fuelCapacityKg, hasFuel ? undefined : fuelKg, readyS);
      return { kind: "fuel", from, to: stage.to, refused };
    }

    for (const { from: left, to, walk, waits: met, readyS: hopReadyS, ...hop } of stage.hops) {
      const at = nodes[left];
      const { departS } = walk;
      if (left > 0) {
        const freeS = slotFreeFromS(slots, at.point, arriveS, departS - arriveS);
        if (freeS > arriveS) return { kind: "slot", node: left, freeS };
        stands.push({ point: at.point, fromS: arriveS, toS: departS });
      }
      for (const { block, fromS, untilS } of met)
        waits.push({ place: places.length, reason: block?.reason ?? "noSlot", fromS, untilS });
      if (Number.isNaN(targetS)) obstacle = met.at(-1)?.block ?? obstacle;
      if (at.stop === target) targetDoneS = arriveS + at.workS;
      places.push({
        point: at.point,
        stop: at.stop,
        by: "land",
        arriveS,
        readyS: hopReadyS,
        departS,
        fuelAtArrivalKg: fuelKg,
        refuelledKg: left === from ? loadedKg - fuelKg : 0,
      });
      if (left === from) fuelKg = loadedKg;
      let legStartS = departS;
      let legStartKg = fuelKg;
      for (let i = 0; left + i < to; i++) {
        const before = nodes[left + i];
        const after = nodes[left + i + 1];
        const endS = walk.pieceEndS[hop.reached[i]];
        const endKg = fuelKg - walk.pieceBurntKg[hop.reached[i]];
        legs.push({
          startS: legStartS,
          endS,
          distanceM: hop.distancesM[i],
          fuelAtStartKg: legStartKg,
          fuelAtEndKg: endKg,
          payloadKg: before.payloadKg,
          persons: before.persons,
          external: before.external,
        });
        legStartS = walk.pieceEndS[hop.worked[i]];
        legStartKg = fuelKg - walk.pieceBurntKg[hop.worked[i]];
        if (after.stop === target) {
          targetS = endS;
          targetDoneS = legStartS;
        }
        if (after.by !== "land")
          places.push({
            point: -1,
            stop: after.stop,
            by: after.by,
            arriveS: endS,
            readyS: legStartS,
            departS: legStartS,
            fuelAtArrivalKg: endKg,
            refuelledKg: 0,
          });
      }
      fuelKg -= walk.burntKg;
      burntKg += walk.burntKg;
      flightS += walk.arriveS - departS;
      night ||= walk.night;
      ({ arriveS } = walk);
    }
    from = stage.to;
  }

  const end = nodes[last];
  if (end.point !== aircraft.at) {
    const freeS = slotFreeFromS(slots, end.point, arriveS, rules.clearStandS);
    if (freeS > arriveS) return { kind: "slot", node: last, freeS };
    stands.push({ point: end.point, fromS: arriveS, toS: arriveS + rules.clearStandS });
  }
  places.push({
    point: end.point,
    stop: -1,
    by: "land",
    arriveS,
    readyS: arriveS,
    departS: arriveS,
    fuelAtArrivalKg: fuelKg,
    refuelledKg: 0,
  });
  const latestS = request.latestS ?? Infinity;
  if (targetS > latestS)
    return obstacle === undefined
      ? refusal("notInTime", targetS, { found: targetS, allowed: latestS })
      : weatherRefusal(obstacle);
  // A crew called for this flight comes on duty in time to get it ready, not before.
  const calledS = places[0].departS - start.readinessS;
  const tired = crewRefusal(aircraft.crew, rules, calledS, flightS, arriveS);
  if (tired !== undefined) return tired;
  return {
    kind: "plan",
    places,
    legs,
    waits,
    readyS: start.readyS,
    takeoffS: places[0].departS,
    targetS,
    targetDoneS,
    endS: arriveS,
    flightS,
    dutyStartS: aircraft.crew.dutyStartS ?? calledS,
    burntKg,
    distanceM: legs.reduce((sum, leg) => sum + leg.distanceM, 0),
    night,
    stands,
  };
};

/** Flies the nodes, later where a slot is taken, with stops for fuel where fuel does not suffice. */
const flyWithStops = (
  world: AirWorld,
  flyer: Flyer,
  aircraft: Aircraft,
  request: FlightRequest,
  nodes: readonly FlightNode[],
  start: Start,
  stopsLeft: number,
): FlightPlan | Refusal => {
  const notBeforeS = new Float64Array(nodes.length).fill(-Infinity);
  let taken: SlotTaken | undefined;
  for (let round = 0; round < SLOT_ROUNDS; round++) {
    const flown = fly(world, flyer, aircraft, request, nodes, notBeforeS, start);
    if (flown.kind === "slot") {
      taken = flown;
      if (flown.freeS > start.giveUpS) break;
      notBeforeS[flown.node] = flown.freeS;
      continue;
    }
    if (flown.kind !== "fuel") return flown;
    if (stopsLeft > 0)
      for (const longer of withFuelStop(world, aircraft, nodes, flown.from, flown.to)) {
        const plan = flyWithStops(world, flyer, aircraft, request, longer, start, stopsLeft - 1);
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
    const leaving = (readyS: number) =>
      flyWithStops(world, flyer, aircraft, request, nodes, { ...start, readyS }, FUEL_STOPS);
    const atOnce = leaving(start.readyS);
    if (atOnce.kind === "plan" || !passing.includes(atOnce.reason)) return atOnce;
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
