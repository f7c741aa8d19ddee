import type { FacilityRow, InventoryDocument } from "../../inputs/inventory.ts";
import type { Problem } from "../../inputs/problem.ts";
import { problemOf } from "../finding.ts";
import type { Check, ScenarioFile } from "../scenario.ts";

/** The kind of the catalogue that aircraft are stationed at. */
const baseKind = "aviation-base";

const rowsOf = (file: ScenarioFile): ReadonlyArray<FacilityRow> =>
  file.value as ReadonlyArray<FacilityRow>;

const isTable = ({ kind }: ScenarioFile): boolean => kind.kind === "facilities";

/** Bases of some tables at which nothing is stationed. */
const idle = (tables: ReadonlyArray<ScenarioFile>): Problem[] => {
  const manned = new Set(
    tables.flatMap((table) => rowsOf(table).map(({ stationed_at }) => stationed_at)),
  );
  return tables.flatMap((table) =>
    rowsOf(table).flatMap((row, i) => {
      if (row.kind !== baseKind || manned.has(row.id)) return [];
      const path = [i, "kind"];
      return [
        problemOf(
          {
            path,
            found: { zh: `没有飞机的基地 ${row.id}`, en: `the base ${row.id} without aircraft` },
            allowed: {
              zh: "至少一行以 stationed_at 驻扎于此,或有分配飞机到各基地的组",
              en: "a row stationed_at it, or a group that shares aircraft over the bases",
            },
          },
          table.path,
          table.locate(path),
        ),
      ];
    }),
  );
};

/** A base has aircraft: rows stationed there, or a group of its inventory that puts some at bases. */
export const bases: Check = ({ files }) => {
  const inventories = files.filter(({ kind }) => kind.kind === "inventory");
  const supplied = new Set<ScenarioFile>();
  const problems: Problem[] = [];
  for (const inventory of inventories) {
    const { groups } = inventory.value as InventoryDocument;
    const tables = inventory.leadsTo.filter(isTable);
    for (const table of tables) supplied.add(table);
    const shared = Object.values(groups ?? {}).some(
      ({ place }) => place.over === "units" && place.units === baseKind,
    );
    if (!shared) problems.push(...idle(tables));
  }
  // A ledger without an inventory around it has no groups.
  return [...problems, ...idle(files.filter((file) => isTable(file) && !supplied.has(file)))];
};
