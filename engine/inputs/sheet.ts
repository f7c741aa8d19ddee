/** What a cell holds: null is an empty one; infinity and NaN are shown as empty, since a sheet has no such number. */
export type SheetCell = string | number | null;

export interface SheetColumn {
  readonly title: string;
  /** In letters; a Chinese one counts two. */
  readonly width: number;
  /** Decimals of its numbers, none unless given. */
  readonly decimals?: number;
  readonly align?: "left" | "center" | "right";
}

/** One sheet of a workbook as plain rows: its columns, and its rows in their order. */
export interface Sheet {
  /** At most 31 letters, none of []:*?/\ . */
  readonly name: string;
  /** A line above the header, over all columns. */
  readonly title?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}
