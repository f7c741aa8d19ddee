import type { AircraftType } from "./aircraft.ts";
import type { Aircraft, AirWorld, FlightRequest, Load, Stop } from "./flight-request.ts";
import { giveUpS, massKg, seatsTaken } from "./flight-request.ts";
import type { FlightRules } from "./flight-rules.ts";
import { hoistS } from "./hoist.ts";
import { canLand, nearestLandingPoint } from "./landing-points.ts";
import { refusal } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";

/** How a plan chooses where stops are made: the nearest point, the nearest lit one, or none (hoist). */
export type Landing = "nearest" | "lit" | "hoist";

/** A place the flight comes to, with what is done there and what is aboard from there on. */
export interface FlightNode {
  readonly lon: number;
  readonly lat: number;
  readonly elevationM: number;
  /** Landing point, -1 in the hover. */
  readonly point: number;
  /** Row of the stop in the request; -1 for the start, a refuelling stop and the end. */
  readonly stop: number;
  readonly by: "land" | "hoist" | "hover";
  /** Loading, unloading, hovering, s. */
  readonly workS: number;
  readonly hoverFlowKgS: number;
  /** The hover needs light below: persons or loads go up or down. */
  readonly needsSight: boolean;
  /** Aboard when it leaves. */
  readonly payloadKg: number;
  readonly persons: number;
  /** The load hangs on the hook, or the bucket does. */
  readonly external: boolean;
  readonly refuelStop: boolean;
}

const NOTHING: Load = {};

const plus = (a: Load, b: Load, sign: 1 | -1): Required<Load> => ({
  persons: (a.persons ?? 0) + sign * (b.persons ?? 0),
  litters: (a.litters ?? 0) + sign * (b.litters ?? 0),
  cargoKg: (a.cargoKg ?? 0) + sign * (b.cargoKg ?? 0),
  slungKg: (a.slungKg ?? 0) + sign * (b.slungKg ?? 0),
});

/** Time on the ground for a load to get in or out, s. */
const groundS = (rules: FlightRules, board: Load, leave: Load): number => {
  const litters = (board.litters ?? 0) + (leave.litters ?? 0);
  const persons = (board.persons ?? 0) + (leave.persons ?? 0);
  const cargoKg = (board.cargoKg ?? 0) + (leave.cargoKg ?? 0);
  const slungKg = (board.slungKg ?? 0) + (leave.slungKg ?? 0);
  return (
    (litters > 0 ? rules.litterTurnaroundS : persons > 0 ? rules.turnaroundS : 0) +
    cargoKg * rules.cargoSPerKg +
    (slungKg > 0 ? rules.slingS : 0)
  );
};

/** What no route can mend: serviceability, equipment. */
export const standingRefusal = (
  aircraft: Aircraft,
  request: FlightRequest,
): Refusal | undefined => {
  const { type } = aircraft;
  if (aircraft.serviceableS > Math.min(giveUpS(request), request.latestS ?? Infinity))
    return refusal("unserviceable", request.orderedS, { untilS: aircraft.serviceableS });
  if (request.needsDownlink === true && !type.downlink)
    return refusal("noDownlink", request.orderedS);
  if (request.bucket === true && type.bucketKg <= 0) return refusal("noBucket", request.orderedS);
  return undefined;
};

const loadRefusal = (
  load: Required<Load>,
  type: AircraftType,
  rules: FlightRules,
  winchCrew: number,
  atS: number,
): Refusal | undefined => {
  const seats = seatsTaken(load, type) + winchCrew;
  if (seats > type.seats || load.litters > type.litters)
    return refusal("tooManyPersons", atS, { found: seats, allowed: type.seats });
  if (load.slungKg > type.slingLoadKg)
    return refusal("noExternalLoad", atS, { found: load.slungKg, allowed: type.slingLoadKg });
  const insideKg = massKg(load, rules) - load.slungKg + winchCrew * rules.personKg;
  if (insideKg > type.internalLoadKg)
    return refusal("payloadTooHeavy", atS, { found: insideKg, allowed: type.internalLoadKg });
  return undefined;
};

const pointFor = (world: AirWorld, type: AircraftType, stop: Stop, landing: Landing): number => {
  const { points, rules } = world;
  if (stop.by === "hover" || (landing === "hoist" && stop.by === "landOrHoist")) return -1;
  if (stop.point !== undefined) return canLand(points, stop.point, type, rules) ? stop.point : -1;
  return nearestLandingPoint(points, type, rules, stop, stop.landWithinM ?? 0, landing === "lit");
};

/**
 * The nodes of a request, start and end included, with stops made as `landing` says; or why it cannot
 * be: persons, loads, no place to land. The crew of the hoist flies along and takes seats wherever the
 * hoist is used.
 */
export const flightNodes = (
  world: AirWorld,
  aircraft: Aircraft,
  request: FlightRequest,
  landing: Landing,
): FlightNode[] | Refusal => {
  const { points, rules } = world;
  const { type } = aircraft;
  const chosen = request.stops.map((stop) => pointFor(world, type, stop, landing));
  const hoisting = request.stops.some(
    (stop, i) => stop.by === "landOrHoist" && chosen[i] < 0 && type.hoistKg > 0,
  );
  const winchCrew = hoisting ? rules.hoistCrew : 0;
  const bucket = request.bucket === true;
  let aboard = plus(NOTHING, request.aboard ?? NOTHING, 1);
  const standing = (point: number, refuelStop = false): FlightNode => ({
    lon: points.lon[point],
    lat: points.lat[point],
    elevationM: points.elevationM[point],
    point,
    stop: -1,
    by: "land",
    workS: 0,
    hoverFlowKgS: 0,
    needsSight: false,
    payloadKg: massKg(aboard, rules) + winchCrew * rules.personKg,
    persons: aboard.persons + aboard.litters,
    external: bucket || aboard.slungKg > 0,
    refuelStop,
  });
  const nodes: FlightNode[] = [standing(aircraft.at)];
  let wrong = loadRefusal(aboard, type, rules, winchCrew, request.orderedS);
  if (wrong !== undefined) return wrong;
  for (let i = 0; i < request.stops.length; i++) {
    const stop = request.stops[i];
    const point = chosen[i];
    const board = stop.board ?? NOTHING;
    const leave = stop.leave ?? NOTHING;
    const by = stop.by === "hover" ? "hover" : point >= 0 ? "land" : "hoist";
    let workS = stop.forS ?? 0;
    if (by === "land") workS += groundS(rules, board, leave);
    else if (by === "hoist") {
      const hoisted = hoistS(
        type,
        rules,
        (board.persons ?? 0) + (leave.persons ?? 0),
        (board.litters ?? 0) + (leave.litters ?? 0),
        (board.cargoKg ?? 0) + (leave.cargoKg ?? 0),
      );
      if (stop.by === "land" || type.hoistKg <= 0 || hoisted === Infinity)
        return refusal("noLandingPoint", request.orderedS, {
          found: -1,
          allowed: type.sizeClass,
        });
      workS += hoisted;
    } else if ((board.slungKg ?? 0) + (leave.slungKg ?? 0) > 0) workS += rules.slingS;
    aboard = plus(plus(aboard, leave, -1), board, 1);
    if (Math.min(aboard.persons, aboard.litters, aboard.cargoKg, aboard.slungKg) < 0)
      throw new RangeError(`stop ${i} of the flight puts down more than is aboard`);
    wrong = loadRefusal(aboard, type, rules, winchCrew, request.orderedS);
    if (wrong !== undefined) return wrong;
    const moves = stop.board !== undefined || stop.leave !== undefined;
    nodes.push({
      lon: point >= 0 ? points.lon[point] : stop.lon,
      lat: point >= 0 ? points.lat[point] : stop.lat,
      elevationM: point >= 0 ? points.elevationM[point] : (stop.elevationM ?? 0),
      point,
      stop: i,
      by,
      workS,
      hoverFlowKgS: by === "hover" && !moves && !bucket ? type.fuelFlowKgS : type.hoverFlowKgS,
      needsSight: by === "hoist" || (by === "hover" && (moves || bucket)),
      payloadKg: massKg(aboard, rules) + winchCrew * rules.personKg,
      persons: aboard.persons + aboard.litters,
      external: bucket || aboard.slungKg > 0,
      refuelStop: false,
    });
  }
  if (!canLand(points, request.end, type, rules))
    return refusal("noLandingPoint", request.orderedS, {
      found: points.sizeClass[request.end],
      allowed: type.sizeClass,
    });
  nodes.push(standing(request.end));
  return nodes;
};

/** A stop for fuel between two nodes, with what is aboard on that leg. */
export const refuelNode = (world: AirWorld, point: number, before: FlightNode): FlightNode => ({
  ...before,
  lon: world.points.lon[point],
  lat: world.points.lat[point],
  elevationM: world.points.elevationM[point],
  point,
  stop: -1,
  by: "land",
  workS: 0,
  needsSight: false,
  refuelStop: true,
});
