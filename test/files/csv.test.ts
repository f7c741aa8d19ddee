import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseCsv } from "../../engine/files/csv.ts";

const read = (text: string) => Result.getOrThrow(parseCsv("f.csv", text));

const problems = (text: string) => {
  const result = parseCsv("f.csv", text);
  if (Result.isSuccess(result)) throw new Error("was accepted");
  return result.failure;
};

describe("parseCsv", () => {
  it("header, rows and quoted cells over several lines", () => {
    const file = read('\uFEFFid,note\r\n1,"a, ""b""\nc"\r\n\r\n2,x');
    expect(file.header).toStrictEqual(["id", "note"]);
    expect(file.rows.map(({ cells }) => cells)).toStrictEqual([
      ["1", 'a, "b"\nc'],
      ["2", "x"],
    ]);
    expect(file.rows.map(({ line }) => line)).toStrictEqual([2, 5]);
  });

  it("cells are found by line and column", () => {
    const file = read('a,b,c\n"x,\ny",2,"3"\n\nlong,z,w\n');
    expect(file.rows[0].place(0)).toStrictEqual({ line: 2, column: 1 });
    expect(file.rows[0].place(1)).toStrictEqual({ line: 3, column: 4 });
    expect(file.rows[0].place(2)).toStrictEqual({ line: 3, column: 6 });
    expect(file.rows[1].place(1)).toStrictEqual({ line: 5, column: 6 });
    expect(file.headerRow.place(2)).toStrictEqual({ line: 1, column: 5 });
  });

  it("every row with too few or too many cells, all at once", () => {
    const found = problems("a,b\n1\n1,2\n1,2,3\n");
    expect(found.map(({ line }) => line)).toStrictEqual([2, 4]);
    expect(found[1].allowed.en).toContain("2 cells");
  });

  it.each([
    ["an empty file", "", 1],
    ["a column twice", "a,b,a\n1,2,3\n", 1],
    ["a column without a name", "a,,c\n1,2,3\n", 1],
    ["a quotation mark that is not closed", 'a,b\n1,"x\n', 2],
    ["text after a closing quotation mark", 'a,b\n1,"x"y\n', 2],
    ["a quotation mark inside a plain cell", 'a,b\n1,x"y\n', 2],
  ])("refuses %s", (_, text, line) => {
    expect(problems(text)[0]).toMatchObject({ line });
  });

  it.each([
    ["semicolons", ";"],
    ["tabs", "\t"],
    ["full-width commas", "\uff0c"],
  ])("columns separated by %s are told in one problem", (what, separator) => {
    const found = problems(`a,b,c\n1,2,3\n4,5,6\n`.replaceAll(",", separator));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ line: 1, column: 2 });
    expect(found[0].found.en).toContain(what);
  });

  it("what a program writes, it reads, each cell at its place", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "1", ",", '"', "\n", "济", " "),
      maxLength: 6,
    });
    const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const lines = rows.map((cells) => cells.map(quoted).join(","));
        const text = ["x,y", ...lines].join("\n");
        const file = read(text);
        expect(file.rows.map(({ cells }) => cells)).toStrictEqual(rows);
        const all = text.split("\n");
        for (const [i, row] of file.rows.entries()) {
          for (const column of [0, 1]) {
            const { line = 0, column: at = 0 } = row.place(column);
            const rest = [all[line - 1].slice(at - 1), ...all.slice(line)].join("\n");
            expect(rest.startsWith(quoted(rows[i][column]))).toBe(true);
          }
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
