import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import {
  drawResiduals,
  noResiduals,
  residualScratch,
} from "../../engine/hazards/earthquake/residuals.ts";
import type { Residuals } from "../../engine/hazards/earthquake/residuals.ts";
import { scheduleEarthquake, strikeWith } from "../../engine/hazards/earthquake/strike.ts";
import type { ReadyEarthquake } from "../../engine/hazards/earthquake/strike.ts";
import { createStream } from "../../engine/random/stream.ts";
import { beginSituation } from "../../engine/situation/situation.ts";
import type { Situation } from "../../engine/situation/situation.ts";
import { shippedState } from "../shipped-case.ts";

let situation: Situation;
let ready: ReadyEarthquake;

beforeAll(() => {
  const state = shippedState("shandong/cases/tancheng-m7.5");
  ({ situation } = state);
  const hazard = state.hazards[0];
  if (hazard.kind !== "earthquake") throw new Error("not an earthquake");
  ({ ready } = hazard);
});

/** What an earthquake did, with everything left to chance fixed by the replication. */
const damageOf = (replication: number, magnitude: number, residuals: Residuals) => {
  beginSituation(situation, replication);
  scheduleEarthquake(ready, situation, -1);
  situation.stage.simulation.reset();
  const event = { lonDeg: 118.5, latDeg: 34.8, magnitudeMs: magnitude, depthKm: 15, strikeDeg: 15 };
  strikeWith(ready, situation, event, residuals, 0, -1);
  const { truth, world } = situation;
  const sum = (a: Float64Array, b: Float64Array) => a.map((value, i) => value + b[i]);
  const lost = sum(truth.dead, truth.trapped);
  const edges = Array.from({ length: world.ground.tables.edge.rows }, (_, edge) =>
    truth.roads.isClosed(edge, 0) ? 2 : truth.roads.isDamaged(edge) ? 1 : 0,
  );
  return {
    intensity: truth.intensity.slice(),
    collapsed: truth.collapsedBuildings.slice(),
    damaged: truth.damagedBuildings.slice(),
    dead: truth.dead.slice(),
    lost,
    harmed: sum(lost, truth.injured),
    powerS: truth.powerBackS.map((back) => (back === Infinity ? 0 : back)),
    networkS: truth.networkBackS.map((back) => (back === Infinity ? 0 : back)),
    stationsLost: truth.stationsStanding.map((share) => 1 - share),
    roads: Float64Array.from(edges),
  };
};

const residualsOf = (seed: number, between: number): Residuals => {
  const { count } = ready.sites;
  const residuals = noResiduals(count);
  const streams = [1, 2].map((what) => createStream(seed, 0, 1, what));
  drawResiduals(
    ready.model.correlation,
    0.73,
    streams[0],
    streams[1],
    residualScratch(count),
    residuals,
  );
  residuals.betweenPga = between;
  residuals.betweenPgv = between;
  return residuals;
};

describe("stronger shaking at fixed residuals", () => {
  it("never damages less, anywhere, in anything", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ min: 5, max: 8, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        (seed, magnitude, between, more) => {
          const weak = damageOf(seed, magnitude, residualsOf(seed, between));
          const strong = damageOf(seed, magnitude, residualsOf(seed, between + more));
          for (const name of Object.keys(weak) as (keyof typeof weak)[]) {
            const worse = strong[name].findIndex((value, i) => value < weak[name][i] - 1e-9);
            expect(`${name} ${worse}`).toBe(`${name} -1`);
          }
        },
      ),
      { seed: 1, numRuns: 40 },
    );
  });

  it("does damage more where it is much stronger", () => {
    const weak = damageOf(3, 6, residualsOf(3, 0));
    const strong = damageOf(3, 7.5, residualsOf(3, 1));
    const all = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
    for (const name of Object.keys(weak) as (keyof typeof weak)[]) {
      expect(all(strong[name])).toBeGreaterThan(all(weak[name]));
    }
  });
});
