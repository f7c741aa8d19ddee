import { Worker } from "node:worker_threads";

import { describe, expect, test } from "vitest";

import { countyAt } from "../../../engine/world/ground/counties-at.ts";
import {
  compileInventory,
  openInventory,
} from "../../../engine/world/inventory/compile-inventory.ts";
import { printRows } from "../../../engine/world/inventory/print-rows.ts";
import { InventoryRefused } from "../../../engine/world/inventory/unit-row.ts";
import {
  alone,
  compiled,
  groundFor,
  set,
  shippedCatalogue,
  shippedInventories,
  shippedInventory,
} from "../shipped-inventory.ts";

const bytes = (buffer: SharedArrayBuffer): Buffer => Buffer.from(new Uint8Array(buffer));

describe("totals", () => {
  test.each(shippedInventories)("%s: rows sum to every total, in every set", (id) => {
    for (const assumptions of [set(0, 1), set(0), set(3), set(7), set(5, 8, 2)]) {
      const { inventory } = compiled(id, assumptions, true);
      const totals = inventory.totals[id];
      expect(totals.length).toBeGreaterThan(15);
      expect(totals.filter(({ holds }) => !holds)).toEqual([]);
    }
  });

  test("a total that known rows already exceed is refused, with its name", () => {
    const assumptions = set(0, 1);
    const ground = groundFor("shandong-2023", assumptions);
    const shipped = shippedInventory("shandong-2023");
    const totals = {
      ...shipped.document.totals,
      "national-teams": { ...shipped.document.totals!["national-teams"], number: 1 },
    };
    const inventory = { ...shipped, document: { ...shipped.document, totals } };
    expect(() => compileInventory(inventory, ground, shippedCatalogue(), assumptions)).toThrow(
      InventoryRefused,
    );
  });

  test("on the ground of another region it is refused", () => {
    const assumptions = set(0, 1);
    const ground = groundFor("jinan-2026", assumptions);
    expect(() =>
      compileInventory(shippedInventory("shandong-2023"), ground, shippedCatalogue(), assumptions),
    ).toThrow(/lies in the region shandong/u);
  });
});

describe("rows", () => {
  test.each(shippedInventories)("%s: inside the region, linked, with ids of their own", (id) => {
    const { ground, inventory } = compiled(id, set(2));
    const { unit, drawn, drawnStart, carriedStart, kindStart, byKind } = inventory.tables;
    const { county, town } = ground.tables;
    expect(new Set(inventory.names.ids).size).toBe(unit.rows);
    for (let i = 0; i < unit.rows; i++) {
      expect(countyAt(ground.tables, unit.lon[i], unit.lat[i])).not.toBe(-1);
      expect(county.city[unit.county[i]]).toBe(unit.city[i]);
      if (unit.town[i] !== -1) expect(town.county[unit.town[i]]).toBe(unit.county[i]);
      expect(unit.precisionM[i]).toBeGreaterThan(0);
      expect(unit.number[i]).toBeGreaterThan(0);
      for (const amount of [unit.people[i], unit.capacity[i]])
        expect(amount >= 0 && Number.isFinite(amount)).toBe(true);
      const base = unit.stationedAt[i];
      if (base !== -1) expect(inventory.catalogue.kinds[unit.kind[base]].id).toBe("aviation-base");
      let people = 0;
      for (let k = drawnStart.first[i]; k < drawnStart.first[i + 1]; k++) {
        expect(unit.city[drawn.unit[k]]).toBe(unit.city[i]);
        people += drawn.people[k];
      }
      expect(people).toBeLessThanOrEqual(unit.people[i] + 1e-6);
    }
    expect(carriedStart.first[unit.rows]).toBe(inventory.tables.carried.rows);
    inventory.catalogue.kinds.forEach((_, kind) => {
      for (let k = kindStart.first[kind]; k < kindStart.first[kind + 1]; k++)
        expect(unit.kind[byKind.unit[k]]).toBe(kind);
    });
  });

  test("overlaps: a formation's people come out of units of its city, never more than they have", () => {
    const { inventory } = compiled("shandong-2023", set(1));
    const { unit, drawn, drawnStart } = inventory.tables;
    const kinds = inventory.catalogue.kinds;
    const given = new Float64Array(unit.rows);
    const formations = new Set<string>();
    for (let i = 0; i < unit.rows; i++) {
      let people = 0;
      for (let k = drawnStart.first[i]; k < drawnStart.first[i + 1]; k++) {
        people += drawn.people[k];
        given[drawn.unit[k]] += drawn.people[k];
      }
      if (people === 0) continue;
      formations.add(kinds[unit.kind[i]].id);
      expect(people).toBeCloseTo(unit.people[i], 6);
    }
    expect([...formations].sort()).toEqual([
      "chemical-heavy-group",
      "comms-support-group",
      "earthquake-heavy-group",
      "earthquake-light-group",
      "fire-water-rescue-group",
      "grassroots-station",
    ]);
    given.forEach((people, i) => {
      expect(people).toBeLessThanOrEqual(unit.people[i] + 1e-9);
    });
  });

  test("no synthetic unit has a name of its own; known ones have theirs", () => {
    const { ground, inventory } = compiled("shandong-2023", set(1));
    const rows = printRows(inventory, ground);
    rows.forEach((row, i) => {
      const isKnown = inventory.tables.unit.group[i] === -1;
      expect(inventory.names.names[i] !== undefined).toBe(isKnown);
      if (row.mark === "synthetic") {
        expect(isKnown).toBe(false);
        expect(row.name_zh.endsWith("(合成)")).toBe(true);
        expect(row.position).toBe("placed");
      }
    });
  });
});

describe("sets of assumptions", () => {
  test.each(shippedInventories)(
    "%s: the same set gives the same bytes, another set others",
    (id) => {
      const [one, again, other] = [set(4), set(4), set(5)].map((it) => compiled(id, it).inventory);
      expect(bytes(one.buffer).equals(bytes(again.buffer))).toBe(true);
      expect(again.names).toEqual(one.names);
      expect(again.unknowns).toEqual(one.unknowns);
      expect(bytes(one.buffer).equals(bytes(other.buffer))).toBe(false);
    },
  );

  test("five of eight city bases stand, Yantai always, each other one in some set", () => {
    const seen = new Map<string, number>();
    const document = shippedInventory("shandong-2023").document;
    const groups = { helicopters: document.groups!["helicopters"] };
    const sets = 24;
    const ground = groundFor("shandong-2023", set(0, 1));
    for (let k = 0; k < sets; k++) {
      const assumptions = set(k, sets);
      const inventory = compileInventory(
        { ...shippedInventory("shandong-2023"), document: { ...document, groups } },
        ground,
        shippedCatalogue(),
        assumptions,
      );
      const { unit } = inventory.tables;
      const bases = inventory.names.ids.filter((id) =>
        document.choices!["city-air-bases"].of.includes(id),
      );
      expect(bases).toHaveLength(5);
      for (const id of bases) seen.set(id, (seen.get(id) ?? 0) + 1);
      const manned = new Set(unit.stationedAt);
      for (const id of bases) expect(manned.has(inventory.names.ids.indexOf(id))).toBe(true);
      expect(inventory.totals["shandong-2023"].find(({ id }) => id === "helicopters")?.sum).toBe(
        16,
      );
    }
    expect(seen.get("air-yantai")).toBe(sets);
    expect(seen.size).toBe(8);
  });

  test("another group changes no row of the others", () => {
    const assumptions = set(3);
    const ground = groundFor("jinan-2026", assumptions);
    const shipped = alone(shippedInventory("jinan-2026"));
    const { groups, ...document } = shipped.document;
    const { shelters: _, ...without } = groups!;
    const of = (list: typeof without) =>
      printRows(
        compileInventory(
          { ...shipped, document: { ...document, groups: list } },
          ground,
          shippedCatalogue(),
          assumptions,
        ),
        ground,
      );
    const all = of(groups!).filter((row) => !row.id.startsWith("jinan-2026.shelters"));
    expect(of(without)).toEqual(all);
  });
});

test("another thread opens the same bytes", async () => {
  const { inventory } = compiled("jinan-2026", set(0, 1), true);
  const worker = new Worker(
    `import { parentPort } from "node:worker_threads";
     import { openInventory } from ${JSON.stringify(new URL("../../../engine/world/inventory/compile-inventory.ts", import.meta.url).href)};
     parentPort.once("message", (buffer) => {
       const { unit } = openInventory(buffer);
       parentPort.postMessage([unit.rows, unit.people.reduce((a, b) => a + b, 0)]);
     });`,
    { eval: true, execArgv: ["--input-type=module"] },
  );
  const answer = new Promise((resolve) => worker.once("message", resolve));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage(inventory.buffer);
  const { unit } = openInventory(inventory.buffer);
  expect(await answer).toEqual([unit.rows, unit.people.reduce((a, b) => a + b, 0)]);
  await worker.terminate();
});
