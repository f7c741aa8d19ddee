import { describe, expect, test } from "vitest";

import { serviceRestored } from "../../../../engine/response/field/first-picture/services.ts";
import { at, budgetRace, cut, KM, MIN, northOf, play, timeline, TOWN } from "./given.ts";

describe("services that come back", () => {
  test("by somebody else's hand: cameras are searched and phones tried again at once", () => {
    const { world, race } = budgetRace([at("camera", { number: 20 })], {
      picture: { citizenVideoCounts: true },
    });
    const { situation, first } = race;
    const { settledS, frames } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
      cut(race, "network", 0, 5 * 3600);
      situation.stage.simulation.schedule(20 * MIN, () => {
        situation.truth.networkBackS[TOWN] = 20 * MIN;
        serviceRestored(first, TOWN, 1);
      });
    });
    expect(settledS).toBe(24 * MIN);
    expect(frames.get("fixed-camera")).toBe(24 * MIN);
    expect(timeline(race, ["servedAgain"])).toEqual([["servedAgain", 20]]);
  });

  test("nobody wanted a picture there: nothing happens", () => {
    const { race } = budgetRace([]);
    race.begin(0);
    serviceRestored(race.first, TOWN, 0);
    expect(race.situation.stage.trace.length).toBe(0);
  });

  test("an outage without an end is not waited for, one beyond the horizon neither", () => {
    for (const backS of [Infinity, 7 * 3600]) {
      const { world, race } = budgetRace([at("camera", { number: 20 })]);
      const { settledS } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
        cut(race, "network", 0, backS);
      });
      expect(settledS).toBe(Infinity);
      expect(timeline(race, ["servedAgain"])).toEqual([]);
    }
  });
});
