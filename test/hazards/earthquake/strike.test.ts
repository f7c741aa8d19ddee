import { beforeAll, describe, expect, it } from "vitest";

import { earthquakeKinds } from "../../../engine/hazards/earthquake/event-kinds.ts";
import { noResiduals } from "../../../engine/hazards/earthquake/residuals.ts";
import { scheduleEarthquake, strikeWith } from "../../../engine/hazards/earthquake/strike.ts";
import type { ReadyEarthquake } from "../../../engine/hazards/earthquake/strike.ts";
import type { Earthquake } from "../../../engine/hazards/earthquake/shake-field.ts";
import type { WorkerState } from "../../../engine/simulate.ts";
import { beginSituation } from "../../../engine/situation/situation.ts";
import type { Situation } from "../../../engine/situation/situation.ts";
import { SCENE } from "../../../engine/situation/truth.ts";
import { distanceM } from "../../../engine/world/ground/sphere.ts";
import { shippedState } from "../../shipped-case.ts";

let state: WorkerState;
let situation: Situation;
let ready: ReadyEarthquake;
const event: Earthquake = {
  lonDeg: 115.35,
  latDeg: 35.3,
  magnitudeMs: 6.5,
  depthKm: 12,
  strikeDeg: 30,
};

beforeAll(() => {
  state = shippedState("shandong/cases/heze-m6.5-winter-night");
  ({ situation } = state);
  const hazard = state.hazards[0];
  if (hazard.kind !== "earthquake") throw new Error("not an earthquake");
  ({ ready } = hazard);
});

/** The earthquake alone: nobody learns of it, nobody does anything. */
const strikeAlone = (replication: number, magnitude = event.magnitudeMs): void => {
  beginSituation(situation, replication);
  scheduleEarthquake(ready, situation, -1);
  const { simulation } = situation.stage;
  // The draws of the event are in their place; the shock itself is given.
  simulation.reset();
  const residuals = noResiduals(ready.sites.count);
  strikeWith(ready, situation, { ...event, magnitudeMs: magnitude }, residuals, 0, -1);
};

describe("an earthquake in the truth", () => {
  it("shakes most at the epicentre and less away from it", () => {
    strikeAlone(0);
    const { truth, world } = situation;
    const { lon, lat } = world.ground.tables.town;
    const near: number[] = [];
    const far: number[] = [];
    for (let town = 0; town < lon.length; town++) {
      const km = distanceM(lon[town], lat[town], event.lonDeg, event.latDeg) / 1000;
      if (km < 15) near.push(truth.intensity[town]);
      if (km > 250) far.push(truth.intensity[town]);
    }
    expect(Math.min(...near)).toBeGreaterThan(7);
    expect(Math.max(...far)).toBeLessThan(5.5);
  });

  it("makes scenes of the towns of degree VI and more, and of those where somebody is hurt", () => {
    strikeAlone(1);
    const { truth, stage } = situation;
    const struck = new Set(truth.scenes.subarray(0, truth.sceneCount));
    expect(struck.size).toBe(truth.sceneCount);
    for (let town = 0; town < truth.intensity.length; town++) {
      const hurt = truth.injured[town] + truth.dead[town] + truth.collapsedBuildings[town] > 0;
      expect(struck.has(town)).toBe(truth.intensity[town] >= 5.5 || hurt);
      expect(truth.scene[town] === SCENE.earthquake).toBe(struck.has(town));
      if (!struck.has(town)) continue;
      const row = stage.trace.row(truth.sceneRow[town]);
      expect([row.kind, row.where, row.cause]).toEqual([
        earthquakeKinds.struck.id,
        town,
        truth.shocks[0].row,
      ]);
      expect(row.amount).toBe(truth.severity[town]);
    }
  });

  it("tells every loss by a row whose cause is the scene, and every count by its amount", () => {
    strikeAlone(2);
    const { truth, stage } = situation;
    const column = new Map([
      [earthquakeKinds.collapsed.id, truth.collapsedBuildings],
      [earthquakeKinds.damaged.id, truth.damagedBuildings],
      [earthquakeKinds.dead.id, truth.dead],
      [earthquakeKinds.trapped.id, truth.trapped],
      [earthquakeKinds.injured.id, truth.injured],
    ]);
    const told = new Map(Array.from(column.keys(), (kind) => [kind, 0]));
    for (let i = 0; i < stage.trace.length; i++) {
      const row = stage.trace.row(i);
      const of = column.get(row.kind);
      if (of === undefined) continue;
      told.set(row.kind, told.get(row.kind)! + 1);
      expect(row.amount).toBe(of[row.where]);
      expect(row.cause).toBe(truth.sceneRow[row.where]);
    }
    for (const [kind, of] of column) {
      expect(told.get(kind)).toBe(of.reduce((n, value) => n + (value > 0 ? 1 : 0), 0));
    }
    expect(told.get(earthquakeKinds.injured.id)).toBeGreaterThan(10);
  });

  it("never loses more than there is", () => {
    strikeAlone(3, 8);
    const { truth } = situation;
    const { residents, dwellings } = ready.model.exposure;
    for (let town = 0; town < residents.length; town++) {
      const lost = truth.dead[town] + truth.trapped[town] + truth.injured[town];
      expect(lost).toBeLessThanOrEqual(residents[town]);
      expect(truth.collapsedBuildings[town]).toBeLessThanOrEqual(truth.damagedBuildings[town]);
      expect(truth.damagedBuildings[town]).toBeLessThanOrEqual(Math.ceil(dwellings[town]));
    }
  });

  it("cuts power and network for a time, and shuts roads only where it shook", () => {
    strikeAlone(4, 7);
    const { truth, world } = situation;
    let power = 0;
    let network = 0;
    for (let town = 0; town < truth.intensity.length; town++) {
      if (truth.powerOutS[town] < Infinity) {
        power++;
        expect(truth.intensity[town]).toBeGreaterThan(5);
        expect(truth.powerBackS[town]).toBeGreaterThan(truth.powerOutS[town]);
      }
      if (truth.networkOutS[town] < Infinity) {
        network++;
        expect(truth.networkBackS[town]).toBeGreaterThan(truth.networkOutS[town]);
      }
      expect(truth.stationsStanding[town]).toBeGreaterThanOrEqual(0);
      expect(truth.stationsStanding[town]).toBeLessThanOrEqual(1);
    }
    expect(power).toBeGreaterThan(10);
    expect(network).toBeGreaterThan(5);
    const { edge } = world.ground.tables;
    let shut = 0;
    for (let row = 0; row < edge.rows; row++) {
      if (truth.roadRow[row] < 0) continue;
      shut++;
      const ends = [edge.from[row], edge.to[row]].map(
        (node) => truth.intensity[ready.roads.townOfNode[node]],
      );
      expect((ends[0] + ends[1]) / 2).toBeGreaterThanOrEqual(6);
      expect(truth.roads.isClosed(row, 0) || truth.roads.isDamaged(row)).toBe(true);
    }
    expect(shut).toBeGreaterThan(3);
  });

  it("breaks nothing more when a weaker shock follows, and remembers the stronger one", () => {
    strikeAlone(5, 6.5);
    const { truth, stage } = situation;
    const before = structuredClone({
      dead: truth.dead,
      injured: truth.injured,
      collapsed: truth.collapsedBuildings,
      intensity: truth.intensity,
      power: truth.powerBackS,
    });
    const scenes = truth.sceneCount;
    const rows = stage.trace.length;
    strikeWith(
      ready,
      situation,
      { ...event, magnitudeMs: 5.5 },
      noResiduals(ready.sites.count),
      1,
      0,
    );
    expect(truth.dead).toEqual(before.dead);
    expect(truth.injured).toEqual(before.injured);
    expect(truth.collapsedBuildings).toEqual(before.collapsed);
    expect(truth.intensity).toEqual(before.intensity);
    expect(truth.powerBackS).toEqual(before.power);
    expect(truth.sceneCount).toBe(scenes);
    // The aftershock's own row, and nothing else.
    expect(stage.trace.length).toBe(rows + 1);
    expect(truth.shocks.length).toBe(2);
  });

  it("draws town by town: the number of a town does not hang on the others", () => {
    beginSituation(situation, 6);
    const { posts, stage } = situation;
    const { people } = ready.losses;
    people.reset();
    const alone = people.of(stage.streams, 500);
    beginSituation(situation, 6);
    people.reset();
    for (let town = 0; town < posts.firstCounty; town++) people.of(stage.streams, town);
    expect(people.of(stage.streams, 500)).toBe(alone);
  });
});
