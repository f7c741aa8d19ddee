import { distanceM } from "../../../world/ground/sphere.ts";
import { walkTimeS } from "../../../world/travel/access.ts";
import type { RoadField } from "./road-journey.ts";

/** Where the vehicles are left, and the way on foot from there. */
export interface WalkIn {
  readonly node: number;
  readonly wayM: number;
  readonly timeS: number;
}

/** Nodes of the road network around a town that are looked at. */
const NEAREST = 16;

/**
 * The quickest way to drive as near as the known roads allow and to walk the rest, over debris and not
 * further than a team walks; undefined where there is none.
 */
export const walkIn = (
  { situation, walkLimitM }: RoadField,
  from: number,
  town: number,
  vehicle: number,
): WalkIn | undefined => {
  const { access, world, ways, pictures } = situation;
  const { tables } = world.ground;
  const { town: towns, node: nodes, rules } = tables;
  const place = { lon: towns.lon[town], lat: towns.lat[town] };
  let best: WalkIn | undefined;
  let bestS = Infinity;
  const look = (node: number): void => {
    const straight = distanceM(place.lon, place.lat, nodes.lon[node], nodes.lat[node]);
    const wayM = straight * rules.accessDetour[0];
    if (wayM > walkLimitM) return;
    const driveS = ways.timeS(from, node, vehicle, pictures.roads);
    const timeS = walkTimeS(tables, wayM, "debris");
    if (driveS + timeS >= bestS) return;
    bestS = driveS + timeS;
    best = { node, wayM, timeS };
  };
  look(from);
  for (const { node } of access.legs(place, vehicle, NEAREST)) look(node);
  return best;
};
