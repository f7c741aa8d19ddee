import * as Schema from "effect/Schema";
import * as SchemaIssue from "effect/SchemaIssue";

import { described, Text } from "./text.ts";

/**
 * One thing wrong with an input: where, what was found, what is allowed, and, where a name looks
 * misspelt, the nearest known one. Lines and columns count from 1.
 */
export const Problem = Schema.Struct({
  file: Schema.String.pipe(described("文件", "file")),
  line: Schema.optionalKey(Schema.Int.pipe(described("行,从 1 起", "line, from 1"))),
  column: Schema.optionalKey(Schema.Int.pipe(described("列,从 1 起", "column, from 1"))),
  path: Schema.optionalKey(Schema.String.pipe(described("文件内的路径", "path inside the file"))),
  severity: Schema.Literals(["error", "warning"]).pipe(
    described("error 不可用;warning 请复核", "error: cannot be used; warning: look again"),
  ),
  found: Text.pipe(described("实际内容", "what was found")),
  allowed: Text.pipe(described("允许内容", "what is allowed")),
  message: Text.pipe(described("一句话说明", "the problem in a sentence")),
  suggestion: Schema.optionalKey(
    Schema.String.pipe(described("最接近的已知名称", "the nearest known name")),
  ),
}).annotate({ identifier: "Problem" });

export type Problem = typeof Problem.Type;

/** A value that failed a condition somewhere below the record that is checked. */
export const wrongAt = (
  path: ReadonlyArray<PropertyKey>,
  allowed: Text,
  found?: Text,
): { path: ReadonlyArray<PropertyKey>; issue: SchemaIssue.Issue } => ({
  path,
  issue: new SchemaIssue.InvalidValue({ allowed, ...(found === undefined ? {} : { found }) }),
});

/** A path as people write it: `figures.cruise.unit`, `teams[3].kind`. */
export const pathText = (path: ReadonlyArray<PropertyKey>): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === "number"
        ? `${text}[${key}]`
        : text === ""
          ? String(key)
          : `${text}.${String(key)}`,
    "",
  );

/** The path as a message says it: of a cell of a table its column, since the line says which row. */
export const namedPath = (path: ReadonlyArray<PropertyKey>): string =>
  pathText(typeof path[0] === "number" && path.length > 1 ? path.slice(1) : path);

/** A file that was read: where a path of its value stands in it. */
interface Located {
  readonly path: string;
  readonly locate: (path: ReadonlyArray<PropertyKey>) => {
    readonly line?: number;
    readonly column?: number;
  };
}

/** A problem at a path of a file; `found` as it is written there, nothing if it is empty. */
export const problemAt = (
  file: Located,
  path: ReadonlyArray<PropertyKey>,
  found: string,
  allowed: Text,
  severity: Problem["severity"] = "error",
): Problem => {
  const { line, column } = file.locate(path);
  const said = found === "" ? { zh: "没有内容", en: "nothing" } : { zh: found, en: found };
  const named = namedPath(path);
  return {
    file: file.path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(path.length === 0 ? {} : { path: pathText(path) }),
    severity,
    found: said,
    allowed,
    message: {
      zh: `${named === "" ? "" : `${named}:`}实际为 ${said.zh};应为${allowed.zh}`,
      en: `${named === "" ? "" : `${named}: `}found ${said.en}; allowed: ${allowed.en}`,
    },
  };
};

/** Problems in reading order: by file, line, column; the same one only once. */
export const inReadingOrder = (problems: ReadonlyArray<Problem>): Problem[] => {
  const seen = new Set<string>();
  return problems
    .filter((problem) => {
      const key = `${problem.file}:${problem.line}:${problem.column}:${problem.path}:${problem.message.en}`;
      return seen.has(key) ? false : (seen.add(key), true);
    })
    .sort(
      (a, b) =>
        (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0),
    );
};

/** Does any problem forbid using the input? */
export const hasErrors = (problems: ReadonlyArray<Problem>): boolean =>
  problems.some((problem) => problem.severity === "error");
