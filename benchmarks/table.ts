type Cell = string | number | boolean | null;

/**
 * Results as text for a person: a row for each part where the parts are alike, else one line for each
 * number with the way to it.
 */
export function asTable(results: unknown): string {
  const parts = Object.entries(results as Record<string, unknown>);
  const rows = parts.every(([, part]) => isRow(part))
    ? inColumns(parts as [string, Record<string, Cell>][])
    : inLines("", results);
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
        )
        .join("  "),
    )
    .join("\n");
}

function inColumns(parts: readonly (readonly [string, Record<string, Cell>])[]): string[][] {
  const columns = [...new Set(parts.flatMap(([, part]) => Object.keys(part)))];
  return [
    ["", ...columns],
    ...parts.map(([name, part]) => [
      name,
      ...columns.map((column) => (column in part ? inShort(part[column]) : "")),
    ]),
  ];
}

function inLines(path: string, value: unknown): string[][] {
  if (isCell(value)) return [[path, inShort(value)]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    inLines(path === "" ? key : `${path} · ${key}`, inner),
  );
}

function isRow(value: unknown): value is Record<string, Cell> {
  return !isCell(value) && Object.values(value as Record<string, unknown>).every(isCell);
}

function isCell(value: unknown): value is Cell {
  return typeof value !== "object" || value === null;
}

/** 5,876,094 as 5.876 M, 0.57956 as 0.5796. */
function inShort(value: Cell): string {
  if (typeof value !== "number") return String(value);
  const size = Math.abs(value);
  if (size >= 1e6) return `${(value / 1e6).toPrecision(4)} M`;
  if (size >= 1e4) return `${(value / 1e3).toPrecision(4)} k`;
  return Number.isInteger(value) ? String(value) : value.toPrecision(4);
}
