import { describe, expect, test } from "vitest";

import { seekPicture } from "../../../../engine/response/field/first-picture/seek-picture.ts";
import { UNIT } from "../../../../engine/situation/units.ts";
import { CLEAR } from "../../../../engine/world/air/weather.ts";
import { at, budgetRace, cut, KM, MIN, northOf, play, readRace, timeline, TOWN } from "./given.ts";

const nest = [at("drone-nest")];

describe("a drone out of its nest", () => {
  test("beyond its radius", () => {
    const { world, race } = budgetRace(nest);
    expect(play(race, TOWN, northOf(world, TOWN, 7.1 * KM)).losses.get("drone-nest")).toBe(
      "outOfRange",
    );
    expect(play(race, TOWN, northOf(world, TOWN, 6.9 * KM)).settledS).toBeLessThan(13 * MIN);
  });

  test("flies by night", () => {
    const { world, race } = budgetRace(nest, { hour: 1 });
    expect(play(race, TOWN, northOf(world, TOWN, 4.5 * KM)).settledS).toBeCloseTo(9.5 * MIN, 6);
  });

  test.each([
    ["wind", { windMs: 14 }],
    ["a thunderstorm", { thunderstorm: true }],
    ["fog", { visibilityM: 200 }],
  ])("stays in %s, and flies when it is over", (_, bad) => {
    const spells = [
      { ...CLEAR, ...bad },
      { ...CLEAR, startS: 40 * MIN },
    ];
    const { world, race } = budgetRace(nest, { spells });
    const { losses, settledS } = play(race, TOWN, northOf(world, TOWN, 4.5 * KM));
    expect(losses.get("drone-nest")).toBe("weather");
    expect(settledS).toBeCloseTo(49.5 * MIN, 6);
  });

  test("needs power and network where it stands, not at the scene", () => {
    const units = [at("drone-nest", { town: TOWN + 1 })];
    const { world, race } = budgetRace(units);
    const town = world.ground.tables.town;
    const site = northOf(world, TOWN + 1, 3 * KM);
    expect(town.rows).toBeGreaterThan(TOWN + 1);
    const atScene = play(race, TOWN, site, 0, () => {
      cut(race, "network", 0, Infinity);
      cut(race, "power", 0, Infinity);
    });
    expect(atScene.settledS).toBeLessThan(10 * MIN);
    const atNest = play(race, TOWN, site, 0, () => {
      cut(race, "power", 0, 45 * MIN, TOWN + 1);
    });
    expect(atNest.losses.get("drone-nest")).toBe("power");
    expect(atNest.settledS).toBeGreaterThan(45 * MIN);
    expect(atNest.settledS).toBeLessThan(55 * MIN);
  });

  test("is busy over one scene, charges, and serves the next", () => {
    const { world, race } = budgetRace(nest);
    const { situation, first, begin } = race;
    begin(0);
    const site = northOf(world, TOWN, 4.5 * KM);
    const by = situation.posts.province;
    seekPicture(first, { town: TOWN, by, cause: -1, site });
    seekPicture(first, { town: TOWN + 1, by, cause: -1, site });
    expect(situation.units.state(0)).toBe(UNIT.tasked);
    situation.stage.simulation.run(situation.horizonS);
    const { trace } = situation.stage;
    expect(readRace(trace, TOWN).settledS).toBeCloseTo(9.5 * MIN, 6);
    const second = readRace(trace, TOWN + 1);
    expect(second.losses.get("drone-nest")).toBe("busy");
    // Airborne at 1.5, home after 40, charged for 30 to 60, and out again.
    const again = second.settledS - 9.5 * MIN;
    expect(again).toBeGreaterThan((1.5 + 40 + 30) * MIN);
    expect(again).toBeLessThan((1.5 + 40 + 60) * MIN);
  });

  test("flies on if the race is over when it is in the air", () => {
    const units = [at("drone-nest"), at("camera", { number: 10 })];
    const { world, race } = budgetRace(units);
    const { frames, losses, settledS } = play(race, TOWN, northOf(world, TOWN, 4.5 * KM));
    expect(settledS).toBe(4 * MIN);
    expect(losses.get("drone-nest")).toBe("later");
    expect(frames.get("drone-nest")).toBeCloseTo(9.5 * MIN, 6);
    expect(timeline(race, ["standsDown"])).toEqual([]);
  });

  test("stands down if the race is over before that, and can be had again", () => {
    const units = [at("drone-nest"), at("camera", { number: 10 })];
    const slow = { "drone-nest": { launchTime: 6 * MIN, cruise: 15, radius: 7 * KM } };
    const { world, race } = budgetRace(units, {}, undefined, slow);
    const { frames } = play(race, TOWN, northOf(world, TOWN, 4.5 * KM));
    expect(frames.has("drone-nest")).toBe(false);
    expect(timeline(race, ["standsDown"])).toEqual([["standsDown", 4]]);
    expect(race.situation.units.state(0)).toBe(UNIT.atBase);
  });

  test("there is none in the region", () => {
    const { world, race } = budgetRace([]);
    expect(play(race, TOWN, northOf(world, TOWN, KM)).losses.get("drone-nest")).toBe("noAsset");
  });
});
