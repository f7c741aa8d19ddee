import type { CheckReport, InventoryCounts, Positions } from "../inputs/check-report.ts";
import { marks } from "../inputs/mark.ts";
import type { Mark } from "../inputs/mark.ts";
import { inReadingOrder } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";
import { countInventories } from "./count-inventories.ts";
import { catalogueRead } from "./inventory-of.ts";
import type { CheckedScenario } from "./read-scenario.ts";
import type { ScenarioFile } from "./scenario.ts";

/** The rows of a table or the features of a layer; undefined for a document. */
const rowsOf = ({ kind, value }: ScenarioFile): ReadonlyArray<unknown> | undefined => {
  if (kind.format === "csv") return value as ReadonlyArray<unknown>;
  if (kind.format === "geojson") return (value as { features: ReadonlyArray<unknown> }).features;
  return undefined;
};

const allPositions = (inventories: ReadonlyArray<InventoryCounts>): Positions => {
  const rows = inventories.reduce((sum, { positions }) => sum + positions.rows, 0);
  const known = inventories.reduce((sum, { positions }) => sum + positions.known, 0);
  return { rows, known, share: rows === 0 ? null : known / rows };
};

/** What the counted kinds are called, as the catalogue read with the scenario says. */
const namesOf = (
  scenario: CheckedScenario,
  inventories: ReadonlyArray<InventoryCounts>,
): Record<string, Text> => {
  const kinds = catalogueRead(scenario)?.kinds ?? {};
  const counted = new Set(inventories.flatMap(({ kind }) => Object.keys(kind)));
  return Object.fromEntries(
    Array.from(counted).flatMap((id) => (Object.hasOwn(kinds, id) ? [[id, kinds[id].name]] : [])),
  );
};

/**
 * What a checked scenario holds: its files; the units of its inventories by kind, level and mark and
 * the share of them whose position somebody published; all figures and rows by mark. An inventory
 * that holds file by file but cannot be laid out is a problem found last.
 */
export const checkSummary = (scenario: CheckedScenario): CheckReport => {
  const { counts: inventories, problems } = countInventories(scenario);
  if (problems.length > 0) {
    return { ok: false, problems: inReadingOrder([...scenario.warnings, ...problems]) };
  }
  const mark = Object.fromEntries(marks.map((name) => [name, 0])) as Record<Mark, number>;
  for (const { contents } of scenario.files) {
    for (const { figure } of contents.figures) mark[figure.mark]++;
    for (const name of contents.marks) mark[name]++;
  }
  return {
    ok: true,
    problems: scenario.warnings,
    files: scenario.files.map((file) => {
      const rows = rowsOf(file);
      return {
        file: file.path,
        kind: file.kind.kind,
        name: file.kind.text,
        ...(rows === undefined ? {} : { rows: rows.length }),
        figures: file.contents.figures.length,
      };
    }),
    inventories,
    kindNames: namesOf(scenario, inventories),
    mark,
    positions: allPositions(inventories),
  };
};
