import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { aligned, padEnd, padStart, widthOf, wrapped } from "../../engine/cli/columns.ts";

describe("columns of a terminal", () => {
  it("Chinese letters take two", () => {
    expect(widthOf("abc")).toBe(3);
    expect(widthOf("济南a")).toBe(5);
    expect(widthOf("\uff0c\u3002\uff08\uff09")).toBe(8);
    expect(padEnd("济", 4)).toBe("济  ");
    expect(padStart("济", 4)).toBe("  济");
  });

  it("rows are aligned by width, numbers on the right", () => {
    expect(
      aligned(
        [
          ["济南", "9"],
          ["a", "10"],
        ],
        new Set([1]),
      ),
    ).toStrictEqual(["济南   9", "a     10"]);
  });

  it("text is broken where words end, and nothing is lost", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "b", "济", "南", "。"),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const text = words.join(" ");
        const lines = wrapped(text, 20, "  ");
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20 + 6 * 2);
        const plain = (value: string) => value.replaceAll(/\s/gu, "");
        expect(plain(lines.join(""))).toBe(plain(text));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("a full stop never starts a line", () => {
    const lines = wrapped("灾害发生。".repeat(20), 11);
    for (const line of lines) expect(line).not.toMatch(/^[。,]/u);
  });
});
