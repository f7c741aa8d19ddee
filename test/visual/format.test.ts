import { assert, double, property } from "fast-check";
import { describe, expect, test } from "vitest";

import {
  countText,
  hourText,
  minutesText,
  percentText,
  shareText,
  sinceStartText,
  valueText,
} from "../../visual/format.ts";

describe("numbers for people", () => {
  test.each([
    [null, "从未", "never"],
    [Infinity, "从未", "never"],
    [NaN, "–", "–"],
    [0, "0 分钟", "0 min"],
    [4.86, "4.9 分钟", "4.9 min"],
    [41.4, "41 分钟", "41 min"],
    [120, "120 分钟", "120 min"],
    [135, "2 小时 15 分", "2 h 15 min"],
    [240, "4 小时", "4 h"],
    [599.6, "10 小时", "10 h"],
    [90_000, "1,500 小时", "1,500 h"],
  ])("%s minutes are %s, %s", (minutes, zh, en) => {
    expect(minutesText(minutes, "zh")).toBe(zh);
    expect(minutesText(minutes, "en")).toBe(en);
  });

  test("a share that is not quite none or all is not shown as none or all", () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(percentText)).toEqual([
      "0%",
      "<1%",
      "50%",
      ">99%",
      "100%",
    ]);
    assert(
      property(double({ min: 0, max: 1, noNaN: true }), (share) => {
        const text = percentText(share);
        expect(text === "0%").toBe(share === 0);
        expect(text === "100%").toBe(share === 1);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("an interval stands in brackets where there is one", () => {
    expect(shareText(0.875, 0.8, 0.924)).toBe("88% [80–92]");
    expect(shareText(0, 0, 0)).toBe("0%");
    expect(shareText(null, null, null)).toBe("–");
  });

  test("a value goes by its unit", () => {
    expect(valueText(0.24, "share", "zh")).toBe("24%");
    expect(valueText(2.5, "h", "en")).toBe("2 h 30 min");
    expect(valueText(1234.4, "person", "zh")).toBe("1,234 人");
    expect(valueText(null, "person", "en")).toBe("never");
    expect(valueText(3.0626, "furlong", "en")).toBe("3.1 furlong");
  });

  test("thousands are parted, whatever the sign", () => {
    expect([0, 999, 1000, -12_345, 1_234_567].map(countText)).toEqual([
      "0",
      "999",
      "1,000",
      "-12,345",
      "1,234,567",
    ]);
  });

  test("clock times", () => {
    expect([0, 22.6666666, 23.9999].map(hourText)).toEqual(["00:00", "22:40", "00:00"]);
    expect([0, 65.2, 1500].map(sinceStartText)).toEqual(["T+0:00", "T+1:05", "T+25:00"]);
  });
});
