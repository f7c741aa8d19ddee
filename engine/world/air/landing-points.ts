import { distanceM, unitVectors } from "../ground/sphere.ts";
import type { AircraftType } from "./aircraft.ts";
import type { FlightRules } from "./flight-rules.ts";
import type { Place } from "./route.ts";
import { slotBook } from "./slots.ts";
import type { SlotBook } from "./slots.ts";

/** Where helicopters can land: bases, airports, landing points. One row each. */
export interface LandingPoints {
  readonly count: number;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly elevationM: Float64Array;
  /** Largest size class that fits (see `SizeClass`). */
  readonly sizeClass: Uint8Array;
  /** How many stand there at once. */
  readonly slots: Int32Array;
  /** 1 with lights and surveyed for the night. */
  readonly lit: Uint8Array;
  /** 1 where there is fuel. */
  readonly fuel: Uint8Array;
  readonly slopeDeg: Float64Array;
  readonly vectors: Float64Array;
}

/** One landing point, as a person would write it. */
export interface LandingPoint {
  readonly lon: number;
  readonly lat: number;
  readonly elevationM?: number;
  readonly sizeClass: 0 | 1 | 2;
  readonly slots?: number;
  readonly lit?: boolean;
  readonly fuel?: boolean;
  readonly slopeDeg?: number;
}

/** The table of a list of points: one slot, no lights, no fuel, flat at sea level unless said. */
export const landingPoints = (points: readonly LandingPoint[]): LandingPoints => {
  const lon = Float64Array.from(points, (point) => point.lon);
  const lat = Float64Array.from(points, (point) => point.lat);
  return {
    count: points.length,
    lon,
    lat,
    elevationM: Float64Array.from(points, (point) => point.elevationM ?? 0),
    sizeClass: Uint8Array.from(points, (point) => point.sizeClass),
    slots: Int32Array.from(points, (point) => point.slots ?? 1),
    lit: Uint8Array.from(points, (point) => (point.lit === true ? 1 : 0)),
    fuel: Uint8Array.from(points, (point) => (point.fuel === true ? 1 : 0)),
    slopeDeg: Float64Array.from(points, (point) => point.slopeDeg ?? 0),
    vectors: unitVectors(lon, lat),
  };
};

/** An empty book of reservations for these points. */
export const slotsOf = (points: LandingPoints): SlotBook => slotBook(points.slots);

/** Is the point large and level enough for the type? */
export const canLand = (
  points: LandingPoints,
  point: number,
  type: AircraftType,
  rules: FlightRules,
): boolean => points.sizeClass[point] >= type.sizeClass && points.slopeDeg[point] <= rules.slopeDeg;

/**
 * The nearest point within a distance of a place on which the type can land; -1 for none. Equal
 * distances: the lower row.
 */
export const nearestLandingPoint = (
  points: LandingPoints,
  type: AircraftType,
  rules: FlightRules,
  place: Place,
  withinM: number,
  litOnly: boolean,
): number => {
  let best = -1;
  let bestM = withinM;
  for (let point = 0; point < points.count; point++) {
    // A degree of latitude is more than 110 km: most points fall away before any trigonometry.
    if (Math.abs(points.lat[point] - place.lat) * 110_000 > bestM) continue;
    if (!canLand(points, point, type, rules) || (litOnly && points.lit[point] === 0)) continue;
    const m = distanceM(place.lon, place.lat, points.lon[point], points.lat[point]);
    if (m < bestM || (m === bestM && best < 0)) {
      best = point;
      bestM = m;
    }
  }
  return best;
};
