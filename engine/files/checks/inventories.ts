import { catalogueRead, inventoryOf } from "../inventory-of.ts";
import type { Check } from "../scenario.ts";

/** Each inventory with its tables: rows, totals, facts and their coverage, groups, as one. */
export const inventories: Check = (scenario) => {
  const documents = scenario.files.filter((file) => file.kind.kind === "inventory");
  if (documents.length === 0 || scenario.unread.length > 0) return [];
  const catalogue = catalogueRead(scenario);
  // Without a catalogue its kinds are unknown names, which another check reports.
  if (catalogue === undefined) return [];
  return documents.flatMap(({ path }) => inventoryOf(scenario, path, catalogue).problems);
};
