import type { Kind, Placeholder } from "./kind.ts";
import type { TraceRow } from "./trace.ts";
import { formatAmount, formatElapsed } from "./unit.ts";
import type { Language } from "./unit.ts";

/** The name of row `index` of a table ("town", 12); undefined if it has none. */
export type NameOf = (table: string, index: number, language: Language) => string | undefined;

/** How sentences are read out. */
export interface Reading {
  readonly language: Language;
  /** Names of units, places and posts; without it "town 12". */
  readonly nameOf?: NameOf;
  /** Time in words, from seconds since the start of the case; without it "T+01:23:45". */
  readonly clock?: (timeS: number, language: Language) => string;
}

const NOBODY = "—";

/** The sentence of an event: "济南市3架直升机于T+00:40:00起飞". */
export function sentenceOf(row: TraceRow, kind: Kind, reading: Reading): string {
  const template = kind.sentence[reading.language];
  return template.replace(/\{(\w+)\}/g, (_, word: Placeholder) => fill(word, row, kind, reading));
}

/** The name in a column of an event: who, whom, where, or the post that knows. "—" for nobody. */
export function nameIn(
  column: "who" | "whom" | "where" | "role",
  row: TraceRow,
  kind: Kind,
  reading: Reading,
): string {
  const index = row[column];
  if (index < 0) return NOBODY;
  const table = kind.tables[column];
  return reading.nameOf?.(table, index, reading.language) ?? `${table} ${index}`;
}

/** The time of an event in words. */
export function timeOf(row: TraceRow, reading: Reading): string {
  return reading.clock?.(row.time, reading.language) ?? formatElapsed(row.time);
}

function fill(word: Placeholder, row: TraceRow, kind: Kind, reading: Reading): string {
  if (word === "time") return timeOf(row, reading);
  if (word === "amount") {
    return formatAmount(row.amount, kind.amount ?? "count", reading.language);
  }
  return nameIn(word, row, kind, reading);
}
