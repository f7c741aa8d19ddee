import { describe, expect, it } from "vitest";

import { hasErrors, inReadingOrder, pathText } from "../../engine/inputs/problem.ts";
import type { Problem } from "../../engine/inputs/problem.ts";

const problem = (file: string, line: number, column: number, words = "x"): Problem => ({
  file,
  line,
  column,
  severity: "error",
  found: { zh: "甲", en: "a" },
  allowed: { zh: "乙", en: "b" },
  message: { zh: words, en: words },
});

describe("problems", () => {
  it("paths as people write them", () => {
    expect(pathText(["kinds", "boat", "figures"])).toBe("kinds.boat.figures");
    expect(pathText([3, "depth"])).toBe("[3].depth");
    expect(pathText(["a", 0, 1, "b"])).toBe("a[0][1].b");
    expect(pathText([])).toBe("");
  });

  it("reading order, each once", () => {
    const a = problem("a", 2, 1);
    const b = problem("a", 10, 1);
    const c = problem("a", 10, 4);
    const d = problem("b", 1, 1);
    expect(inReadingOrder([d, c, b, a, { ...c }])).toStrictEqual([a, b, c, d]);
    expect(inReadingOrder([a, problem("a", 2, 1, "y")])).toHaveLength(2);
  });

  it("warnings do not forbid", () => {
    expect(hasErrors([])).toBe(false);
    expect(hasErrors([{ ...problem("a", 1, 1), severity: "warning" }])).toBe(false);
    expect(hasErrors([problem("a", 1, 1)])).toBe(true);
  });
});
