import { distanceM } from "../ground/sphere.ts";
import { refuelNode } from "./flight-nodes.ts";
import type { FlightNode } from "./flight-nodes.ts";
import type { Aircraft, AirWorld } from "./flight-request.ts";
import { canLand } from "./landing-points.ts";

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
