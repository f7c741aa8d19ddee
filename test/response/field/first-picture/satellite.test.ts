import { describe, expect, test } from "vitest";

import { seekPicture } from "../../../../engine/response/field/first-picture/seek-picture.ts";
import { hasNetwork } from "../../../../engine/situation/truth.ts";
import { UNIT } from "../../../../engine/situation/units.ts";
import { ALL_VEHICLES } from "../../../../engine/world/travel/road-state.ts";
import { at, budgetRace, cut, KM, MIN, northOf, play, readRace, timeline, TOWN } from "./given.ts";

const portable = at("portable-satellite-station");
const vehicle = at("vehicle-satellite-halt");

/** Another town, whose seat lies some way off. */
const AWAY = TOWN + 5;

describe("satellite sets", () => {
  test.each([
    { unit: portable, minutes: 10 + 4 + 8 + 3 },
    { unit: vehicle, minutes: 10 + 4 + 3 + 3 },
  ])("$unit.kind works without road news, power and network", ({ unit, minutes }) => {
    const { world, race } = budgetRace([unit]);
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 2 * KM), 0, () => {
      cut(race, "network", 0, Infinity);
      cut(race, "power", 0, Infinity);
    });
    expect(settledS / MIN).toBeCloseTo(minutes, 6);
  });

  test("the journey from another town is that of the road network", () => {
    const { world, race } = budgetRace([{ ...portable, town: AWAY }]);
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 2 * KM));
    const { node } = world.ground.tables.town;
    const car = world.ground.names.vehicles.findIndex(({ code }) => code === "car");
    const { travel, pictures } = race.situation;
    const roadS = travel.travelTimeS(node[AWAY], node[TOWN], car, pictures.roads);
    expect(roadS).toBeGreaterThan(5 * MIN);
    expect(settledS).toBeCloseTo(roadS + (10 + 4 + 8 + 3) * MIN, 6);
  });

  test("one of another city comes after a request to the next level", () => {
    const { world, race } = budgetRace([portable]);
    world.inventory.tables.unit.city[0] = 1;
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 2 * KM));
    expect(settledS / MIN).toBeCloseTo(7 + 10 + 4 + 8 + 3, 6);
    expect(timeline(race, ["lent"])).toEqual([["lent", 7]]);
  });

  /** Closes every road into a town, as the truth has it. */
  const closeRoads = ({ race, world }: ReturnType<typeof budgetRace>, town: number): void => {
    const { waysInStart, wayIn, town: towns } = world.ground.tables;
    const node = towns.node[town];
    for (let k = waysInStart.first[node]; k < waysInStart.first[node + 1]; k++)
      race.situation.truth.roads.close(wayIn.edge[k], ALL_VEHICLES);
  };

  test("with every road cut the vehicle gets no further, and says so", () => {
    const given = budgetRace([{ ...vehicle, town: AWAY }]);
    const { losses, settledS } = play(given.race, TOWN, northOf(given.world, TOWN, KM), 0, () => {
      closeRoads(given, TOWN);
    });
    expect(losses.get("vehicle-satellite")).toBe("roadCut");
    expect(settledS).toBe(Infinity);
    expect(given.race.situation.units.state(0)).toBe(UNIT.stuck);
    expect(timeline(given.race, ["blockedRoad"]).length).toBeGreaterThan(0);
  });

  test("the portable set is carried in, if it is not too far", () => {
    const given = budgetRace([{ ...portable, town: AWAY }]);
    const site = northOf(given.world, TOWN, KM);
    const open = play(given.race, TOWN, site).settledS;
    const { settledS } = play(given.race, TOWN, site, 0, () => closeRoads(given, TOWN));
    expect(timeline(given.race, ["onFoot"])).toHaveLength(1);
    expect(settledS).toBeGreaterThan(open + 30 * MIN);
    expect(settledS).toBeLessThan(Infinity);
  });

  test("the vehicle at the halt brings the public network back", () => {
    const units = [vehicle, at("camera", { number: 20 })];
    const { world, race } = budgetRace(units, { picture: { citizenVideoCounts: true } });
    const { frames, settledS } = play(race, TOWN, northOf(world, TOWN, 2 * KM), 0, () => {
      cut(race, "network", 0, Infinity);
    });
    expect(settledS / MIN).toBeCloseTo(20, 6);
    // There after 14 minutes, 65 more to restore it.
    expect(timeline(race, ["networkRestored"])).toEqual([["networkRestored", 79]]);
    expect(race.situation.truth.networkBackS[TOWN]).toBeCloseTo(79 * MIN, 6);
    // The race was over by then: nobody searches or films any more.
    expect(frames.has("fixed-camera")).toBe(false);
  });

  test("what others have taken cannot come, and the place waits for it", () => {
    const { world, race } = budgetRace([portable]);
    const { losses } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
      race.situation.units.set(0, UNIT.moving);
    });
    expect(losses.get("portable-satellite")).toBe("busy");
  });

  test("asks the next one where the nearest is away, after the time of another choice", () => {
    const { world, race } = budgetRace([portable, portable]);
    const { settledS } = play(race, TOWN, northOf(world, TOWN, 2 * KM), 0, () => {
      race.situation.units.set(0, UNIT.away);
    });
    expect(settledS / MIN).toBeCloseTo(1 + 10 + 4 + 8 + 3, 6);
    expect(timeline(race, ["unitAway"])).toEqual([["unitAway", 0]]);
  });

  test("all are unfit", () => {
    const { world, race } = budgetRace([portable]);
    const { losses } = play(race, TOWN, northOf(world, TOWN, KM), 0, () => {
      race.situation.units.set(0, UNIT.unserviceable);
    });
    expect(losses.get("portable-satellite")).toBe("unserviceable");
  });

  test("one set serves two places one after the other, without going home", () => {
    const { world, race } = budgetRace([portable]);
    const { situation, first, begin } = race;
    begin(0);
    const by = situation.posts.province;
    seekPicture(first, { town: TOWN, by, cause: -1, site: northOf(world, TOWN, 0) });
    seekPicture(first, { town: AWAY, by, cause: -1, site: northOf(world, AWAY, 0) });
    situation.stage.simulation.run(situation.horizonS);
    const { trace } = situation.stage;
    const one = readRace(trace, TOWN);
    const two = readRace(trace, AWAY);
    expect(one.settledS / MIN).toBeCloseTo(21, 6);
    expect(two.losses.get("portable-satellite")).toBe("busy");
    const { node } = world.ground.tables.town;
    const car = world.ground.names.vehicles.findIndex(({ code }) => code === "car");
    const roadS = situation.travel.travelTimeS(
      node[TOWN],
      node[AWAY],
      car,
      situation.pictures.roads,
    );
    expect(two.settledS).toBeCloseTo(one.settledS + roadS + (8 + 3) * MIN, 6);
    expect(timeline(race, ["movesOn"])).toEqual([["movesOn", 21]]);
  });

  test("it stays where the public network is out until that is back", () => {
    const { world, race } = budgetRace([portable]);
    const { situation, first, begin } = race;
    begin(0);
    cut(race, "network", 0, 50 * MIN);
    const by = situation.posts.province;
    seekPicture(first, { town: TOWN, by, cause: -1, site: northOf(world, TOWN, 0) });
    seekPicture(first, { town: AWAY, by, cause: -1, site: northOf(world, AWAY, 0) });
    situation.stage.simulation.run(situation.horizonS);
    expect(hasNetwork(situation.truth, TOWN, situation.stage.now)).toBe(true);
    expect(timeline(race, ["movesOn"])).toEqual([["movesOn", 50]]);
  });

  test("after the race it goes on, unless another place waits for one while it musters", () => {
    const units = [portable, at("camera", { number: 10 })];
    const alone = budgetRace(units);
    const site = northOf(alone.world, TOWN, 2 * KM);
    const { frames, settledS } = play(alone.race, TOWN, site);
    expect(settledS).toBe(4 * MIN);
    expect(frames.get("portable-satellite")).toBeCloseTo(25 * MIN, 6);

    const { race } = budgetRace(units);
    const { situation, first, begin } = race;
    begin(0);
    const by = situation.posts.province;
    seekPicture(first, { town: TOWN, by, cause: -1, site });
    seekPicture(first, { town: AWAY, by, cause: -1, site: northOf(alone.world, AWAY, 0) });
    situation.stage.simulation.run(situation.horizonS);
    expect(timeline(race, ["standsDown"])).toEqual([["standsDown", 4]]);
    const other = readRace(situation.stage.trace, AWAY);
    expect(other.settledS).toBeLessThan(Infinity);
    expect(readRace(situation.stage.trace, TOWN).frames.has("portable-satellite")).toBe(false);
  });

  test("there are none, or no road has ever led here", () => {
    const { world, race } = budgetRace([]);
    const { losses } = play(race, TOWN, northOf(world, TOWN, KM));
    expect(losses.get("portable-satellite")).toBe("noAsset");
    expect(losses.get("vehicle-satellite")).toBe("noAsset");
  });
});
