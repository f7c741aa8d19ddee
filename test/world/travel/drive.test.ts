import { describe, expect, test } from "vitest";

import { drive, driveTo } from "../../../engine/world/travel/drive.ts";
import { RoadState } from "../../../engine/world/travel/road-state.ts";
import { TravelTimes } from "../../../engine/world/travel/travel-times.ts";
import { toyGround } from "../toy-ground.ts";

// 0 - 1 - 2 - 3 in a row, a chord over them, and a long way round by 4.
const ground = toyGround(5, [
  { from: 0, to: 1, seconds: 100 },
  { from: 1, to: 2, seconds: 50 },
  { from: 2, to: 3, seconds: 60 },
  { from: 0, to: 3, seconds: 180, parts: [0, 1, 2] },
  { from: 1, to: 4, seconds: 300 },
  { from: 4, to: 3, seconds: 300 },
]);

describe("driving a way", () => {
  test("on roads as known it takes the time that was told", () => {
    const known = new RoadState(ground);
    const truth = new RoadState(ground);
    const travel = new TravelTimes(ground);
    const route = travel.routeTo(0, 3, 0, known)!;
    expect(drive(route, 0, 0, truth)).toEqual({
      node: 3,
      timeS: 180,
      edgesDone: 1,
      blockedEdge: -1,
    });
  });

  test("a blocked leg of a chord is met at the interchange before it, from either side", () => {
    const known = new RoadState(ground);
    const truth = new RoadState(ground);
    const travel = new TravelTimes(ground);
    truth.close(1);
    expect(drive(travel.routeTo(0, 3, 0, known)!, 0, 0, truth)).toEqual({
      node: 1,
      timeS: 100,
      edgesDone: 0,
      blockedEdge: 1,
    });
    expect(drive(travel.routeTo(3, 0, 0, known)!, 3, 0, truth)).toMatchObject({
      node: 2,
      timeS: 60,
      blockedEdge: 1,
    });
  });

  test("time runs out at a node", () => {
    const truth = new RoadState(ground);
    const way = Int32Array.of(0, 1, 2);
    expect(drive(way, 0, 0, truth, 149)).toMatchObject({ node: 1, timeS: 100, edgesDone: 1 });
    expect(drive(way, 0, 0, truth, 150)).toMatchObject({ node: 2, timeS: 150, edgesDone: 2 });
  });

  test("what is found on the way is learnt, and the journey goes on from there", () => {
    const known = new RoadState(ground);
    const truth = new RoadState(ground);
    const travel = new TravelTimes(ground);
    truth.close(1);
    const journey = driveTo(travel, 0, 3, 0, known, truth);
    expect(journey).toEqual({ timeS: 700, node: 3, found: [1] });
    expect(known.passable(1, 0)).toBe(false);
    expect(known.passable(3, 0)).toBe(false);
    // The next vehicle knows.
    expect(driveTo(travel, 0, 3, 0, known, truth).found).toEqual([]);
    // Where nothing is left, it stands.
    truth.close(4);
    expect(driveTo(travel, 0, 3, 0, known, truth)).toEqual({
      timeS: Infinity,
      node: 1,
      found: [4],
    });
  });

  test("a road thought closed is not taken though it is open", () => {
    const known = new RoadState(ground);
    const truth = new RoadState(ground);
    const travel = new TravelTimes(ground);
    known.close(2);
    expect(driveTo(travel, 0, 3, 0, known, truth)).toEqual({ timeS: 700, node: 3, found: [] });
  });
});
