import { describe, expect, test } from "vitest";

import { flightNodes } from "../../../engine/world/air/flight-nodes.ts";
import { landAt } from "../../../engine/world/air/flight-request.ts";
import type { Stop } from "../../../engine/world/air/flight-request.ts";
import {
  flyStage,
  fuelRefusal,
  itinerary,
  suffices,
} from "../../../engine/world/air/flight-stage.ts";
import type { Stage } from "../../../engine/world/air/flight-stage.ts";
import { aircraftOf, away, helicopter, order, worldOf } from "./given.ts";

const world = worldOf([
  { ...away(60), sizeClass: 0 },
  { ...away(90), sizeClass: 0, fuel: true },
]);
const aircraft = aircraftOf();
const flyer = { sky: world.sky, rules: world.rules, type: aircraft.type, nightCrew: false };

const stageOf = (stops: Stop[], aboard: object, from = 0): Stage => {
  const nodes = flightNodes(world, aircraft, order({ stops, aboard }), "nearest");
  if (!Array.isArray(nodes)) expect.fail(nodes.reason);
  const any = new Float64Array(nodes.length).fill(-Infinity);
  const stage = flyStage(world, flyer, itinerary(nodes), from, 0, any, 1e5);
  if (stage.kind === "refusal") expect.fail(stage.reason);
  return stage;
};

describe("a stage from fuel to fuel", () => {
  test("goes on over a landing without fuel to the next with it", () => {
    const stops = [landAt(world.points, 1, { leave: { persons: 1 } }), landAt(world.points, 2, {})];
    const stage = stageOf(stops, { persons: 1 });
    expect(stage.to).toBe(2);
    expect(stage.hops).toHaveLength(2);
    expect(stage.burntKg).toBeCloseTo(90, 3);
    expect(stage.neededKg).toBeCloseTo(144, 3);
    expect(stage.allowedKg).toBe(600);
    expect(stageOf(stops, { persons: 1 }, 2).to).toBe(3);
  });

  test("the heaviest take-off decides how much fuel is allowed", () => {
    const stops = [landAt(world.points, 1, { board: { cargoKg: 1600 } })];
    // Empty to the stop (60 kg burnt), then 1,600 kg: 2,000 - 1,600 + 60.
    const stage = stageOf(stops, {});
    expect(stage.allowedKg).toBeCloseTo(460, 3);
    expect(stage.payloadKg).toBe(1600);
  });

  test("so does the load taken up in the hover, and a high place", () => {
    const high = { ...away(70), elevationM: 1000 };
    const mountain = helicopter({ liftLossKgM: 1 });
    const nodes = flightNodes(
      world,
      aircraftOf(mountain),
      order({ stops: [{ ...high, by: "landOrHoist", board: { persons: 5 } }] }),
      "nearest",
    );
    if (!Array.isArray(nodes)) expect.fail(nodes.reason);
    const any = new Float64Array(3).fill(-Infinity);
    const stage = flyStage(world, { ...flyer, type: mountain }, itinerary(nodes), 0, 0, any, 1e5);
    if (stage.kind === "refusal") expect.fail(stage.reason);
    // 1,000 kg at 1,000 m, seven persons with the winch crew, 70 kg flown and 66 kg hovered away.
    expect(stage.allowedKg).toBeCloseTo(1000 - 7 * 85 + 70 + 66, 3);
  });
});

describe("why fuel does not suffice", () => {
  const stage = (neededKg: number, allowedKg: number, payloadKg: number): Stage => ({
    kind: "stage",
    to: 1,
    hops: [],
    burntKg: neededKg - 54,
    neededKg,
    allowedKg,
    payloadKg,
  });

  test("tanks too small, too little in them, load too heavy, or both", () => {
    expect(fuelRefusal(stage(700, 600, 0), 600, undefined, 0)).toMatchObject({
      reason: "outOfRange",
      found: 700,
      allowed: 600,
    });
    expect(fuelRefusal(stage(300, 600, 0), 600, 200, 0)).toMatchObject({
      reason: "outOfRange",
      allowed: 200,
    });
    expect(fuelRefusal(stage(400, 300, 1700), 600, undefined, 0)).toMatchObject({
      reason: "payloadTooHeavy",
      found: 1700,
      allowed: 1600,
    });
    // What is in the tanks cannot be taken out: 500 kg there, 300 allowed.
    expect(fuelRefusal(stage(200, 300, 1700), 600, 500, 0)).toMatchObject({
      reason: "payloadTooHeavy",
      allowed: 1500,
    });
    // Even without the load it would not lift its fuel.
    expect(fuelRefusal(stage(550, 300, 100), 600, undefined, 0)).toMatchObject({
      reason: "outOfRange",
      found: 550,
      allowed: 400,
    });
  });

  test("suffices: from what is needed to what is allowed", () => {
    const one = stage(300, 400, 0);
    expect([299, 300, 400, 401].map((kg) => suffices(one, kg))).toEqual([false, true, true, false]);
  });
});
