import { describe, expect, test } from "vitest";

import { seekPicture } from "../../../../engine/response/field/first-picture/seek-picture.ts";
import { showOnArrival } from "../../../../engine/response/field/first-picture/show-on-arrival.ts";
import { at, budgetRace, cut, KM, MIN, northOf, play, readRace, TOWN } from "./given.ts";

describe("a unit that was sent for something else and has a set with it", () => {
  const arriving = (
    given: ReturnType<typeof budgetRace>,
    unit: number,
    atS: number,
    before: () => void = () => {},
  ) =>
    play(given.race, TOWN, northOf(given.world, TOWN, 2 * KM), 0, () => {
      before();
      const { situation, first } = given.race;
      situation.stage.simulation.schedule(atS, () => {
        showOnArrival(first, unit, TOWN, situation.posts.province, 0);
      });
    });

  test("shows the scene after the last leg and its set-up", () => {
    const given = budgetRace([at("portable-satellite-station")]);
    given.race.begin(0);
    const { settledS, frames } = arriving(given, 0, 5 * MIN);
    // Its own muster for the race would have taken until 25 minutes.
    expect(settledS / MIN).toBeCloseTo(5 + 4 + 8 + 3, 6);
    expect(frames.has("portable-satellite")).toBe(true);
  });

  test("a terminal waits for the network like any other", () => {
    const given = budgetRace([at("body-terminal")]);
    const { settledS } = arriving(given, 0, MIN, () => cut(given.race, "network", 0, 40 * MIN));
    expect(settledS / MIN).toBeCloseTo(43, 6);
  });

  test("a unit without a set shows nothing", () => {
    const given = budgetRace([at("township-team")]);
    expect(arriving(given, 0, MIN).frames.size).toBe(1);
    expect(arriving(given, 0, MIN).frames.has("citizen")).toBe(true);
  });

  test("before anybody has asked for a picture: who asks later finds it there", () => {
    const { race, world } = budgetRace([at("portable-satellite-station"), at("drone-nest")]);
    const { situation, first, begin } = race;
    begin(0);
    const { posts, stage } = situation;
    const arrived = stage.record(100, -1, -1, -1, 0, -1, -1);
    showOnArrival(first, 0, TOWN, posts.province, arrived);
    stage.simulation.run(3600);
    const settledS = readRace(stage.trace, TOWN).settledS;
    expect(settledS).toBeLessThan(3600);
    const wish = { town: TOWN, by: posts.province, cause: arrived, site: northOf(world, TOWN, 0) };
    seekPicture(first, wish);
    stage.simulation.run(7200);
    expect(readRace(stage.trace, TOWN).settledS).toBe(settledS);
    expect(readRace(stage.trace, TOWN).frames.has("drone-nest")).toBe(false);
  });
});
