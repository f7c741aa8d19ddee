import { describe, expect, test } from "vitest";

import type { FigureName } from "../../../engine/inputs/catalogue-figures.ts";
import { compileDistribution } from "../../../engine/random/distribution.ts";
import {
  compileCatalogue,
  figureOf,
  kindRow,
  meanOf,
  settleUnknowns,
} from "../../../engine/world/inventory/compile-catalogue.ts";
import { bitOf, conditionBits, skillBits } from "../../../engine/world/inventory/vocabulary.ts";
import { set, shippedCatalogue, shippedInventory } from "../shipped-inventory.ts";

const median = compileCatalogue(shippedCatalogue(), set(0, 1));

describe("figures in SI", () => {
  test("a number, in the unit of its dimension", () => {
    const value = (kind: string, name: FigureName) => meanOf(figureOf(median, kind, name));
    expect(value("mi-171", "cruise")).toBeCloseTo(230 / 3.6, 12);
    expect(value("pump-truck-3000", "flow")).toBeCloseTo(3000 / 3600, 12);
    expect(value("relocated-person", "waterDrinking")).toBeCloseTo(3 / 1000 / 86_400, 18);
  });

  test("chance stays a distribution, to be drawn in every replication", () => {
    const figure = figureOf(median, "township-team", "dutyMuster");
    expect(figure.kind).toBe("chance");
    if (figure.kind === "chance") {
      const { min, max } = compileDistribution(figure.distribution);
      expect([min, max]).toEqual([180, 1200]);
      expect(meanOf(figure)).toBeCloseTo((3 + 8 + 20) * 20, 9);
    }
  });

  test("ignorance is one number in each set, spread evenly over its range", () => {
    const sets = 8;
    const values = Array.from({ length: sets }, (_, k) =>
      meanOf(
        figureOf(compileCatalogue(shippedCatalogue(), set(k, sets)), "forest-fire-team", "people"),
      ),
    ).sort((a, b) => a - b);
    // Uniform from 50 to 60 over eight strata: one value in each eighth.
    values.forEach((value, i) => {
      expect(value).toBeGreaterThan(50 + (10 * i) / sets);
      expect(value).toBeLessThan(50 + (10 * (i + 1)) / sets);
    });
    expect(meanOf(figureOf(median, "forest-fire-team", "people"))).toBe(55);
  });

  test("skills, needs, equipment", () => {
    const team = median.kinds[kindRow(median, "flood-rescue-team")];
    expect(team.skills & bitOf(skillBits, "pumping")).not.toBe(0);
    expect(team.skills & bitOf(skillBits, "hazchem")).toBe(0);
    expect(team.equipment.map(({ kind }) => median.kinds[kind].id)).toContain("assault-boat");
    const nest = median.kinds[kindRow(median, "drone-nest")];
    expect(nest.needs).toBe(
      bitOf(conditionBits, "mains-power") |
        bitOf(conditionBits, "public-network") |
        bitOf(conditionBits, "flying-weather"),
    );
  });

  test("plain data: it can be cloned for a worker", () => {
    expect(structuredClone(median)).toEqual(median);
  });

  test("an unknown kind or figure is said by name", () => {
    expect(() => kindRow(median, "dragon")).toThrow(/dragon/u);
    expect(() => figureOf(median, "mi-171", "dogs")).toThrow(/mi-171 has no figure dogs/u);
  });
});

describe("unknowns", () => {
  const { unknowns } = shippedInventory("shandong-2023");

  test("shares of one whole sum to one in every set; others stay in their range", () => {
    for (let k = 0; k < 6; k++) {
      const settled = settleUnknowns(unknowns, set(k, 6));
      for (const [id, unknown] of Object.entries(unknowns)) {
        const values = Object.values(settled[id]);
        for (const value of values) expect(value).toBeGreaterThanOrEqual(0);
        if (unknown.sumsToOne === true)
          expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }
      const terminals = settled["township-terminals"]["all"];
      expect(terminals).toBeGreaterThanOrEqual(0.3);
      expect(terminals).toBeLessThanOrEqual(0.95);
    }
  });
});
