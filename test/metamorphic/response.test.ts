import { describe, expect, it } from "vitest";

import { kinds } from "../../engine/kinds.ts";
import type { WorkerState } from "../../engine/simulate.ts";
import { hasHeard } from "../../engine/situation/pictures.ts";
import { TIER } from "../../engine/situation/posts.ts";
import type { Trace } from "../../engine/trace/trace.ts";
import { shippedState } from "../shipped-case.ts";
import { lastToTell, played, quake } from "./two-worlds.ts";

/** What the posts decide and order: every row of doctrine, and the orders of the situation. */
const ordersUntil = (trace: Trace, untilS: number): number[][] => {
  const orders: number[][] = [];
  for (let i = 0; i < trace.length && trace.time[i] < untilS; i++) {
    const { path } = kinds.byId(trace.kind[i]);
    const isOrder =
      path.startsWith("response/doctrine/") || (path.startsWith("situation/") && given.has(path));
    if (isOrder) {
      orders.push([
        trace.time[i],
        trace.kind[i],
        trace.who[i],
        trace.where[i],
        trace.amount[i],
        trace.role[i],
      ]);
    }
  }
  return orders;
};

const given = new Set(
  [
    "levelDecided",
    "levelCovers",
    "levelEnded",
    "sent",
    "preMustered",
    "released",
    "linkOrdered",
    "asked",
    "pictureOrdered",
    "told",
  ].map((name) => `situation/${name}`),
);

describe("two worlds that differ only in what nobody has reported", () => {
  it("get identical orders until a report differs: casualties of the town that tells last", () => {
    const state = quake();
    for (const replication of [0, 1, 2]) {
      const { town, atS } = lastToTell(state, replication);
      expect(town).toBeGreaterThanOrEqual(0);
      const plain = ordersUntil(played(state, replication, Infinity), atS);
      const worse = ordersUntil(
        played(state, replication, Infinity, ({ situation }) => {
          situation.truth.injured[town] += 500;
          situation.truth.dead[town] += 80;
          situation.truth.collapsedBuildings[town] += 300;
        }),
        atS,
      );
      expect(worse).toEqual(plain);
      expect(plain.length).toBeGreaterThan(10);
    }
  });

  it("and other orders afterwards, where it matters", () => {
    const state = quake();
    const everywhere = ({ situation }: WorkerState): void => {
      const { truth } = situation;
      for (let i = 0; i < truth.sceneCount; i++) truth.dead[truth.scenes[i]] += 30;
    };
    const plain = ordersUntil(played(state, 0, Infinity), Infinity);
    const worse = ordersUntil(played(state, 0, Infinity, everywhere), Infinity);
    expect(worse).not.toEqual(plain);
  });

  it("roads shut change no order before somebody comes upon one", () => {
    const state = quake();
    const shut = (at: WorkerState): void => {
      const { truth, world } = at.situation;
      const { edge, partStart } = world.ground.tables;
      for (let row = 0; row < edge.rows; row += 3) {
        // A chord is shut with its legs, never by itself.
        if (partStart.first[row] === partStart.first[row + 1]) truth.roads.close(row);
      }
    };
    for (const replication of [0, 3]) {
      const changed = played(state, replication, Infinity, shut);
      let firstS = Infinity;
      for (let i = 0; i < changed.length && firstS === Infinity; i++) {
        const { path } = kinds.byId(changed.kind[i]);
        // A team that walks or turns back is seen to do so.
        if (path === "response/field/blockedRoad") firstS = changed.time[i];
      }
      const orders = ordersUntil(changed, firstS);
      const plain = ordersUntil(played(state, replication, Infinity), firstS);
      expect(firstS).toBeLessThan(Infinity);
      expect(orders).toEqual(plain);
      expect(plain.length).toBeGreaterThan(10);
    }
  });
});

describe("a report delayed", () => {
  it("never arrives earlier: a town whose network is out for longer", () => {
    const state = quake();
    const heardS = (town: number, backS: number): number => {
      const trace = played(state, 5, Infinity, ({ situation }) => {
        situation.truth.networkOutS[town] = 0;
        situation.truth.networkBackS[town] = backS;
      });
      const { posts } = state.situation;
      for (let i = 0; i < trace.length; i++) {
        const { path } = kinds.byId(trace.kind[i]);
        if (
          path === "situation/townReported" &&
          trace.where[i] === town &&
          trace.role[i] === posts.parent[town]
        ) {
          return trace.time[i];
        }
      }
      return Infinity;
    };
    played(state, 5, 2);
    const scenes = Array.from(state.situation.truth.scenes.slice(0, 3));
    for (const town of scenes) {
      let last = 0;
      for (const hours of [0, 1, 3, 9]) {
        const at = heardS(town, hours * 3600);
        expect(at).toBeGreaterThanOrEqual(last);
        last = at;
      }
      expect(hasHeard(state.situation.pictures, TIER.county, town)).toBe(last < Infinity);
    }
  });
});

describe("units that no doctrine sends", () => {
  it("change nothing by being there", () => {
    const name = "shandong/cases/heze-m6.5-winter-night";
    const set = ["case.hazards.0.magnitude=5.2"];
    const times = (state: WorkerState, replication: number): number[] => {
      const trace = played(state, replication, Infinity);
      return [...trace.time.subarray(0, trace.length)];
    };
    const all = shippedState(name, { set });
    const without = shippedState(name, { set, without: ["water-point"] });
    for (const replication of [0, 1]) {
      expect(times(without, replication)).toEqual(times(all, replication));
    }
  });
});
