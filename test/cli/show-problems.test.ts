import { describe, expect, it } from "vitest";

import { problemCount, problemLines } from "../../engine/cli/show-problems.ts";
import type { Problem } from "../../engine/inputs/problem.ts";

const problem = (more: Partial<Problem>): Problem => ({
  file: "a.csv",
  severity: "error",
  found: { zh: "空值", en: "an empty value" },
  allowed: { zh: "数字", en: "a number" },
  message: {
    zh: "depth:实际为空值;应为数字",
    en: "depth: found an empty value; allowed: a number",
  },
  ...more,
});

const english = (text: { readonly en: string }): string => text.en;
const chinese = (text: { readonly zh: string }): string => text.zh;

describe("problems on a terminal", () => {
  it("one line each, as compilers write them", () => {
    expect(problemLines([problem({ line: 3, column: 5 })], english)).toStrictEqual([
      "a.csv:3:5: error: depth: found an empty value; allowed: a number",
    ]);
    expect(problemLines([problem({ severity: "warning" })], chinese)).toStrictEqual([
      "a.csv: 提醒: depth:实际为空值;应为数字",
    ]);
  });

  it("of very many in one file the first are shown and the others counted", () => {
    const many = Array.from({ length: 100 }, (_, i) => problem({ line: i + 1 }));
    const lines = problemLines([...many, problem({ file: "b.csv" })], english);
    expect(lines).toHaveLength(62);
    expect(lines.at(-1)).toBe("a.csv: 40 more not shown (--json lists all)");
  });

  it("a closing sentence", () => {
    expect(
      problemCount([problem({}), problem({ file: "b" }), problem({ severity: "warning" })]).en,
    ).toBe("2 errors and 1 warning in 2 files");
    expect(problemCount([problem({})]).en).toBe("1 error and 0 warnings in 1 file");
  });
});
