import { distanceM } from "../ground/sphere.ts";
import { usefulLoadAt } from "./aircraft.ts";
import type { AircraftType } from "./aircraft.ts";
import { planFlight } from "./flight-plan.ts";
import type { FlightPlan } from "./flight-plan.ts";
import type { Aircraft, AirWorld, FlightRequest } from "./flight-request.ts";
import { refusal } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import type { Place } from "./route.ts";

/** Where a bucket can be filled. */
export interface WaterPoints {
  readonly count: number;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly elevationM: Float64Array;
  readonly depthM: Float64Array;
}

/** The nearest water at least so deep; -1 for none. Equal distances: the lower row. */
export const nearestWater = (water: WaterPoints, place: Place, depthM: number): number => {
  let best = -1;
  let bestM = Infinity;
  for (let i = 0; i < water.count; i++) {
    if (water.depthM[i] < depthM) continue;
    const m = distanceM(place.lon, place.lat, water.lon[i], water.lat[i]);
    if (m < bestM) {
      best = i;
      bestM = m;
    }
  }
  return best;
};

/** One bucket from water to fire and back: 2 * distance / speed + dip, drop and turns, s. Wind cancels out to first order and is left out. */
export const bucketCycleS = (waterM: number, speedMs: number, turnS: number): number =>
  (2 * waterM) / speedMs + turnS;

/** Buckets dropped in an hour of work; at 160 km/h and four minutes 60 / (2 km / 2.67 + 4). */
export const dropsPerHour = (waterM: number, speedMs: number, turnS: number): number =>
  3600 / bucketCycleS(waterM, speedMs, turnS);

/** A sortie with the bucket: the flight, the water and how it comes. */
export interface BucketSortie {
  readonly kind: "sortie";
  readonly plan: FlightPlan;
  readonly water: number;
  readonly cycleS: number;
  readonly drops: number;
  readonly waterKg: number;
}

/** What one bucket holds with this much fuel aboard, kg: the bucket, the hook, or the lift left. */
export const bucketFillKg = (type: AircraftType, elevationM: number, fuelKg: number): number =>
  Math.max(0, Math.min(type.bucketKg, usefulLoadAt(type, elevationM, true) - fuelKg));

/**
 * The sortie with the most drops that begins as early as one with a single drop could, or later by no
 * more than the time to refuel (so that it does not wait for another day): from base to the fire with the bucket on the hook, as many cycles as fuel, daylight, weather and the crew's day
 * leave, and to the end of the request. The request gives no stops; `drops` limits them.
 *
 * The work counts as flown over the fire at hovering flow; the way from base is taken to the fire.
 */
export const planBucketSortie = (
  world: AirWorld,
  aircraft: Aircraft,
  request: Omit<FlightRequest, "stops" | "bucket" | "target">,
  fire: Place & { readonly elevationM?: number },
  water: WaterPoints,
  drops = Infinity,
): BucketSortie | Refusal => {
  const { type } = aircraft;
  const { rules } = world;
  const point = nearestWater(water, fire, rules.bucketDepthM);
  if (point < 0) return refusal("noWaterPoint", request.orderedS, { allowed: rules.bucketDepthM });
  const awayM = distanceM(fire.lon, fire.lat, water.lon[point], water.lat[point]);
  const cycleS = bucketCycleS(awayM, type.externalMs, rules.bucketTurnS);
  const plan = (count: number, patienceS = request.patienceS) =>
    planFlight(world, aircraft, {
      ...request,
      ...(patienceS === undefined ? {} : { patienceS }),
      bucket: true,
      stops: [{ ...fire, by: "hover", forS: count * cycleS }],
    });
  const first = plan(1);
  if (first.kind === "refusal") return first;
  const latestS = first.targetS + rules.refuelS;
  const patienceS = first.takeoffS + rules.refuelS - request.orderedS;
  let best = first;
  let done = 1;
  let tooMany =
    1 + Math.min(drops, Math.floor(type.fuelCapacityKg / (type.hoverFlowKgS * cycleS)) + 1);
  while (tooMany - done > 1) {
    const count = Math.floor((done + tooMany) / 2);
    const longer = plan(count, patienceS);
    if (longer.kind === "plan" && longer.targetS <= latestS) {
      done = count;
      best = longer;
    } else tooMany = count;
  }
  const over = best.places.findIndex((place) => place.stop === 0);
  const cycleKg = type.hoverFlowKgS * cycleS;
  let waterKg = 0;
  for (let i = 0; i < done; i++)
    waterKg += bucketFillKg(
      type,
      water.elevationM[point],
      best.places[over].fuelAtArrivalKg - i * cycleKg,
    );
  return { kind: "sortie", plan: best, water: point, cycleS, drops: done, waterKg };
};
