import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  destroyedStations,
  lineIsCut,
  silenceOf,
} from "../../engine/hazards/earthquake/base-stations.ts";
import { bridgeState } from "../../engine/hazards/earthquake/bridges.ts";
import {
  gradeCount,
  damageShares,
  structureCount,
} from "../../engine/hazards/earthquake/building-damage.ts";
import type { BuildingModel } from "../../engine/hazards/earthquake/building-damage.ts";
import {
  drawFirstCounts,
  firstCountNames,
  firstCounts,
  firstCountsFor,
} from "../../engine/hazards/earthquake/casualties.ts";
import { valueOn } from "../../engine/hazards/earthquake/curve.ts";
import { damageState } from "../../engine/hazards/earthquake/fragility.ts";
import { occupancyAt } from "../../engine/hazards/earthquake/occupancy.ts";
import { powerOutageS, substationState } from "../../engine/hazards/earthquake/power.ts";
import type { PowerDurations } from "../../engine/hazards/earthquake/power.ts";
import { pagerInventory2000 } from "../../engine/hazards/earthquake/published-tables.ts";
import {
  blockageProbability,
  blockages,
  expectedBlockages,
  streetBlockageProbability,
} from "../../engine/hazards/earthquake/roads.ts";
import { compileDistribution } from "../../engine/random/distribution.ts";
import { createStream } from "../../engine/random/stream.ts";
import { catalogueParameters } from "../hazards/earthquake/catalogue-parameters.ts";

const parameters = catalogueParameters();

const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const intensity = fc.double({ min: 1, max: 12, noNaN: true });
const pga = fc.double({ min: 0, max: 15, noNaN: true });
const model = fc.constantFrom<BuildingModel>("pager", "hazus");
const pair = <T>(of: fc.Arbitrary<T>) => fc.tuple(of, of);
const sorted = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);
const slack = 1e-9;

const normalised = (shares: readonly number[]): number[] => {
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((value) => value / sum);
};
const housing = {
  residential: Float64Array.from([
    ...normalised(pagerInventory2000.ruralResidential),
    ...normalised(pagerInventory2000.urbanResidential),
  ]),
  nonResidential: Float64Array.from([
    ...normalised(pagerInventory2000.ruralNonResidential),
    ...normalised(pagerInventory2000.urbanNonResidential),
  ]),
};
const place = {
  residents: Float64Array.of(40_000),
  dwellings: Float64Array.of(13_000),
  housing: Uint8Array.of(0),
};

const durations: PowerDurations = {
  trip: compileDistribution(parameters.outage.trip),
  state: [
    compileDistribution(parameters.outage.state[0]),
    compileDistribution(parameters.outage.state[1]),
    compileDistribution(parameters.outage.state[2]),
    compileDistribution(parameters.outage.state[3]),
  ],
};

describe("stronger shaking at fixed draws", () => {
  it("never damages a building less, and the grades stay in order", () => {
    const a = new Float64Array(gradeCount);
    const b = new Float64Array(gradeCount);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: structureCount - 1 }),
        pair(intensity),
        pair(pga),
        model,
        (structure, intensities, motions, which) => {
          const buildings = { ...parameters.casualties.buildings, model: which };
          const [low, high] = sorted(...intensities);
          const [weak, strong] = sorted(...motions);
          damageShares(structure, low, weak, buildings, a);
          damageShares(structure, high, strong, buildings, b);
          for (let grade = 0; grade < gradeCount; grade++) {
            expect(b[grade]).toBeGreaterThanOrEqual(a[grade] - slack);
            if (grade > 0) expect(b[grade]).toBeLessThanOrEqual(b[grade - 1] + slack);
          }
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });

  it("never leaves fewer dead and trapped, nor fewer buildings collapsed or worse", () => {
    const shaken = (value: number, motion: number) => ({
      intensity: Float64Array.of(value),
      pga: Float64Array.of(motion),
      pgv: Float64Array.of(motion / 10),
    });
    fc.assert(
      fc.property(
        pair(intensity),
        pair(pga),
        model,
        fc.double({ min: 0, max: 24, noNaN: true }),
        fc.constantFrom(0, 1),
        (intensities, motions, which, hour, row) => {
          const casualties = {
            ...parameters.casualties,
            buildings: { ...parameters.casualties.buildings, model: which },
          };
          const [low, high] = sorted(...intensities);
          const [weak, strong] = sorted(...motions);
          const occupancy = occupancyAt(hour, parameters.occupancy);
          const exposure = { ...place, housing: Uint8Array.of(row) };
          const count = (i: number, motion: number) =>
            firstCounts(
              shaken(i, motion),
              exposure,
              housing,
              occupancy,
              casualties,
              firstCountsFor(1),
            );
          const a = count(low, weak);
          const b = count(high, strong);
          const lost = (it: typeof a): number => it.dead[0] + it.trapped[0];
          const atLeastSevere = (it: typeof a): number => it.collapsed[0] + it.severe[0];
          const any = (it: typeof a): number => atLeastSevere(it) + it.damaged[0];
          for (const total of [lost, atLeastSevere, any, (it: typeof a) => it.collapsed[0]]) {
            expect(total(b)).toBeGreaterThanOrEqual(total(a) - 1e-6);
          }
          expect(any(b)).toBeLessThanOrEqual(place.dwellings[0] + 1e-6);
          const people = lost(b) + b.severelyInjured[0] + b.lightlyInjured[0];
          expect(people).toBeLessThanOrEqual(
            place.residents[0] * (occupancy.residential + occupancy.nonResidential) + 1e-6,
          );
        },
      ),
      { seed: 1, numRuns: 400 },
    );
  });

  it("never leaves a bridge, a substation, a line or a road better", () => {
    fc.assert(
      fc.property(pair(intensity), pair(pga), share, share, share, (is, ms, u, v, w) => {
        const [low, high] = sorted(...is);
        const [weak, strong] = sorted(...ms);
        for (const name of ["conventional", "seismic", "major"] as const) {
          expect(bridgeState(name, strong, u)).toBeGreaterThanOrEqual(bridgeState(name, weak, u));
        }
        for (const name of ["low-voltage", "high-voltage"] as const) {
          const a = substationState(name, weak, u);
          const b = substationState(name, strong, u);
          expect(b).toBeGreaterThanOrEqual(a);
        }
        const trips = (i: number): number => valueOn(parameters.power.tripByIntensity, i);
        expect(trips(high)).toBeGreaterThanOrEqual(trips(low));
        const { baseStations, roads } = parameters;
        expect(Number(lineIsCut(high, v, baseStations))).toBeGreaterThanOrEqual(
          Number(lineIsCut(low, v, baseStations)),
        );
        expect(destroyedStations(20, high, w, baseStations)).toBeGreaterThanOrEqual(
          destroyedStations(20, low, w, baseStations),
        );
        for (const hilly of [true, false]) {
          const few = expectedBlockages(low, 12, hilly, roads);
          const many = expectedBlockages(high, 12, hilly, roads);
          expect(many).toBeGreaterThanOrEqual(few);
          expect(blockages(many, w)).toBeGreaterThanOrEqual(blockages(few, w));
          expect(blockageProbability(many)).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("a worse damage state is never a shorter outage at the same draw", () => {
    fc.assert(
      fc.property(share, share, intensity, (uTrip, uDuration, i) => {
        const times = [2, 3, 4].map((state) =>
          powerOutageS(state, i, uTrip, uDuration, parameters.power, durations),
        );
        expect(times[0]).toBeLessThanOrEqual(times[1]);
        expect(times[1]).toBeLessThanOrEqual(times[2]);
        const undamaged = powerOutageS(0, i, uTrip, uDuration, parameters.power, durations);
        expect(undamaged > 0).toBe(uTrip < valueOn(parameters.power.tripByIntensity, i));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("at fixed uniforms a larger expectation never draws a smaller count", () => {
    fc.assert(
      fc.property(
        pair(fc.double({ min: 0, max: 5000, noNaN: true })),
        fc.integer({ min: 0, max: 1e6 }),
        (means, replication) => {
          const [few, many] = sorted(...means);
          const drawn = (mean: number) => {
            const expected = firstCountsFor(1);
            for (const name of firstCountNames) expected[name][0] = mean;
            return drawFirstCounts(
              expected,
              place,
              createStream(1, replication, 7, 9),
              firstCountsFor(1),
            );
          };
          const a = drawn(few);
          const b = drawn(many);
          for (const name of firstCountNames) {
            expect(b[name][0]).toBeGreaterThanOrEqual(a[name][0]);
            expect(Number.isInteger(b[name][0])).toBe(true);
          }
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it("silence lasts at least as long when power or the line is away longer", () => {
    const hours = fc.double({ min: 0, max: 100, noNaN: true });
    const silent = (cut: boolean, line: number, power: number, battery: number): number => {
      const { fromS, untilS } = silenceOf(cut, line, power, battery, { fromS: 0, untilS: 0 });
      expect(untilS).toBeGreaterThanOrEqual(fromS);
      return untilS;
    };
    fc.assert(
      fc.property(fc.boolean(), pair(hours), pair(hours), hours, (cut, lines, powers, battery) => {
        const [short, long] = sorted(...lines);
        const [less, more] = sorted(...powers);
        expect(silent(cut, short, more, battery)).toBeGreaterThanOrEqual(
          silent(cut, short, less, battery),
        );
        expect(silent(cut, long, less, battery)).toBeGreaterThanOrEqual(
          silent(cut, short, less, battery),
        );
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(silenceOf(false, 0, 7200, 10_800, { fromS: 9, untilS: 9 })).toEqual({
      fromS: 0,
      untilS: 0,
    });
    expect(silenceOf(false, 0, 14_400, 10_800, { fromS: 0, untilS: 0 })).toEqual({
      fromS: 10_800,
      untilS: 14_400,
    });
  });

  it("debris blocks narrow streets only, and more of them the more fronts there are", () => {
    const roads = { ...parameters.roads, debrisReach: 0.45 };
    expect(streetBlockageProbability(0.5, 10, 6, 8, roads)).toBe(0);
    expect(streetBlockageProbability(0.1, 1, 9, 8, roads)).toBeCloseTo(0.1, 12);
    expect(streetBlockageProbability(0.1, 2, 9, 8, roads)).toBeCloseTo(0.19, 12);
    expect(streetBlockageProbability(1, 3, 9, 8, roads)).toBe(1);
    expect(streetBlockageProbability(0, 3, 9, 8, roads)).toBeCloseTo(0, 12);
  });

  it("a damage state is the inverse of the fragility curves", () => {
    const fragility = { medians: [0.2, 0.4], beta: 0.5 };
    const shares = [0, 0, 0];
    const n = 20_000;
    for (let i = 0; i < n; i++) shares[damageState(fragility, 0.3, (i + 0.5) / n)]++;
    // Phi(ln(0.3/0.2)/0.5) = 0.7913, Phi(ln(0.3/0.4)/0.5) = 0.2825.
    expect(1 - shares[0] / n).toBeCloseTo(0.7913, 3);
    expect(shares[2] / n).toBeCloseTo(0.2825, 3);
  });
});
