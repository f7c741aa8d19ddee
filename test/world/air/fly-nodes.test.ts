import { describe, expect, test } from "vitest";

import { flightNodes } from "../../../engine/world/air/flight-nodes.ts";
import { landAt, observe } from "../../../engine/world/air/flight-request.ts";
import type { Stop } from "../../../engine/world/air/flight-request.ts";
import { itinerary } from "../../../engine/world/air/flight-stage.ts";
import { flyNodes } from "../../../engine/world/air/fly-nodes.ts";
import { reserveSlot } from "../../../engine/world/air/slots.ts";
import { aircraftOf, away, helicopter, order, worldOf } from "./given.ts";

const world = worldOf([{ ...away(30), sizeClass: 0 }]);
const aircraft = aircraftOf();
const flyer = { sky: world.sky, rules: world.rules, type: aircraft.type, nightCrew: false };
const start = { beginS: 0, readyS: 1200, readinessS: 1200, giveUpS: 1e5 };

const fly = (
  stops: Stop[],
  aboard = {},
  changes: { notBefore?: Record<number, number>; readyS?: number; one?: typeof aircraft } = {},
) => {
  const { notBefore = {}, readyS = start.readyS, one = aircraft } = changes;
  const request = order({ stops, aboard });
  const nodes = flightNodes(world, one, request, "nearest");
  if (!Array.isArray(nodes)) expect.fail(nodes.reason);
  const notBeforeS = new Float64Array(nodes.length).fill(-Infinity);
  for (const [node, timeS] of Object.entries(notBefore)) notBeforeS[Number(node)] = timeS;
  const by = { ...flyer, type: one.type };
  return flyNodes(world, by, one, request, itinerary(nodes), notBeforeS, { ...start, readyS });
};

describe("nodes flown in order", () => {
  test("a place is reached no earlier than it is said to be free", () => {
    const result = fly([observe(away(60), 0)], {}, { notBefore: { 2: 9000 } });
    if (result.kind !== "plan") expect.fail(result.kind);
    expect(result.endS).toBeCloseTo(9000, 5);
    expect(result.takeoffS).toBeCloseTo(7000, 5);
  });

  test("a taken slot is told with the node and the time, not waited for", () => {
    const row = reserveSlot(world.slots, 1, 1500, 1800);
    const stops = [landAt(world.points, 1, { leave: { persons: 1 } })];
    expect(fly(stops, { persons: 1 })).toEqual({ kind: "slot", node: 1, freeS: 1800 });
    world.slots.toS[row] = 1600;
    expect(fly(stops, { persons: 1 })).toMatchObject({ kind: "plan" });
  });

  test("want of fuel is told with the nodes between which it falls short", () => {
    const thirsty = aircraftOf(helicopter({ rangeM: 100_000 }));
    const result = fly([observe(away(60), 0)], {}, { one: thirsty });
    expect(result).toMatchObject({
      kind: "fuel",
      from: 0,
      to: 2,
      refused: { reason: "outOfRange" },
    });
  });

  test("not ready before it gives up", () => {
    expect(fly([observe(away(60), 0)], {}, { readyS: 2e5 })).toMatchObject({
      kind: "refusal",
      reason: "notInTime",
      found: 2e5,
      allowed: 1e5,
    });
  });
});
