import { describe, expect, it } from "vitest";

import { NothingToLose, withoutUnits } from "../../../engine/world/inventory/without-units.ts";
import type { CompiledInventory } from "../../../engine/world/inventory/compile-inventory.ts";
import { bitOf, skillBits } from "../../../engine/world/inventory/vocabulary.ts";
import { compiled, set } from "../shipped-inventory.ts";

const { inventory } = compiled("shandong-2023", set(0));

const kindsIn = ({ tables, catalogue }: CompiledInventory): Set<string> =>
  new Set(Array.from(tables.unit.kind, (kind) => catalogue.kinds[kind].id));

const idsLeft = (without: string[]): Set<string> =>
  new Set(withoutUnits(inventory, without).names.ids);

describe("an inventory without some of its units", () => {
  it("without nothing is the same", () => {
    expect(withoutUnits(inventory, [])).toBe(inventory);
  });

  it("loses the units of a kind, of a class, of a skill, or one unit", () => {
    const [first] = inventory.names.ids;
    expect(idsLeft([first])).toEqual(new Set(inventory.names.ids.slice(1)));
    const helicopters = withoutUnits(inventory, ["helicopter"]);
    for (const kind of helicopters.tables.unit.kind) {
      expect(helicopters.catalogue.kinds[kind].class).not.toBe("helicopter");
    }
    const searching = withoutUnits(inventory, ["search"]);
    for (const kind of searching.tables.unit.kind) {
      expect(searching.catalogue.kinds[kind].skills & bitOf(skillBits, "search")).toBe(0);
    }
    expect(kindsIn(withoutUnits(inventory, ["fire-station-small"])).has("fire-station-small")).toBe(
      false,
    );
  });

  it("keeps every column and link of the others", () => {
    const lost = withoutUnits(inventory, ["fire-station-small"]);
    const rowOf = new Map(inventory.names.ids.map((id, row) => [id, row]));
    const { unit, byKind, kindStart, drawnStart, drawn, carriedStart, carried } = lost.tables;
    expect(unit.rows).toBe(lost.names.ids.length);
    expect(unit.rows).toBeLessThan(inventory.tables.unit.rows);
    for (let now = 0; now < unit.rows; now++) {
      const row = rowOf.get(lost.names.ids[now])!;
      expect([unit.lon[now], unit.kind[now], unit.number[now]]).toEqual([
        inventory.tables.unit.lon[row],
        inventory.tables.unit.kind[row],
        inventory.tables.unit.number[row],
      ]);
      const base = inventory.tables.unit.stationedAt[row];
      const baseId = base < 0 ? undefined : inventory.names.ids[base];
      expect(unit.stationedAt[now] < 0 ? undefined : lost.names.ids[unit.stationedAt[now]]).toBe(
        lost.names.ids.includes(baseId ?? "") ? baseId : undefined,
      );
    }
    const listed = Array.from(byKind.unit).sort((a, b) => a - b);
    expect(listed).toEqual(Array.from({ length: unit.rows }, (_, i) => i));
    for (let kind = 0; kind + 1 < kindStart.rows; kind++) {
      for (let i = kindStart.first[kind]; i < kindStart.first[kind + 1]; i++) {
        expect(unit.kind[byKind.unit[i]]).toBe(kind);
      }
    }
    expect(drawnStart.first[unit.rows]).toBe(drawn.rows);
    expect(carriedStart.first[unit.rows]).toBe(carried.rows);
    for (const from of drawn.unit) expect(from).toBeLessThan(unit.rows);
  });

  it("takes away people drawn from units that are gone, and pieces of kinds that are gone", () => {
    const { tables, names } = inventory;
    const formation = Array.from(tables.unit.kind.keys()).find(
      (row) => tables.drawnStart.first[row + 1] > tables.drawnStart.first[row],
    )!;
    const at = tables.drawnStart.first[formation];
    const from = tables.drawn.unit[at];
    const lost = withoutUnits(inventory, [names.ids[from]]);
    const now = lost.names.ids.indexOf(names.ids[formation]);
    let gone = 0;
    for (let i = at; i < tables.drawnStart.first[formation + 1]; i++) {
      if (tables.drawn.unit[i] === from) gone += tables.drawn.people[i];
    }
    expect(gone).toBeGreaterThan(0);
    expect(lost.tables.unit.people[now]).toBeCloseTo(tables.unit.people[formation] - gone, 9);
    const piece = tables.carried.kind[0];
    const without = withoutUnits(inventory, [inventory.catalogue.kinds[piece].id]);
    expect(Array.from(without.tables.carried.kind)).not.toContain(piece);
  });

  it("cannot be without what it has not", () => {
    expect(() => withoutUnits(inventory, ["zeppelin"])).toThrow(NothingToLose);
  });
});
