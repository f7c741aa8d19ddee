import { describe, expect, it } from "vitest";
import {
  formatAmount,
  formatDuration,
  formatElapsed,
  formatNumber,
} from "../../engine/trace/unit.ts";

describe("amounts in words", () => {
  it.each([
    [12_345, "persons", "12,345 人", "12,345 people"],
    [1, "persons", "1 人", "1 person"],
    [0.625, "percent", "62.5%", "62.5 %"],
    [230, "m", "230 米", "230 m"],
    [15_040, "km", "15 公里", "15 km"],
    [2_500_000, "km2", "2.5 平方公里", "2.5 km²"],
    [63.9, "kmPerH", "230 公里每小时", "230 km/h"],
    [1500, "t", "1.5 吨", "1.5 t"],
    [1234.56, "m3PerS", "1,234.6 立方米每秒", "1,234.6 m³/s"],
    [5.7, "magnitude", "5.7 级", "magnitude 5.7"],
    [3, "count", "3", "3"],
    [5400, "duration", "1 小时 30 分", "1 h 30 min"],
  ] as const)("%f as %s", (amount, unit, zh, en) => {
    expect([formatAmount(amount, unit, "zh"), formatAmount(amount, unit, "en")]).toEqual([zh, en]);
  });

  it("rounds durations where they are rounded to, so that no 60 appears", () => {
    expect(formatDuration(0, "en")).toBe("0 s");
    expect(formatDuration(0.4, "zh")).toBe("0 秒");
    expect(formatDuration(59.6, "en")).toBe("1 min");
    expect(formatDuration(754, "en")).toBe("12 min 34 s");
    expect(formatDuration(3599.6, "en")).toBe("1 h");
    expect(formatDuration(7199, "en")).toBe("2 h");
    expect(formatDuration(93_780, "en")).toBe("26 h 3 min");
    expect(formatDuration(-90, "en")).toBe("-1 min 30 s");
  });

  it("drops trailing zeros and groups thousands, also below zero", () => {
    expect(formatNumber(0, 2)).toBe("0");
    expect(formatNumber(-0.001, 2)).toBe("0");
    expect(formatNumber(-1234567.891, 2)).toBe("-1,234,567.89");
    expect(formatNumber(100, 2)).toBe("100");
    expect(formatNumber(999.5, 1)).toBe("999.5");
    expect(formatNumber(0.1, 3)).toBe("0.1");
  });

  it("writes time from the start of the case with hours past 24", () => {
    expect(formatElapsed(0)).toBe("T+00:00:00");
    expect(formatElapsed(5025.9)).toBe("T+01:23:45");
    expect(formatElapsed(93_784)).toBe("T+26:03:04");
    expect(formatElapsed(-600)).toBe("T-00:10:00");
  });
});
