import { compileAircraft } from "../../../engine/world/air/aircraft.ts";
import type { AircraftFigures, AircraftType } from "../../../engine/world/air/aircraft.ts";
import type { Sky } from "../../../engine/world/air/conditions.ts";
import { compileDaylight } from "../../../engine/world/air/daylight.ts";
import type {
  Aircraft,
  AirWorld,
  Crew,
  FlightRequest,
} from "../../../engine/world/air/flight-request.ts";
import { FLIGHT_RULES } from "../../../engine/world/air/flight-rules.ts";
import type { FlightRules } from "../../../engine/world/air/flight-rules.ts";
import { landingPoints, slotsOf } from "../../../engine/world/air/landing-points.ts";
import type { LandingPoint } from "../../../engine/world/air/landing-points.ts";
import { airAreas, CLEAR, weatherSeries } from "../../../engine/world/air/weather.ts";
import type { Spell } from "../../../engine/world/air/weather.ts";
import { destination } from "../../../engine/world/ground/sphere.ts";

/**
 * A helicopter with round figures: 60 m/s, 600 kg of fuel for 600 km (10,000 s, 0.06 kg/s), 900 s
 * reserve (54 kg), 2,000 kg of fuel and load together.
 */
export const round: AircraftFigures = {
  id: "round",
  name: { zh: "整数机", en: "round" },
  sizeClass: 0,
  cruiseMs: 60,
  externalMs: 40,
  rangeM: 600_000,
  fuelCapacityKg: 600,
  reserveS: 900,
  usefulLoadKg: 2000,
  internalLoadKg: 1800,
  slingLoadKg: 1500,
  bucketKg: 1500,
  hoistKg: 200,
  seats: 10,
  litters: 2,
  crew: 2,
  windLimitMs: 16,
  gustLimitMs: 20,
  night: true,
  downlink: true,
};

export const helicopter = (changes: Partial<AircraftFigures> = {}): AircraftType =>
  compileAircraft({ ...round, ...changes });

/** 2024-06-21 00:00 UTC+8: the longest day, dawn about 04:22 and dusk about 20:04 at Jinan. */
export const MIDNIGHT = Date.UTC(2024, 5, 20, 16) / 1000;
/** The case of these tests begins at eight in the morning of that day. */
export const START = MIDNIGHT + 8 * 3600;

export const JINAN = { lon: 117.12, lat: 36.651 };

export const daylight = compileDaylight(29, 39);

export const skyOf = (spells: readonly Spell[] = [CLEAR], startEpochS = START): Sky => ({
  areas: airAreas([JINAN.lon], [JINAN.lat]),
  weather: weatherSeries([spells]),
  daylight,
  startEpochS,
});

/** A place so many kilometres from Jinan on a course. */
export const away = (km: number, courseDeg = 90) =>
  destination(JINAN.lon, JINAN.lat, courseDeg, km * 1000);

/** Point 0 is the base at Jinan with fuel, lights, room for all. */
export const BASE: LandingPoint = { ...JINAN, sizeClass: 2, slots: 20, lit: true, fuel: true };

export const worldOf = (
  more: readonly LandingPoint[] = [],
  sky: Sky = skyOf(),
  rules: Partial<FlightRules> = {},
): AirWorld => {
  const points = landingPoints([BASE, ...more]);
  return { points, slots: slotsOf(points), sky, rules: { ...FLIGHT_RULES, ...rules } };
};

export const aircraftOf = (
  type: AircraftType = helicopter(),
  changes: Partial<Aircraft> & { readonly crew?: Crew } = {},
): Aircraft => ({
  type,
  at: 0,
  fuelKg: 300,
  serviceableS: 0,
  crew: { night: false, flownS: 0 },
  ...changes,
});

/** Ordered at the case's start, ready in twenty minutes by day. */
export const order = (changes: Partial<FlightRequest> & Pick<FlightRequest, "stops">) =>
  ({
    orderedS: 0,
    readinessS: 1200,
    nightReadinessS: 4500,
    approvalS: 900,
    end: 0,
    ...changes,
  }) satisfies FlightRequest;
