import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type * as SchemaIssue from "effect/SchemaIssue";

import type { FileKind } from "../inputs/file-kind.ts";
import type { Problem } from "../inputs/problem.ts";
import type { Table } from "../inputs/table.ts";
import { parseCsv } from "./csv.ts";
import type { CsvFile } from "./csv.ts";
import { explainIssue } from "./explain-issue.ts";
import { problemOf } from "./finding.ts";
import type { Locate } from "./finding.ts";
import { parseJson } from "./json.ts";
import { nearestName } from "./nearest-name.ts";
import { shownValue, visible } from "./shown-value.ts";
import { parseYaml } from "./yaml.ts";
import type { Parsed } from "./yaml.ts";

/** A file that holds what its kind declares: nothing missing, nothing unknown, everything in range. */
export interface DecodedFile {
  readonly path: string;
  readonly kind: FileKind;
  /** The typed value: a document, the rows of a table, or the features of a layer. */
  readonly value: unknown;
  /** Where a path of the value stands in the file. */
  readonly locate: Locate;
}

type Decoded = Result.Result<DecodedFile, Problem[]>;

const options = { errors: "all", onExcessProperty: "error" } as const;

const problemsOf = (
  file: string,
  issue: SchemaIssue.Issue,
  input: unknown,
  locate: Locate,
): Problem[] =>
  explainIssue(issue, input).map((finding) =>
    problemOf(finding, file, locate(finding.path, finding.atKey)),
  );

const decodeParsed = (
  path: string,
  kind: FileKind,
  schema: Schema.Codec<unknown, unknown>,
  { value, locate }: Parsed,
): Decoded => {
  const result = Schema.decodeUnknownResult(schema, options)(value);
  return Result.isSuccess(result)
    ? Result.succeed({ path, kind, value: result.success, locate })
    : Result.fail(problemsOf(path, result.failure.issue, value, locate));
};

/**
 * The column that a header in Chinese means: the one whose description begins with the same word, what
 * stands in brackets left out (人数, 人数(人), 名称, 经度).
 */
const columnSaid = (
  name: string,
  table: Table,
  free: ReadonlyArray<string>,
): string | undefined => {
  const written = name.split(/[(\uff08]/u, 1)[0].trim();
  return free.find((column) => {
    const { ast } = Schema.toType(table.columns[column]);
    const said = (ast.checks ?? []).map((check) => check.annotations?.["x-zh"]);
    const zh = [ast.annotations?.["x-zh"], ...said].find((words) => words !== undefined);
    const word =
      typeof zh === "string" ? zh.split(/[(\uff08,\uff0c;\uff1b:\uff1a\u3001]/u, 1)[0] : "";
    return word !== "" && word === written;
  });
};

/** Columns nobody knows, and declared ones that are missing. */
const columnProblems = (path: string, table: Table, { header, headerRow }: CsvFile): Problem[] => {
  const known = Object.keys(table.columns);
  const problems: Problem[] = [];
  const meant = new Set<string>();
  for (const [i, name] of header.entries()) {
    if (known.includes(name)) continue;
    const free = known.filter((column) => !header.includes(column));
    const suggestion = nearestName(name, free) ?? columnSaid(name, table, free);
    if (suggestion !== undefined) meant.add(suggestion);
    problems.push(
      problemOf(
        {
          path: [],
          found: { zh: `未知的列 ${visible(name)}`, en: `the unknown column ${visible(name)}` },
          allowed: { zh: known.join("、"), en: known.join(", ") },
          ...(suggestion === undefined ? {} : { suggestion }),
        },
        path,
        headerRow.place(i),
      ),
    );
  }
  for (const name of known) {
    const isOptional = table.columns[name].ast.context?.isOptional === true;
    if (isOptional || header.includes(name) || meant.has(name)) continue;
    const found = { zh: `没有 ${name} 列`, en: `no column ${name}` };
    const allowed = { zh: `必须有 ${name} 列`, en: `the column ${name} is required` };
    problems.push(problemOf({ path: [], found, allowed }, path, headerRow.place(0)));
  }
  return problems;
};

/** Rows that repeat what may stand only once. */
const repeatedRows = (
  path: string,
  table: Table,
  rows: ReadonlyArray<Readonly<Record<string, unknown>>>,
  locate: Locate,
): Problem[] => {
  const problems: Problem[] = [];
  for (const columns of table.unique) {
    const first = new Map<string, number>();
    for (const [i, row] of rows.entries()) {
      const key = JSON.stringify(columns.map((column) => row[column]));
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, i);
        continue;
      }
      const name = columns.join(" + ");
      const shown = columns.map((column) => shownValue(row[column]).en).join(" + ");
      const { line } = locate([before]);
      problems.push(
        problemOf(
          {
            path: [i, columns[0]],
            found: {
              zh: `重复的 ${name}:${shown}(首见于第 ${line} 行)`,
              en: `${name} ${shown} again (first in line ${line})`,
            },
            allowed: { zh: "每行不同", en: "a different one in each row" },
          },
          path,
          locate([i, columns[0]]),
        ),
      );
    }
  }
  return problems;
};

const decodeTable = (path: string, kind: FileKind, table: Table, file: CsvFile): Decoded => {
  const problems = columnProblems(path, table, file);
  if (problems.length > 0) return Result.fail(problems);
  const { header } = file;
  const locate: Locate = ([row, column]) => {
    if (typeof row !== "number") return {};
    const at = header.indexOf(String(column));
    return file.rows[row]?.place(Math.max(0, at)) ?? {};
  };
  const decodeRow = Schema.decodeUnknownResult(table.row, options);
  const rows: Array<Readonly<Record<string, unknown>>> = [];
  for (const [i, { cells }] of file.rows.entries()) {
    const input: Record<string, string> = {};
    for (const [j, cell] of cells.entries()) if (cell !== "") input[header[j]] = cell;
    const result = decodeRow(input);
    if (Result.isSuccess(result)) rows.push(result.success);
    else {
      for (const finding of explainIssue(result.failure.issue, input)) {
        const at = [i, ...finding.path];
        problems.push(problemOf({ ...finding, path: at }, path, locate(at)));
      }
    }
  }
  if (problems.length > 0) return Result.fail(problems);
  const repeated = repeatedRows(path, table, rows, locate);
  return repeated.length > 0
    ? Result.fail(repeated)
    : Result.succeed({ path, kind, value: rows, locate });
};

/**
 * Decodes the text of a file as one kind. Either the whole file holds and its value comes out, or
 * nothing does and every problem comes out with its place.
 */
export const decodeFile = (path: string, text: string, kind: FileKind): Decoded => {
  if (kind.format === "csv") {
    return Result.flatMap(parseCsv(path, text), (file) =>
      decodeTable(path, kind, kind.table, file),
    );
  }
  if (kind.format === "yaml") {
    return Result.flatMap(parseYaml(path, text), (parsed) =>
      decodeParsed(path, kind, kind.schema, parsed),
    );
  }
  return Result.flatMap(parseJson(path, text), (parsed) =>
    decodeParsed(path, kind, kind.collection.schema, parsed),
  );
};
