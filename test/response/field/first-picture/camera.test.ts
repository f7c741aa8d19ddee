import { describe, expect, test } from "vitest";

import { at, budgetRace, cut, KM, MIN, northOf, play, TOWN } from "./given.ts";

const cameras = [at("camera", { number: 200 })];

describe("fixed cameras", () => {
  test("are already on the platform: found and accepted, nothing is registered", () => {
    const { world, race } = budgetRace(cameras);
    const { frames, settledS } = play(race, TOWN, northOf(world, TOWN, 3 * KM));
    expect(settledS).toBe(4 * MIN);
    expect(frames.get("fixed-camera")).toBe(4 * MIN);
    expect(frames.get("town-camera")).toBe(4 * MIN);
  });

  test("that do not see the scene still show the town, and do not end the race", () => {
    const { world, race } = budgetRace(cameras, {}, { "camera-in-view": { village: 0 } });
    const { frames, losses, settledS } = play(race, TOWN, northOf(world, TOWN, 3 * KM));
    expect(frames.get("town-camera")).toBe(4 * MIN);
    expect(frames.has("fixed-camera")).toBe(false);
    expect(losses.get("fixed-camera")).toBe("notInView");
    expect(settledS).toBe(Infinity);
  });

  test("see the scene in their assumed share of replications, by class of place", () => {
    const unknowns = {
      "camera-in-view": { city: 0.7, "county-town": 0.5, village: 0.25, hill: 0.1 },
    };
    const { world, race } = budgetRace(cameras, {}, unknowns);
    const RUNS = 2000;
    for (const [placeClass, share] of Object.entries(unknowns["camera-in-view"])) {
      let seen = 0;
      for (let run = 0; run < RUNS; run++) {
        const site = northOf(world, TOWN, KM, placeClass as "city");
        if (play(race, TOWN, site, run).settledS < Infinity) seen++;
      }
      const off = Math.abs(seen / RUNS - share);
      expect(off).toBeLessThan(3.29 * Math.sqrt((share * (1 - share)) / RUNS));
    }
  });

  test("nothing is known of the view: none is counted on", () => {
    const { world, race } = budgetRace(cameras, {}, {});
    expect(play(race, TOWN, northOf(world, TOWN, KM)).losses.get("fixed-camera")).toBe("notInView");
  });

  test("a town without any", () => {
    const { world, race } = budgetRace([]);
    const { losses } = play(race, TOWN, northOf(world, TOWN, KM));
    expect(losses.get("fixed-camera")).toBe("noAsset");
    expect(losses.get("town-camera")).toBe("noAsset");
  });

  test.each(["network", "power"] as const)(
    "wait for the %s and are then searched anew",
    (service) => {
      const { world, race } = budgetRace(cameras);
      const { frames, losses, settledS } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
        cut(race, service, 0, 50 * MIN);
      });
      expect(losses.get("fixed-camera")).toBe(service);
      expect(losses.get("town-camera")).toBe(service);
      expect(settledS).toBe(54 * MIN);
      expect(frames.get("fixed-camera")).toBe(54 * MIN);
    },
  );

  test("with both out, they wait for the later", () => {
    const { world, race } = budgetRace(cameras);
    const { settledS } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
      cut(race, "network", 0, 50 * MIN);
      cut(race, "power", 0, 90 * MIN);
    });
    expect(settledS).toBe(94 * MIN);
  });

  test("go dark while they are searched", () => {
    const { world, race } = budgetRace(cameras);
    const { losses, settledS } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
      cut(race, "power", 2 * MIN, 60 * MIN);
    });
    expect(losses.get("fixed-camera")).toBe("power");
    expect(settledS).toBe(64 * MIN);
  });
});
