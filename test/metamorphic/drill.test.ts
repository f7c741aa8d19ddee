import { describe, expect, it } from "vitest";

import { eventListOf } from "../../engine/drill/event-list.ts";
import type { EventList } from "../../engine/drill/event-list.ts";
import { playersOf } from "../../engine/drill/players.ts";
import type { WorkerState } from "../../engine/simulate.ts";
import type { Trace } from "../../engine/trace/trace.ts";
import { rulesOf } from "../drill/rules-of.ts";
import { lastToTell, played, quake } from "./two-worlds.ts";

const listOf = ({ situation }: WorkerState, trace: Trace): EventList => {
  const { world, posts } = situation;
  const players = playersOf(world, posts, trace, { roles: [], tiers: [] });
  if (!(players instanceof Set)) throw new Error("nobody plays");
  return eventListOf(situation, trace, {
    players,
    rules: rulesOf("shandong/cases/heze-m6.5-winter-night"),
    language: "zh",
    compression: 1,
    most: 10_000,
  });
};

describe("the event lists of two worlds that differ only in what nobody has reported", () => {
  it("are equal, word for word, until a report differs, and differ afterwards", () => {
    const state = quake();
    const replication = 1;
    const { town, atS } = lastToTell(state, replication);
    const worse = ({ situation }: WorkerState): void => {
      situation.truth.injured[town] += 500;
      situation.truth.dead[town] += 80;
      situation.truth.collapsedBuildings[town] += 300;
    };
    const until = atS - 1;
    const plain = listOf(state, played(state, replication, until));
    const changed = listOf(state, played(state, replication, until, worse));
    expect(plain.rows.length).toBeGreaterThan(30);
    expect(changed.rows).toEqual(plain.rows);
    const later = listOf(state, played(state, replication, Infinity));
    const laterWorse = listOf(state, played(state, replication, Infinity, worse));
    expect(laterWorse.rows).not.toEqual(later.rows);
  });
});
