const cell = (value: string | number): string => {
  const text = String(value);
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One line of CSV with its end. */
export const csvLine = (cells: ReadonlyArray<string | number>): string =>
  `${cells.map(cell).join(",")}\n`;
