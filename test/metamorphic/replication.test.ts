import { describe, expect, it } from "vitest";

import { start } from "../../engine/simulate.ts";
import type { WorkerState } from "../../engine/simulate.ts";
import { distanceM } from "../../engine/world/ground/sphere.ts";
import { shippedState } from "../shipped-case.ts";

/** The edge farthest from a place. */
const farthestEdge = (state: WorkerState, lon: number, lat: number): number => {
  const { edge, node } = state.situation.world.ground.tables;
  let best = 0;
  let most = 0;
  for (let row = 0; row < edge.rows; row++) {
    const away = Math.min(
      ...[edge.from[row], edge.to[row]].map((end) =>
        distanceM(node.lon[end], node.lat[end], lon, lat),
      ),
    );
    if (away > most) {
      most = away;
      best = row;
    }
  }
  return best;
};

describe("what nobody used or knew", () => {
  it("a closed road changes only its own rows: none, where none tells it", () => {
    const state = shippedState("shandong/cases/heze-m6.5-winter-night", {
      set: ["case.hazards.0.magnitude=5.5"],
    });
    const edge = farthestEdge(state, 115.35, 35.3);
    for (const replication of [0, 1, 2]) {
      const open = start(state, replication);
      open.runUntil(Infinity);
      const hash = open.trace.hash();
      const closed = start(state, replication);
      state.situation.truth.roads.close(edge);
      closed.runUntil(Infinity);
      expect(closed.trace.hash()).toBe(hash);
    }
  });

  it("people hurt in a town that has told nobody change no order", () => {
    const state = shippedState("shandong/cases/heze-m6.5-winter-night", {
      set: ["case.hazards.0.magnitude=5.5"],
    });
    const untilS = 90;
    const played = (harm: number): number[][] => {
      const run = start(state, 4);
      run.runUntil(0);
      const { truth } = state.situation;
      for (let i = 0; i < truth.sceneCount; i++) truth.injured[truth.scenes[i]] += harm;
      run.runUntil(untilS);
      const { trace } = run;
      return Array.from({ length: trace.length }, (_, i) => {
        const { time, kind, who, whom, where, role } = trace.row(i);
        return [time, kind, who, whom, where, role];
      });
    };
    expect(played(50)).toEqual(played(0));
  });
});
