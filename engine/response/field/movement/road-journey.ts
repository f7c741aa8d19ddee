import type { Procedure as Body } from "../../../kernel/index.ts";
import { drawStep } from "../../../situation/procedure.ts";
import type { Procedure } from "../../../situation/procedure.ts";
import { receive } from "../../../situation/receive.ts";
import { OUTSIDE } from "../../../situation/report.ts";
import type { Situation } from "../../../situation/situation.ts";
import { roadSpeedShare } from "../../../situation/weather.ts";
import type { GroundTables } from "../../../world/ground/layout.ts";
import type { RoadState } from "../../../world/travel/road-state.ts";
import { drive } from "../../../world/travel/drive.ts";
import { fieldKinds } from "../event-kinds.ts";
import { logDrive, logWalk } from "./log-way.ts";
import { walkIn } from "./walking-in.ts";
import type { WalkIn } from "./walking-in.ts";

/** What a journey stands on. */
export interface RoadField {
  readonly situation: Situation;
  readonly procedure: Procedure;
  /** How far a team walks in, m. */
  readonly walkLimitM: number;
}

/** Somebody on the road: a unit, what it drives, and the post that it reports to. */
export interface Mover {
  readonly unit: number;
  readonly vehicle: number;
  readonly by: number;
  /** Can it leave its vehicle and walk in? It can, unless said otherwise. */
  readonly walks?: boolean;
}

/** How a journey ended: the last row of it, and whether it is where it wanted to be. */
export interface Journey {
  readonly there: boolean;
  readonly row: number;
}

/** It looks again at weather, light and roads after this long on the way. */
const STRETCH_S = 1800;

/**
 * Drives a unit to a town on the roads as known. A road that turns out blocked is reported, and from
 * then on known; another way is taken. Where no known road leads on, the vehicles are left as near as
 * they get and the team walks in, if it is not too far.
 */
export function* travelTo(
  field: RoadField,
  mover: Mover,
  town: number,
  cause: number,
): Body<Journey> {
  const { situation, procedure } = field;
  const { stage, world, ways, pictures, truth, units } = situation;
  const { unit, vehicle, by } = mover;
  const { ground } = world;
  const target = ground.tables.town.node[town];
  let row = cause;
  let walk: WalkIn | undefined;
  let route: Int32Array | undefined;
  for (;;) {
    const from = units.node[unit];
    const goal = walk?.node ?? target;
    // It keeps to its way as long as nobody says that it is shut.
    if (route === undefined || !leadsOn(ground.tables, route, from, vehicle, pictures.roads)) {
      route = from < 0 ? undefined : ways.way(from, goal, vehicle, pictures.roads);
    }
    if (route === undefined) {
      const before: number | undefined = walk?.node;
      walk = from < 0 || mover.walks === false ? undefined : walkIn(field, from, town, vehicle);
      if (walk !== undefined && walk.node !== before) continue;
      row = stage.record(fieldKinds.stuck.id, unit, -1, town, 0, row, by);
      return { there: false, row };
    }
    if (route.length === 0) break;
    const share = roadSpeedShare(ground, situation.weather, situation.sky, town, stage.now);
    let part = drive(route, from, vehicle, truth.roads, STRETCH_S * share);
    if (part.timeS === 0 && part.blockedEdge === -1) {
      part = drive(route.subarray(0, 1), from, vehicle, truth.roads);
    }
    logDrive(situation, unit, vehicle, truth.roads, from, route, part, part.timeS / share);
    yield part.timeS / share;
    units.node[unit] = part.node;
    route = route.subarray(part.edgesDone);
    const edge = part.blockedEdge;
    if (edge === -1) continue;
    row = stage.record(fieldKinds.blockedRoad.id, unit, -1, edge, 0, row, by);
    pictures.roads.learn(edge, truth.roads);
    receive(situation, { kind: "road", from: OUTSIDE, to: by, cause: row, edge });
    yield drawStep(stage, procedure, "turnBack", units.id[unit]);
    walk = undefined;
    route = ways.way(part.node, target, vehicle, pictures.roads);
    if (route !== undefined) {
      const restS = alongS(route, vehicle, pictures.roads) / share;
      row = stage.record(fieldKinds.rerouted.id, unit, -1, town, restS, row, by);
    }
  }
  if (walk !== undefined) {
    row = stage.record(fieldKinds.onFoot.id, unit, -1, town, walk.wayM, row, by);
    logWalk(situation, unit, walk.node, target, walk.timeS);
    yield walk.timeS;
    units.node[unit] = target;
  }
  return { there: true, row };
}

/** Seconds for a way on these roads. */
const alongS = (route: Int32Array, vehicle: number, roads: RoadState): number => {
  let sum = 0;
  for (const edge of route) sum += roads.timeS(edge, vehicle);
  return sum;
};

/** Does the rest of a way begin where the vehicle stands, and is all of it open as far as known? */
const leadsOn = (
  { edge }: GroundTables,
  route: Int32Array,
  from: number,
  vehicle: number,
  known: RoadState,
): boolean => {
  if (route.length > 0 && edge.from[route[0]] !== from && edge.to[route[0]] !== from) return false;
  for (const row of route) if (!known.passable(row, vehicle)) return false;
  return true;
};

/** Seconds a unit would need to a town by the roads as known; Infinity where none leads there. */
export const expectedTravelS = (
  { situation }: RoadField,
  { unit, vehicle }: Mover,
  town: number,
): number => {
  const { world, ways, pictures, units, weather, sky, stage } = situation;
  const from = units.node[unit];
  if (from < 0 || vehicle < 0) return Infinity;
  const target = world.ground.tables.town.node[town];
  return (
    ways.timeS(from, target, vehicle, pictures.roads) /
    roadSpeedShare(world.ground, weather, sky, town, stage.now)
  );
};
