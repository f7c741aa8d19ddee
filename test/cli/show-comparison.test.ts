import { beforeAll, describe, expect, it } from "vitest";

import { widthOf } from "../../engine/cli/columns.ts";
import { comparisonLines, summaryLines } from "../../engine/cli/show-comparison.ts";
import type { CaseComparison } from "../../engine/inputs/comparison-result.ts";
import { compareArms } from "../../engine/study/compare/compare.ts";
import { toyArms, toyHead, toyRequest } from "../study/compare/toy-arms.ts";

describe("a comparison in a terminal", () => {
  let comparison: CaseComparison;

  beforeAll(async () => {
    comparison = compareArms(await toyArms(), toyRequest, toyHead);
  });

  it("keeps to 100 columns in both languages", () => {
    for (const language of ["zh", "en"] as const) {
      const lines = [
        ...comparisonLines(comparison, "out/toy", (text) => text[language]),
        ...summaryLines([comparison, comparison], (text) => text[language]),
      ];
      for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(100);
    }
  });

  it("ranks the arms, calls ties by one letter, and says what a point costs", () => {
    const text = comparisonLines(comparison, "out/toy", ({ en }) => en).join("\n");
    expect(text).toMatch(/1 +a +faster/u);
    const letters = (arm: string): string | undefined =>
      new RegExp(`^  (\\S+) +${arm} `, "mu").exec(text)?.[1];
    expect(letters("copy")).toBe(letters("as it stands"));
    expect(letters("faster")).not.toBe(letters("copy"));
    expect(text).toContain("for each point gained [");
    expect(text).toContain("depends");
    expect(text).toMatch(/better +1\.\d×/u);
  });

  it("speaks the other language with the same numbers", () => {
    const digits = (text: string): string[] => text.match(/[+-]\d+(?:\.\d)? \[/gu) ?? [];
    const [zh, en] = (["zh", "en"] as const).map((language) =>
      comparisonLines(comparison, "out/toy", (text) => text[language]).join("\n"),
    );
    expect(zh).toContain("较好");
    expect(digits(zh)).toEqual(digits(en));
  });
});
