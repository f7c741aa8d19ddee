import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import {
  chosen,
  dateAt,
  drawStart,
  epochDayOf,
  hourAt,
  isNight,
  isOfficeHours,
  weekdayAt,
} from "../../engine/situation/calendar.ts";
import type { Calendar, SeasonName, StartRule } from "../../engine/situation/calendar.ts";
import { Stage } from "../../engine/situation/stage.ts";

const at = (iso: string): Calendar => ({
  startEpochS: Date.parse(`${iso}+08:00`) / 1000,
  utcOffsetS: 8 * 3600,
});

describe("the calendar of a case", () => {
  it("agrees with the calendar of the machine on every date of 400 years", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 146_097 }),
        fc.integer({ min: 0, max: 86_399 }),
        (d, s) => {
          const epochDay = d - 20_000;
          const calendar: Calendar = { startEpochS: epochDay * 86_400 + s, utcOffsetS: 0 };
          const date = new Date((epochDay * 86_400 + s) * 1000);
          const { year, month, day } = dateAt(calendar, 0);
          expect([year, month, day]).toEqual([
            date.getUTCFullYear(),
            date.getUTCMonth() + 1,
            date.getUTCDate(),
          ]);
          expect(epochDayOf(year, month, day)).toBe(epochDay);
          expect(weekdayAt(calendar, 0)).toBe(date.getUTCDay());
          expect(hourAt(calendar, 0)).toBeCloseTo(s / 3600, 9);
        },
      ),
      { seed: 1, numRuns: 400 },
    );
  });

  it("passes midnight", () => {
    const calendar = at("2023-08-06T23:30:00");
    expect(hourAt(calendar, 3600)).toBeCloseTo(0.5, 9);
    expect(dateAt(calendar, 3600)).toEqual({ year: 2023, month: 8, day: 7 });
  });

  it("knows offices and nights", () => {
    // 2023-08-06 was a Sunday.
    expect(isOfficeHours(at("2023-08-06T10:00:00"), 0)).toBe(false);
    expect(isOfficeHours(at("2023-08-07T10:00:00"), 0)).toBe(true);
    expect(isOfficeHours(at("2023-08-07T12:30:00"), 0)).toBe(false);
    expect(isOfficeHours(at("2023-08-07T17:30:00"), 0)).toBe(false);
    expect(isNight(at("2023-08-07T22:00:00"), 0)).toBe(true);
    expect(isNight(at("2023-08-07T05:59:59"), 0)).toBe(true);
    expect(isNight(at("2023-08-07T06:00:00"), 0)).toBe(false);
  });

  it("draws a day of the season, and the hour as the rule says", () => {
    const months: Record<SeasonName, number[]> = {
      spring: [3, 4, 5],
      summer: [6, 7, 8],
      autumn: [9, 10, 11],
      winter: [12, 1, 2],
    };
    const stage = new Stage(1);
    const hour = { kind: "uniform", min: 3600, max: 7200 } as const;
    for (const season of Object.keys(months) as SeasonName[]) {
      const seen = new Set<number>();
      for (let k = 0; k < 200; k++) {
        stage.begin(k);
        const rule: StartRule = {
          day: { kind: "season", seasons: [{ word: season, weight: 2 }] },
          timeOfDayS: hour,
          utcOffsetS: 28_800,
        };
        const calendar: Calendar = { startEpochS: 0, utcOffsetS: 0 };
        drawStart(stage, rule, compileDistribution(hour), calendar);
        expect(months[season]).toContain(dateAt(calendar, 0).month);
        expect(Math.floor(hourAt(calendar, 0))).toBe(1);
        seen.add(dateAt(calendar, 0).month * 100 + dateAt(calendar, 0).day);
      }
      expect(seen.size).toBeGreaterThan(70);
    }
  });

  it("chooses words by weight, in their order", () => {
    const options = [
      { word: "a", weight: 1 },
      { word: "b", weight: 3 },
    ];
    expect([0.01, 0.24, 0.26, 0.99].map((u) => chosen(options, u))).toEqual(["a", "a", "b", "b"]);
  });
});
