import { beforeAll, describe, expect, it } from "vitest";

import type { WorkerState } from "../../engine/simulate.ts";
import { start } from "../../engine/simulate.ts";
import { namesOf } from "../../engine/situation/names.ts";
import {
  coverOf,
  entryAt,
  entryOf,
  hasHeard,
  isAlarmed,
  NO_LEVEL,
  rankInForce,
} from "../../engine/situation/pictures.ts";
import {
  answersFor,
  isUnder,
  nodeOfPost,
  postFor,
  TIER,
  tierOf,
  townsUnder,
} from "../../engine/situation/posts.ts";
import { entryFor, noticeTown, receive } from "../../engine/situation/receive.ts";
import type { Counts } from "../../engine/situation/report.ts";
import { beginSituation } from "../../engine/situation/situation.ts";
import type { Situation } from "../../engine/situation/situation.ts";
import {
  clearTruth,
  hasNetwork,
  hasPower,
  makeScene,
  SCENE,
  truthFor,
} from "../../engine/situation/truth.ts";
import { UNIT } from "../../engine/situation/units.ts";
import {
  isLight,
  roadSpeedShare,
  weatherAt,
  weatherNames,
} from "../../engine/situation/weather.ts";
import { shippedState } from "../shipped-case.ts";

let state: WorkerState;
let situation: Situation;
beforeAll(() => {
  state = shippedState("shandong/cases/visualisation-pull");
  ({ situation } = state);
});

const counts: Counts = { injured: 3, dead: 0, trapped: 1, collapsed: 2, damaged: 9 };

describe("posts", () => {
  it("stand in four tiers, each under the next", () => {
    const { posts, world } = situation;
    const { ground } = world;
    for (let post = 0; post < posts.count; post += 37) {
      const tier = tierOf(posts, post);
      const parent = posts.parent[post];
      expect(parent === -1 ? 4 : tierOf(posts, parent)).toBe(tier + 1);
      expect(isUnder(posts, post, posts.province)).toBe(true);
      const { first, end } = townsUnder(ground.tables, posts, post);
      for (let town = first; town < end; town += 5) {
        expect(answersFor(posts, post, town)).toBe(true);
        expect(postFor(posts, town, tier)).toBe(post);
      }
      expect(nodeOfPost(ground.tables, posts, post)).toBeGreaterThanOrEqual(0);
    }
    expect(townsUnder(ground.tables, posts, posts.province)).toEqual({
      first: 0,
      end: posts.firstCounty,
    });
  });

  it("share every town out among counties and cities exactly once", () => {
    const { posts, world } = situation;
    for (const [from, to] of [
      [posts.firstCounty, posts.firstCity],
      [posts.firstCity, posts.province],
    ]) {
      const seen = new Uint8Array(posts.firstCounty);
      for (let post = from; post < to; post++) {
        const { first, end } = townsUnder(world.ground.tables, posts, post);
        for (let town = first; town < end; town++) seen[town]++;
      }
      expect(new Set(seen)).toEqual(new Set([1]));
    }
  });

  it("have names as integers, all different", () => {
    expect(new Set(situation.posts.id).size).toBe(situation.posts.count);
  });
});

describe("truth", () => {
  it("has outages as intervals: down from, up again at", () => {
    const truth = truthFor(situation.world.ground);
    clearTruth(truth);
    expect(hasPower(truth, 3, 1e9)).toBe(true);
    truth.powerOutS[3] = 10;
    truth.powerBackS[3] = 20;
    expect([9, 10, 19, 20].map((t) => hasPower(truth, 3, t))).toEqual([true, false, false, true]);
    expect(hasNetwork(truth, 3, 15)).toBe(true);
  });

  it("keeps a scene as it first came about", () => {
    const truth = truthFor(situation.world.ground);
    clearTruth(truth);
    makeScene(truth, 5, SCENE.earthquake, 60, 2);
    makeScene(truth, 5, SCENE.callOut, 90, 3);
    expect([truth.sceneCount, truth.sceneS[5], truth.sceneRow[5]]).toEqual([1, 60, 2]);
  });
});

describe("what is received", () => {
  it("is in the picture of the post that received it, and of no other", () => {
    beginSituation(situation, 0);
    const { pictures, posts } = situation;
    const town = 11;
    const county = posts.parent[town];
    const noticed = noticeTown(situation, town, { ...counts, town, cause: -1, asOfS: 0, felt: 6 });
    expect(hasHeard(pictures, TIER.town, town)).toBe(true);
    expect(hasHeard(pictures, TIER.county, town)).toBe(false);
    expect(isAlarmed(pictures, county)).toBe(false);
    receive(situation, {
      ...counts,
      kind: "town",
      from: town,
      to: county,
      town,
      cause: noticed,
      asOfS: 0,
      felt: 6,
    });
    const at = entryOf(pictures, TIER.county, town);
    expect([pictures.injured[at], pictures.heardFrom[at]]).toEqual([3, town]);
    expect(isAlarmed(pictures, county)).toBe(true);
    expect(entryFor(pictures, county, town)).toMatchObject({ ...counts, town, asOfS: 0 });
    expect(entryFor(pictures, county, town + 1)).toBeUndefined();
    expect(situation.stage.trace.cause[pictures.heardRow[at]]).toBe(noticed);
  });

  it("does not put older news in place of newer", () => {
    beginSituation(situation, 0);
    const { pictures, posts } = situation;
    const town = 4;
    const to = posts.parent[town];
    const told = (asOfS: number, injured: number) =>
      receive(situation, {
        ...counts,
        injured,
        kind: "town",
        from: town,
        to,
        town,
        cause: -1,
        asOfS,
        felt: 0,
      });
    told(100, 24);
    told(40, 10);
    expect(pictures.injured[entryAt(pictures, to, town)]).toBe(24);
  });

  it("lets a final magnitude stand against one that is not", () => {
    beginSituation(situation, 0);
    const { pictures, posts } = situation;
    const told = (magnitude: number, final: boolean) =>
      receive(situation, {
        kind: "earthquake",
        from: -1,
        to: posts.province,
        cause: -1,
        magnitude,
        lon: 117,
        lat: 36,
        depthKm: 10,
        town: 0,
        final,
      });
    told(5.2, false);
    told(5.5, true);
    told(5.9, false);
    expect(pictures.magnitude[posts.province]).toBe(5.5);
  });

  it("is silence until the town is heard again", () => {
    beginSituation(situation, 0);
    const { pictures, posts } = situation;
    const town = 9;
    const to = posts.parent[town];
    const at = entryAt(pictures, to, town);
    receive(situation, { kind: "silence", from: to, to, town, cause: -1, sinceS: 0 });
    expect(pictures.silentSinceS[at]).toBe(0);
    receive(situation, {
      ...counts,
      kind: "town",
      from: town,
      to,
      town,
      cause: -1,
      asOfS: 0,
      felt: 0,
    });
    expect(pictures.silentSinceS[at]).toBeNaN();
    expect(pictures.silentRow[at]).toBeGreaterThanOrEqual(0);
  });

  it("of levels: the gravest of those that hold for a post counts", () => {
    beginSituation(situation, 0);
    const { pictures, posts } = situation;
    const city = posts.firstCity;
    expect(rankInForce(pictures, city)).toBe(NO_LEVEL);
    pictures.level[city] = 3;
    receive(situation, {
      kind: "level",
      from: posts.province,
      to: city,
      cause: -1,
      by: posts.province,
      rank: 2,
      covers: true,
    });
    expect(pictures.coverRank[coverOf(pictures, TIER.province, city)]).toBe(2);
    expect(rankInForce(pictures, city)).toBe(2);
  });

  it("is forgotten when a replication begins", () => {
    beginSituation(situation, 1);
    const { pictures, posts } = situation;
    expect(pictures.alarmedRow.every((row) => row === -1)).toBe(true);
    expect(pictures.heardRow.every((row) => row === -1)).toBe(true);
    expect(pictures.magnitude[posts.province]).toBeNaN();
    expect(situation.stage.trace.length).toBe(0);
  });
});

describe("units as they are", () => {
  it("do not depend on who else was asked, nor on the order", () => {
    const { units, world } = situation;
    const rows = world.inventory.tables.unit.rows;
    const some = Array.from({ length: 40 }, (_, i) => Math.floor((i * rows) / 40));
    const look = (order: readonly number[]): Map<number, number[]> => {
      beginSituation(situation, 7);
      return new Map(
        order.map((unit) => [
          unit,
          [units.state(unit), units.present(unit), units.available(unit), units.freeS(unit)],
        ]),
      );
    };
    const forward = look(some);
    const backward = look([...some].reverse());
    for (const unit of some) expect(backward.get(unit)).toEqual(forward.get(unit));
    expect(look([some[17]]).get(some[17])).toEqual(forward.get(some[17]));
  });

  it("are away, busy and unserviceable in the shares that the profiles give", () => {
    const { units, world } = situation;
    const { tables, catalogue } = world.inventory;
    const fireDuty = catalogue.readiness.findIndex(({ id }) => id === "fire-duty");
    const profile = catalogue.readiness[fireDuty];
    const rows = Array.from(tables.unit.readiness.keys()).filter(
      (row) => tables.unit.readiness[row] === fireDuty && tables.unit.number[row] === 1,
    );
    const [away, day, , , , serviceable] = profile.shares;
    const seen = { away: 0, bad: 0, busy: 0, present: 0, all: 0 };
    for (let k = 0; k < 30; k++) {
      start(state, k);
      for (const row of rows) {
        const unit = units.state(row);
        seen.all++;
        if (unit === UNIT.away) seen.away++;
        if (unit === UNIT.unserviceable) seen.bad++;
        if (unit === UNIT.busy) seen.busy++;
        seen.present += units.present(row) / tables.unit.people[row];
      }
    }
    expect(seen.away / seen.all).toBeCloseTo(away, 2);
    expect(seen.bad / seen.all).toBeCloseTo((1 - away) * (1 - serviceable), 2);
    expect(seen.present / seen.all).toBeCloseTo(day, 1);
    // One call about every five minutes in the province, an hour each, over 537 stations.
    expect(seen.busy / seen.all).toBeGreaterThan(0.01);
    expect(seen.busy / seen.all).toBeLessThan(0.08);
  });

  it("come back from a routine call", () => {
    const { units, stage, world } = situation;
    start(state, 3);
    const busy = Array.from({ length: world.inventory.tables.unit.rows }, (_, i) => i).filter(
      (unit) => units.state(unit) === UNIT.busy,
    );
    expect(busy.length).toBeGreaterThan(0);
    const last = Math.max(...busy.map((unit) => units.freeS(unit)));
    stage.simulation.schedule(last + 1, () => {});
    stage.simulation.run(last + 1);
    for (const unit of busy) expect(units.state(unit)).toBe(UNIT.atBase);
  });
});

describe("the sky", () => {
  it("holds one weather where the case says one, and others where it draws", () => {
    const rain = shippedState("shandong/cases/visualisation-pull", { weather: "rain" });
    start(rain, 0);
    expect(weatherNames[weatherAt(rain.situation.sky, 0, 0)]).toBe("rain");
    expect(weatherNames[weatherAt(rain.situation.sky, 900, 20_000)]).toBe("rain");
    const seen = new Set<string>();
    for (let k = 0; k < 60; k++) {
      start(state, k);
      seen.add(weatherNames[weatherAt(situation.sky, 0, 0)]);
    }
    expect(seen.size).toBeGreaterThan(3);
  });

  it("is light at noon and dark at midnight, when roads are slower", () => {
    const { ground } = situation.world;
    const speed = (at: string): number => {
      const played = shippedState("shandong/cases/visualisation-pull", { at, weather: "clear" });
      start(played, 0);
      const { sky, weather } = played.situation;
      expect(isLight(ground, sky, 0, 0)).toBe(at === "12:00");
      return roadSpeedShare(ground, weather, sky, 0, 0);
    };
    expect(speed("12:00")).toBe(1);
    expect(speed("00:00")).toBe(ground.tables.rules.night[0]);
  });
});

describe("names", () => {
  it("are of what the rows point at, and never invented", () => {
    const { world, posts } = situation;
    const nameOf = namesOf(world, posts);
    expect(nameOf("post", posts.province, "zh")).toBe("山东省");
    expect(nameOf("town", 0, "zh")).toMatch(/区|县|市/u);
    expect(nameOf("county", 0, "en")).toBe(world.ground.names.counties[0].name.en);
    const { tables } = world.inventory;
    const synthetic = Array.from(tables.unit.group).findIndex((group) => group >= 0);
    expect(nameOf("unit", synthetic, "zh")).toMatch(/推定/u);
    expect(nameOf("edge", 0, "en")).toMatch(/ to /u);
    expect(nameOf("nothing", 0, "en")).toBeUndefined();
  });
});
