import { civilDate } from "../civil-date.ts";
import { getTimes } from "suncalc";

/**
 * Sunrise, sunset and civil twilight for every date and every place between two latitudes.
 *
 * The sun comes from suncalc, whose `Math.sin` and its like may differ in the last bits from one
 * engine to the next. So it is asked once, when a world is compiled, and its answers are kept as
 * whole minutes: a difference of some microseconds then survives only where a time lies that close
 * to half a minute (about one time in a million), and refraction at the horizon makes the real
 * sunrise uncertain by a minute in any case. Everything after the table is adding and multiplying.
 *
 * The table is by date of a leap year and by latitude in steps of half a degree; between latitudes
 * times are interpolated, along a parallel they move by exactly four minutes per degree. Against the
 * times of any date from 2020 to 2030 the whole differs by less than two minutes (tested).
 */
export interface Daylight {
  /** Latitude of the first band, degrees. */
  readonly south: number;
  readonly bands: number;
  /**
   * Minutes after midnight UTC+8 at 120 degrees east of civil dawn, sunrise, sunset and civil dusk:
   * `minutes[(band * 366 + day) * 4 + event]`, day 0 the first of January, day 59 the 29th of February.
   */
  readonly minutes: Int16Array;
}

const STEP = 0.5;
const DAYS = 366;
const DAY_S = 86_400;
/** Beijing time, which the whole country keeps. */
const UTC8_S = 8 * 3600;
const MERIDIAN = 120;

/** What ends the day for a flight by day: sunrise and sunset, or dawn and dusk of civil twilight (sun 6 degrees down). */
export type DayLimit = "sun" | "civilTwilight";

/**
 * The table for the latitudes from south to north (whole bands around them), from the sun of the given
 * leap year. Latitudes beyond 60 degrees are refused with a `RangeError`: there the sun may not rise.
 */
export const compileDaylight = (south: number, north: number, leapYear = 2024): Daylight => {
  if (!(south <= north && south >= -60 && north <= 60))
    throw new RangeError(
      `daylight from latitude ${south} to ${north}: from -60 to 60, south first`,
    );
  const first = Math.floor(south / STEP) * STEP;
  const bands = Math.max(2, Math.ceil((north - first) / STEP) + 1);
  const minutes = new Int16Array(bands * DAYS * 4);
  const midnight = Date.UTC(leapYear, 0, 1) / 1000 - UTC8_S;
  for (let band = 0; band < bands; band++)
    for (let day = 0; day < DAYS; day++) {
      const startS = midnight + day * DAY_S;
      const sun = getTimes(new Date((startS + DAY_S / 2) * 1000), first + band * STEP, MERIDIAN);
      [sun.dawn, sun.sunrise, sun.sunset, sun.dusk].forEach((event, i) => {
        const at = event === null ? Number.NaN : event.getTime() / 1000;
        minutes[(band * DAYS + day) * 4 + i] = Math.round((at - startS) / 60);
      });
    }
  return { south: first, bands, minutes };
};

/** Days before each month in a leap year. */
const MONTH_START = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];

/** Row of the leap-year table for a day counted from 1970-01-01. */
export const calendarRow = (epochDay: number): number => {
  const { month, day } = civilDate(epochDay);
  return MONTH_START[month - 1] + day - 1;
};

/** Civil dawn, sunrise, sunset and civil dusk, seconds after midnight UTC+8. */
export interface SunTimes {
  dawn: number;
  sunrise: number;
  sunset: number;
  dusk: number;
}

/**
 * The sun's times at a place on a row of the leap-year calendar. A latitude outside the table takes
 * the nearest band's.
 */
export const sunTimes = (daylight: Daylight, lon: number, lat: number, row: number): SunTimes => {
  const { minutes, bands } = daylight;
  const place = Math.min(bands - 1, Math.max(0, (lat - daylight.south) / STEP));
  const band = Math.min(bands - 2, Math.floor(place));
  const share = place - band;
  const below = (band * DAYS + row) * 4;
  const above = below + DAYS * 4;
  const shift = (MERIDIAN - lon) * 4;
  const at = (event: number): number =>
    60 * (minutes[below + event] * (1 - share) + minutes[above + event] * share + shift);
  return { dawn: at(0), sunrise: at(1), sunset: at(2), dusk: at(3) };
};

/** Day or night at a moment: since when at least, and until when exactly. */
export interface DayOrNight {
  day: boolean;
  /** Begin of this day or night, or the midnight within it. */
  sinceS: number;
  untilS: number;
}

/**
 * Is it day at a place, and until when? Writes to `out` and returns it.
 *
 * @param startEpochS the case's start in seconds since 1970-01-01T00:00Z
 * @param timeS seconds from the case's start
 */
export const dayOrNight = (
  daylight: Daylight,
  limit: DayLimit,
  startEpochS: number,
  timeS: number,
  lon: number,
  lat: number,
  out: DayOrNight,
): DayOrNight => {
  const clock = startEpochS + UTC8_S + timeS;
  const today = Math.floor(clock / DAY_S);
  const midnightS = today * DAY_S - startEpochS - UTC8_S;
  const sun = sunTimes(daylight, lon, lat, calendarRow(today));
  const begin = midnightS + (limit === "sun" ? sun.sunrise : sun.dawn);
  const end = midnightS + (limit === "sun" ? sun.sunset : sun.dusk);
  out.day = timeS >= begin && timeS < end;
  if (timeS < begin) {
    out.sinceS = midnightS;
    out.untilS = begin;
  } else if (timeS < end) {
    out.sinceS = begin;
    out.untilS = end;
  } else {
    out.sinceS = end;
    const next = sunTimes(daylight, lon, lat, calendarRow(today + 1));
    out.untilS = midnightS + DAY_S + (limit === "sun" ? next.sunrise : next.dawn);
  }
  return out;
};
