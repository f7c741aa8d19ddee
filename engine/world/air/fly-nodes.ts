import { crewRefusal } from "./crew.ts";
import type { Aircraft, AirWorld, FlightRequest } from "./flight-request.ts";
import { flyStage, fuelRefusal, suffices, weatherRefusal } from "./flight-stage.ts";
import type { Itinerary } from "./flight-stage.ts";
import { refusal } from "./refusal.ts";
import type { Refusal, RefusalReason } from "./refusal.ts";
import type { Block, Flyer } from "./route.ts";
import { slotFreeFromS } from "./slots.ts";

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

/** Fuel or lift do not suffice between two nodes; what would be said if no stop for fuel helps. */
export interface ShortOfFuel {
  readonly kind: "fuel";
  readonly from: number;
  readonly to: number;
  readonly refused: Refusal;
}

export interface SlotTaken {
  readonly kind: "slot";
  readonly node: number;
  readonly freeS: number;
}

export interface Start {
  readonly beginS: number;
  readonly readyS: number;
  readonly readinessS: number;
  readonly giveUpS: number;
}

/** Flies the nodes in order, deciding fuel stage by stage (from one place with fuel to the next). */
export const flyNodes = (
  world: AirWorld,
  flyer: Flyer,
  aircraft: Aircraft,
  request: FlightRequest,
  way: Itinerary,
  notBeforeS: Float64Array,
  start: Start,
): FlightPlan | Refusal | ShortOfFuel | SlotTaken => {
  const { nodes } = way;
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
      flyStage(world, flyer, way, from, readyS, notBeforeS, start.giveUpS);
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
