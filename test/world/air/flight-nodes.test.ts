import { describe, expect, test } from "vitest";

import { flightNodes, refuelNode } from "../../../engine/world/air/flight-nodes.ts";
import type { Landing } from "../../../engine/world/air/flight-nodes.ts";
import { landAt, massKg, seatsTaken } from "../../../engine/world/air/flight-request.ts";
import type { FlightRequest, Stop } from "../../../engine/world/air/flight-request.ts";
import { FLIGHT_RULES } from "../../../engine/world/air/flight-rules.ts";
import { aircraftOf, away, helicopter, order, worldOf } from "./given.ts";

const world = worldOf([
  { ...away(30), sizeClass: 0 },
  { ...away(31), sizeClass: 1, lit: true, fuel: true, elevationM: 300 },
]);
const nodesOf = (
  request: Partial<FlightRequest> & { stops: Stop[] },
  landing: Landing = "nearest",
) => {
  const nodes = flightNodes(world, aircraftOf(), order(request), landing);
  if (!Array.isArray(nodes)) expect.fail(`refused: ${nodes.reason}`);
  return nodes;
};

describe("the nodes of a flight", () => {
  const near: Stop = { ...away(30), by: "landOrHoist", landWithinM: 5000, board: { persons: 3 } };

  test("start, stops, end, with what is aboard after each", () => {
    const nodes = nodesOf({
      aboard: { persons: 2, cargoKg: 100 },
      stops: [landAt(world.points, 1, { leave: { cargoKg: 100 }, board: { litters: 1 } })],
    });
    expect(nodes.map((node) => node.payloadKg)).toEqual([270, 280, 280]);
    expect(nodes.map((node) => node.persons)).toEqual([2, 3, 3]);
    expect(nodes.map((node) => node.stop)).toEqual([-1, 0, -1]);
    // Stretchers take ten minutes, the cargo half a minute.
    expect(nodes[1].workS).toBeCloseTo(630, 9);
  });

  test("the nearest point, the nearest lit one, or the hoist", () => {
    expect(nodesOf({ stops: [near] })[1]).toMatchObject({ point: 1, by: "land" });
    expect(nodesOf({ stops: [near] }, "lit")[1]).toMatchObject({ point: 2, elevationM: 300 });
    const hoisted = nodesOf({ stops: [near] }, "hoist")[1];
    expect(hoisted).toMatchObject({ point: -1, by: "hoist", needsSight: true });
    expect(hoisted.workS).toBeCloseTo(600, 9);
  });

  test("pictures are taken in the dark, loads are not set down in it", () => {
    const look = nodesOf({ stops: [{ ...away(30), by: "hover", forS: 60 }] })[1];
    expect(look).toMatchObject({ needsSight: false, workS: 60, hoverFlowKgS: 0.06 });
    const drop = nodesOf({
      aboard: { slungKg: 500 },
      stops: [{ ...away(30), by: "hover", leave: { slungKg: 500 } }],
    });
    expect(drop[1].needsSight).toBe(true);
    expect(drop.map((node) => node.external)).toEqual([true, false, false]);
  });

  test("a stop for fuel keeps what is aboard and does nothing else", () => {
    const [start] = nodesOf({ aboard: { persons: 2 }, stops: [near] });
    expect(refuelNode(world, 2, start)).toMatchObject({
      point: 2,
      stop: -1,
      workS: 0,
      payloadKg: 170,
      refuelStop: true,
    });
  });
});

describe("loads", () => {
  test("weights and seats", () => {
    const load = { persons: 2, litters: 1, cargoKg: 50, slungKg: 400 };
    expect(massKg(load, FLIGHT_RULES)).toBe(2 * 85 + 110 + 50 + 400);
    expect(massKg({}, FLIGHT_RULES)).toBe(0);
    expect(seatsTaken(load, helicopter({ seats: 12, litters: 4 }))).toBe(5);
    expect(seatsTaken(load, helicopter({ litters: 0 }))).toBe(Infinity);
    expect(seatsTaken({ persons: 2 }, helicopter({ litters: 0 }))).toBe(2);
  });
});
