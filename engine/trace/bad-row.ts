/**
 * A row that cannot be: a fault of the module that wrote it, or a row number that the trace does
 * not have. Thrown where it happens, with the row, the column, what was found and what is allowed.
 */
export class BadRow extends Error {
  override readonly name = "BadRow";
  readonly row: number;
  readonly column: string;
  readonly found: number;
  readonly allowed: { readonly zh: string; readonly en: string };

  constructor(
    row: number,
    column: string,
    found: number,
    allowed: { readonly zh: string; readonly en: string },
  ) {
    super(
      `trace row ${row}, ${column}: found ${found}, allowed: ${allowed.en} ` +
        `(事件表第 ${row} 行 ${column} 为 ${found},允许:${allowed.zh})`,
    );
    this.row = row;
    this.column = column;
    this.found = found;
    this.allowed = allowed;
  }
}
