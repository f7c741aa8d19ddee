import type { AircraftType } from "./aircraft.ts";
import { dayOrNight } from "./daylight.ts";
import type { Daylight, DayOrNight } from "./daylight.ts";
import type { FlightRules } from "./flight-rules.ts";
import { ICING, spellAt, spellEndS, THUNDERSTORM } from "./weather.ts";
import type { AirAreas, WeatherSeries } from "./weather.ts";

/** What the sky lets a flight do, and why not. */
export type WeatherReason =
  | "thunderstorm"
  | "icing"
  | "wind"
  | "gust"
  | "headwind"
  | "visibility"
  | "ceiling"
  | "night"
  | "unlit";

/** The sky as far as it is known, with the sun. */
export interface Sky {
  readonly areas: AirAreas;
  readonly weather: WeatherSeries;
  readonly daylight: Daylight;
  /** The case's start in seconds since 1970-01-01T00:00Z. */
  readonly startEpochS: number;
}

/** What one area allows at one moment, and how long that stays so. */
export interface Conditions {
  /** Undefined where it may fly. */
  reason: WeatherReason | undefined;
  /** The figure found and the one allowed; both 0 for thunderstorm, icing, night, unlit. */
  found: number;
  allowed: number;
  /** Airspeed it may not exceed, m/s; Infinity in good visibility. */
  speedLimitMs: number;
  windMs: number;
  windFromDeg: number;
  day: boolean;
  /** Nothing changed since then, and nothing changes until then: spells, dawn, dusk. */
  sinceS: number;
  untilS: number;
}

export const emptyConditions = (): Conditions => ({
  reason: undefined,
  found: 0,
  allowed: 0,
  speedLimitMs: Infinity,
  windMs: 0,
  windFromDeg: 0,
  day: true,
  sinceS: 0,
  untilS: 0,
});

/**
 * Times closer to a change than this count as after it, so that a flight timed to meet a change is not
 * caught a rounding error before it.
 */
export const TOUCH_S = 1e-6;

const sun: DayOrNight = { day: true, sinceS: 0, untilS: 0 };

const refuse = (
  out: Conditions,
  reason: WeatherReason,
  found: number,
  allowed: number,
): Conditions => {
  out.reason = reason;
  out.found = found;
  out.allowed = allowed;
  return out;
};

/**
 * What an area allows an aircraft at a time; writes to `out` and returns it.
 *
 * @param nightCrew the crew may fly by night (the aircraft must be equipped as well)
 * @param lit false where a place to land or to start from has no lights
 */
export const conditionsAt = (
  sky: Sky,
  rules: FlightRules,
  type: AircraftType,
  nightCrew: boolean,
  area: number,
  timeS: number,
  lit: boolean,
  out: Conditions,
): Conditions => {
  const at = timeS + TOUCH_S;
  const { weather, areas } = sky;
  dayOrNight(
    sky.daylight,
    rules.dayLimit,
    sky.startEpochS,
    at,
    areas.lon[area],
    areas.lat[area],
    sun,
  );
  const row = spellAt(weather, area, at);
  const visibilityM = weather.visibilityM[row];
  const ceilingM = weather.ceilingM[row];
  const leastCeilingM = Math.max(
    areas.hilly[area] === 1 ? rules.ceilingHillsM : rules.ceilingM,
    sun.day ? 0 : rules.nightCeilingM,
  );
  out.reason = undefined;
  out.found = 0;
  out.allowed = 0;
  out.day = sun.day;
  out.windMs = weather.windMs[row];
  out.windFromDeg = weather.windFromDeg[row];
  out.sinceS = Math.max(sun.sinceS, row > weather.first[area] ? weather.startS[row] : -Infinity);
  out.untilS = Math.min(sun.untilS, spellEndS(weather, area, row));
  out.speedLimitMs = sun.day && visibilityM < rules.visibilityM ? rules.slowMs : Infinity;
  const hazard = weather.hazard[row];
  if ((hazard & THUNDERSTORM) !== 0) return refuse(out, "thunderstorm", 0, 0);
  if ((hazard & ICING) !== 0 && !type.deIcing) return refuse(out, "icing", 0, 0);
  if (out.windMs > type.windLimitMs) return refuse(out, "wind", out.windMs, type.windLimitMs);
  if (weather.gustMs[row] > type.gustLimitMs)
    return refuse(out, "gust", weather.gustMs[row], type.gustLimitMs);
  const leastVisibilityM = sun.day ? rules.slowVisibilityM : rules.nightVisibilityM;
  if (visibilityM < leastVisibilityM)
    return refuse(out, "visibility", visibilityM, leastVisibilityM);
  if (ceilingM < leastCeilingM) return refuse(out, "ceiling", ceilingM, leastCeilingM);
  if (!sun.day && !(nightCrew && type.night)) return refuse(out, "night", 0, 0);
  if (!sun.day && !lit) return refuse(out, "unlit", 0, 0);
  return out;
};
