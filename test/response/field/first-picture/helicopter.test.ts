import { describe, expect, test } from "vitest";

import { UNIT } from "../../../../engine/situation/units.ts";
import { CLEAR } from "../../../../engine/world/air/weather.ts";
import { at, budgetRace, KM, MIN, northOf, play, timeline, TOWN } from "./given.ts";

const light = at("helicopter-light", { downlink: true });

/** Dawn of civil twilight on the first of July, minutes after midnight, within two. */
const DAWN_MIN = 4 * 60 + 27;

describe("a helicopter with a downlink", () => {
  test("there is none, or none that sends pictures", () => {
    const none = budgetRace([]);
    const site = northOf(none.world, TOWN, KM);
    expect(play(none.race, TOWN, site).losses.get("helicopter")).toBe("noAsset");
    const blind = budgetRace([at("helicopter-light")]);
    expect(play(blind.race, TOWN, site).losses.get("helicopter")).toBe("noDownlink");
  });

  test("by night it waits for the dawn", () => {
    const { world, race } = budgetRace([light], { hour: 2 });
    const { losses, settledS } = play(race, TOWN, northOf(world, TOWN, 22.2 * KM));
    expect(losses.get("helicopter")).toBe("night");
    expect(Math.abs(settledS / MIN + 120 - (DAWN_MIN + 32))).toBeLessThan(6);
  });

  test("with a night crew and equipment it flies, after its longer readiness", () => {
    const units = [{ ...light, night: true, base: 1 }, at("aviation-base")];
    const { world, race } = budgetRace(units, { hour: 1 });
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 22.2 * KM));
    expect(settledS / MIN).toBeCloseTo(75 + 6 + 3 + 3, 3);
  });

  test("weather below its minima", () => {
    const { world, race } = budgetRace([light], {
      spells: [
        { ...CLEAR, visibilityM: 800 },
        { ...CLEAR, startS: 90 * MIN },
      ],
    });
    const { losses, settledS } = play(race, TOWN, northOf(world, TOWN, 22.2 * KM));
    expect(losses.get("helicopter")).toBe("weather");
    expect(settledS / MIN).toBeCloseTo(90 + 32, 3);
  });

  test("beyond its range", () => {
    const far = { ...light, eastM: 900 * KM };
    const { world, race } = budgetRace([far]);
    expect(play(race, TOWN, northOf(world, TOWN, KM)).losses.get("helicopter")).toBe("outOfRange");
  });

  test("it stands down on the ground when the race is over, and can be had again", () => {
    const { world, race } = budgetRace([light, at("camera", { number: 10 })]);
    const { frames, losses } = play(race, TOWN, northOf(world, TOWN, 22.2 * KM));
    expect(losses.get("helicopter")).toBe("later");
    expect(frames.has("helicopter")).toBe(false);
    expect(timeline(race, ["standsDown"])).toEqual([["standsDown", 4]]);
    expect(race.situation.units.state(0)).toBe(UNIT.atBase);
    expect(race.first.field.fleet?.crafts[0].busyUntilS).toBe(0);
  });

  test("one that cannot come is followed by the next, after the time of another choice", () => {
    const { world, race } = budgetRace([light, light]);
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 22.2 * KM), 0, () => {
      race.situation.units.set(0, UNIT.away);
    });
    expect(settledS / MIN).toBeCloseTo(1 + 32, 3);
  });

  test("taken by others", () => {
    const { world, race } = budgetRace([light]);
    const { losses } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
      race.situation.units.set(0, UNIT.moving);
    });
    expect(losses.get("helicopter")).toBe("busy");
  });
});
