import { assembleCatalogue, CatalogueIncomplete } from "../inputs/assemble-catalogue.ts";
import { assembleInventory } from "../inputs/assemble-inventory.ts";
import type { Catalogue } from "../inputs/catalogue.ts";
import type { InventoryDocument } from "../inputs/inventory.ts";
import type { RegionDocument } from "../inputs/region.ts";
import { opened } from "./opened.ts";
import type { Scenario, ScenarioFile } from "./scenario.ts";

const filesOfKind = ({ files }: Scenario, kind: string): ScenarioFile[] =>
  files.filter((file) => file.kind.kind === kind);

/** The catalogue that was read with a scenario. Throws `CatalogueIncomplete`. */
export const catalogueOf = (scenario: Scenario): Catalogue =>
  assembleCatalogue(filesOfKind(scenario, "catalogue"), filesOfKind(scenario, "readiness")[0]);

/** The same; undefined when too little of a catalogue was read, which other checks report. */
export const catalogueRead = (scenario: Scenario): Catalogue | undefined => {
  try {
    return catalogueOf(scenario);
  } catch (error) {
    if (error instanceof CatalogueIncomplete) return undefined;
    throw error;
  }
};

/** The inventory that a file of a scenario describes, with the problems that only the whole shows. */
export const inventoryOf = (
  scenario: Scenario,
  path: string,
  catalogue: Catalogue,
): ReturnType<typeof assembleInventory> => assembleInventory(path, opened(scenario), catalogue);

/** The file of the region that an inventory names, among the files of a scenario. */
export const regionFileOf = (scenario: Scenario, document: InventoryDocument): string | undefined =>
  filesOfKind(scenario, "region").find(
    ({ value }) => (value as RegionDocument).id === document.region,
  )?.path;
