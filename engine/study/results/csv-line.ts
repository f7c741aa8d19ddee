const cell = (value: string | number): string => {
  if (typeof value === "number") return String(value);
  // A spreadsheet would take it for a formula.
  const text = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One line of CSV with its end. */
export const csvLine = (cells: ReadonlyArray<string | number>): string =>
  `${cells.map(cell).join(",")}\n`;
