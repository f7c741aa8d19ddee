import { describe, expect, it } from "vitest";

import { callOutKinds } from "../../../engine/hazards/call-out/event-kinds.ts";
import { start } from "../../../engine/simulate.ts";
import type { WorkerState } from "../../../engine/simulate.ts";
import { shippedState } from "../../shipped-case.ts";

const drawn = (state: WorkerState, replication: number): number[] => {
  start(state, replication).runUntil(0);
  const { truth } = state.situation;
  return Array.from(truth.scenes.subarray(0, truth.sceneCount));
};

describe("a call-out", () => {
  it("draws so many towns, each once, all over the region", () => {
    const state = shippedState("shandong/cases/visualisation-pull", {
      set: ["case.hazards.0.scenes=3"],
    });
    const seen = new Set<number>();
    for (let k = 0; k < 100; k++) {
      const towns = drawn(state, k);
      expect(new Set(towns).size).toBe(3);
      for (const town of towns) seen.add(town);
    }
    expect(seen.size).toBeGreaterThan(250);
  });

  it("draws from the place it is given, town after town until none is left", () => {
    const state = shippedState("shandong/cases/visualisation-pull", {
      place: "370703",
      set: ["case.hazards.0.scenes=500"],
    });
    const { names, tables } = state.situation.world.ground;
    const county = names.counties.findIndex(({ code }) => code === "370703");
    const towns = drawn(state, 0);
    expect(towns.length).toBe(tables.county.towns[county]);
    expect(new Set(towns.map((town) => tables.town.county[town]))).toEqual(new Set([county]));
  });

  it("draws by population where it is told to", () => {
    const share = (weight: string): number => {
      const state = shippedState("shandong/cases/visualisation-pull", {
        set: [`case.hazards.0.weight=${weight}`],
      });
      const { population } = state.situation.world.ground.tables.town;
      let people = 0;
      for (let k = 0; k < 200; k++) people += population[drawn(state, k)[0]];
      return people / 200;
    };
    expect(share("population")).toBeGreaterThan(1.15 * share("equal"));
  });

  it("is one row of the trace for each place, and breaks nothing", () => {
    const state = shippedState("shandong/cases/visualisation-pull");
    start(state, 0).runUntil(0);
    const { truth, stage } = state.situation;
    const rows = Array.from({ length: stage.trace.length }, (_, i) => stage.trace.row(i));
    const own = rows.filter(({ kind }) => kind === callOutKinds.calledOut.id);
    expect(own.map(({ where, amount }) => [where, amount])).toEqual([[truth.scenes[0], 1]]);
    expect(truth.intensity.every((value) => value === 0)).toBe(true);
    expect(truth.roads.changedRows).toBe(0);
    expect(truth.powerOutS.every((value) => value === Infinity)).toBe(true);
  });

  it("is without power, network and roads at the scene where the case says so", () => {
    const state = shippedState("shandong/cases/visualisation-pull", {
      without: ["power", "network", "road"],
    });
    const [town] = drawn(state, 5);
    const { truth, world } = state.situation;
    expect([truth.powerOutS[town], truth.networkOutS[town]]).toEqual([0, 0]);
    expect(truth.powerOutS.filter((value) => value < Infinity).length).toBe(1);
    const { waysInStart, wayIn, town: towns } = world.ground.tables;
    const node = towns.node[town];
    const ways = wayIn.edge.subarray(waysInStart.first[node], waysInStart.first[node + 1]);
    expect(ways.length).toBeGreaterThan(0);
    for (const edge of ways) expect(truth.roads.isClosed(edge, 0)).toBe(true);
  });
});
