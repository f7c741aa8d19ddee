import { describe, expect, test } from "vitest";

import type { Inventory } from "../../../engine/inputs/assemble-inventory.ts";
import type { FacilityRow } from "../../../engine/inputs/inventory.ts";
import { compileInventory } from "../../../engine/world/inventory/compile-inventory.ts";
import type { CompiledInventory } from "../../../engine/world/inventory/compile-inventory.ts";
import { printRows } from "../../../engine/world/inventory/print-rows.ts";
import {
  alone,
  compiled,
  groundFor,
  set,
  shippedCatalogue,
  shippedInventory,
} from "../shipped-inventory.ts";

const assumptions = set(1);

const idsOf = ({ names, tables, catalogue }: CompiledInventory, kind: string): string[] =>
  names.ids.filter((_, i) => catalogue.kinds[tables.unit.kind[i]].id === kind);

describe("Jinan over Shandong", () => {
  const { inventory: both } = compiled("jinan-2026", assumptions);
  const { inventory: own } = compiled("jinan-2026", assumptions, true);
  const { inventory: province } = compiled("shandong-2023", assumptions);

  test("every unit of the city's own inventory stands", () => {
    const ids = new Set(both.names.ids);
    for (const id of own.names.ids) expect(ids.has(id)).toBe(true);
  });

  test("what it speaks of is taken from it alone", () => {
    for (const kind of ["landing-point", "emergency-shelter", "drone-nest", "general-rescue-team"])
      expect(idsOf(both, kind)).toEqual(idsOf(own, kind));
    const helicopters = both.names.ids.filter(
      (_, i) => both.catalogue.kinds[both.tables.unit.kind[i]].class === "helicopter",
    );
    expect(helicopters).toHaveLength(4);
  });

  test("what it does not speak of stays as the province has it there", () => {
    for (const kind of ["hospital", "fire-station-grade-1", "base-station", "township-team"]) {
      const there = new Set(idsOf(province, kind));
      const here = idsOf(both, kind);
      expect(here.length).toBeGreaterThan(5);
      for (const id of here) expect(there.has(id)).toBe(true);
    }
    expect(idsOf(both, "hospital")).toHaveLength(221);
    expect(idsOf(both, "relief-depot-provincial")).toEqual(["depot-province"]);
  });

  test("nothing outside the city is left", () => {
    const { unit } = both.tables;
    for (let i = 0; i < unit.rows; i++) expect(unit.city[i]).toBe(0);
  });
});

describe("a ledger of one's own", () => {
  const row = (id: string, kind: string, county: string): FacilityRow => ({
    id,
    name_zh: id,
    name_en: id,
    kind,
    level: "county",
    county,
    people: 12,
    source: ["judgement"],
    mark: "likely",
  });
  const base = alone(shippedInventory("jinan-2026"));
  const ledger = (rows: readonly FacilityRow[]): Inventory => ({
    document: {
      id: "own",
      name: { zh: "自有", en: "own" },
      date: "2026",
      region: "jinan",
      tables: [],
    },
    rows,
    facts: [],
    coverage: [],
    unknowns: {},
    over: base,
  });
  const ground = groundFor("jinan-2026", assumptions);
  const compile = (rows: readonly FacilityRow[]) =>
    compileInventory(ledger(rows), ground, shippedCatalogue(), assumptions);
  const mine = [
    row("team-a", "general-rescue-team", "370114"),
    row("team-b", "general-rescue-team", "370114"),
    row("nest-a", "drone-nest", "370124"),
  ];

  test("replaces each kind it has in each county where it has it, and nothing else", () => {
    const before = printRows(compile([]), ground);
    const after = printRows(compile(mine), ground);
    const isReplaced = (it: { kind: string; county?: string | undefined }) =>
      (it.kind === "general-rescue-team" && it.county === "370114") ||
      (it.kind === "drone-nest" && it.county === "370124");
    expect(before.filter(isReplaced).length).toBeGreaterThan(2);
    expect(after.filter(isReplaced).map(({ id }) => id)).toEqual(["team-a", "team-b", "nest-a"]);
    expect(after.filter((it) => !isReplaced(it))).toEqual(before.filter((it) => !isReplaced(it)));
  });

  test("may say itself what it replaces", () => {
    const own = ledger(mine);
    const inventory = compileInventory(
      {
        ...own,
        document: { ...own.document, replaces: [{ kinds: ["drone-nest"], cities: ["370100"] }] },
      },
      ground,
      shippedCatalogue(),
      assumptions,
    );
    expect(idsOf(inventory, "drone-nest")).toEqual(["nest-a"]);
    expect(idsOf(inventory, "general-rescue-team").length).toBeGreaterThan(100);
  });

  test("what was printed can be laid over and is then what stands", () => {
    const printed = printRows(compile([]), ground).filter((it) => it.kind === "landing-point");
    const rows = printed.map((it): FacilityRow => {
      const { id, name_zh, name_en, kind, level, county, lon, lat, capacity, source, mark } = it;
      return {
        id,
        name_zh,
        name_en,
        kind,
        level,
        source,
        mark,
        ...(county === undefined ? {} : { county }),
        ...(lon === undefined || lat === undefined ? {} : { lon, lat }),
        ...(capacity === undefined ? {} : { capacity }),
      };
    });
    const again = printRows(compile(rows), ground).filter((it) => it.kind === "landing-point");
    expect(again.map(({ id, lon, lat, capacity }) => [id, lon, lat, capacity])).toEqual(
      printed.map(({ id, lon, lat, capacity }) => [id, lon, lat, capacity]),
    );
    expect(new Set(again.map(({ position }) => position))).toEqual(new Set(["given"]));
  });
});
