import type { Region } from "../inputs/assemble-region.ts";
import type { InventoryCounts } from "../inputs/check-report.ts";
import type { FacilityRow, InventoryDocument } from "../inputs/inventory.ts";
import { marks } from "../inputs/mark.ts";
import type { Mark } from "../inputs/mark.ts";
import type { Problem } from "../inputs/problem.ts";
import { medianAssumptions } from "../world/assumptions.ts";
import { compileGround } from "../world/ground/compile-ground.ts";
import type { Ground } from "../world/ground/compile-ground.ts";
import { compileInventory } from "../world/inventory/compile-inventory.ts";
import { countUnits } from "../world/inventory/count-units.ts";
import type { TotalCheck } from "../world/inventory/totals.ts";
import { InventoryRefused } from "../world/inventory/unit-row.ts";
import { problemOf } from "./finding.ts";
import { catalogueRead, inventoryOf, regionFileOf } from "./inventory-of.ts";
import { regionOf } from "./region-of.ts";
import type { Scenario, ScenarioFile } from "./scenario.ts";

const sorted = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));

const share = (known: number, rows: number): number | null => (rows === 0 ? null : known / rows);

/** The rows of a table that no inventory names. */
const countLedger = (file: ScenarioFile): InventoryCounts => {
  const kind: Record<string, number> = {};
  const level: Record<string, number> = {};
  const mark = Object.fromEntries(marks.map((name) => [name, 0])) as Record<Mark, number>;
  const rows = file.value as ReadonlyArray<FacilityRow>;
  for (const row of rows) {
    const amount = row.number ?? 1;
    kind[row.kind] = (kind[row.kind] ?? 0) + amount;
    level[row.level] = (level[row.level] ?? 0) + amount;
    mark[row.mark]++;
  }
  const known = rows.filter(({ lon }) => lon !== undefined).length;
  return {
    id: file.path,
    file: file.path,
    kind: sorted(kind),
    level: sorted(level),
    mark,
    positions: { rows: rows.length, known, share: share(known, rows.length) },
  };
};

/** Why an inventory cannot be laid out, as a problem of its file. */
export const refusal = (error: unknown, file: string): Problem => {
  if (!(error instanceof InventoryRefused) && !(error instanceof RangeError)) throw error;
  const text =
    error instanceof InventoryRefused ? error.text : { zh: error.message, en: error.message };
  const item = error instanceof InventoryRefused ? `${error.item}: ` : "";
  const allowed = { zh: "能够布设到区域中的清单", en: "an inventory that can be laid out" };
  return problemOf(
    {
      path: [],
      found: text,
      allowed,
      message: {
        zh: `无法布设:${item}${text.zh}`,
        en: `cannot be laid out: ${item}${text.en}`,
      },
    },
    file,
    {},
  );
};

/** Totals that known rows and groups together miss: the region has no place for the rest. */
const missedTotals = (file: ScenarioFile, totals: ReadonlyArray<TotalCheck>): Problem[] =>
  totals
    .filter(({ holds }) => !holds)
    .map(({ id, total, sum }) => {
      const path = ["totals", id, "number"];
      const said = total.number.toLocaleString("en-US");
      const found = sum.toLocaleString("en-US");
      return problemOf(
        {
          path,
          found: { zh: `各行与各组合计 ${found}`, en: `rows and groups that sum to ${found}` },
          allowed: { zh: `合计 ${said}`, en: `a sum of ${said}` },
        },
        file.path,
        file.locate(path),
      );
    });

/**
 * What the inventories of a checked scenario hold. One with its region among the files is laid out in
 * the middle of all assumptions, so that units made by rule are counted too; of the others, and of
 * tables that no inventory names, the known rows.
 */
export const countInventories = (
  scenario: Scenario,
): { readonly counts: InventoryCounts[]; readonly problems: Problem[] } => {
  const counts: InventoryCounts[] = [];
  const problems: Problem[] = [];
  const grounds = new Map<string, Ground>();
  const groundOf = (region: Region): Ground => {
    const ground = grounds.get(region.id) ?? compileGround(region, medianAssumptions);
    grounds.set(region.id, ground);
    return ground;
  };
  const catalogue = catalogueRead(scenario);
  const counted = new Set<ScenarioFile>();
  for (const file of scenario.files) {
    if (file.kind.kind !== "inventory" || catalogue === undefined) continue;
    const document = file.value as InventoryDocument;
    const regionFile = regionFileOf(scenario, document);
    try {
      const { inventory } = inventoryOf(scenario, file.path, catalogue);
      const region = regionFile === undefined ? undefined : regionOf(scenario, regionFile).region;
      if (inventory === undefined || region === undefined) continue;
      for (const table of file.leadsTo) counted.add(table);
      const ground = groundOf(region);
      const compiled = compileInventory(inventory, ground, catalogue, medianAssumptions, region);
      problems.push(...missedTotals(file, compiled.totals[document.id] ?? []));
      const units = countUnits(compiled);
      const known = units.byPosition.given;
      counts.push({
        id: document.id,
        file: file.path,
        kind: sorted(units.byKind),
        level: sorted(units.byLevel),
        mark: units.byMark,
        positions: { rows: units.rows, known, share: share(known, units.rows) },
      });
    } catch (error) {
      problems.push(refusal(error, file.path));
    }
  }
  for (const file of scenario.files) {
    if (file.kind.kind === "facilities" && !counted.has(file)) counts.push(countLedger(file));
  }
  return { counts, problems };
};
