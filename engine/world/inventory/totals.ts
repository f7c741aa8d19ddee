import type { Total } from "../../inputs/inventory.ts";
import type { UnitRow } from "./unit-row.ts";

/** Sums of the rows that count in each total. */
export class TotalSums {
  private readonly rows = new Map<string, UnitRow>();
  private readonly sums = new Map<string, { units: number; people: number; capacity: number }>();

  /**
   * Takes a row in. People drawn from rows that count in the same total are not counted again, nor
   * are those of a row that is part of one.
   */
  add(row: UnitRow): void {
    this.rows.set(row.id, row);
    for (const total of row.countedIn) {
      let sum = this.sums.get(total);
      if (sum === undefined) {
        sum = { units: 0, people: 0, capacity: 0 };
        this.sums.set(total, sum);
      }
      sum.units += row.number;
      sum.capacity += row.capacity;
      sum.people += row.people;
      if (row.partOf !== undefined || row.drawnFrom.length > 0)
        sum.people -= this.alreadyIn(row, total);
    }
  }

  /** Begins a total with what stands in an inventory below. */
  begin(total: string, measure: Total["measure"], number: number): void {
    this.sums.set(total, { units: 0, people: 0, capacity: 0, [measure]: number });
  }

  private alreadyIn(row: UnitRow, total: string): number {
    const counts = (id: string) => this.rows.get(id)?.countedIn.includes(total) === true;
    if (row.partOf !== undefined && counts(row.partOf)) return row.people;
    return row.drawnFrom.reduce((people, from) => people + (counts(from.id) ? from.people : 0), 0);
  }

  /** The sum of a measure so far. */
  of(total: string, measure: Total["measure"]): number {
    return this.sums.get(total)?.[measure] ?? 0;
  }
}

/** A total with what the rows sum to. */
export interface TotalCheck {
  readonly id: string;
  readonly total: Total;
  readonly sum: number;
  readonly holds: boolean;
}

/** Each total of an inventory against the sum of its rows. A lower bound is pinned to its number. */
export const checkTotals = (
  totals: Readonly<Record<string, Total>>,
  sums: TotalSums,
): TotalCheck[] =>
  Object.entries(totals).map(([id, total]) => {
    const sum = sums.of(id, total.measure);
    return { id, total, sum, holds: Math.abs(sum - total.number) < 1e-6 * Math.max(1, sum) };
  });
