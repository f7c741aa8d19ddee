import { describe, expect, test } from "vitest";

import { budgetRace, cut, KM, MIN, northOf, play, TOWN } from "./given.ts";

const counts = { picture: { citizenVideoCounts: true } };

describe("a citizen's video", () => {
  test("ends the race where it counts", () => {
    const { world, race } = budgetRace([], counts);
    const { frames, settledS } = play(race, TOWN, northOf(world, TOWN, KM));
    expect(settledS).toBe(13 * MIN);
    expect(frames.get("citizen")).toBe(13 * MIN);
  });

  test("is written down where it does not, and the race goes on", () => {
    const { world, race } = budgetRace([]);
    const { frames, losses, settledS } = play(race, TOWN, northOf(world, TOWN, KM));
    expect(frames.get("citizen")).toBe(13 * MIN);
    expect(losses.get("citizen")).toBe("notCounted");
    expect(settledS).toBe(Infinity);
  });

  test("needs the network and comes when it is back, power or not", () => {
    const { world, race } = budgetRace([], counts);
    const { losses, settledS } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
      cut(race, "network", 0, 30 * MIN);
      cut(race, "power", 0, Infinity);
    });
    expect(losses.get("citizen")).toBe("network");
    expect(settledS).toBe(43 * MIN);
  });

  test("never comes from a town whose network stays out", () => {
    const { world, race } = budgetRace([], counts);
    const { settledS } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
      cut(race, "network", 0, Infinity);
    });
    expect(settledS).toBe(Infinity);
  });
});
