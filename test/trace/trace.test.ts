import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadRow } from "../../engine/trace/bad-row.ts";
import { BadTraceBuffer } from "../../engine/trace/packing.ts";
import { Trace } from "../../engine/trace/trace.ts";
import type { TraceRow } from "../../engine/trace/trace.ts";
import { anyRows, traceOf } from "./any-rows.ts";

const rowsOf = (trace: Trace): TraceRow[] =>
  Array.from({ length: trace.length }, (_, i) => trace.row(i));

const good: TraceRow = {
  time: 10,
  kind: 1,
  who: 2,
  whom: -1,
  where: 3,
  amount: 4.5,
  cause: 0,
  role: 0,
};

/** A trace of one row at time 5, onto which `row` is put. */
function appendTo(row: TraceRow): Trace {
  const trace = traceOf([{ ...good, time: 5, cause: -1 }]);
  trace.append(row.time, row.kind, row.who, row.whom, row.where, row.amount, row.cause, row.role);
  return trace;
}

describe("Trace", () => {
  it("gives back every row that was put in, also past several doublings", () => {
    fc.assert(
      fc.property(anyRows(3000), (rows) => {
        const trace = traceOf(rows);
        expect(trace.length).toBe(rows.length);
        expect(rowsOf(trace)).toEqual(rows);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it("numbers rows from 0 and shows them in its columns", () => {
    const trace = new Trace();
    expect(trace.append(0, 7, 1, 2, 3, 4.5, -1, 5)).toBe(0);
    expect(trace.append(0, 8, -1, -1, -1, 0, 0, -1)).toBe(1);
    const { time, kind, who, whom, where, amount, cause, role } = trace;
    expect([time[0], kind[0], who[0], whom[0], where[0], amount[0], cause[0], role[0]]).toEqual([
      0, 7, 1, 2, 3, 4.5, -1, 5,
    ]);
    expect(cause[1]).toBe(0);
  });

  it("keeps its memory over a reset and takes no more for the same rows", () => {
    const trace = new Trace();
    const fill = (): void => {
      for (let i = 0; i < 5000; i++) trace.append(i, 1, i, -1, -1, i, i - 1, -1);
    };
    fill();
    const { bytes, time } = trace;
    expect(bytes).toBe(8192 * 40);
    for (let replication = 0; replication < 3; replication++) {
      trace.reset();
      expect(trace.length).toBe(0);
      fill();
      expect(trace.bytes).toBe(bytes);
      expect(trace.time).toBe(time);
    }
  });

  it("counts the rows up to a time", () => {
    fc.assert(
      fc.property(anyRows(60), fc.integer({ min: -10, max: 400 }), (rows, time) => {
        const trace = traceOf(rows);
        expect(trace.rowsUntil(time)).toBe(rows.filter((r) => r.time <= time).length);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it("crosses a thread: the same rows from the transferred buffer, only used rows in it", () => {
    fc.assert(
      fc.property(anyRows(200), (rows) => {
        const trace = traceOf(rows);
        const sent = trace.transfer();
        expect(sent.buffers.map((b) => b.byteLength)).toEqual([16 + 40 * rows.length]);
        const received = structuredClone(sent, { transfer: sent.buffers });
        expect(sent.buffers[0].byteLength).toBe(0);
        const copy = Trace.from(received.buffers);
        expect(rowsOf(copy)).toEqual(rows);
        expect(rowsOf(trace)).toEqual(rows);
        // Reading it made no copy, and it can be written on.
        expect(copy.time.buffer).toBe(received.buffers[0]);
        const end = copy.append(1e9, 1, -1, -1, -1, 0, -1, -1);
        expect(copy.row(end).time).toBe(1e9);
        expect(rowsOf(copy).slice(0, -1)).toEqual(rows);
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  it("accepts equal times and refuses time that runs back or is none", () => {
    expect(appendTo({ ...good, time: 5 }).length).toBe(2);
    for (const time of [4.999, -1, NaN, Infinity, -Infinity]) {
      expect(() => appendTo({ ...good, time })).toThrow(/time.*not before 5 s/);
    }
  });

  it("refuses a cause that is not an earlier row", () => {
    for (const cause of [1, 2, 1e9, -2, 0.5, NaN]) {
      expect(() => appendTo({ ...good, cause })).toThrow(/cause.*an earlier row/);
    }
  });

  it("refuses indices that are no 32-bit integers from -1 on, and says in which column", () => {
    for (const column of ["who", "whom", "where", "role"] as const) {
      for (const index of [-2, 0.5, 2 ** 31, NaN, Infinity]) {
        try {
          appendTo({ ...good, [column]: index });
          expect.unreachable();
        } catch (error) {
          expect(error).toBeInstanceOf(BadRow);
          expect(error).toMatchObject({ row: 1, column, found: index });
        }
      }
    }
  });

  it("refuses kinds that are no positive integer and amounts that are not finite", () => {
    for (const kind of [0, -1, 1.5, 2 ** 31, NaN]) {
      expect(() => appendTo({ ...good, kind })).toThrow(/kind/);
    }
    for (const amount of [NaN, Infinity, -Infinity]) {
      expect(() => appendTo({ ...good, amount })).toThrow(/amount/);
    }
  });

  it("is unchanged by a refused row", () => {
    const trace = traceOf([{ ...good, cause: -1 }]);
    const before = trace.hash();
    expect(() => trace.append(20, 1, -1, -1, -1, 0, 5, -1)).toThrow(BadRow);
    expect(() => trace.append(99, 1, -1, -1, -1, NaN, 0, -1)).toThrow(BadRow);
    expect([trace.length, trace.hash()]).toEqual([1, before]);
    // The refused times left no mark either.
    expect(trace.append(20, 1, -1, -1, -1, 0, 0, -1)).toBe(1);
  });

  it("has only the rows it has", () => {
    const trace = appendTo(good);
    for (const row of [-1, 2, 0.5, NaN]) expect(() => trace.row(row)).toThrow(BadRow);
  });

  it("stops a model that runs away", () => {
    const trace = new Trace(2000);
    for (let i = 0; i < 2000; i++) trace.append(i, 1, -1, -1, -1, 0, -1, -1);
    expect(() => trace.append(2000, 1, -1, -1, -1, 0, -1, -1)).toThrow(/at most 2000 rows/);
    const small = new Trace(3);
    for (let i = 0; i < 3; i++) small.append(i, 1, -1, -1, -1, 0, -1, -1);
    expect(() => small.append(3, 1, -1, -1, -1, 0, -1, -1)).toThrow(BadRow);
    expect(() => new Trace(0)).toThrow(BadRow);
  });

  it("refuses buffers that hold no trace", () => {
    const [packed] = appendTo(good).transfer().buffers;
    const changed = (at: number, word: number): ArrayBuffer => {
      const copy = packed.slice(0);
      new Uint32Array(copy)[at] = word;
      return copy;
    };
    expect(() => Trace.from([])).toThrow(BadTraceBuffer);
    expect(() => Trace.from([packed, packed])).toThrow(BadTraceBuffer);
    expect(() => Trace.from([new ArrayBuffer(8)])).toThrow(/at least 16 bytes/);
    expect(() => Trace.from([packed.slice(0, 90)])).toThrow(/96 bytes/);
    // The mark as the other byte order writes it, another version, another number of rows.
    expect(() => Trace.from([changed(0, 0x4d555354)])).toThrow(/byte order/);
    expect(() => Trace.from([changed(1, 2)])).toThrow(/version/);
    expect(() => Trace.from([changed(2, 3)])).toThrow(BadTraceBuffer);
    // A lawful size with an unlawful row: the second cause (word 4 + 2 * 4 + 4 * 2 + 1) is itself.
    const word = 4 + 8 + 4 * 2 + 1;
    expect(new Int32Array(packed)[word]).toBe(0);
    expect(() => Trace.from([changed(word, 1)])).toThrow(BadRow);
  });
});
