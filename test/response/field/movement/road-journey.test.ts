import { describe, expect, it } from "vitest";

import { travelTo } from "../../../../engine/response/field/movement/road-journey.ts";
import type { Journey } from "../../../../engine/response/field/movement/road-journey.ts";
import { HOUR, MIN, over } from "../../over.ts";
import type { Over, Steps } from "../../over.ts";
import { at, TOWN, worldWith } from "../first-picture/given.ts";

/** Another town of the same county, and the class of vehicle. */
const FROM = TOWN + 3;
const RESCUE = 0;

const ready = (steps: Steps = {}): Over =>
  over(worldWith([at("general-rescue-team", { town: FROM })]), steps, { horizonS: 48 * HOUR });

const drive = (it: Over): Journey | undefined => {
  const mover = { unit: 0, vehicle: RESCUE, by: it.situation.posts.parent[TOWN] };
  it.situation.units.state(0);
  const process = it.situation.stage.simulation.spawn(travelTo(it.field, mover, TOWN, -1));
  it.run();
  return process.result;
};

const freeWay = (it: Over): Int32Array => {
  const { ways, world, pictures } = it.situation;
  const { node } = world.ground.tables.town;
  const way = ways.way(node[FROM], node[TOWN], RESCUE, pictures.roads);
  if (way === undefined) throw new Error("no way");
  return way;
};

/** Shuts every edge at the node of the town. */
const shutOff = (it: Over): void => {
  const { truth, world } = it.situation;
  const { edge, town, partStart } = world.ground.tables;
  const node = town.node[TOWN];
  for (let row = 0; row < edge.rows; row++) {
    if (partStart.first[row] !== partStart.first[row + 1]) continue;
    if (edge.from[row] === node || edge.to[row] === node) truth.roads.close(row);
  }
};

describe("a journey on the road", () => {
  it("takes the time of the free road by day", () => {
    const it = ready();
    const { ways, world, pictures } = it.situation;
    const { node } = world.ground.tables.town;
    const seconds = ways.timeS(node[FROM], node[TOWN], RESCUE, pictures.roads);
    expect(drive(it)?.there).toBe(true);
    expect(it.situation.units.node[0]).toBe(node[TOWN]);
    // Nothing follows the arrival, so the clock of the last event is the arrival.
    expect(seconds).toBeGreaterThan(5 * MIN);
    expect(it.rows("response/field/blockedRoad")).toHaveLength(0);
  });

  it("meets a road that nobody knew to be shut, reports it, and takes another", () => {
    const it = ready({ turnBack: 5 * MIN });
    const [first] = freeWay(it);
    it.situation.truth.roads.close(first);
    const journey = drive(it);
    expect(journey?.there).toBe(true);
    const found = it.rows("response/field/blockedRoad");
    expect(found).toHaveLength(1);
    expect(found[0].where).toBe(first);
    expect(found[0].time).toBe(0);
    expect(it.situation.pictures.roads.passable(first, RESCUE)).toBe(false);
    expect(it.rows("response/field/rerouted")[0].time).toBe(5 * MIN);
    expect(it.rows("situation/roadReported")).toHaveLength(1);
  });

  it("avoids at once what is known to be shut", () => {
    const it = ready();
    const [first] = freeWay(it);
    it.situation.truth.roads.close(first);
    it.situation.pictures.roads.close(first);
    expect(drive(it)?.there).toBe(true);
    expect(it.rows("response/field/blockedRoad")).toHaveLength(0);
  });

  it("walks in where every road to the town is shut", () => {
    const it = ready({ walkLimit: 30_000 });
    shutOff(it);
    const journey = drive(it);
    expect(journey?.there).toBe(true);
    const walk = it.rows("response/field/onFoot");
    expect(walk).toHaveLength(1);
    expect(walk[0].amount).toBeGreaterThan(0);
    expect(walk[0].amount).toBeLessThanOrEqual(30_000);
  });

  it("is stuck where that is too far", () => {
    const it = ready({ walkLimit: 1 });
    shutOff(it);
    const journey = drive(it);
    expect(journey?.there).toBe(false);
    expect(it.rows("response/field/stuck")).toHaveLength(1);
  });

  it("is slower in the dark", () => {
    const seconds = (hour: number): number => {
      const it = over(worldWith([at("general-rescue-team", { town: FROM })]), {}, { hour });
      it.orders.give({
        kind: "send",
        by: it.situation.posts.parent[TOWN],
        cause: -1,
        unit: 0,
        town: TOWN,
        purpose: "rescue",
        way: "road",
      });
      it.run();
      const [left] = it.rows("response/field/departed");
      const [there] = it.rows("response/field/arrived");
      return there.time - left.time;
    };
    expect(seconds(1) / seconds(12)).toBeCloseTo(1 / 0.8, 6);
  });
});
