import type { SheetCell } from "../inputs/sheet.ts";

/**
 * A cell of a CSV file that no spreadsheet takes for a formula: one that begins with = + - @ tab or CR has a
 * quotation mark before it, since CSV has no other way to say that it is text. Numbers stay as they are.
 */
export const harmlessCell = (cell: SheetCell): string | number => {
  if (cell === null) return "";
  return typeof cell === "string" && /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
};
