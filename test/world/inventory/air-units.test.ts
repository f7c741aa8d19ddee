import { describe, expect, test } from "vitest";

import { airUnits } from "../../../engine/world/inventory/air-units.ts";
import { compiled, set } from "../shipped-inventory.ts";

describe("what flies", () => {
  const { inventory } = compiled("shandong-2023", set(2));
  const air = airUnits(inventory);
  const { kinds } = inventory.catalogue;
  const { unit } = inventory.tables;

  test("16 helicopters of the province and 4 of the ministry, each on a point that takes it", () => {
    expect(air.aircraft).toHaveLength(20);
    for (const { type, point, unit: row } of air.aircraft) {
      expect(air.points.sizeClass[point]).toBeGreaterThanOrEqual(air.types[type].sizeClass);
      const base = air.pointUnit[point];
      expect(unit.stationedAt[row]).toBe(base);
      expect(kinds[unit.kind[base]].id).toBe("aviation-base");
    }
  });

  test("283 landing points and the bases that stand; bases are lit and have fuel", () => {
    expect(air.points.count).toBe(283 + 7);
    let bases = 0;
    for (let p = 0; p < air.points.count; p++) {
      if (kinds[unit.kind[air.pointUnit[p]]].id !== "aviation-base") continue;
      bases++;
      expect([air.points.lit[p], air.points.fuel[p]]).toEqual([1, 1]);
      expect(air.points.slots[p]).toBeGreaterThanOrEqual(4);
    }
    expect(bases).toBe(7);
  });

  test("types say what the catalogue says", () => {
    const mi171 = air.types.find(({ id }) => id === "mi-171")!;
    expect(mi171.cruiseMs).toBeCloseTo(230 / 3.6, 9);
    expect(mi171.bucketKg).toBe(3000);
    expect(mi171.fuelCapacityKg).toBe(2030);
    expect(mi171.usefulLoadKg).toBe(13_000 - 7500 - 3 * 90);
    expect(air.rules.bucketTurnS).toBe(240);
  });

  test("over sets the share of helicopters fit for the night follows the unknown", () => {
    let fitted = 0;
    let expected = 0;
    for (let k = 0; k < 8; k++) {
      const it = compiled("jinan-2026", set(k), true).inventory;
      const own = airUnits(it);
      fitted += own.aircraft.filter(({ type }) => own.types[type].night).length;
      expected += 4 * it.unknowns["helicopter-night"]["all"];
    }
    expect(Math.abs(fitted - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test("a helicopter without a base stands on a point of its own", () => {
    const it = compiled("jinan-2026", set(0, 1), true).inventory;
    const own = airUnits(it);
    const row = it.names.ids.indexOf("jinan-helicopter-mountains");
    const { point } = own.aircraft.find(({ unit: of }) => of === row)!;
    expect(own.pointUnit[point]).toBe(row);
  });
});
