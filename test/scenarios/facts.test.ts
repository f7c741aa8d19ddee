import { describe, expect, test } from "vitest";

import type { FactCoverageRow, FactRow } from "../../engine/inputs/facts.ts";
import { entriesOf } from "../../engine/inputs/unknowns.ts";
import { openFile } from "../world/shipped-region.ts";
import { shippedInventories, shippedInventory } from "../world/shipped-inventory.ts";

const rooms = ["shandong", "jinan", "anhui"] as const;
const factsOf = (room: string) =>
  openFile(`scenarios/${room}/facts.csv`).value as readonly FactRow[];
const coverageOf = (room: string) =>
  openFile(`scenarios/${room}/facts-coverage.csv`).value as readonly FactCoverageRow[];
const all = rooms.flatMap((room) => [...factsOf(room)]);

describe("facts", () => {
  test("ids are unique over the rooms", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test("a number that is said has a number, one that is not has none, a range two", () => {
    for (const fact of all) {
      expect([fact.id, fact.number === undefined]).toEqual([fact.id, fact.bound === "none"]);
      expect([fact.id, fact.number_high !== undefined]).toEqual([fact.id, fact.bound === "range"]);
      if (fact.number_high !== undefined) expect(fact.number_high).toBeGreaterThan(fact.number!);
    }
  });

  test("quotes are phrases, not passages", () => {
    for (const { quote } of all)
      if (quote !== undefined) expect(quote.length).toBeLessThanOrEqual(40);
  });

  test("hospital beds by city sum to the printed total of the yearbook", () => {
    const sum = (prefix: string) =>
      factsOf("shandong")
        .filter(({ id }) => id.startsWith(prefix))
        .reduce((total, { number }) => total + (number ?? 0), 0);
    expect(sum("sd-hospitals-")).toBe(1783);
    expect(sum("sd-beds-")).toBe(489_677);
    expect(sum("sd-hospital-beds-")).toBe(342_078);
  });
});

describe("coverage", () => {
  test.each(rooms)(
    "%s: every countable fact has a total with rows, or a reason why not",
    (room) => {
      const byFact = new Map(coverageOf(room).map((row) => [row.fact, row]));
      const countable = factsOf(room).filter((fact) => fact.countable);
      expect(countable.length).toBeGreaterThan(10);
      for (const fact of countable) {
        const row = byFact.get(fact.id);
        expect([fact.id, row !== undefined]).toEqual([fact.id, true]);
        if (row?.inventory === undefined) {
          expect([fact.id, row?.reason_zh !== undefined, row?.reason_en !== undefined]).toEqual([
            fact.id,
            true,
            true,
          ]);
          continue;
        }
        const id = shippedInventories.find((name) => name === row.inventory)!;
        const total = shippedInventory(id).document.totals?.[row.total ?? ""];
        expect([fact.id, total?.fact, total?.number]).toEqual([fact.id, fact.id, fact.number]);
      }
    },
  );

  test("a reason that names rows, groups, totals or unknowns names such as exist", () => {
    const known = new Set<string>();
    for (const id of shippedInventories) {
      const { document, rows, unknowns } = shippedInventory(id);
      for (const names of [document.groups, document.totals, document.choices, unknowns])
        for (const name of Object.keys(names ?? {})) known.add(name);
      for (const row of rows) known.add(row.id);
    }
    const named =
      /(?:the rows?|the group|the total|the unknown|the row|among|see|choices\.) ?([a-z]+(?:-[a-z0-9]+)+)/gu;
    let found = 0;
    for (const room of rooms)
      for (const { reason_en } of coverageOf(room))
        for (const [, name] of (reason_en ?? "").matchAll(named)) {
          found++;
          expect(known).toContain(name);
        }
    expect(found).toBeGreaterThan(15);
  });
});

describe("unknowns", () => {
  const { unknowns } = shippedInventory("shandong-2023");

  test("each is a range marked assumed, and says what would replace it", () => {
    expect(Object.keys(unknowns).length).toBeGreaterThan(30);
    for (const unknown of Object.values(unknowns)) {
      expect(unknown.supply.zh.length).toBeGreaterThan(3);
      for (const figure of Object.values(entriesOf(unknown))) {
        expect(figure.kind).toBe("ignorance");
        expect(figure.mark).toBe("assumed");
      }
    }
  });

  test("flying weather has every month, housing every structure once", () => {
    expect(Object.keys(entriesOf(unknowns["flying-weather"]))).toHaveLength(12);
    for (const id of ["housing-rural", "housing-urban", "workplaces-rural", "workplaces-urban"])
      expect(unknowns[id].sumsToOne).toBe(true);
  });
});
