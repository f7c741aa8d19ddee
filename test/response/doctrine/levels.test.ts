import { describe, expect, it } from "vitest";

import { isGraver, levelFor } from "../../../engine/response/doctrine/levels.ts";
import { doctrineModel } from "../../../engine/response/doctrine/doctrine-model.ts";
import type { KnownState } from "../../../engine/response/doctrine/known-state.ts";
import { TIER } from "../../../engine/situation/posts.ts";
import { middle, shippedInputs } from "../../shipped-case.ts";

const { activation } = doctrineModel(
  shippedInputs("shandong/cases/pingyuan-2023").doctrine,
  middle,
);

const known = (state: Partial<KnownState>): KnownState => ({
  magnitude: NaN,
  density: NaN,
  intensity: 0,
  injured: 0,
  deadOrMissing: 0,
  dwellingsCollapsed: 0,
  silentTowns: 0,
  ...state,
});

const rank = (tier: number, state: Partial<KnownState>): number | undefined =>
  levelFor(activation, tier as 1, known(state), 1000)?.rank;

describe("levels of the province, by the table of the national plan", () => {
  it.each([
    { magnitude: 3.9, density: 400, expected: undefined },
    { magnitude: 4, density: 400, expected: 4 },
    { magnitude: 4.9, density: 400, expected: 4 },
    { magnitude: 4.9, density: 1000, expected: 3 },
    { magnitude: 5.5, density: 400, expected: 3 },
    { magnitude: 5.5, density: 1200, expected: 2 },
    { magnitude: 6, density: 400, expected: 2 },
    { magnitude: 6.9, density: 400, expected: 2 },
    { magnitude: 6.9, density: 1500, expected: 1 },
    { magnitude: 7, density: 50, expected: 1 },
  ])("$magnitude in $density per km2: $expected", ({ magnitude, density, expected }) => {
    expect(rank(TIER.province, { magnitude, density })).toBe(expected);
  });

  it.each([
    { deadOrMissing: 0, expected: undefined },
    { deadOrMissing: 1, expected: 4 },
    { deadOrMissing: 9, expected: 4 },
    { deadOrMissing: 10, expected: 3 },
    { deadOrMissing: 50, expected: 2 },
    { deadOrMissing: 299, expected: 2 },
    { deadOrMissing: 300, expected: 1 },
  ])(
    "$deadOrMissing dead or missing and no magnitude: $expected",
    ({ deadOrMissing, expected }) => {
      expect(rank(TIER.province, { deadOrMissing })).toBe(expected);
    },
  );

  it("takes the gravest of what holds", () => {
    expect(rank(TIER.province, { magnitude: 4.5, density: 100, deadOrMissing: 60 })).toBe(2);
    expect(rank(TIER.province, { magnitude: 7.2, density: 100, deadOrMissing: 2 })).toBe(1);
  });

  it("the drill of April 2024: magnitude 6.9 off Kenli is level II of the province, I of the city", () => {
    const kenli = { magnitude: 6.9, density: 250, intensity: 6 };
    expect(rank(TIER.province, kenli)).toBe(2);
    expect(rank(TIER.city, kenli)).toBe(1);
  });

  it("Pingyuan: magnitude 5.5, nobody dead, is level III", () => {
    expect(rank(TIER.province, { magnitude: 5.5, density: 400, intensity: 7 })).toBe(3);
  });
});

describe("ranks", () => {
  it.each([
    { rank: 1, than: 2, graver: true },
    { rank: 2, than: 1, graver: false },
    { rank: 2, than: 2, graver: false },
    { rank: 4, than: 0, graver: true },
    { rank: 0, than: 4, graver: false },
  ])("$rank graver than $than: $graver", ({ rank: one, than, graver }) => {
    expect(isGraver(one, than)).toBe(graver);
  });
});
