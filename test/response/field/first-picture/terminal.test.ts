import { describe, expect, test } from "vitest";

import { UNIT } from "../../../../engine/situation/units.ts";
import { CLEAR } from "../../../../engine/world/air/weather.ts";
import { at, budgetRace, cut, KM, MIN, northOf, play, TOWN } from "./given.ts";

const team = at("township-team");
const terminal = [at("body-terminal"), team];

describe("a terminal of the town", () => {
  test("a town without one", () => {
    const { world, race } = budgetRace([team]);
    expect(play(race, TOWN, northOf(world, TOWN, KM)).losses.get("town-terminal")).toBe("noAsset");
  });

  test("waits at the scene for the network, and shows it when it is back", () => {
    const { world, race } = budgetRace(terminal);
    const { losses, settledS } = play(race, TOWN, northOf(world, TOWN, 4 * KM), 0, () => {
      cut(race, "network", 0, 60 * MIN);
    });
    expect(losses.get("town-terminal")).toBe("network");
    // Muster 8, way 8 and set-up 3 are behind it by then.
    expect(settledS).toBe(63 * MIN);
  });

  test("does not need mains power", () => {
    const { world, race } = budgetRace(terminal);
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 4 * KM), 0, () => {
      cut(race, "power", 0, Infinity);
    });
    expect(settledS / MIN).toBeCloseTo(22, 6);
  });

  test.each([
    { hour: 11, people: 10, minutes: 8 },
    { hour: 11, people: 1, minutes: 30 },
    { hour: 2, people: 1, minutes: 45 },
  ])("at $hour with $people there, its people roll after $minutes minutes", (row) => {
    const units = [at("body-terminal"), at("township-team", { people: row.people })];
    const { world, race } = budgetRace(units, { hour: row.hour });
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 0));
    expect(settledS / MIN).toBeCloseTo(row.minutes + 3 + 3, 6);
  });

  test("a team that is out in its own town rolls at once", () => {
    const { world, race } = budgetRace(terminal);
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 0), 0, () => {
      race.situation.units.set(1, UNIT.onScene);
      race.situation.units.town[1] = TOWN;
    });
    expect(settledS / MIN).toBeCloseTo(3 + 3, 6);
  });

  test("one that others have taken", () => {
    const { world, race } = budgetRace(terminal);
    const { losses } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
      race.situation.units.set(0, UNIT.moving);
    });
    expect(losses.get("town-terminal")).toBe("busy");
  });

  test("in the dark the way takes longer, at the speed of the roads by night", () => {
    const { world, race } = budgetRace(terminal, { hour: 1 });
    const night = world.ground.tables.rules.night[0];
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 4 * KM));
    expect(settledS / MIN).toBeCloseTo(8 + 8 / night + 3 + 3, 6);
  });

  test("hard shaking makes the town's roads slow", () => {
    const { world, race } = budgetRace(terminal);
    const vehicle = world.ground.names.vehicles.findIndex(({ code }) => code === "car");
    const damaged = world.ground.tables.vehicle.damaged[vehicle];
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 4 * KM), 0, () => {
      race.situation.truth.intensity[TOWN] = 8.5;
    });
    expect(settledS / MIN).toBeCloseTo(8 + 8 / damaged + 3 + 3, 6);
  });

  test("the town's drone is taken where it is sooner, the terminal in wind", () => {
    const units = [...terminal, at("hand-launched-drone")];
    const fair = budgetRace(units);
    const site = northOf(fair.world, TOWN, 5.4 * KM);
    expect(play(fair.race, TOWN, site).settledS / MIN).toBeCloseTo(8 + 6 + 4 + 3, 6);
    const { race } = budgetRace(units, { spells: [{ ...CLEAR, windMs: 20 }] });
    expect(play(race, TOWN, site).settledS / MIN).toBeCloseTo(8 + 10.8 + 3 + 3, 6);
  });

  test("a town with nothing but a drone, in wind", () => {
    const { world, race } = budgetRace([at("hand-launched-drone"), team], {
      spells: [{ ...CLEAR, windMs: 20 }],
    });
    expect(play(race, TOWN, northOf(world, TOWN, KM)).losses.get("town-terminal")).toBe("weather");
  });
});
