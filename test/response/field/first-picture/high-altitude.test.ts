import { describe, expect, test } from "vitest";

import { seekPicture } from "../../../../engine/response/field/first-picture/seek-picture.ts";
import { CLEAR } from "../../../../engine/world/air/weather.ts";
import { at, budgetRace, cut, KM, MIN, northOf, play, readRace, timeline, TOWN } from "./given.ts";

const drone = at("wing-loong");
const satellite = at("radar-satellite");
const long = { horizonS: 12 * 3600 };

describe("high-altitude drones and satellites", () => {
  test("a drone shows every place within its cover, and others not", () => {
    const { world, race } = budgetRace([drone], long);
    const { situation, first, begin } = race;
    begin(0);
    const by = situation.posts.province;
    const ask = (town: number, awayM: number) =>
      seekPicture(first, { town, by, cause: -1, site: northOf(world, TOWN, awayM) });
    ask(TOWN, 0);
    situation.stage.simulation.run(100 * MIN);
    ask(TOWN + 1, 60 * KM);
    ask(TOWN + 2, 80 * KM);
    situation.stage.simulation.run(situation.horizonS);
    const { trace } = situation.stage;
    expect(readRace(trace, TOWN).settledS / MIN).toBeCloseTo(355, 6);
    expect(readRace(trace, TOWN + 1).settledS / MIN).toBeCloseTo(355, 6);
    expect(readRace(trace, TOWN + 2).losses.get("high-altitude")).toBe("busy");
    expect(timeline(race, ["called"])).toEqual([["called", 0]]);
  });

  test("over the place that called it, it brings the public network", () => {
    const { world, race } = budgetRace([drone], long);
    play(race, TOWN, northOf(world, TOWN, 0), 0, () => cut(race, "network", 0, Infinity));
    expect(race.situation.truth.networkBackS[TOWN] / MIN).toBeCloseTo(352, 6);
  });

  test("a drone does not come into a thunderstorm, a radar satellite sees through", () => {
    const storm = { ...long, spells: [{ ...CLEAR, thunderstorm: true }] };
    const { world, race } = budgetRace([drone], storm);
    const site = northOf(world, TOWN, 0);
    expect(play(race, TOWN, site).losses.get("high-altitude")).toBe("weather");
    const above = budgetRace([drone, satellite], storm);
    expect(play(above.race, TOWN, site).settledS / MIN).toBeCloseTo(243, 6);
  });

  test("one pass of the satellite serves all who ask before it", () => {
    const { world, race } = budgetRace([satellite], long);
    const { situation, first, begin } = race;
    begin(0);
    const by = situation.posts.province;
    for (const town of [TOWN, TOWN + 1, TOWN + 2]) {
      seekPicture(first, { town, by, cause: -1, site: northOf(world, town, 0) });
    }
    situation.stage.simulation.run(situation.horizonS);
    for (const town of [TOWN, TOWN + 1, TOWN + 2]) {
      expect(readRace(situation.stage.trace, town).settledS / MIN).toBeCloseTo(243, 6);
    }
  });

  test("there are none, or it comes after the end of the case", () => {
    const none = budgetRace([]);
    const site = northOf(none.world, TOWN, 0);
    expect(play(none.race, TOWN, site).losses.get("high-altitude")).toBe("noAsset");
    const short = budgetRace([drone], { horizonS: 3600 });
    expect(play(short.race, TOWN, site).settledS).toBe(Infinity);
  });
});
