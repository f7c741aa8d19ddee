import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { parseYaml, schemaComment } from "../../engine/files/yaml.ts";

const text = `# comment
name: {zh: 站, en: station}
figures:
  people: {value: 30}
  crew:
    - one
    - {two: 2, three: null}
discrete:
  1: 0.3
  2: 0.7
empty:
base: &b {x: 1}
again: *b
`;

const parsed = Result.getOrThrow(parseYaml("f.yaml", text));

const problems = (input: string) => {
  const result = parseYaml("f.yaml", input);
  if (Result.isSuccess(result)) throw new Error("was accepted");
  return result.failure;
};

describe("parseYaml", () => {
  it("gives plain values with text keys", () => {
    expect(parsed.value).toMatchObject({
      discrete: { "1": 0.3, "2": 0.7 },
      empty: null,
      again: { x: 1 },
    });
  });

  it.each([
    [["name"], false, 2, 7],
    [["name"], true, 2, 1],
    [["name", "en"], false, 2, 19],
    [["figures", "people", "value"], false, 4, 19],
    [["figures", "people", "value"], true, 4, 12],
    [["figures", "crew", 0], false, 6, 7],
    [["figures", "crew", 1, "two"], false, 7, 13],
    [["discrete", "2"], true, 10, 3],
    [["empty"], false, 11, 7],
  ] as const)("%j (key: %s) stands in line %i, column %i", (path, atKey, line, column) => {
    expect(parsed.locate(path, atKey)).toStrictEqual({ line, column });
  });

  it("what is missing is placed at what should hold it", () => {
    expect(parsed.locate(["figures", "people", "unit"])).toStrictEqual({ line: 4, column: 11 });
    expect(parsed.locate(["figures", "crew", 9, "x"])).toStrictEqual({ line: 6, column: 5 });
    expect(parsed.locate([])).toStrictEqual({ line: 2, column: 1 });
  });

  it("a path through an alias stands where the anchor does", () => {
    expect(parsed.locate(["again", "x"])).toStrictEqual({ line: 12, column: 14 });
  });

  it("every syntax error with its place", () => {
    const found = problems("a: [1, 2\nb: 'x\n");
    expect(found.length).toBeGreaterThan(0);
    for (const problem of found) expect(problem.line).toBeGreaterThan(0);
  });

  it.each([
    ["a key twice", "a: 1\na: 2\n", 2],
    ["a tab as indent", "a:\n\tb: 1\n", 2],
    ["two documents", "a: 1\n---\nb: 2\n", 2],
    ["an unknown anchor", "a: *nowhere\n", 1],
    ["a tag that would be code", "a: !!python/object x\n", 1],
    ["a mapping as a key", "? {a: 1}\n: 2\n", 1],
  ])("refuses %s", (_, input, line) => {
    const found = problems(input);
    expect(found[0].line).toBe(line);
    expect(found[0].message.zh).toMatch(/\p{Script=Han}/u);
  });

  it("nesting without end is a problem, not a crash", () => {
    expect(problems("[".repeat(20_000))).not.toHaveLength(0);
    expect(problems(`a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`)).not.toHaveLength(0);
  });

  it("aliases that would grow without end are a problem", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 9; i++) {
      const item = `*a${i - 1}`;
      lines.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => item).join(", ")}]`);
    }
    expect(problems(lines.join("\n"))[0].message.en).toContain("alias");
  });

  it("an empty file is an empty value", () => {
    expect(Result.getOrThrow(parseYaml("f.yaml", "")).value).toBeNull();
  });
});

describe("schemaComment", () => {
  it("finds the name of the schema", () => {
    const line = "# yaml-language-server: $schema=../schemas/region.json";
    expect(schemaComment(`${line}\na: 1\n`)).toBe("../schemas/region.json");
    expect(schemaComment(`# words\n${line}\r\n`)).toBe("../schemas/region.json");
    expect(schemaComment("a: 1\n")).toBeUndefined();
  });
});
