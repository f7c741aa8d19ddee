import * as Result from "effect/Result";

import { assembleCatalogue } from "../inputs/assemble-catalogue.ts";
import { assembleInventory } from "../inputs/assemble-inventory.ts";
import type { Inventory } from "../inputs/assemble-inventory.ts";
import type { OpenedFile, Region } from "../inputs/assemble-region.ts";
import type { Catalogue } from "../inputs/catalogue.ts";
import type { InventoryDocument } from "../inputs/inventory.ts";
import { hasErrors } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import type { RegionDocument } from "../inputs/region.ts";
import { disk, shownPath } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { readScenario } from "./read-scenario.ts";
import { regionOf } from "./region.ts";
import type { Scenario, ScenarioFile } from "./scenario.ts";

const filesOfKind = ({ files }: Scenario, kind: string): ScenarioFile[] =>
  files.filter((file) => file.kind.kind === kind);

/** The catalogue that was read with a scenario. Throws `CatalogueIncomplete`. */
export const catalogueOf = (scenario: Scenario): Catalogue =>
  assembleCatalogue(filesOfKind(scenario, "catalogue"), filesOfKind(scenario, "readiness")[0]);

/** The inventory that a file of a scenario describes, with the problems that only the whole shows. */
export const inventoryOf = (
  scenario: Scenario,
  path: string,
  catalogue: Catalogue,
): ReturnType<typeof assembleInventory> => {
  const files = new Map<string, OpenedFile>(scenario.files.map((file) => [file.path, file]));
  return assembleInventory(
    path,
    (wanted) => {
      const file = files.get(wanted);
      if (file === undefined) throw new RangeError(`${wanted} was not read with ${path}`);
      return file;
    },
    catalogue,
  );
};

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

/** The file of the region that an inventory names, among the files of a scenario. */
export const regionFileOf = (scenario: Scenario, document: InventoryDocument): string | undefined =>
  filesOfKind(scenario, "region").find(
    ({ value }) => (value as RegionDocument).id === document.region,
  )?.path;
