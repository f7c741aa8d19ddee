import { distanceM } from "../ground/sphere.ts";
import { reserveKg } from "./aircraft.ts";
import { refuelNode } from "./flight-nodes.ts";
import type { FlightNode } from "./flight-nodes.ts";
import type { Aircraft, AirWorld, FlightRequest } from "./flight-request.ts";
import type { ShortOfFuel } from "./fly-nodes.ts";
import { canLand } from "./landing-points.ts";
import { refusal } from "./refusal.ts";

/**
 * The stage whose fuel cannot do even with the strongest wind it flies in behind it all the way, and
 * what it takes in still air; so nothing need be flown out to know.
 */
export const hopeless = (
  world: AirWorld,
  aircraft: Aircraft,
  request: FlightRequest,
  nodes: readonly FlightNode[],
): ShortOfFuel | undefined => {
  const { type } = aircraft;
  const { fuel } = world.points;
  let from = 0;
  let bestS = 0;
  let stillS = 0;
  for (let i = 1; i < nodes.length; i++) {
    const before = nodes[i - 1];
    const here = nodes[i];
    const wayM = distanceM(before.lon, before.lat, here.lon, here.lat);
    const speed = before.external ? type.externalMs : type.cruiseMs;
    const overS = here.by === "land" ? 0 : here.workS;
    bestS += wayM / (speed + type.windLimitMs) + overS;
    stillS += wayM / speed + overS;
    if (here.by !== "land" || (fuel[here.point] === 0 && i < nodes.length - 1)) continue;
    const mostKg =
      fuel[nodes[from].point] === 1 || from > 0 ? type.fuelCapacityKg : aircraft.fuelKg;
    if (bestS * type.fuelFlowKgS + reserveKg(type) > mostKg)
      return {
        kind: "fuel",
        from,
        to: i,
        refused: refusal("outOfRange", request.orderedS, {
          found: stillS * type.fuelFlowKgS + reserveKg(type),
          allowed: mostKg,
        }),
      };
    from = i;
    bestS = 0;
    stillS = 0;
  }
  return undefined;
};

/** How many stops are worth flying out before giving up. */
const TRIED = 4;

/**
 * Node lists with one stop for fuel more between two nodes, best first: shortest way among those after
 * which, in still air and with full tanks, both parts can be flown; if there are none, those whose
 * first part can, with the least left to fly (a second stop may mend the rest).
 */
export const withFuelStop = (
  world: AirWorld,
  aircraft: Aircraft,
  nodes: readonly FlightNode[],
  from: number,
  to: number,
): FlightNode[][] => {
  const { points, rules } = world;
  const { type } = aircraft;
  const timeS = (list: readonly FlightNode[]): number => {
    let sum = 0;
    for (let i = 0; i + 1 < list.length; i++) {
      const a = list[i];
      const b = list[i + 1];
      sum += distanceM(a.lon, a.lat, b.lon, b.lat) / (a.external ? type.externalMs : type.cruiseMs);
      if (b.by !== "land" && i + 2 < list.length) sum += b.workS;
    }
    return sum;
  };
  const lastsS = (fuelKg: number) => fuelKg / type.fuelFlowKgS - type.reserveS;
  const firstKg = points.fuel[nodes[from].point] === 1 ? type.fuelCapacityKg : aircraft.fuelKg;
  const found: { list: FlightNode[]; whole: boolean; cost: number }[] = [];
  for (let point = 0; point < points.count; point++) {
    if (points.fuel[point] === 0 || !canLand(points, point, type, rules)) continue;
    for (let i = from; i < to; i++) {
      if (point === nodes[i].point || point === nodes[i + 1].point) continue;
      const stop = refuelNode(world, point, nodes[i]);
      const headS = timeS([...nodes.slice(from, i + 1), stop]);
      if (headS > lastsS(firstKg)) continue;
      const tailS = timeS([stop, ...nodes.slice(i + 1, to + 1)]);
      const whole = tailS <= lastsS(type.fuelCapacityKg);
      found.push({
        list: [...nodes.slice(0, i + 1), stop, ...nodes.slice(i + 1)],
        whole,
        cost: whole ? headS + tailS : tailS,
      });
    }
  }
  const useful = found.some((one) => one.whole) ? found.filter((one) => one.whole) : found;
  return useful
    .sort((a, b) => a.cost - b.cost)
    .slice(0, TRIED)
    .map((one) => one.list);
};
