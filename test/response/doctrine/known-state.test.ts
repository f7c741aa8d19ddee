import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  blindRadiusM,
  isAnyStruck,
  knownState,
  struckTowns,
} from "../../../engine/response/doctrine/known-state.ts";
import { receive } from "../../../engine/situation/receive.ts";
import { TIER } from "../../../engine/situation/posts.ts";
import { distanceM } from "../../../engine/world/ground/sphere.ts";
import { over } from "../over.ts";
import type { Over } from "../over.ts";
import { TOWN, worldWith } from "../field/first-picture/given.ts";

describe("the blind estimate", () => {
  const table = { magnitude: [4, 5, 6], radiusM: [0, 10_000, 30_000] };

  it.each([
    { magnitude: 3.9, radius: 0 },
    { magnitude: 4.5, radius: 5000 },
    { magnitude: 5, radius: 10_000 },
    { magnitude: 5.5, radius: 20_000 },
    { magnitude: 8, radius: 30_000 },
  ])("of magnitude $magnitude reaches $radius m", ({ magnitude, radius }) => {
    expect(blindRadiusM(table, magnitude)).toBeCloseTo(radius, 6);
  });

  it("never shrinks with the magnitude", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 3, max: 9, noNaN: true }),
        fc.double({ min: 3, max: 9, noNaN: true }),
        (a, b) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(blindRadiusM(table, high)).toBeGreaterThanOrEqual(blindRadiusM(table, low));
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it("of a doctrine without a table reaches nobody", () => {
    expect(blindRadiusM({ magnitude: [], radiusM: [] }, 8)).toBe(0);
  });
});

const told = (it: Over, magnitude: number): void => {
  const { situation } = it;
  const { lon, lat } = situation.world.ground.tables.town;
  receive(situation, {
    kind: "earthquake",
    from: -1,
    to: situation.posts.province,
    cause: -1,
    magnitude,
    lon: lon[TOWN],
    lat: lat[TOWN],
    depthKm: 10,
    town: TOWN,
    final: true,
  });
};

const hear = (it: Over, town: number, injured: number, felt: number): void => {
  const { situation } = it;
  receive(situation, {
    kind: "town",
    from: town,
    to: situation.posts.province,
    cause: -1,
    town,
    asOfS: 0,
    felt,
    injured,
    dead: 1,
    trapped: 2,
    collapsed: 3,
    damaged: 4,
  });
};

const played = (): Over => over(worldWith([]), {}, { doctrine: {} });

describe("what a post holds to be struck", () => {
  it("is, before anybody has told, what lies within the blind estimate", () => {
    const it = played();
    const { situation, doctrine } = it;
    if (doctrine === undefined) throw new Error("no doctrine");
    const { posts, desk, world } = situation;
    expect(isAnyStruck(doctrine, desk, posts.province, TIER.province)).toBe(false);
    told(it, 6);
    const { town } = world.ground.tables;
    const near = Array.from(town.lon.keys()).filter(
      (row) => distanceM(town.lon[row], town.lat[row], town.lon[TOWN], town.lat[TOWN]) <= 20_000,
    );
    expect(struckTowns(doctrine, desk, posts.province, TIER.province)).toEqual(near);
    expect(knownState(doctrine, desk, posts.province, TIER.province).intensity).toBe(6);
  });

  it("and then what says so; a town that says it is sound is not", () => {
    const it = played();
    const { situation, doctrine } = it;
    if (doctrine === undefined) throw new Error("no doctrine");
    const { posts, desk } = situation;
    told(it, 6);
    receive(situation, {
      kind: "town",
      from: TOWN,
      to: posts.province,
      cause: -1,
      town: TOWN,
      asOfS: 0,
      felt: 4,
      injured: 0,
      dead: 0,
      trapped: 0,
      collapsed: 0,
      damaged: 0,
    });
    const far = 0;
    hear(it, far, 5, 7);
    const struck = struckTowns(doctrine, desk, posts.province, TIER.province);
    expect(struck).not.toContain(TOWN);
    expect(struck).toContain(far);
  });

  it("in sum counts trapped people as missing", () => {
    const it = played();
    const { situation, doctrine } = it;
    if (doctrine === undefined) throw new Error("no doctrine");
    hear(it, 0, 5, 7);
    hear(it, 1, 6, 8);
    const { posts, desk } = situation;
    expect(knownState(doctrine, desk, posts.province, TIER.province)).toMatchObject({
      injured: 11,
      deadOrMissing: 6,
      dwellingsCollapsed: 6,
      intensity: 8,
      silentTowns: 0,
    });
  });
});
