import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";

import { emsOf, labelText, wrapped } from "../../../visual/charts/label.ts";

describe("labels", () => {
  test("what fits stays as it is", () => {
    expect(labelText("菏泽市牡丹区", 8)).toBe("菏泽市牡丹区");
    expect(labelText("Mudan District", 8)).toBe("Mudan District");
  });

  test("what does not is cut, with the ellipsis of its writing", () => {
    expect(labelText("菏泽市牡丹区吕陵镇", 6)).toBe("菏泽市牡丹…");
    expect(labelText("Mudan District of Heze", 6)).toBe("Mudan Di...");
  });

  test("lines break between words and between Chinese characters, never before a stop", () => {
    expect(wrapped("the first professional team", 10)).toEqual(["the first", "professional team"]);
    expect(wrapped("三十分钟内,现场可视化", 5)).toEqual(["三十分钟", "内,现场可", "视化"]);
  });

  test("neither is ever wider than asked by more than two letters, whatever the text", () => {
    assert(
      property(string({ unit: "binary", maxLength: 60 }), (text) => {
        expect(emsOf(labelText(text, 8))).toBeLessThanOrEqual(8 + 1);
        for (const line of wrapped(text, 8, 2)) expect(emsOf(line)).toBeLessThanOrEqual(8 + 3);
        expect(wrapped(text, 8, 2).length).toBeLessThanOrEqual(2);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
