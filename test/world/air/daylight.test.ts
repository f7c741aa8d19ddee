import { getTimes } from "suncalc";
import { describe, expect, test } from "vitest";

import {
  calendarRow,
  compileDaylight,
  dayOrNight,
  sunTimes,
} from "../../../engine/world/air/daylight.ts";
import { daylight, JINAN, MIDNIGHT } from "./given.ts";

const DAY_S = 86_400;
const epochDay = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1000 / DAY_S;
const seconds = (clock: string): number => {
  const [h, m, s = 0] = clock.split(":").map(Number);
  return h * 3600 + m * 60 + s;
};

describe("sunrise and sunset", () => {
  /**
   * Dawn, sunrise, sunset, dusk (UTC+8) by another program, Astronomy Engine 2.1.19 (VSOP87, checked by
   * its author against JPL Horizons): sun's centre at -6 degrees, upper limb with 34' of refraction.
   */
  const known: readonly (readonly [string, number, number, string, string, string, string])[] = [
    ["2023-03-21", 117.12, 36.651, "05:48:57", "06:14:43", "18:23:32", "18:49:21"],
    ["2023-08-06", 117.12, 36.651, "04:52:44", "05:20:59", "19:13:28", "19:41:38"],
    ["2024-01-05", 117.12, 36.651, "06:55:35", "07:24:13", "17:09:00", "17:37:38"],
    ["2024-06-21", 117.12, 36.651, "04:22:35", "04:53:16", "19:33:28", "20:04:09"],
    ["2024-09-22", 117.12, 36.651, "05:33:35", "05:59:24", "18:08:20", "18:34:06"],
    ["2024-12-21", 117.12, 36.651, "06:51:09", "07:20:02", "16:59:15", "17:28:08"],
    ["2025-11-03", 117.12, 36.651, "06:10:01", "06:36:52", "17:12:50", "17:39:40"],
    ["2026-02-10", 117.12, 36.651, "06:38:45", "07:05:27", "17:46:22", "18:13:04"],
    ["2024-06-21", 122.12, 37.513, "03:59:29", "04:30:42", "19:16:01", "19:47:14"],
    ["2024-12-21", 122.12, 37.513, "06:33:10", "07:02:27", "16:36:49", "17:06:06"],
    ["2024-06-21", 115.48, 35.234, "04:34:00", "05:03:53", "19:35:57", "20:05:51"],
    ["2024-12-21", 118.338, 29.715, "06:31:22", "06:57:39", "17:11:53", "17:38:10"],
  ];

  test.each(known)("%s at %f E, %f N", (date, lon, lat, dawn, sunrise, sunset, dusk) => {
    const sun = sunTimes(daylight, lon, lat, calendarRow(epochDay(date)));
    const minuteOff = (found: number, clock: string) => Math.abs(found - seconds(clock)) / 60;
    expect(minuteOff(sun.dawn, dawn)).toBeLessThan(1.5);
    expect(minuteOff(sun.sunrise, sunrise)).toBeLessThan(1.5);
    expect(minuteOff(sun.sunset, sunset)).toBeLessThan(1.5);
    expect(minuteOff(sun.dusk, dusk)).toBeLessThan(1.5);
  });

  test("the times printed for Beijing and Jinan", () => {
    // The flag at Tian'anmen rises with the sun: 04:46 about the summer solstice, 07:36 in early January.
    const at = (date: string, lon: number, lat: number) =>
      sunTimes(daylight, lon, lat, calendarRow(epochDay(date)));
    const beijing = [116.3974, 39.9042] as const;
    const north = compileDaylight(36, 41);
    const rise = (date: string) =>
      sunTimes(north, ...beijing, calendarRow(epochDay(date))).sunrise / 60;
    expect(Math.abs(rise("2024-06-18") - seconds("04:46") / 60)).toBeLessThan(1.5);
    expect(Math.abs(rise("2024-01-05") - seconds("07:36") / 60)).toBeLessThan(1.5);
    // Jinan at the winter solstice: 07:19 to 16:59, at the summer solstice 04:52 to 19:32, as printed.
    const winter = at("2023-12-22", JINAN.lon, JINAN.lat);
    const summer = at("2024-06-21", JINAN.lon, JINAN.lat);
    for (const [found, clock] of [
      [winter.sunrise, "07:19"],
      [winter.sunset, "16:59"],
      [summer.sunrise, "04:52"],
      [summer.sunset, "19:32"],
    ] as const)
      expect(Math.abs(found - seconds(clock))).toBeLessThan(150);
  });

  test("table, interpolation and leap year together stay within two minutes of the sun's own date", () => {
    let worst = 0;
    for (let year = 2020; year <= 2030; year++)
      for (let day = 0; day < 365; day += 7) {
        const date = Date.UTC(year, 0, 1) / 1000 / DAY_S + day;
        for (const [lon, lat] of [
          [114.4, 29.37],
          [117.12, 36.651],
          [122.7, 37.4],
          [118.3, 34.4],
        ]) {
          const ours = sunTimes(daylight, lon, lat, calendarRow(date));
          const direct = getTimes(new Date((date * DAY_S + 4 * 3600) * 1000), lat, lon);
          for (const event of ["dawn", "sunrise", "sunset", "dusk"] as const) {
            const at = (direct[event]?.getTime() ?? Number.NaN) / 1000 - date * DAY_S + 8 * 3600;
            worst = Math.max(worst, Math.abs(ours[event] - at));
          }
        }
      }
    expect(worst).toBeGreaterThan(30);
    expect(worst).toBeLessThan(120);
  });
});

describe("the calendar", () => {
  test("every day of 400 years falls on its row", () => {
    for (let day = epochDay("1900-01-01"); day < epochDay("2300-01-01"); day++) {
      const date = new Date(day * DAY_S * 1000);
      const row =
        (Date.UTC(2024, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(2024, 0, 1)) /
        (DAY_S * 1000);
      if (calendarRow(day) !== row) expect.fail(`${date.toISOString()}: ${calendarRow(day)}`);
    }
  });
});

describe("day or night", () => {
  const at = (timeS: number, limit: "sun" | "civilTwilight" = "sun") => {
    const out = { day: false, sinceS: 0, untilS: 0 };
    return { ...dayOrNight(daylight, limit, MIDNIGHT, timeS, JINAN.lon, JINAN.lat, out) };
  };

  test("night, day and night again, each until the next change", () => {
    const sun = sunTimes(daylight, JINAN.lon, JINAN.lat, calendarRow(epochDay("2024-06-21")));
    const early = at(0);
    expect(early.day).toBe(false);
    expect(early.untilS).toBeCloseTo(sun.sunrise, 6);
    const noon = at(12 * 3600);
    expect(noon.day).toBe(true);
    expect(noon.sinceS).toBeCloseTo(sun.sunrise, 6);
    expect(noon.untilS).toBeCloseTo(sun.sunset, 6);
    const late = at(22 * 3600);
    expect(late.day).toBe(false);
    expect(late.sinceS).toBeCloseTo(sun.sunset, 6);
    expect(late.untilS - DAY_S).toBeGreaterThan(sun.sunrise - 60);
    expect(late.untilS - DAY_S).toBeLessThan(sun.sunrise + 60);
    // Twilight makes the day longer at both ends.
    expect(at(0, "civilTwilight").untilS).toBeLessThan(sun.sunrise);
    expect(at(12 * 3600, "civilTwilight").untilS).toBeGreaterThan(sun.sunset);
  });

  test("a moment belongs to what it begins", () => {
    const { untilS } = at(0);
    expect(at(untilS).day).toBe(true);
    expect(at(at(untilS).untilS).day).toBe(false);
  });

  test("latitudes where the sun may not rise are refused", () => {
    expect(() => compileDaylight(60, 70)).toThrow(RangeError);
    expect(() => compileDaylight(40, 30)).toThrow(RangeError);
  });
});
