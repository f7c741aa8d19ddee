import type { CheckReport } from "../inputs/check-report.ts";
import { marks } from "../inputs/mark.ts";
import type { Mark } from "../inputs/mark.ts";
import type { CheckedScenario } from "./read-scenario.ts";
import type { ScenarioFile } from "./scenario.ts";

type Row = Readonly<Record<string, unknown>>;

const rowsOf = ({ kind, value }: ScenarioFile): ReadonlyArray<Row> | undefined => {
  if (kind.format === "csv") return value as ReadonlyArray<Row>;
  if (kind.format === "geojson") return (value as { features: ReadonlyArray<Row> }).features;
  return undefined;
};

/** How many units a row of an inventory stands for: its `number`, one unless given. */
const amountOf = (row: Row): number => (typeof row["number"] === "number" ? row["number"] : 1);

const add = (counts: Record<string, number>, name: unknown, amount: number): void => {
  if (typeof name === "string") counts[name] = (counts[name] ?? 0) + amount;
};

const sorted = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));

/** Is it a table whose rows stand for units: do they refer to a kind of the catalogue? */
const listsUnits = ({ kind }: ScenarioFile): boolean =>
  kind.format === "csv" && Object.hasOwn(kind.table.columns, "kind");

/** Does a row of the table stand somewhere on the ground? */
const hasPlaces = ({ kind }: ScenarioFile): boolean =>
  kind.format === "csv" &&
  Object.hasOwn(kind.table.columns, "lon") &&
  Object.hasOwn(kind.table.columns, "lat");

/**
 * What a checked scenario holds: its files; the units of its inventories by kind and by level; all
 * figures and rows by mark; and the share of rows that stand at a position somebody published.
 */
export const checkSummary = (scenario: CheckedScenario): CheckReport => {
  const kind: Record<string, number> = {};
  const level: Record<string, number> = {};
  const mark = Object.fromEntries(marks.map((name) => [name, 0])) as Record<Mark, number>;
  let rows = 0;
  let known = 0;
  for (const file of scenario.files) {
    for (const { figure } of file.contents.figures) mark[figure.mark]++;
    for (const name of file.contents.marks) mark[name]++;
    const table = rowsOf(file) ?? [];
    if (listsUnits(file)) {
      for (const row of table) {
        add(kind, row["kind"], amountOf(row));
        add(level, row["level"], amountOf(row));
      }
    }
    if (hasPlaces(file)) {
      for (const row of table) {
        const amount = amountOf(row);
        rows += amount;
        const isKnown = typeof row["lon"] === "number" && row["position_mark"] !== "synthetic";
        if (isKnown && row["mark"] !== "synthetic") known += amount;
      }
    }
  }
  return {
    ok: true,
    problems: scenario.warnings,
    files: scenario.files.map((file) => {
      const table = rowsOf(file);
      return {
        file: file.path,
        kind: file.kind.kind,
        name: file.kind.text,
        ...(table === undefined ? {} : { rows: table.length }),
        figures: file.contents.figures.length,
      };
    }),
    counts: { kind: sorted(kind), level: sorted(level), mark },
    positions: { rows, known, share: rows === 0 ? null : known / rows },
  };
};
