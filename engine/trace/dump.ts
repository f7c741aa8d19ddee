import type { KindRegister } from "./register.ts";
import { nameIn, sentenceOf, timeOf } from "./sentence.ts";
import type { Reading } from "./sentence.ts";
import type { Trace } from "./trace.ts";
import { units } from "./unit.ts";

/** One event for other programs: the columns, and what a reader would be told. */
export interface TraceRecord {
  readonly row: number;
  /** Seconds from the start of the case. */
  readonly time: number;
  /** room/name. */
  readonly kind: string;
  readonly who: number;
  readonly whom: number;
  readonly where: number;
  readonly amount: number;
  /** SI unit of the amount; null where the kind declares none. */
  readonly unit: string | null;
  readonly cause: number;
  readonly role: number;
  readonly whoName: string | null;
  readonly whomName: string | null;
  readonly whereName: string | null;
  readonly roleName: string | null;
  readonly sentence: string;
}

/** Which rows to read: from (inclusive) to (exclusive). */
export interface Rows {
  readonly from?: number;
  readonly to?: number;
}

/** The events as lines `time | room/name | sentence`. Throws `BadKind` for a number nobody declared. */
export function* dumpLines(
  trace: Trace,
  kinds: KindRegister,
  reading: Reading,
  rows: Rows = {},
): Generator<string> {
  for (const i of range(trace, rows)) {
    const row = trace.row(i);
    const kind = kinds.byId(row.kind);
    yield `${timeOf(row, reading)} | ${kind.path} | ${sentenceOf(row, kind, reading)}`;
  }
}

/** The events as objects for JSON lines. Throws `BadKind` for a number nobody declared. */
export function* dumpRecords(
  trace: Trace,
  kinds: KindRegister,
  reading: Reading,
  rows: Rows = {},
): Generator<TraceRecord> {
  for (const i of range(trace, rows)) {
    const row = trace.row(i);
    const kind = kinds.byId(row.kind);
    const name = (column: "who" | "whom" | "where" | "role"): string | null =>
      row[column] < 0 ? null : nameIn(column, row, kind, reading);
    yield {
      row: i,
      time: row.time,
      kind: kind.path,
      who: row.who,
      whom: row.whom,
      where: row.where,
      amount: row.amount,
      unit: kind.amount === undefined ? null : units[kind.amount].si,
      cause: row.cause,
      role: row.role,
      whoName: name("who"),
      whomName: name("whom"),
      whereName: name("where"),
      roleName: name("role"),
      sentence: sentenceOf(row, kind, reading),
    };
  }
}

function* range(trace: Trace, { from = 0, to = trace.length }: Rows): Generator<number> {
  for (let i = Math.max(0, from); i < Math.min(to, trace.length); i++) yield i;
}
