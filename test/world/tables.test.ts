import { Worker } from "node:worker_threads";

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  allocateTables,
  joinBuffers,
  openTables,
  packTables,
  TablesRefused,
} from "../../engine/world/tables.ts";
import type { ColumnType } from "../../engine/world/tables.ts";

const layout = {
  node: { lon: "f64", kind: "u8", row: "i32" },
  edge: { time: "f32", mask: "u16", from: "u32", low: "i16" },
  empty: {},
} as const;

const columns = {
  node: { lon: [117.1, -0.5, 1e-300], kind: [1, 2, 255], row: [-1, 0, 2 ** 31 - 1] },
  edge: { time: [0.5], mask: [65535], from: [4294967295], low: [-32768] },
  empty: {},
};

describe("tables in one shared buffer", () => {
  test("what is packed is what is read", () => {
    const { buffer, tables } = packTables(layout, columns);
    expect(Array.from(tables.node.lon)).toEqual(columns.node.lon);
    expect(Array.from(tables.node.kind)).toEqual(columns.node.kind);
    expect(Array.from(tables.edge.low)).toEqual([-32768]);
    expect(tables.empty.rows).toBe(0);
    expect(tables.node.rows).toBe(3);
    const again = openTables(layout, buffer);
    expect(Array.from(again.node.row)).toEqual(columns.node.row);
    again.node.lon[0] = 7;
    expect(tables.node.lon[0]).toBe(7);
  });

  test("any layout comes back, each column where its type allows", () => {
    const types: ColumnType[] = ["f64", "f32", "i32", "u32", "u16", "i16", "u8"];
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(...types), fc.nat(9), fc.array(fc.nat(255), { maxLength: 9 })),
          { maxLength: 8 },
        ),
        (list) => {
          const anyLayout: Record<string, Record<string, ColumnType>> = {};
          const given: Record<string, Record<string, number[]>> = {};
          list.forEach(([type, , values], i) => {
            anyLayout[`t${i}`] = { c: type, d: "u8" };
            given[`t${i}`] = { c: values, d: values };
          });
          const { buffer } = packTables(anyLayout, given);
          const open = openTables(anyLayout, buffer);
          for (const table of Object.keys(anyLayout))
            expect(Array.from(open[table]["c"])).toEqual(given[table]["c"]);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test("a worker opens the same bytes", async () => {
    const { buffer, tables } = allocateTables(layout, { node: 2, edge: 0, empty: 0 });
    const url = new URL("../../engine/world/tables.ts", import.meta.url).href;
    const worker = new Worker(
      `const { parentPort, workerData } = require("node:worker_threads");
       import(workerData.url).then(({ openTables }) => {
         openTables(workerData.layout, workerData.buffer).node.lon[1] = 36.65;
         parentPort.postMessage("done");
       });`,
      { eval: true, workerData: { url, layout, buffer } },
    );
    await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    await worker.terminate();
    expect(tables.node.lon[1]).toBe(36.65);
  });

  test("a buffer of another layout, length or kind is refused", () => {
    const { buffer } = packTables(layout, columns);
    expect(() => openTables({ ...layout, more: {} }, buffer)).toThrow(TablesRefused);
    expect(() => openTables({ ...layout, empty: { a: "u8" } }, buffer)).toThrow(TablesRefused);
    expect(() => openTables(layout, new SharedArrayBuffer(4))).toThrow(TablesRefused);
    expect(() => openTables(layout, new SharedArrayBuffer(4000))).toThrow(TablesRefused);
    const cut = new SharedArrayBuffer(buffer.byteLength - 8);
    new Uint8Array(cut).set(new Uint8Array(buffer, 0, cut.byteLength));
    expect(() => openTables(layout, cut)).toThrow(TablesRefused);
  });

  test("several rooms in one buffer, each opened where it begins", () => {
    const small = { one: { n: "u8" } } as const;
    const parts = [
      packTables(small, { one: { n: [7, 8, 9] } }).buffer,
      packTables(layout, columns).buffer,
      packTables(small, { one: { n: [5] } }).buffer,
    ];
    const { buffer, at } = joinBuffers(parts);
    expect(Array.from(openTables(small, buffer, at[0]).one.n)).toEqual([7, 8, 9]);
    expect(Array.from(openTables(layout, buffer, at[1]).node.lon)).toEqual(columns.node.lon);
    expect(Array.from(openTables(small, buffer, at[2]).one.n)).toEqual([5]);
    expect(() => openTables(small, buffer, at[1])).toThrow(TablesRefused);
  });

  test("columns that do not fit are refused", () => {
    expect(() =>
      packTables(layout, { ...columns, edge: { ...columns.edge, mask: [1, 2] } }),
    ).toThrow(/edge\.mask/u);
    expect(() => allocateTables(layout, { node: -1, edge: 0, empty: 0 })).toThrow(TablesRefused);
    expect(() => allocateTables(layout, { node: 1.5, edge: 0, empty: 0 })).toThrow(TablesRefused);
  });
});
