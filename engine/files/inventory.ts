import * as Result from "effect/Result";

import type { Inventory } from "../inputs/assemble-inventory.ts";
import type { Region } from "../inputs/assemble-region.ts";
import type { Catalogue } from "../inputs/catalogue.ts";
import { hasErrors } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import { disk, shownPath } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { catalogueOf, inventoryOf } from "./inventory-of.ts";
import { readScenario } from "./read-scenario.ts";
import { regionOf } from "./region-of.ts";

/** An inventory with the region it lies in and the catalogue its kinds stand in. */
export interface ReadInventory {
  readonly inventory: Inventory;
  readonly region: Region;
  readonly catalogue: Catalogue;
}

/**
 * Reads an inventory from its YAML file, with its region (a file given beside it, or the one found
 * around it) and the catalogue, or says everything wrong with them.
 */
export const readInventory = (
  path: string,
  regionPath: string,
  from: Disk = disk,
): Result.Result<ReadInventory, Problem[]> =>
  Result.flatMap(readScenario([path, regionPath], from), (scenario) => {
    const catalogue = catalogueOf(scenario);
    const { inventory, problems } = inventoryOf(scenario, shownPath(path), catalogue);
    const { region, problems: ofRegion } = regionOf(scenario, shownPath(regionPath));
    const all = [...problems, ...ofRegion];
    return inventory === undefined || region === undefined || hasErrors(all)
      ? Result.fail(all)
      : Result.succeed({ inventory, region, catalogue });
  });
