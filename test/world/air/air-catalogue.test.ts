import { describe, expect, test } from "vitest";

import {
  aircraftFromCatalogue,
  placeClassOf,
  rulesFromCatalogue,
  sizeClassOf,
} from "../../../engine/world/air/air-catalogue.ts";
import {
  AircraftRefused,
  loadOverRangeKg,
  rangeWithLoadM,
} from "../../../engine/world/air/aircraft.ts";
import { FLIGHT_RULES } from "../../../engine/world/air/flight-rules.ts";
import { catalogueType, figuresOf, kinds } from "./catalogue-types.ts";

const helicopters = Object.entries(kinds).filter(([, kind]) => kind.class === "helicopter");
const operations = kinds["helicopter-operations"];

describe("aircraft of the catalogue", () => {
  test("every type compiles, in the middle and at either end of what is assumed", () => {
    expect(helicopters.length).toBeGreaterThan(10);
    for (const [id] of helicopters)
      for (let assumptionSet = 0; assumptionSet < 8; assumptionSet++) {
        const type = catalogueType(id, { seed: 1, assumptionSet, assumptionSets: 8 });
        expect(type.cruiseMs * 3.6).toBeGreaterThan(200);
        expect(Number.isInteger(type.seats) && type.seats > 0).toBe(true);
        expect(type.reserveS).toBe(1200);
        // With full tanks and the reserve it flies its range less what the reserve takes.
        const range = rangeWithLoadM(type, 0);
        expect(range).toBeLessThan(1e6);
        expect(range).toBeGreaterThan(400_000);
        // It carries something worth while over 100 km, and not more than it may.
        const load = loadOverRangeKg(type, 100_000);
        expect(load).toBeGreaterThan(0.3 * type.internalLoadKg);
        expect(load).toBeLessThanOrEqual(type.internalLoadKg);
      }
  });

  test("the Mi-171 by hand", () => {
    const type = catalogueType("mi-171");
    expect(type.cruiseMs).toBeCloseTo(230 / 3.6, 9);
    expect(type.sizeClass).toBe(1);
    // 2,030 kg of fuel over 600 km at 230 km/h: 778 kg an hour.
    expect(type.fuelFlowKgS * 3600).toBeCloseTo((2030 / 600) * 230, 6);
    // 13,000 kg less 7,500 empty and three of crew at 90 kg.
    expect(type.usefulLoadKg).toBeCloseTo(13_000 - 7500 - 270, 6);
    // 200 km and 20 minutes take 936 kg; 5,230 kg leave 4,294, the cabin takes 4,000.
    expect(loadOverRangeKg(type, 200_000)).toBe(4000);
    expect(loadOverRangeKg(type, 400_000)).toBeCloseTo(5230 - (2030 / 600) * (400 + 230 / 3), 3);
  });

  test("what a catalogue does not give is refused by name", () => {
    const nothing = () => undefined;
    expect(() => aircraftFromCatalogue("x", { zh: "甲", en: "x" }, nothing, nothing)).toThrow(
      AircraftRefused,
    );
  });

  test("size classes from the side of the place", () => {
    expect([25, 30, 31, 50, 51, 80, 120].map(sizeClassOf)).toEqual([0, 0, 1, 1, 2, 2, 2]);
    expect([25, 30, 49, 50, 79, 80].map(placeClassOf)).toEqual([-1, 0, 0, 1, 1, 2]);
  });
});

describe("rules of the catalogue", () => {
  const rules = rulesFromCatalogue(figuresOf("helicopter-operations"));

  test("say what they say, and the rest stays", () => {
    expect(operations.class).toBe("rule");
    expect(rules.visibilityM).toBe(5000);
    expect(rules.slowVisibilityM).toBe(1500);
    expect(rules.ceilingM).toBe(300);
    expect(rules.ceilingHillsM).toBe(450);
    expect(rules.crewFlightS).toBe(8 * 3600);
    expect(rules.crewDutyS).toBe(14 * 3600);
    expect(rules.slopeDeg).toBe(7);
    // Drawn in every replication: here at the mean.
    expect(rules.refuelS).toBeCloseTo(25 * 60, 6);
    expect(rules.turnaroundS).toBeCloseTo(6.5 * 60, 6);
    expect(rules.hoistMs).toBeCloseTo(45 / 60, 9);
    expect(rules.bucketDepthM).toBe(2.5);
    expect(rules.bucketTurnS).toBe(240);
    expect(rules.personKg).toBe(FLIGHT_RULES.personKg);
  });

  test("the rules in the code are those of the catalogue where both speak", () => {
    for (const key of Object.keys(FLIGHT_RULES) as (keyof typeof FLIGHT_RULES)[]) {
      const found = rules[key];
      if (typeof found === "number") expect(found).toBeCloseTo(Number(FLIGHT_RULES[key]), 6);
      else expect(found).toBe(FLIGHT_RULES[key]);
    }
  });

  test("others can be put in their place", () => {
    expect(rulesFromCatalogue(() => undefined, { refuelS: 60 }).refuelS).toBe(60);
  });
});
