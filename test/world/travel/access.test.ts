import { describe, expect, test } from "vitest";

import { compileGround, vehicleRow } from "../../../engine/world/ground/compile-ground.ts";
import { nodeKinds } from "../../../engine/world/ground/layout.ts";
import { destination, distanceM } from "../../../engine/world/ground/sphere.ts";
import { RoadAccess, walkTimeS } from "../../../engine/world/travel/access.ts";
import { RoadState } from "../../../engine/world/travel/road-state.ts";
import { TravelTimes } from "../../../engine/world/travel/travel-times.ts";
import { shippedRegion } from "../shipped-region.ts";

const ground = compileGround(shippedRegion("jinan"), {
  seed: 1,
  assumptionSet: 0,
  assumptionSets: 1,
});
const { node, county } = ground.tables;
const access = new RoadAccess(ground);
const rescue = vehicleRow(ground.names, "rescue");
const roads = new RoadState(ground);
const travel = new TravelTimes(ground);
const at = (row: number) => ({ lon: node.lon[row], lat: node.lat[row] });

describe("off the network", () => {
  test("legs lead to the nearest places, never to an interchange", () => {
    const place = { lon: 117.3, lat: 36.5 };
    const legs = access.legs(place, rescue, 5);
    expect(legs).toHaveLength(5);
    for (const leg of legs) expect(["seat", "town"]).toContain(nodeKinds[node.kind[leg.node]]);
    const straight = legs.map((leg) =>
      distanceM(place.lon, place.lat, at(leg.node).lon, at(leg.node).lat),
    );
    expect([...straight].sort((a, b) => a - b)).toEqual(straight);
    expect(legs[0].drivenM).toBeCloseTo(straight[0] * ground.tables.rules.accessDetour[0], 6);
  });

  test("beyond the reach of vehicles one walks", () => {
    const seat = at(county.node[0]);
    const far = destination(seat.lon, seat.lat, 90, 100_000);
    const leg = access.leg(far, county.node[0], rescue);
    const reach = ground.tables.rules.accessReachM[0];
    expect(leg.drivenM).toBe(reach);
    expect(leg.walkedM).toBeGreaterThan(80_000);
    expect(leg.timeS).toBeGreaterThan(leg.walkedM / 1.26);
  });

  test("from node to node it is the network's time, or less across the fields", () => {
    const [a, b] = [county.node[0], county.node[8]];
    expect(access.travelTimeS(travel, at(a), at(b), rescue, roads)).toBeLessThanOrEqual(
      travel.travelTimeS(a, b, rescue, roads),
    );
    expect(access.travelTimeS(travel, at(a), at(a), rescue, roads)).toBe(0);
    // A kilometre away one does not drive through the town hall.
    const near = destination(node.lon[a], node.lat[a], 45, 1000);
    const detour = ground.tables.rules.accessDetour[0];
    expect(access.travelTimeS(travel, at(a), near, rescue, roads)).toBeLessThan(
      (1000 * detour) / 6 + 1,
    );
  });

  test("closed roads never make the way shorter", () => {
    const closed = new RoadState(ground);
    const [from, to] = [
      { lon: 117.2, lat: 36.45 },
      { lon: 116.8, lat: 36.9 },
    ];
    let before = access.travelTimeS(travel, from, to, rescue, closed);
    for (let e = 0; e < ground.tables.edge.rows; e += 5) {
      closed.close(e);
      const now = access.travelTimeS(travel, from, to, rescue, closed);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });

  test("walking: path, debris and climb", () => {
    expect(walkTimeS(ground.tables, 4500)).toBeCloseTo(3600, 6);
    expect(walkTimeS(ground.tables, 3000, "debris")).toBeCloseTo(3600, 6);
    expect(walkTimeS(ground.tables, 0, "path", 300)).toBeCloseTo(3600, 6);
  });
});
