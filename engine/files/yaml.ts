import * as Result from "effect/Result";
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document, Node, Pair } from "yaml";

import type { Problem } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";
import { problemOf } from "./finding.ts";
import type { Locate, Place } from "./finding.ts";
import { shownValue, visible } from "./shown-value.ts";

/** A parsed file: its plain value, and where each path of it stands. */
export interface Parsed {
  readonly value: unknown;
  readonly locate: Locate;
}

/** What the commonest mistakes are called in Chinese; others keep the parser's English words. */
const chinese: Readonly<Record<string, string>> = {
  BAD_INDENT: "缩进不一致",
  TAB_AS_INDENT: "用制表符缩进(请用空格)",
  DUPLICATE_KEY: "同一映射中有重复的项",
  MISSING_CHAR: "缺少引号或括号",
  UNEXPECTED_TOKEN: "多余的内容",
  MULTIPLE_DOCS: "一个文件里有多个文档",
  BAD_ALIAS: "引用了不存在的锚点",
  BAD_QUOTED_ESCAPE: "引号内转义有误",
  IMPOSSIBLE: "无法解析的内容",
  MULTILINE_IMPLICIT_KEY: "项的名称跨行",
  TAG_RESOLVE_FAILED: "不认识的标签",
  NON_STRING_KEY: "项的名称不是文字",
};

const syntax: Text = { zh: "YAML 1.2", en: "YAML 1.2" };

const syntaxProblem = (file: string, place: Place, found: Text): Problem =>
  problemOf({ path: [], found, allowed: syntax }, file, place);

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : "");

/** The start of the node a path leads to, or of the nearest thing above it that exists. */
const offsetOf = (
  document: Document.Parsed,
  path: ReadonlyArray<PropertyKey>,
  atKey: boolean,
): number => {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [i, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => keyOf(item) === String(step));
      if (pair === undefined) return offset;
      const key = pair.key as Node | null;
      const value = pair.value as Node | null;
      const atThisKey = (atKey && i === path.length - 1) || value === null;
      offset = (atThisKey ? key?.range?.[0] : value.range?.[0]) ?? key?.range?.[0] ?? offset;
      node = value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | null | undefined;
      if (item === null || item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
};

/**
 * Reads one YAML 1.2 document (JSON is one too). Fails with every syntax error, each with its line
 * and column. Keys are text: `1: 0.3` has the key "1".
 */
export const parseYaml = (file: string, text: string): Result.Result<Parsed, Problem[]> => {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
    });
    const faults = [...document.errors, ...document.warnings];
    if (faults.length > 0) {
      return Result.fail(
        faults.map((fault) => {
          const words = visible(fault.message);
          const zh = Object.hasOwn(chinese, fault.code)
            ? `${chinese[fault.code]}(${words})`
            : words;
          return syntaxProblem(file, place(fault.pos[0]), { zh, en: words });
        }),
      );
    }
    return Result.succeed({
      value: document.toJS({ maxAliasCount: 100 }) as unknown,
      locate: (path, atKey = false) => place(offsetOf(document, path, atKey)),
    });
  } catch (error) {
    // Nesting beyond the stack, or aliases that would expand without bound.
    const words = visible(error instanceof Error ? error.message : String(error));
    return Result.fail([
      syntaxProblem(
        file,
        { line: 1, column: 1 },
        {
          zh: `嵌套过深或锚点引用过多(${words})`,
          en: `nesting too deep or too many aliases (${words})`,
        },
      ),
    ]);
  }
};

/** The kind named by a first comment such as `# yaml-language-server: $schema=../schemas/region.json`. */
export const schemaComment = (text: string): string | undefined =>
  /^#[ \t]*yaml-language-server:[ \t]*\$schema=(\S+)/mu.exec(text.slice(0, 4000))?.[1];

/** What a value that is no mapping looks like, for a file that ought to be one. */
export const shownDocument = (value: unknown): Text => shownValue(value);
