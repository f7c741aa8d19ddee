import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  byLargestRemainder,
  townPopulation,
  townWeights,
} from "../../../engine/world/ground/town-population.ts";
import { shippedRegion } from "../shipped-region.ts";

const sets = { seed: 1, assumptionSet: 0, assumptionSets: 1 };

describe("people of towns", () => {
  test("add up to the county, none negative", () => {
    for (const id of ["shandong", "anhui"] as const) {
      const region = shippedRegion(id);
      const weights = townWeights(region.townRules, sets);
      for (const county of region.counties) {
        const towns = region.towns.filter((town) => town.county_code === county.code);
        const people = townPopulation(county, towns, 0, weights, sets);
        expect(people.reduce((a, b) => a + b, 0)).toBe(county.population_2020);
        expect(people.every((n) => Number.isInteger(n) && n > 0)).toBe(true);
      }
    }
  });

  test("more urban residents draw people to subdistricts", () => {
    const region = shippedRegion("shandong");
    const weights = townWeights(region.townRules, sets);
    const county = region.counties.find(({ name_zh }) => name_zh === "商河县")!;
    const towns = region.towns.filter((town) => town.county_code === county.code);
    const share = (urban: number) => {
      const people = townPopulation(
        { ...county, urban_2020: urban, rural_2020: 1e6 - urban },
        towns,
        0,
        weights,
        sets,
      );
      return people[0] / county.population_2020;
    };
    expect(share(9e5)).toBeGreaterThan(share(5e5));
    expect(share(5e5)).toBeGreaterThan(share(1e5));
  });

  test("largest remainder: whole, exact in sum, each next to its exact part", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 100_000 }),
        (weights, total) => {
          const sum = weights.reduce((a, b) => a + b, 0);
          if (!(sum > 1e-9)) return;
          const exact = weights.map((w) => (total * w) / sum);
          const whole = byLargestRemainder(exact, total);
          expect(whole.reduce((a, b) => a + b, 0)).toBe(total);
          whole.forEach((n, i) => expect(Math.abs(n - exact[i])).toBeLessThan(1 + 1e-6));
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
