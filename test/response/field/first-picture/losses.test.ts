import { describe, expect, test } from "vitest";

import { firstPictureKinds } from "../../../../engine/response/field/first-picture/event-kinds.ts";
import {
  lossNumber,
  lossNumbers,
  lossReasons,
} from "../../../../engine/response/field/first-picture/losses.ts";
import { frameWays, ways } from "../../../../engine/response/field/first-picture/ways.ts";

const kinds = Object.values(firstPictureKinds);

describe("the register of reasons for losing", () => {
  test("each way and reason has a number of its own, from 2540 to 2599", () => {
    const numbers = frameWays.flatMap((way) => Object.values(lossNumbers[way]) as number[]);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(Math.min(...numbers)).toBe(2540);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(2599);
  });

  test("each is a kind of event with its way, no stage, and the reason in both languages", () => {
    for (const way of frameWays) {
      for (const [reason, id] of Object.entries(lossNumbers[way])) {
        const kind = kinds.find((it) => it.id === id);
        expect(kind?.way).toBe(way);
        expect(kind?.stage).toBeUndefined();
        expect(kind?.label).toEqual(lossReasons[reason as keyof typeof lossReasons]);
      }
    }
    expect(lossNumber("helicopter", "night")).toBe(lossNumbers.helicopter.night);
  });

  test("every way can lose for want of an asset or of people who film, and to a sooner one", () => {
    for (const way of ways) expect(Object.keys(lossNumbers[way])).toContain("later");
    const ownAssets = frameWays.filter((way) => way !== "citizen");
    for (const way of ownAssets) expect(Object.keys(lossNumbers[way])).toContain("noAsset");
  });

  test("every reason is used by some way", () => {
    const used = new Set(frameWays.flatMap((way) => Object.keys(lossNumbers[way])));
    expect([...used].sort()).toEqual(Object.keys(lossReasons).sort());
  });
});
