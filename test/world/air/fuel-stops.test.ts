import { describe, expect, test } from "vitest";

import { flightNodes } from "../../../engine/world/air/flight-nodes.ts";
import { observe } from "../../../engine/world/air/flight-request.ts";
import { hopeless, withFuelStop } from "../../../engine/world/air/fuel-stops.ts";
import { aircraftOf, away, helicopter, order, worldOf } from "./given.ts";

const candidates = (km: number, world = worldOf(), type = helicopter()) => {
  const aircraft = aircraftOf(type);
  const nodes = flightNodes(world, aircraft, order({ stops: [observe(away(km), 0)] }), "nearest");
  if (!Array.isArray(nodes)) expect.fail(nodes.reason);
  return withFuelStop(world, aircraft, nodes, 0, nodes.length - 1).map((list) =>
    list.map((node) => node.point),
  );
};

describe("where to stop for fuel", () => {
  test("the shortest way round comes first", () => {
    // 700 km there and back, 546 km to a tank: on the way out at 150 km leaves 550, too much.
    const world = worldOf([
      { ...away(160), sizeClass: 0, fuel: true },
      { ...away(160, 80), sizeClass: 0, fuel: true },
      { ...away(200), sizeClass: 0 },
    ]);
    const found = candidates(350, world);
    expect(found[0].filter((point) => point >= 0)).toEqual([0, 1, 0]);
    expect(found.flat()).not.toContain(3);
  });

  test("points it cannot land on do not count, nor is a stop made where it stands", () => {
    const world = worldOf([{ ...away(160), sizeClass: 0, fuel: true }]);
    expect(candidates(350, world, helicopter({ sizeClass: 1 }))).toEqual([]);
    expect(candidates(350)).toEqual([]);
  });

  test("where one stop is not enough, those that leave the least to fly", () => {
    const world = worldOf([
      { ...away(100), sizeClass: 0, fuel: true },
      { ...away(500), sizeClass: 0, fuel: true },
    ]);
    // 1,400 km: after the stop at 500 km there are 900 left.
    expect(candidates(700, world)[0].slice(0, 2)).toEqual([0, 2]);
  });
});

describe("flights that no wind helps", () => {
  const short = (km: number, world = worldOf(), changes = {}) => {
    const aircraft = aircraftOf(helicopter(), changes);
    const request = order({ stops: [observe(away(km), 0)] });
    const nodes = flightNodes(world, aircraft, request, "nearest");
    if (!Array.isArray(nodes)) expect.fail(nodes.reason);
    return hopeless(world, aircraft, request, nodes);
  };

  test("are known without flying them: 9,100 s of fuel at 60 + 16 m/s are 691 km", () => {
    expect(short(345)).toBeUndefined();
    const none = short(346);
    expect(none).toMatchObject({ from: 0, to: 2, refused: { reason: "outOfRange", allowed: 600 } });
    // In still air: 692 km, 11,533 s, 692 kg and the reserve.
    expect(none?.refused.found).toBeCloseTo(692 + 54, 3);
  });

  test("away from fuel what is in the tanks counts", () => {
    const world = worldOf([{ ...away(100), sizeClass: 0 }]);
    expect(short(10, world, { at: 1, fuelKg: 100 })).toMatchObject({ refused: { allowed: 100 } });
    expect(short(10, world, { at: 1, fuelKg: 300 })).toBeUndefined();
  });
});
