import { AIRCRAFT_DEFAULTS } from "./aircraft.ts";
import type { DayLimit } from "./daylight.ts";

/**
 * How helicopters are operated: weather minima, duty, times on the ground, persons' weights. SI units.
 * What differs from flight to flight by chance (readiness, approval of airspace) is not here: it is
 * drawn where the flight is ordered and comes with the request.
 */
export interface FlightRules {
  /** Visibility by day and at full speed, m. */
  readonly visibilityM: number;
  /** Visibility in which it still flies, slowly and low, by day, m. */
  readonly slowVisibilityM: number;
  /** Airspeed in that case, m/s. */
  readonly slowMs: number;
  /** Cloud base over plain and over hilly country, m above ground. */
  readonly ceilingM: number;
  readonly ceilingHillsM: number;
  /** Visibility and cloud base by night. */
  readonly nightVisibilityM: number;
  readonly nightCeilingM: number;
  readonly dayLimit: DayLimit;
  /** A leg on which the wind leaves less ground speed is not flown, m/s. */
  readonly leastGroundSpeedMs: number;
  /** Flight time and duty of one crew in its day, s. */
  readonly crewFlightS: number;
  readonly crewDutyS: number;
  /** Steepest landing place, degrees. */
  readonly slopeDeg: number;
  /** Refuelling with rotors stopped and turning, s. */
  readonly refuelS: number;
  readonly hotRefuelS: number;
  readonly hotRefuelling: boolean;
  /** Landed to airborne: passengers in or out, stretchers, loose cargo per kg beyond that, s. */
  readonly turnaroundS: number;
  readonly litterTurnaroundS: number;
  readonly cargoSPerKg: number;
  /** Hooking a hung load on or setting it down, in the hover, s. */
  readonly slingS: number;
  /** How long a place stays taken after the last landing of a plan, s. */
  readonly clearStandS: number;
  /** Body with what is worn and carried; stretcher with patient and kit, kg. */
  readonly personKg: number;
  readonly litterKg: number;
  /** Height of the hover, cable speed, time to attach and bring aboard each lift, persons per lift, winch crew that takes seats. */
  readonly hoistHeightM: number;
  readonly hoistMs: number;
  readonly hoistHandlingS: number;
  readonly hoistPersonsPerLift: number;
  readonly hoistCrew: number;
  /** Bucket: least depth of the water, m; dip, drop and turns of each cycle, s. */
  readonly bucketDepthM: number;
  readonly bucketTurnS: number;
  /** Length of the steps in which a leg meets its weather, m. */
  readonly stepM: number;
}

/**
 * The rules unless a scenario says otherwise. Marks: observed in Chinese operations (o), Chinese civil
 * rules as remembered (r), assumed (a).
 */
export const FLIGHT_RULES: FlightRules = {
  visibilityM: 5000, // r, visual flight
  slowVisibilityM: 1500, // r, visual flight below 300 m at reduced speed
  slowMs: 140 / 3.6, // a
  ceilingM: 300, // a
  ceilingHillsM: 450, // a
  nightVisibilityM: 5000, // a
  nightCeilingM: 450, // a
  dayLimit: "civilTwilight", // a; sunrise to sunset is the stricter reading
  leastGroundSpeedMs: 15, // a
  crewFlightS: 8 * 3600, // r, 8 h single pilot, 10 h two pilots; the lower for both
  crewDutyS: 14 * 3600, // r
  slopeDeg: 7, // a
  refuelS: 25 * 60, // a, middle of 20-30 min
  hotRefuelS: 12.5 * 60, // a, middle of 10-15 min
  hotRefuelling: false,
  turnaroundS: 6.5 * 60, // a, middle of 5-8 min
  litterTurnaroundS: 10 * 60, // a
  cargoSPerKg: 0.3, // a, a tonne by hand in five minutes by six to eight people
  slingS: 120, // a
  clearStandS: 300, // a
  personKg: 85, // a
  litterKg: 110, // a
  hoistHeightM: 30, // a
  hoistMs: 45 / 60, // o, 90 m of cable in two minutes
  hoistHandlingS: 120, // a
  hoistPersonsPerLift: 1, // a, with the rescuer on the hook
  hoistCrew: 2, // a, operator and rescuer
  bucketDepthM: 2.5, // o
  bucketTurnS: 240, // a, 1.5-3 min dip and the rest for drop and turns
  stepM: 20_000,
};

/** The speed with a bucket that the cycle formula was written for, m/s. */
export const BUCKET_SPEED_MS = AIRCRAFT_DEFAULTS.externalMs;
