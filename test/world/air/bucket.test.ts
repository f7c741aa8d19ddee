import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  bucketCycleS,
  bucketFillKg,
  dropsPerHour,
  nearestWater,
  planBucketSortie,
} from "../../../engine/world/air/bucket.ts";
import type { WaterPoints } from "../../../engine/world/air/bucket.ts";
import { BUCKET_SPEED_MS, FLIGHT_RULES } from "../../../engine/world/air/flight-rules.ts";
import { aircraftOf, away, helicopter, order, worldOf } from "./given.ts";

const waterAt = (...km: number[]): WaterPoints => ({
  count: km.length,
  lon: Float64Array.from(km, (k) => away(k).lon),
  lat: Float64Array.from(km, (k) => away(k).lat),
  elevationM: new Float64Array(km.length),
  depthM: new Float64Array(km.length).fill(3),
});

const { stops: _, ...asked } = order({ stops: [] });

describe("the bucket", () => {
  test("60 / (2 d / 2.67 + 4) drops an hour at 160 km/h", () => {
    const perHour = (km: number) => dropsPerHour(km * 1000, BUCKET_SPEED_MS, 240);
    // 5 km: 60 / 7.745 = 7.7 (the published example rounds it to 7.8); 15 km: 60 / 15.24 = 3.9.
    expect(perHour(5)).toBeCloseTo(60 / ((2 * 5) / 2.67 + 4), 2);
    expect(perHour(5)).toBeCloseTo(7.74, 2);
    expect(perHour(15)).toBeCloseTo(3.93, 2);
    expect(perHour(0)).toBe(15);
    expect(bucketCycleS(10_000, 40, 240)).toBe(740);
  });

  test("the nearest water that is deep enough", () => {
    const water = waterAt(3, 8, 20);
    water.depthM[0] = 2.4;
    expect(nearestWater(water, away(0), 2.5)).toBe(1);
    expect(nearestWater(water, away(0), 3.5)).toBe(-1);
  });

  test("a full tank leaves less for the bucket", () => {
    const type = helicopter();
    expect(bucketFillKg(type, 0, 600)).toBe(1400);
    expect(bucketFillKg(type, 0, 300)).toBe(1500);
    expect(bucketFillKg(helicopter({ liftLossKgM: 1 }), 700, 600)).toBe(700);
    expect(bucketFillKg(type, 0, 2100)).toBe(0);
  });

  test("a sortie by hand", () => {
    // Fire at 40 km, water at 48: 1,000 s out and back, cycles of 16 km / 40 m/s + 240 s = 640 s.
    const fire = away(40);
    const sortie = planBucketSortie(worldOf(), aircraftOf(), asked, fire, waterAt(48));
    if (sortie.kind === "refusal") expect.fail(sortie.reason);
    expect(sortie.cycleS).toBeCloseTo(640, 1);
    // 300 kg less 54 of reserve and 120 there and back: 126 kg at 0.066 kg/s are 1,909 s, two cycles;
    // refuelled to 600 kg it is 426 kg, 6,454 s, ten cycles.
    expect(sortie.drops).toBe(10);
    expect(sortie.plan.places[0].refuelledKg).toBe(300);
    // 540 kg on arrival leave 1,460 for the first bucket, then 1,500 each.
    expect(sortie.waterKg).toBeCloseTo(1460 + 9 * 1500, 0);
    expect(sortie.plan.targetDoneS - sortie.plan.targetS).toBeCloseTo(6400, 0);
  });

  test("noWaterPoint", () => {
    const shallow = waterAt(48);
    shallow.depthM.fill(2);
    expect(planBucketSortie(worldOf(), aircraftOf(), asked, away(40), shallow)).toMatchObject({
      kind: "refusal",
      reason: "noWaterPoint",
      allowed: FLIGHT_RULES.bucketDepthM,
    });
  });

  test("dusk cuts the sortie short", () => {
    // Dusk is 12 h 4 min after the start: with an hour left it makes fewer drops.
    const late = { ...asked, orderedS: 10.5 * 3600 };
    const sortie = planBucketSortie(worldOf(), aircraftOf(), late, away(40), waterAt(48));
    if (sortie.kind === "refusal") expect.fail(sortie.reason);
    expect(sortie.drops).toBeGreaterThan(0);
    expect(sortie.drops).toBeLessThan(10);
    expect(sortie.plan.endS).toBeLessThan(12.1 * 3600);
    expect(sortie.plan.night).toBe(false);
  });

  test("one drop more would not do", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 5, max: 150, noNaN: true }),
        fc.double({ min: 1, max: 30, noNaN: true }),
        fc.integer({ min: 0, max: 12 }),
        (fireKm, waterKm, hour) => {
          const world = worldOf();
          const request = { ...asked, orderedS: hour * 3600 };
          const fire = away(fireKm);
          const water = waterAt(fireKm + waterKm);
          const most = planBucketSortie(world, aircraftOf(), request, fire, water);
          if (most.kind === "refusal") return;
          const end = most.plan.places.at(-1);
          expect(end?.fuelAtArrivalKg).toBeGreaterThanOrEqual(54 - 1e-9);
          const one = planBucketSortie(world, aircraftOf(), request, fire, water, 1);
          if (one.kind === "refusal") expect.fail("one drop is refused, several are not");
          expect(one.drops).toBe(1);
          expect(most.plan.targetS).toBeLessThanOrEqual(one.plan.targetS + FLIGHT_RULES.refuelS);
          const limited = planBucketSortie(world, aircraftOf(), request, fire, water, most.drops);
          expect(limited.kind === "sortie" && limited.drops).toBe(most.drops);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });
});
