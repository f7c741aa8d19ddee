import type { AircraftType } from "./aircraft.ts";
import type { FlightRules } from "./flight-rules.ts";
import type { LandingPoints } from "./landing-points.ts";
import type { Sky } from "./conditions.ts";
import type { SlotBook } from "./slots.ts";

/** What is taken aboard or put down: persons in seats and on stretchers, cargo inside, load on the hook. */
export interface Load {
  readonly persons?: number;
  readonly litters?: number;
  readonly cargoKg?: number;
  readonly slungKg?: number;
}

/** One thing to do at one place. */
export interface Stop {
  readonly lon: number;
  readonly lat: number;
  readonly elevationM?: number;
  /**
   * How: `land` on the given point, or on the nearest suitable one within `landWithinM`; `landOrHoist`:
   * the same, and with the hoist where there is none; `hover`: in the air (pictures, bucket, setting
   * down a hung load).
   */
  readonly by: "land" | "landOrHoist" | "hover";
  /** The landing point to use; any suitable one if left out. */
  readonly point?: number;
  readonly landWithinM?: number;
  /** Time in the air over the place, or on the ground beyond loading, s. */
  readonly forS?: number;
  readonly board?: Load;
  readonly leave?: Load;
}

/** A flight somebody wants. Times are seconds from the case's start. */
export interface FlightRequest {
  readonly orderedS: number;
  /** Order to take-off by day and by night, start-up included, and approval of the airspace beside it, s. */
  readonly readinessS: number;
  readonly nightReadinessS: number;
  readonly approvalS: number;
  /** What is aboard when it leaves its base; boarded within readiness. */
  readonly aboard?: Load;
  readonly stops: readonly Stop[];
  /** The stop whose arrival counts, 0 unless given. */
  readonly target?: number;
  /** Where it lands at last. */
  readonly end: number;
  /** Arrival at the target any later is no use; never, unless given. */
  readonly latestS?: number;
  /** It waits for weather, daylight or a slot no longer than this after the order, s; two days unless given. */
  readonly patienceS?: number;
  readonly needsDownlink?: boolean;
  /** Flies with the bucket from base to base. */
  readonly bucket?: boolean;
}

/** Two days. */
export const PATIENCE_S = 172_800;

/** When a request no longer waits. */
export const giveUpS = (request: FlightRequest): number =>
  request.orderedS + (request.patienceS ?? PATIENCE_S);

/** A crew in its day. */
export interface Crew {
  readonly night: boolean;
  /** When its duty began; left out: it is called for this flight. */
  readonly dutyStartS?: number;
  /** Flown in this duty, s. */
  readonly flownS: number;
}

/** One aircraft where it stands now. */
export interface Aircraft {
  readonly type: AircraftType;
  /** The landing point it stands on. */
  readonly at: number;
  readonly fuelKg: number;
  /** From when it is serviceable; Infinity if nobody knows. */
  readonly serviceableS: number;
  readonly crew: Crew;
}

/** Everything a plan looks at beside the aircraft and the request; nothing in it is changed. */
export interface AirWorld {
  readonly points: LandingPoints;
  readonly slots: SlotBook;
  readonly sky: Sky;
  readonly rules: FlightRules;
}

/** Pictures of a place for a time, over it. */
export const observe = (
  place: { readonly lon: number; readonly lat: number; readonly elevationM?: number },
  forS: number,
): Stop => ({ ...place, by: "hover", forS });

/** A stop on a known landing point. */
export const landAt = (
  points: LandingPoints,
  point: number,
  work: { readonly board?: Load; readonly leave?: Load; readonly forS?: number },
): Stop => ({
  lon: points.lon[point],
  lat: points.lat[point],
  elevationM: points.elevationM[point],
  by: "land",
  point,
  ...work,
});

/** Mass of a load, kg: persons and stretchers by the rules' weights. */
export const massKg = (load: Load, rules: FlightRules): number =>
  (load.persons ?? 0) * rules.personKg +
  (load.litters ?? 0) * rules.litterKg +
  (load.cargoKg ?? 0) +
  (load.slungKg ?? 0);

/** Seats a load takes: a stretcher takes its share of the cabin. */
export const seatsTaken = (load: Load, type: AircraftType): number =>
  (load.persons ?? 0) +
  (load.litters === undefined || load.litters === 0
    ? 0
    : type.litters === 0
      ? Infinity
      : (load.litters * type.seats) / type.litters);
