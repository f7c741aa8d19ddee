import { describe, expect, test } from "vitest";

import { vehicleRow } from "../../../engine/world/ground/compile-ground.ts";
import { RoadState } from "../../../engine/world/travel/road-state.ts";
import { toyGround } from "../toy-ground.ts";

const ground = toyGround(4, [
  { from: 0, to: 1, seconds: 100 },
  { from: 1, to: 2, seconds: 50 },
  { from: 2, to: 3, seconds: 60 },
  // An expressway chord over the three.
  { from: 0, to: 3, seconds: 180, parts: [0, 1, 2] },
]);
const rescue = vehicleRow(ground.names, "rescue");
const truck = vehicleRow(ground.names, "truck");
const bus = vehicleRow(ground.names, "bus");

describe("the state of the roads", () => {
  test("free, slowed, damaged, under water, closed: each as the rules say", () => {
    const roads = new RoadState(ground);
    expect(roads.timeS(0, rescue)).toBe(100);
    roads.slow(0, 0.5);
    expect(roads.timeS(0, rescue)).toBe(200);
    roads.slow(0, 1);
    roads.damage(0);
    expect(roads.timeS(0, rescue)).toBeCloseTo(100 / 0.4, 9);
    expect(roads.timeS(0, truck)).toBeCloseTo(100 / 0.3, 9);
    roads.damage(0, false);
    roads.flood(0, 0.1);
    expect(roads.timeS(0, rescue)).toBeCloseTo(100 / 0.6, 9);
    roads.flood(0, 0.2);
    expect(roads.timeS(0, rescue)).toBeCloseTo(100 / 0.3, 9);
    expect(roads.passable(0, bus)).toBe(false);
    roads.flood(0, 0.5);
    expect(roads.passable(0, rescue)).toBe(false);
    expect(roads.timeS(0, truck)).toBeCloseTo(100 / 0.2, 9);
    roads.flood(0, 3);
    expect(roads.passable(0, truck)).toBe(false);
    roads.flood(0, 0);
    expect(roads.timeS(0, bus)).toBe(100);
    roads.close(0, 1 << truck);
    expect(roads.passable(0, truck)).toBe(false);
    expect(roads.passable(0, rescue)).toBe(true);
    roads.close(0);
    expect(roads.passable(0, rescue)).toBe(false);
    roads.reopen(0);
    expect(roads.timeS(0, truck)).toBe(100);
  });

  test("water and closing do not undo each other", () => {
    const roads = new RoadState(ground);
    roads.close(0);
    roads.flood(0, 2);
    roads.reopen(0);
    expect(roads.passable(0, truck)).toBe(false);
    roads.flood(0, 0);
    expect(roads.passable(0, truck)).toBe(true);
  });

  test("a chord is as its worst leg", () => {
    const roads = new RoadState(ground);
    roads.slow(0, 0.5);
    roads.slow(1, 0.8);
    expect(roads.timeS(3, rescue)).toBe(360);
    roads.close(2, 1 << truck);
    expect(roads.passable(3, truck)).toBe(false);
    expect(roads.passable(3, rescue)).toBe(true);
    roads.reopen(2);
    roads.slow(0, 1);
    roads.slow(1, 1);
    expect(roads.timeS(3, truck)).toBe(180);
  });

  test("each change is a new version; a reset brings everything back", () => {
    const roads = new RoadState(ground);
    const before = roads.version;
    roads.close(1);
    expect(roads.version).toBeGreaterThan(before);
    roads.slow(2, 0.3);
    roads.flood(0, 1);
    roads.damage(1);
    roads.reset();
    expect(roads.changedRows).toBe(0);
    for (let edge = 0; edge < 4; edge++)
      for (let v = 0; v < ground.names.vehicles.length; v++)
        expect(roads.timeS(edge, v)).toBe(
          ground.tables.freeTime.seconds[edge * roads.vehicles + v],
        );
  });

  test("a picture learns an edge, or takes over a state whole", () => {
    const truth = new RoadState(ground);
    const known = new RoadState(ground);
    truth.close(1);
    truth.flood(2, 0.2);
    known.close(0);
    expect(known.agrees(1, truth)).toBe(false);
    known.learn(1, truth);
    expect(known.agrees(1, truth)).toBe(true);
    expect(known.passable(2, bus)).toBe(true);
    known.copyFrom(truth);
    expect(known.passable(0, bus)).toBe(true);
    for (let edge = 0; edge < 4; edge++) expect(known.agrees(edge, truth)).toBe(true);
  });

  test("what no road can be is refused", () => {
    const roads = new RoadState(ground);
    for (const share of [0, -1, 1.1, NaN]) expect(() => roads.slow(0, share)).toThrow(RangeError);
    for (const depth of [-0.1, NaN]) expect(() => roads.flood(0, depth)).toThrow(RangeError);
    expect(() => vehicleRow(ground.names, "tank")).toThrow(/rescue/u);
  });
});
