import { describe, expect, test } from "vitest";

import type { CompiledInventory } from "../../engine/world/inventory/compile-inventory.ts";
import { compiled, set } from "../world/shipped-inventory.ts";

/**
 * The inventory beside what was seen of it in action. None of these numbers was used to lay it out
 * except where a test says so.
 */
const sets = 6;
const inventories = Array.from(
  { length: sets },
  (_, k) => compiled("shandong-2023", set(k, sets)).inventory,
);

interface Sums {
  readonly rows: number;
  readonly people: number;
  readonly carried: number;
}

/** Rows of a kind, their people, and pieces of one kind of equipment they carry. */
const sumOf = (
  { tables, catalogue }: CompiledInventory,
  kinds: readonly string[],
  equipment = "",
): Sums => {
  const { unit, carried, carriedStart } = tables;
  let rows = 0;
  let people = 0;
  let pieces = 0;
  for (let i = 0; i < unit.rows; i++) {
    if (!kinds.includes(catalogue.kinds[unit.kind[i]].id)) continue;
    rows++;
    people += unit.people[i];
    for (let k = carriedStart.first[i]; k < carriedStart.first[i + 1]; k++)
      if (catalogue.kinds[carried.kind[k]].id === equipment) pieces += carried.number[k];
  }
  return { rows, people, carried: pieces };
};

const stations = [
  "fire-station-grade-1",
  "fire-station-grade-2",
  "fire-station-small",
  "fire-station-special",
];

describe("the fire service", () => {
  test("Zhuozhou, August 2023 (used for the kind): 500 people and 76 boats left the province", () => {
    for (const inventory of inventories) {
      const { people, carried } = sumOf(inventory, ["fire-water-rescue-group"], "assault-boat");
      expect(people).toBeGreaterThan(350);
      expect(people).toBeLessThan(700);
      expect(carried).toBeGreaterThan(40);
      expect(carried).toBeLessThan(110);
    }
  });

  test("Pingyuan, 2023-08-06: seven stations sent 93 to 107 people, 13 to 15 each", () => {
    for (const inventory of inventories) {
      const { rows, people } = sumOf(inventory, stations);
      const mean = people / rows;
      // What they sent is between a third and two thirds of a shift, as formations take it.
      expect(13.3).toBeGreaterThan(mean / 3);
      expect(15.3).toBeLessThan((2 * mean) / 3 + 2);
    }
  });

  test("Pingyuan: five brigades brought 236 to 285 people and 24 to 43 vehicles, 10 dogs", () => {
    for (const inventory of inventories) {
      const groups = sumOf(
        inventory,
        ["earthquake-heavy-group", "earthquake-light-group"],
        "rescue-vehicle",
      );
      const fiveCities = 5 / 16;
      // They were part of what five cities can form.
      expect(groups.people * fiveCities).toBeGreaterThan(285);
      expect(groups.carried * fiveCities).toBeGreaterThan(24);
    }
  });
});

describe("teams", () => {
  test("what the published totals leave for other teams is about thirty people each, as a township team", () => {
    for (const inventory of inventories) {
      const { rows, people } = sumOf(inventory, ["general-rescue-team"]);
      expect(people / rows).toBeGreaterThan(20);
      expect(people / rows).toBeLessThan(45);
    }
  });

  test("a provincial drill called 12,000 people in 270 teams, 44 each: the mean team is of that size", () => {
    for (const { tables, names } of inventories) {
      let people = 0;
      let teams = 0;
      names.countedIn.forEach((totals, i) => {
        if (!totals.includes("rescue-people") || totals.includes("grassroots-stations")) return;
        teams++;
        people += tables.unit.people[i];
      });
      expect(people / teams).toBeGreaterThan(35);
      expect(people / teams).toBeLessThan(75);
    }
  });
});

describe("Jinan", () => {
  const { inventory, ground } = compiled("jinan-2026", set(0, 1), true);
  const capacityOf = (kind: string) => {
    const { unit } = inventory.tables;
    let sum = 0;
    for (let i = 0; i < unit.rows; i++)
      if (inventory.catalogue.kinds[unit.kind[i]].id === kind) sum += unit.capacity[i];
    return sum;
  };

  test("24 million m2 are about 2.5 m2 a resident, as reported", () => {
    const people = ground.tables.county.population.reduce((a, b) => a + b, 0);
    expect(capacityOf("emergency-shelter") / people).toBeCloseTo(2.5, 0);
  });

  test("relocation stock of city and districts: 115 to 165 thousand persons by the standards", () => {
    const stock = capacityOf("relief-depot-city") + capacityOf("relief-depot-county");
    expect(stock).toBeGreaterThanOrEqual(115_000);
    expect(stock).toBeLessThanOrEqual(165_000);
  });
});
