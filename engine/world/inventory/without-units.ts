import { allocateTables } from "../tables.ts";
import type { CompiledInventory } from "./compile-inventory.ts";
import { inventoryLayout } from "./layout.ts";
import { bitOf, classList, skillBits } from "./vocabulary.ts";

/** Something an inventory is to be without that it does not have. */
export class NothingToLose extends Error {
  override readonly name = "NothingToLose";
  readonly what: string;
  /** Everything that can be named. */
  readonly known: readonly string[];

  constructor(what: string, known: readonly string[]) {
    super(`the inventory has no unit, kind, class or skill ${what} (台账中没有 ${what})`);
    this.what = what;
    this.known = known;
  }
}

/**
 * The inventory without units, kinds, classes of kinds or skills, given by their ids: as if they had
 * never been. Units whose base or whole is gone stand for themselves; people drawn from a unit that is
 * gone, and equipment of a kind that is gone, are gone with it. Throws `NothingToLose` for an unknown
 * name.
 */
export const withoutUnits = (
  inventory: CompiledInventory,
  without: readonly string[],
): CompiledInventory => {
  if (without.length === 0) return inventory;
  const { unitNames: _, ...whole } = inventory;
  const { tables, names } = whole;
  const { unit, drawnStart, drawn, carriedStart, carried, kindStart } = tables;
  const { lostUnits, lostKinds } = losses(inventory, without);
  const kept = Array.from(unit.kind.keys()).filter(
    (row) => !lostUnits.has(row) && !lostKinds.has(unit.kind[row]),
  );
  const rowNow = new Int32Array(unit.rows).fill(-1);
  for (const [now, row] of kept.entries()) rowNow[row] = now;
  const runs = (first: Int32Array, row: number): number[] =>
    Array.from({ length: first[row + 1] - first[row] }, (_, i) => first[row] + i);
  const drawnKept = kept.map((row) =>
    runs(drawnStart.first, row).filter((i) => rowNow[drawn.unit[i]] >= 0),
  );
  const carriedKept = kept.map((row) =>
    runs(carriedStart.first, row).filter((i) => !lostKinds.has(carried.kind[i])),
  );
  const { buffer, tables: out } = allocateTables(inventoryLayout, {
    unit: kept.length,
    drawnStart: kept.length + 1,
    drawn: drawnKept.reduce((sum, run) => sum + run.length, 0),
    carriedStart: kept.length + 1,
    carried: carriedKept.reduce((sum, run) => sum + run.length, 0),
    kindStart: kindStart.rows,
    byKind: kept.length,
  });
  for (const name of Object.keys(inventoryLayout.unit) as (keyof typeof inventoryLayout.unit)[]) {
    const from: ArrayLike<number> = unit[name];
    for (const [now, row] of kept.entries()) out.unit[name][now] = from[row];
  }
  const link = (column: Int32Array): void => {
    for (let now = 0; now < kept.length; now++) {
      if (column[now] >= 0) column[now] = rowNow[column[now]];
    }
  };
  link(out.unit.partOf);
  link(out.unit.stationedAt);
  let next = 0;
  for (const [now, run] of drawnKept.entries()) {
    out.drawnStart.first[now] = next;
    const row = kept[now];
    for (const i of runs(drawnStart.first, row)) {
      if (rowNow[drawn.unit[i]] < 0) out.unit.people[now] -= drawn.people[i];
    }
    for (const i of run) {
      out.drawn.unit[next] = rowNow[drawn.unit[i]];
      out.drawn.people[next] = drawn.people[i];
      next++;
    }
  }
  out.drawnStart.first[kept.length] = next;
  next = 0;
  for (const [now, run] of carriedKept.entries()) {
    out.carriedStart.first[now] = next;
    for (const i of run) {
      out.carried.kind[next] = carried.kind[i];
      out.carried.number[next] = carried.number[i];
      next++;
    }
  }
  out.carriedStart.first[kept.length] = next;
  next = 0;
  for (let kind = 0; kind + 1 < kindStart.rows; kind++) {
    out.kindStart.first[kind] = next;
    for (let i = kindStart.first[kind]; i < kindStart.first[kind + 1]; i++) {
      const now = rowNow[tables.byKind.unit[i]];
      if (now >= 0) out.byKind.unit[next++] = now;
    }
  }
  out.kindStart.first[kindStart.rows - 1] = next;
  const pick = <T>(list: readonly T[]): T[] => kept.map((row) => list[row]);
  return {
    ...whole,
    buffer,
    tables: out,
    names: {
      ...names,
      ids: pick(names.ids),
      names: pick(names.names),
      sources: pick(names.sources),
      notes: pick(names.notes),
      countedIn: pick(names.countedIn),
    },
  };
};

/** The rows and kinds that the names mean. */
const losses = (
  { tables, names, catalogue }: CompiledInventory,
  without: readonly string[],
): { readonly lostUnits: ReadonlySet<number>; readonly lostKinds: ReadonlySet<number> } => {
  const lostUnits = new Set<number>();
  const lostKinds = new Set<number>();
  for (const what of without) {
    const row = names.ids.indexOf(what);
    if (row >= 0 && row < tables.unit.rows) {
      lostUnits.add(row);
      continue;
    }
    const skill = skillBits.find((word) => word === what);
    const kinds = Array.from(catalogue.kinds.entries()).filter(
      ([, kind]) =>
        kind.id === what ||
        kind.class === what ||
        (skill !== undefined && (kind.skills & bitOf(skillBits, skill)) !== 0),
    );
    if (kinds.length === 0 && !classList.some((word) => word === what) && skill === undefined) {
      const words = [...catalogue.kinds.map(({ id }) => id), ...classList, ...skillBits];
      throw new NothingToLose(what, [...words, ...names.ids]);
    }
    for (const [kind] of kinds) lostKinds.add(kind);
  }
  return { lostUnits, lostKinds };
};
