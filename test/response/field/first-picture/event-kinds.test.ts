import { describe, expect, test } from "vitest";

import {
  firstPictureKinds,
  frameNumber,
  step,
} from "../../../../engine/response/field/first-picture/event-kinds.ts";
import { frameWays } from "../../../../engine/response/field/first-picture/ways.ts";
import { raceKinds } from "./given.ts";

describe("kinds of event of the first picture", () => {
  test("all numbers lie in the room's range", () => {
    for (const { id } of Object.values(firstPictureKinds)) {
      expect(id).toBeGreaterThanOrEqual(2500);
      expect(id).toBeLessThanOrEqual(2599);
    }
  });

  test("the accepted frame of each way reaches the stage of the first picture by that way", () => {
    for (const way of frameWays) {
      const kind = raceKinds.byId(frameNumber(way));
      expect(kind.stage).toBe("firstPicture");
      expect(kind.way).toBe(way);
      expect(kind.tables.where).toBe("town");
    }
  });

  test("steps are found by their names", () => {
    expect(raceKinds.byId(step.settled).path).toBe("response/field/first-picture/settled");
  });
});
