import type { FacilityRow, InventoryDocument, Total } from "../../inputs/inventory.ts";
import type { Problem } from "../../inputs/problem.ts";
import { problemOf } from "../finding.ts";
import { nearestName } from "../nearest-name.ts";
import type { Check, ScenarioFile } from "../scenario.ts";
import { visible } from "../shown-value.ts";

interface Counted {
  readonly row: FacilityRow;
  readonly file: ScenarioFile;
  readonly index: number;
}

/** What a row adds to a total. */
const shareOf = ({ row }: Counted, { measure }: Total): number => {
  if (measure === "units") return row.number ?? 1;
  // People of a row that is part of another are already among that one's people.
  if (measure === "people") return row.part_of === undefined ? (row.people ?? 0) : 0;
  return row.capacity ?? 0;
};

/** Rows that name a total nobody declares. */
const unknownTotals = (rows: ReadonlyArray<Counted>, names: ReadonlyArray<string>): Problem[] =>
  rows.flatMap(({ row, file, index }) =>
    (row.counted_in ?? []).flatMap((name) => {
      if (names.includes(name)) return [];
      const suggestion = nearestName(name, names);
      const path = [index, "counted_in"];
      return [
        problemOf(
          {
            path,
            found: { zh: `未知的合计 ${visible(name)}`, en: `the unknown total ${visible(name)}` },
            allowed:
              names.length === 0
                ? {
                    zh: "空单元格(本清单没有 totals)",
                    en: "an empty cell, since the inventory has no totals",
                  }
                : { zh: names.join("、"), en: names.join(", ") },
            ...(suggestion === undefined ? {} : { suggestion }),
          },
          file.path,
          file.locate(path),
        ),
      ];
    }),
  );

const numberText = (value: number): string => value.toLocaleString("en-US");

/**
 * The known rows of an inventory fit the totals it declares: they never exceed one, and where no
 * group makes up the rest of an exact one they reach it. Of rows that are a choice only as many count
 * as are chosen.
 */
export const totals: Check = ({ files }) => {
  const problems: Problem[] = [];
  /** Names of totals by table: a table may serve several inventories. */
  const namesFor = new Map<ScenarioFile, Set<string>>();
  for (const file of files) {
    if (file.kind.kind !== "inventory") continue;
    const document = file.value as InventoryDocument;
    const declared = Object.entries(document.totals ?? {});
    const tables = file.leadsTo.filter(({ kind }) => kind.kind === "facilities");
    const rows = tables.flatMap((table) =>
      (table.value as ReadonlyArray<FacilityRow>).map((row, index) => ({
        row,
        file: table,
        index,
      })),
    );
    for (const table of tables) {
      const names = namesFor.get(table) ?? new Set();
      for (const [name] of declared) names.add(name);
      namesFor.set(table, names);
    }
    const choices = Object.values(document.choices ?? {});
    for (const [name, total] of declared) {
      const counted = rows.filter(({ row }) => row.counted_in?.includes(name) === true);
      const settled = counted.filter(({ row }) => !choices.some(({ of }) => of.includes(row.id)));
      const chosen = choices
        .filter(({ of }) => counted.some(({ row }) => of.includes(row.id)))
        .reduce((sum, { choose }) => sum + choose, 0);
      const sum =
        settled.reduce((all, row) => all + shareOf(row, total), 0) +
        (total.measure === "units" ? chosen : 0);
      const isFilled = Object.values(document.groups ?? {}).some(
        (group) =>
          group.countedIn?.includes(name) === true ||
          [group.amount, group.people, group.capacity].some((part) => part?.upTo === name),
      );
      const isShort =
        sum < total.number && total.bound === "exact" && !isFilled && counted.length > 0;
      if (sum <= total.number && !isShort) continue;
      const path = ["totals", name, "number"];
      problems.push(
        problemOf(
          {
            path,
            found: {
              zh: `${counted.length} 行合计 ${numberText(sum)}`,
              en: `${counted.length} rows that sum to ${numberText(sum)}`,
            },
            allowed: {
              zh: `${isShort ? "恰好" : "不超过"} ${numberText(total.number)}`,
              en: `${isShort ? "exactly" : "at most"} ${numberText(total.number)}`,
            },
          },
          file.path,
          file.locate(path),
        ),
      );
    }
  }
  for (const [table, names] of namesFor) {
    const rows = (table.value as ReadonlyArray<FacilityRow>).map((row, index) => ({
      row,
      file: table,
      index,
    }));
    problems.push(...unknownTotals(rows, Array.from(names)));
  }
  return problems;
};
