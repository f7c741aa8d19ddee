import { describe, expect, test } from "vitest";

import {
  airAreas,
  areaOf,
  CLEAR,
  ICING,
  spellAt,
  spellEndS,
  THUNDERSTORM,
  weatherSeries,
} from "../../../engine/world/air/weather.ts";

describe("areas of weather", () => {
  test("a place belongs to the nearest centre", () => {
    const areas = airAreas([117, 119, 121], [36, 36, 37]);
    expect(areaOf(areas, 117.9, 36.4)).toBe(0);
    expect(areaOf(areas, 118.1, 36.4)).toBe(1);
    expect(areaOf(areas, 122.5, 37.4)).toBe(2);
    expect(areaOf(airAreas([117], [36]), 100, 20)).toBe(0);
  });

  test("no centre, or columns of different length, are refused", () => {
    expect(() => airAreas([], [])).toThrow(RangeError);
    expect(() => airAreas([117, 118], [36])).toThrow(RangeError);
    expect(() => airAreas([117], [36], [1, 0])).toThrow(RangeError);
  });
});

describe("a series of weather", () => {
  const series = weatherSeries([
    [CLEAR],
    [
      { ...CLEAR, startS: 100, windMs: 5, gustMs: 9 },
      { ...CLEAR, startS: 200, thunderstorm: true },
      { ...CLEAR, startS: 300, icing: true, windMs: 12, gustMs: 3 },
    ],
  ]);

  test("the spell that holds: the first also before its start, the last for ever", () => {
    expect(spellAt(series, 1, -1e9)).toBe(1);
    expect(spellAt(series, 1, 199.9)).toBe(1);
    expect(spellAt(series, 1, 200)).toBe(2);
    expect(spellAt(series, 1, 1e9)).toBe(3);
    expect(spellEndS(series, 1, 1)).toBe(200);
    expect(spellEndS(series, 1, 3)).toBe(Infinity);
    expect(spellAt(series, 0, 250)).toBe(0);
    expect(spellEndS(series, 0, 0)).toBe(Infinity);
  });

  test("gusts are never weaker than the wind, hazards are bits", () => {
    expect([...series.gustMs]).toEqual([0, 9, 0, 12]);
    expect([...series.hazard]).toEqual([0, 0, THUNDERSTORM, ICING]);
  });

  test("an area without weather, or spells out of order, are refused", () => {
    expect(() => weatherSeries([[]])).toThrow(/area 0/);
    expect(() => weatherSeries([[CLEAR, CLEAR]])).toThrow(/spell 1/);
  });
});
