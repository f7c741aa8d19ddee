import type { Region } from "../../inputs/assemble-region.ts";
import type { Inventory } from "../../inputs/assemble-inventory.ts";
import type { Catalogue } from "../../inputs/catalogue.ts";
import type { InventoryDocument } from "../../inputs/inventory.ts";
import type { Text } from "../../inputs/text.ts";
import type { Assumptions } from "../assumptions.ts";
import { compileGround } from "../ground/compile-ground.ts";
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
  /** The ids as integers, for streams, where they have been reckoned before: it takes 30 ms. */
  readonly unitNames?: Int32Array;
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
  inventory: Inventory,
  ground: Ground,
  catalogue: SettledCatalogue,
  assumptions: Assumptions,
): { rows: UnitRow[]; totals: TotalCheck[]; unknowns: SettledUnknowns } => {
  const { document } = inventory;
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
  for (const [id, { withBelow, measure }] of Object.entries(document.totals ?? {})) {
    if (withBelow === undefined) continue;
    sums.begin(id, measure, belowSum(inventory, withBelow, id));
  }
  for (const row of rows) sums.add(row);
  const given = new Map<string, number>();
  for (const [name, group] of Object.entries(document.groups ?? {})) {
    const laidOut = layOutGroup(context, name, group, rows, sums);
    const others =
      group.partOf === undefined
        ? undefined
        : byPlace(rows.filter((row) => row.group === `${document.id}.${group.partOf}`));
    for (const row of laidOut) {
      const drawn = others === undefined ? row : drawFrom(row, others, given);
      rows.push(drawn);
      sums.add(drawn);
    }
  }
  return { rows, totals: checkTotals(document.totals ?? {}, sums), unknowns };
};

/** The number of a total of an inventory further down: its rows meet it exactly. */
const belowSum = ({ over }: Inventory, inventoryId: string, total: string): number => {
  if (over === undefined) return 0;
  return over.document.id === inventoryId
    ? (over.document.totals?.[total]?.number ?? 0)
    : belowSum(over, inventoryId, total);
};

/** What a layer takes out of those below it. */
type Replaced = (row: UnitRow, ground: Ground) => boolean;

/**
 * What an inventory takes the place of: what it says, or else each kind in each county in which it has
 * units of that kind itself.
 */
const replacedBy = (
  { document }: Inventory,
  rows: readonly UnitRow[],
  ground: Ground,
  { kinds }: SettledCatalogue,
): Replaced => {
  const said = document.replaces;
  if (said !== undefined)
    return (row, { names }) =>
      said.some(
        (part) =>
          part.kinds.includes(kinds[row.kind].id) &&
          (part.cities === undefined || part.cities.includes(names.cities[row.city].code)) &&
          (part.levels === undefined || part.levels.includes(levelList[row.level])),
      );
  const key = (row: UnitRow, { names }: Ground) => `${row.kind} ${names.counties[row.county].code}`;
  const own = new Set(rows.map((row) => key(row, ground)));
  return (row, other) => own.has(key(row, other));
};

/**
 * Compiles an inventory, and those it is laid over, onto the ground of a case. Each is laid out on the
 * ground of its own region and brought onto that of the case; rows outside it are left out. A pure
 * function of the inventory, the region, seed and set of assumptions.
 *
 * @param ground of the case; an inventory of the region around it is laid out on that region's own
 * @param region of the case, with the tables of the whole around it; needed only for such an inventory
 * @throws InventoryRefused where totals are exceeded or places are missing
 */
export const compileInventory = (
  inventory: Inventory,
  ground: Ground,
  catalogue: Catalogue,
  assumptions: Assumptions,
  region?: Region,
): CompiledInventory => {
  const settled = compileCatalogue(catalogue, assumptions);
  const totals: Record<string, readonly TotalCheck[]> = {};
  const groups: Array<{ id: string; name: Text }> = [];
  const above: Replaced[] = [];
  const rows: UnitRow[] = [];
  let unknowns: SettledUnknowns = {};
  const grounds = new Map([[ground.names.region.id, ground]]);
  for (let layer: Inventory | undefined = inventory; layer !== undefined; layer = layer.over) {
    const { document } = layer;
    const home = groundOf(document, grounds, assumptions, region);
    const own = layOut(layer, home, settled, assumptions);
    const kept = own.rows.filter((row) => !above.some((isReplaced) => isReplaced(row, home)));
    rows.push(...ontoGround(kept, home, ground));
    totals[document.id] = own.totals;
    groups.push(
      ...Object.entries(document.groups ?? {}).map(([id, { name }]) => ({
        id: `${document.id}.${id}`,
        name,
      })),
    );
    above.push(replacedBy(layer, own.rows, home, settled));
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

/** The ground of the region of an inventory: the case's own, or that of the whole around it. */
const groundOf = (
  document: InventoryDocument,
  grounds: Map<string, Ground>,
  assumptions: Assumptions,
  region: Region | undefined,
): Ground => {
  const known = grounds.get(document.region);
  if (known !== undefined) return known;
  if (region?.only === undefined)
    throw new InventoryRefused(document.id, "region", {
      zh: `清单属于区域 ${document.region};给出的区域是 ${[...grounds.keys()].join("、")}`,
      en: `it lies in the region ${document.region}; given are ${[...grounds.keys()].join(", ")}`,
    });
  const { only: _, ...whole } = region;
  const ground = compileGround({ ...whole, id: document.region }, assumptions);
  grounds.set(document.region, ground);
  return ground;
};
