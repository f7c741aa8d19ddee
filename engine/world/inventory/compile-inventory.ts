import type { Inventory } from "../../inputs/assemble-inventory.ts";
import type { Catalogue } from "../../inputs/catalogue.ts";
import type { Replaces } from "../../inputs/inventory.ts";
import type { Text } from "../../inputs/text.ts";
import type { Assumptions } from "../assumptions.ts";
import type { Ground } from "../ground/compile-ground.ts";
import { openTables } from "../tables.ts";
import { compileCatalogue, settleUnknowns } from "./compile-catalogue.ts";
import type { SettledCatalogue, SettledUnknowns } from "./compile-catalogue.ts";
import { byPlace, drawFrom } from "./draw-from.ts";
import { knownRows } from "./known-rows.ts";
import { layOutGroup } from "./lay-out-group.ts";
import { inventoryLayout } from "./layout.ts";
import type { InventoryTables } from "./layout.ts";
import { ontoGround } from "./onto-ground.ts";
import { checkTotals, TotalSums } from "./totals.ts";
import type { TotalCheck } from "./totals.ts";
import { packUnits } from "./pack-units.ts";
import { InventoryRefused } from "./unit-row.ts";
import type { LayoutContext, UnitRow } from "./unit-row.ts";
import { levelList } from "./vocabulary.ts";

/** An inventory with the ground of its own region. */
export interface InventoryLayer {
  readonly inventory: Inventory;
  readonly ground: Ground;
}

/** What the tables do not say. Plain data, cloned once for each worker. */
export interface InventoryNames {
  /** By row; synthetic units have an id and no name. */
  readonly ids: readonly string[];
  readonly names: ReadonlyArray<Text | undefined>;
  readonly sources: ReadonlyArray<readonly string[]>;
  readonly notes: ReadonlyArray<string | undefined>;
  readonly countedIn: ReadonlyArray<readonly string[]>;
  readonly groups: ReadonlyArray<{ readonly id: string; readonly name: Text }>;
}

/** Inventories compiled onto one ground in one set of assumptions. */
export interface CompiledInventory {
  /** The bytes of `tables`, for workers: `openInventory(buffer)`. */
  readonly buffer: SharedArrayBuffer;
  readonly tables: InventoryTables;
  readonly catalogue: SettledCatalogue;
  readonly unknowns: SettledUnknowns;
  readonly names: InventoryNames;
  /** Totals of each inventory against the sums of its rows, before any part was replaced. */
  readonly totals: Readonly<Record<string, readonly TotalCheck[]>>;
}

/** The tables over bytes packed elsewhere; nothing is copied. Throws `TablesRefused`. */
export const openInventory = (buffer: SharedArrayBuffer): InventoryTables =>
  openTables(inventoryLayout, buffer);

const rowsById = (list: readonly { readonly id: string }[]): Map<string, number> =>
  new Map(list.map(({ id }, row) => [id, row]));

/** All rows of one inventory, known ones first, and its totals. */
const layOut = (
  { inventory, ground }: InventoryLayer,
  catalogue: SettledCatalogue,
  assumptions: Assumptions,
): { rows: UnitRow[]; totals: TotalCheck[]; unknowns: SettledUnknowns } => {
  const { document } = inventory;
  if (ground.names.region.id !== document.region)
    throw new InventoryRefused(document.id, "region", {
      zh: `清单属于区域 ${document.region},给出的是 ${ground.names.region.id}`,
      en: `it lies in the region ${document.region}, the ground given is ${ground.names.region.id}`,
    });
  const unknowns = settleUnknowns(inventory.unknowns, assumptions);
  const context: LayoutContext = {
    inventory,
    ground,
    catalogue,
    unknowns,
    assumptions,
    kindRow: rowsById(catalogue.kinds),
    readinessRow: rowsById(catalogue.readiness),
  };
  const rows = knownRows(context);
  const sums = new TotalSums();
  for (const row of rows) sums.add(row);
  for (const [name, group] of Object.entries(document.groups ?? {})) {
    const laidOut = layOutGroup(context, name, group, rows, sums);
    const others =
      group.partOf === undefined
        ? undefined
        : byPlace(rows.filter((row) => row.group === `${document.id}.${group.partOf}`));
    for (const row of laidOut) {
      const drawn = others === undefined ? row : drawFrom(row, others);
      rows.push(drawn);
      sums.add(drawn);
    }
  }
  return { rows, totals: checkTotals(document.totals ?? {}, sums), unknowns };
};

/** Does one inventory, laid over another, take the place of this row? */
const isReplaced = (
  row: UnitRow,
  replaces: readonly Replaces[],
  ground: Ground,
  catalogue: SettledCatalogue,
): boolean =>
  replaces.some(
    ({ cities, kinds, levels }) =>
      kinds.includes(catalogue.kinds[row.kind].id) &&
      (cities === undefined || cities.includes(ground.names.cities[row.city].code)) &&
      (levels === undefined || levels.includes(levelList[row.level])),
  );

/**
 * Lays inventories over each other, the first on top: what it `replaces` is taken out of those below.
 * Each is laid out on the ground of its own region and then brought onto the ground of the case; rows
 * outside it are left out. A pure function of inventories, grounds, seed and set of assumptions.
 *
 * Throws `InventoryRefused` where totals are exceeded or places are missing.
 */
export const compileInventories = (
  layers: readonly InventoryLayer[],
  ground: Ground,
  catalogue: Catalogue,
  assumptions: Assumptions,
): CompiledInventory => {
  const settled = compileCatalogue(catalogue, assumptions);
  const totals: Record<string, readonly TotalCheck[]> = {};
  const groups: Array<{ id: string; name: Text }> = [];
  const above: Replaces[] = [];
  const rows: UnitRow[] = [];
  let unknowns: SettledUnknowns = {};
  for (const layer of layers) {
    const { document } = layer.inventory;
    const own = layOut(layer, settled, assumptions);
    const kept = own.rows.filter((row) => !isReplaced(row, above, layer.ground, settled));
    rows.push(...ontoGround(kept, layer.ground, ground));
    totals[document.id] = own.totals;
    groups.push(
      ...Object.entries(document.groups ?? {}).map(([id, { name }]) => ({
        id: `${document.id}.${id}`,
        name,
      })),
    );
    above.push(...(document.replaces ?? []));
    unknowns = { ...own.unknowns, ...unknowns };
  }
  const { buffer, tables } = packUnits(rows, groups, ground, settled, unknowns, assumptions);
  return {
    buffer,
    tables,
    catalogue: settled,
    unknowns,
    names: {
      ids: rows.map((row) => row.id),
      names: rows.map((row) => row.name),
      sources: rows.map((row) => row.sources),
      notes: rows.map((row) => row.note),
      countedIn: rows.map((row) => row.countedIn),
      groups,
    },
    totals,
  };
};

/** One inventory on the ground of its own region. */
export const compileInventory = (
  inventory: Inventory,
  ground: Ground,
  catalogue: Catalogue,
  assumptions: Assumptions,
): CompiledInventory => compileInventories([{ inventory, ground }], ground, catalogue, assumptions);
