/** What a cell may hold: a list is written with semicolons, what is absent as nothing. */
export type CellValue = string | number | boolean | ReadonlyArray<string> | undefined;

/** A cell as RFC 4180 wants it. */
const cell = (value: CellValue): string => {
  if (value === undefined) return "";
  const text = typeof value === "object" ? value.join(";") : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as a CSV file: one header line, commas, LF. */
export const csvText = (
  header: ReadonlyArray<string>,
  rows: Iterable<Readonly<Record<string, CellValue>>>,
): string => {
  const lines = [header.join(",")];
  for (const row of rows) lines.push(header.map((name) => cell(row[name])).join(","));
  return `${lines.join("\n")}\n`;
};
