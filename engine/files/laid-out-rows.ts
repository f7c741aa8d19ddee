import * as Result from "effect/Result";

import type { Region } from "../inputs/assemble-region.ts";
import { facilities } from "../inputs/facilities.ts";
import type { InventoryDocument } from "../inputs/inventory.ts";
import { hasErrors } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import type { Assumptions } from "../world/assumptions.ts";
import { compileGround } from "../world/ground/compile-ground.ts";
import { placedTownRows } from "../world/ground/placed-town-rows.ts";
import { compileInventory } from "../world/inventory/compile-inventory.ts";
import { printRows } from "../world/inventory/print-rows.ts";
import { refusal } from "./count-inventories.ts";
import type { CellValue } from "./csv-text.ts";
import { disk, shownPath } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { problemOf } from "./finding.ts";
import { catalogueOf, inventoryOf, regionFileOf } from "./inventory-of.ts";
import { readScenario } from "./read-scenario.ts";
import { regionOf } from "./region-of.ts";
import type { Scenario } from "./scenario.ts";

/** Rows of one table, in the units of its header. */
export interface LaidOutRows {
  readonly kind: "facilities" | "placed-towns";
  readonly header: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<Readonly<Record<string, CellValue>>>;
}

const townHeader = [
  "code",
  "name_zh",
  "name_en",
  "county_code",
  "class",
  "lon",
  "lat",
  "precision_km",
  "mark",
  "population",
];

const rounded = (value: number | undefined, scale: number): number | undefined =>
  value === undefined ? undefined : Math.round(value * scale) / scale;

/** The region of a file, or what is wrong with it. */
const regionAt = (scenario: Scenario, path: string): Result.Result<Region, Problem[]> => {
  const { region, problems } = regionOf(scenario, path);
  return region === undefined || hasErrors(problems)
    ? Result.fail([...problems])
    : Result.succeed(region);
};

const towns = (region: Region, assumptions: Assumptions): LaidOutRows => ({
  kind: "placed-towns",
  header: townHeader,
  rows: placedTownRows(compileGround(region, assumptions)).map((row) => ({ ...row })),
});

const units = (
  scenario: Scenario,
  path: string,
  region: Region,
  assumptions: Assumptions,
): Result.Result<LaidOutRows, Problem[]> => {
  const catalogue = catalogueOf(scenario);
  const { inventory, problems } = inventoryOf(scenario, path, catalogue);
  if (inventory === undefined || hasErrors(problems)) return Result.fail([...problems]);
  const ground = compileGround(region, assumptions);
  try {
    const compiled = compileInventory(inventory, ground, catalogue, assumptions, region);
    const rows = printRows(compiled, ground).map((row) => ({
      ...row,
      lon: rounded(row.lon, 1e5),
      lat: rounded(row.lat, 1e5),
      precision_km: rounded(row.precision_km, 10),
      people: rounded(row.people, 1),
      capacity: rounded(row.capacity, 10),
    }));
    return Result.succeed({ kind: "facilities", header: Object.keys(facilities.columns), rows });
  } catch (error) {
    return Result.fail([refusal(error, path)]);
  }
};

/**
 * Everything that a file lays out in one set of assumptions, as rows for people to read and edit: of an
 * inventory every unit, of a region every town, known and synthetic ones. Or everything wrong with it.
 */
export const laidOutRows = (
  path: string,
  assumptions: Assumptions,
  from: Disk = disk,
): Result.Result<LaidOutRows, Problem[]> =>
  Result.flatMap(readScenario([path], from), (scenario) => {
    const shown = shownPath(path);
    const file = scenario.files.find((other) => other.path === shown);
    if (file?.kind.kind === "region") {
      return Result.map(regionAt(scenario, shown), (region) => towns(region, assumptions));
    }
    const regionFile =
      file?.kind.kind === "inventory"
        ? regionFileOf(scenario, file.value as InventoryDocument)
        : undefined;
    if (regionFile === undefined) {
      const found = file?.kind.text ?? { zh: "文件夹", en: "a folder" };
      const allowed = {
        zh: "清单或区域的 YAML 文件",
        en: "the YAML file of an inventory or a region",
      };
      return Result.fail([problemOf({ path: [], found, allowed }, shown, {})]);
    }
    return Result.flatMap(regionAt(scenario, regionFile), (region) =>
      units(scenario, shown, region, assumptions),
    );
  });
