import { describe, expect, it } from "vitest";

import { shownValue, visible } from "../../engine/files/shown-value.ts";

describe("shownValue", () => {
  it.each([
    [undefined, "nothing"],
    [null, "an empty value"],
    ["", "empty text"],
    ["12 km", '"12 km"'],
    [Number.NaN, "NaN"],
    [true, "true"],
    [[], "an empty list"],
    [[1, 2], "a list of 2"],
    [{}, "an empty mapping"],
    [{ a: 1, b: 2 }, "a mapping with a, b"],
  ])("%j is %s", (value, words) => {
    expect(shownValue(value).en).toBe(words);
  });

  it("long text is cut and control characters are shown, not obeyed", () => {
    expect(Array.from(shownValue("济".repeat(500)).en)).toHaveLength(60);
    expect(visible("a\u001b[31mb\u0007\u202e")).toBe("a\\u001b[31mb\\u0007\\u202e");
  });
});
