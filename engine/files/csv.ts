import * as Result from "effect/Result";
import { CsvError, parse } from "csv-parse/sync";

import type { Problem } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";
import { problemOf } from "./finding.ts";
import type { Place } from "./finding.ts";
import { shownValue, visible } from "./shown-value.ts";

/** One record of a CSV file, with what it takes to find a cell again. */
export interface CsvRow {
  readonly cells: ReadonlyArray<string>;
  /** The line the record starts on, from 1. */
  readonly line: number;
  readonly place: (column: number) => Place;
}

export interface CsvFile {
  readonly header: ReadonlyArray<string>;
  readonly headerRow: CsvRow;
  readonly rows: ReadonlyArray<CsvRow>;
}

interface Parsed {
  readonly record: ReadonlyArray<string>;
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/** Where the cell with that index starts inside the text of a record. */
const cellStart = (record: string, index: number, line: number): Place => {
  let [atLine, lineStart, cell, quoted] = [line, 0, 0, false];
  let i = 0;
  for (; i < record.length && cell < index; i++) {
    const letter = record[i];
    if (letter === '"') quoted = !quoted;
    else if (letter === "," && !quoted) cell++;
    else if (letter === "\n") {
      atLine++;
      lineStart = i + 1;
    }
  }
  return { line: atLine, column: i - lineStart + 1 };
};

const rowOf = ({ record, raw, info }: Parsed): CsvRow => {
  const text = raw.replace(/^[\r\n]+/u, "").replace(/[\r\n]+$/u, "");
  const line = info.lines - (text.split("\n").length - 1);
  return { cells: record, line, place: (column) => cellStart(text, column, line) };
};

const codes: Readonly<Record<string, Text>> = {
  CSV_QUOTE_NOT_CLOSED: { zh: "引号没有闭合", en: "a quotation mark that is not closed" },
  CSV_INVALID_CLOSING_QUOTE: {
    zh: "闭合引号后还有文字(单元格内的引号应写两次)",
    en: "text after a closing quotation mark (write a quotation mark inside a cell twice)",
  },
  INVALID_OPENING_QUOTE: {
    zh: "未加引号的单元格中有引号",
    en: "a quotation mark inside a cell that is not quoted",
  },
};

const header: Text = {
  zh: "首行为各列名称、以逗号分隔的表",
  en: "a table with commas whose first line names the columns",
};

/** Columns parted by something else than commas, as spreadsheets do in some countries. */
const separators: ReadonlyArray<readonly [string, Text]> = [
  [";", { zh: "以分号分隔的列", en: "columns separated by semicolons" }],
  ["\t", { zh: "以制表符分隔的列", en: "columns separated by tabs" }],
  ["\uff0c", { zh: "以全角逗号分隔的列", en: "columns separated by full-width commas" }],
];

/** Problems of the first line: no names, another separator, or a name twice. */
const headerProblems = (file: string, row: CsvRow | undefined): Problem[] => {
  if (row === undefined) {
    const found = { zh: "空文件", en: "an empty file" };
    return [problemOf({ path: [], found, allowed: header }, file, { line: 1, column: 1 })];
  }
  const problems: Problem[] = [];
  const [first] = row.cells;
  const other = separators.find(([letter]) => first.split(letter).length > 2);
  if (row.cells.length === 1 && other !== undefined) {
    const [letter, found] = other;
    const { line, column = 1 } = row.place(0);
    const place = {
      ...(line === undefined ? {} : { line }),
      column: column + first.indexOf(letter),
    };
    return [problemOf({ path: [], found, allowed: header }, file, place)];
  }
  for (const [i, name] of row.cells.entries()) {
    const found =
      name.trim() === ""
        ? { zh: "没有名称的列", en: "a column without a name" }
        : row.cells.indexOf(name) < i
          ? { zh: `重复的列 ${visible(name)}`, en: `the column ${visible(name)} twice` }
          : undefined;
    if (found !== undefined) {
      const allowed = { zh: "每列一个不同的名称", en: "a different name for each column" };
      problems.push(problemOf({ path: [], found, allowed }, file, row.place(i)));
    }
  }
  return problems;
};

/**
 * Reads a CSV file (RFC 4180, UTF-8, commas, one header line; empty lines are skipped). Fails with
 * every row that has too few or too many cells and every doubled column.
 */
export const parseCsv = (file: string, text: string): Result.Result<CsvFile, Problem[]> => {
  let records: Parsed[];
  try {
    records = parse(text, {
      bom: true,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const found = codes[error.code] ?? { zh: error.message, en: error.message };
    const line = typeof error["lines"] === "number" ? error["lines"] : 1;
    return Result.fail([
      problemOf({ path: [], found, allowed: header }, file, { line, column: 1 }),
    ]);
  }
  const [headerRow, ...rows] = records.map(rowOf);
  const problems = headerProblems(file, headerRow);
  // Without columns of their own the rows say nothing more.
  if (headerRow === undefined || (headerRow.cells.length === 1 && problems.length > 0)) {
    return Result.fail(problems);
  }
  const width = headerRow.cells.length;
  for (const row of rows) {
    const { length } = row.cells;
    if (length === width) continue;
    const found =
      length === 1 ? shownValue(row.cells[0]) : { zh: `${length} 个单元格`, en: `${length} cells` };
    problems.push(
      problemOf(
        {
          path: [],
          found,
          allowed: {
            zh: `与首行相同的 ${width} 个单元格`,
            en: `${width} cells, as in the first line`,
          },
        },
        file,
        row.place(Math.min(length, width) - 1),
      ),
    );
  }
  if (problems.length > 0) return Result.fail(problems);
  return Result.succeed({ header: headerRow.cells.map((name) => name.trim()), headerRow, rows });
};
