import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  AircraftRefused,
  compileAircraft,
  loadOverRangeKg,
  rangeWithLoadM,
  reserveKg,
  usefulLoadAt,
} from "../../../engine/world/air/aircraft.ts";
import { helicopter, round } from "./given.ts";

const plain = helicopter();

describe("a type compiled from its figures", () => {
  test("fuel flow from capacity, cruise and range, and the other way round", () => {
    expect(plain.fuelFlowKgS).toBeCloseTo(0.06, 12);
    const { fuelCapacityKg: _, ...rest } = round;
    expect(compileAircraft({ ...rest, fuelFlowKgS: 0.06 }).fuelCapacityKg).toBeCloseTo(600, 9);
  });

  test("useful load from the masses", () => {
    const { usefulLoadKg: _, ...rest } = round;
    const weighed = compileAircraft({
      ...rest,
      maxTakeoffKg: 5000,
      maxTakeoffExternalKg: 5400,
      emptyKg: 2820,
    });
    expect(weighed.usefulLoadKg).toBe(5000 - 2820 - 2 * 90);
    expect(weighed.usefulLoadExternalKg).toBe(weighed.usefulLoadKg + 400);
  });

  test("without masses: the load carried with fuel for an hour and the reserve", () => {
    const { usefulLoadKg: _, ...rest } = round;
    expect(compileAircraft(rest).usefulLoadKg).toBeCloseTo(1800 + 0.06 * (3600 + 900), 9);
  });

  test("figures that cannot be are refused by name, in both languages", () => {
    const { fuelCapacityKg: _, ...noFuel } = round;
    const refused = (figures: typeof round, field: string) => {
      try {
        compileAircraft(figures);
      } catch (error) {
        expect(error).toBeInstanceOf(AircraftRefused);
        const { field: found, text } = error as AircraftRefused;
        expect(found).toBe(field);
        expect(text.zh).not.toBe("");
        expect(text.en).not.toBe("");
        return;
      }
      expect.fail(`${field} was not refused`);
    };
    refused(noFuel, "fuelCapacity");
    refused({ ...round, cruiseMs: 0 }, "cruise");
    refused({ ...round, rangeM: Number.NaN }, "range");
    refused({ ...round, internalLoadKg: -1 }, "internalLoad");
    const { usefulLoadKg: __, ...weighed } = round;
    refused({ ...weighed, maxTakeoffKg: 3000, emptyKg: 2900 }, "maxTakeoff");
  });
});

describe("payload against range", () => {
  test("by hand", () => {
    // Full tanks: 10,000 s less 900 s reserve at 60 m/s.
    expect(rangeWithLoadM(plain, 0)).toBeCloseTo(546_000, 6);
    expect(rangeWithLoadM(plain, 1400)).toBeCloseTo(546_000, 6);
    // 1,700 kg leave 300 kg of fuel: 5,000 s less 900 s.
    expect(rangeWithLoadM(plain, 1700)).toBeCloseTo(246_000, 6);
    expect(rangeWithLoadM(plain, 1801)).toBe(0);
    expect(rangeWithLoadM(plain, 1501, true)).toBe(0);
    expect(reserveKg(plain)).toBeCloseTo(54, 12);
    // 246 km and the reserve take 300 kg.
    expect(loadOverRangeKg(plain, 246_000)).toBeCloseTo(1700, 6);
    expect(loadOverRangeKg(plain, 0)).toBe(1800);
    expect(loadOverRangeKg(plain, 546_001)).toBe(-1);
  });

  test("height takes lift away", () => {
    const mountain = helicopter({ liftLossKgM: 0.5, liftFullToM: 200 });
    expect(usefulLoadAt(mountain, 200, false)).toBe(2000);
    expect(usefulLoadAt(mountain, 1200, false)).toBe(1500);
    expect(rangeWithLoadM(mountain, 1300, false, 1200)).toBeCloseTo((200 / 0.06 - 900) * 60, 6);
  });

  const types = fc
    .record({
      cruiseMs: fc.double({ min: 40, max: 90, noNaN: true }),
      rangeM: fc.double({ min: 2e5, max: 1e6, noNaN: true }),
      fuelCapacityKg: fc.double({ min: 200, max: 9000, noNaN: true }),
      usefulLoadKg: fc.double({ min: 500, max: 25_000, noNaN: true }),
      internalLoadKg: fc.double({ min: 300, max: 20_000, noNaN: true }),
    })
    .map((figures) => helicopter(figures));
  const share = fc.double({ min: 0, max: 1.2, noNaN: true });

  test("a heavier load never flies further", () => {
    fc.assert(
      fc.property(types, share, share, fc.boolean(), (type, a, b, external) => {
        const light = Math.min(a, b) * type.internalLoadKg;
        const heavy = Math.max(a, b) * type.internalLoadKg;
        expect(rangeWithLoadM(type, heavy, external)).toBeLessThanOrEqual(
          rangeWithLoadM(type, light, external),
        );
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("the load over a distance is carried over that distance, and no more is", () => {
    fc.assert(
      fc.property(types, share, (type, part) => {
        const distance = part * type.cruiseMs * (type.fuelCapacityKg / type.fuelFlowKgS);
        const load = loadOverRangeKg(type, distance);
        if (load < 0) {
          expect(rangeWithLoadM(type, 0)).toBeLessThanOrEqual(distance * (1 + 1e-9));
          return;
        }
        expect(rangeWithLoadM(type, load)).toBeGreaterThanOrEqual(distance - 1);
        if (load < type.internalLoadKg)
          expect(rangeWithLoadM(type, load + 1)).toBeLessThan(distance + 1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
