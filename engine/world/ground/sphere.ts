import asin from "@stdlib/math-base-special-asin";
import atan2 from "@stdlib/math-base-special-atan2";
import cos from "@stdlib/math-base-special-cos";
import sin from "@stdlib/math-base-special-sin";

/**
 * The earth as a sphere of the mean radius R1 of WGS 84 (2a + b)/3, in metres. Distances on it differ
 * from those on the ellipsoid by less than 0.56 %, far below what road detours and synthetic
 * positions leave open. All angles are degrees, longitude before latitude.
 */
export const EARTH_RADIUS_M = 6_371_008.8;

const RADIANS = Math.PI / 180;

/** A point in WGS-84 degrees. */
export interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** Great-circle distance in metres by the haversine formula, exact to rounding at any distance. */
export const distanceM = (lon1: number, lat1: number, lon2: number, lat2: number): number => {
  const sinLat = sin(((lat2 - lat1) * RADIANS) / 2);
  const sinLon = sin(((lon2 - lon1) * RADIANS) / 2);
  const h = sinLat * sinLat + cos(lat1 * RADIANS) * cos(lat2 * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_M * asin(Math.min(1, Math.sqrt(h)));
};

/** Course in degrees from north, clockwise in [0, 360), with which the great circle leaves the first point. */
export const initialBearingDeg = (
  lon1: number,
  lat1: number,
  lon2: number,
  lat2: number,
): number => {
  const dLon = (lon2 - lon1) * RADIANS;
  const cosLat2 = cos(lat2 * RADIANS);
  const east = sin(dLon) * cosLat2;
  const north =
    cos(lat1 * RADIANS) * sin(lat2 * RADIANS) - sin(lat1 * RADIANS) * cosLat2 * cos(dLon);
  const bearing = atan2(east, north) / RADIANS;
  return bearing < 0 ? bearing + 360 : bearing;
};

const normalLon = (lon: number): number => (lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);

/** Where one arrives after `distance` metres on the great circle that leaves with this course. */
export const destination = (
  lon: number,
  lat: number,
  bearingDeg: number,
  distance: number,
): Position => {
  const angle = distance / EARTH_RADIUS_M;
  const sinLat1 = sin(lat * RADIANS);
  const cosLat1 = cos(lat * RADIANS);
  const sinLat2 = sinLat1 * cos(angle) + cosLat1 * sin(angle) * cos(bearingDeg * RADIANS);
  const lat2 = asin(Math.max(-1, Math.min(1, sinLat2)));
  const dLon = atan2(
    sin(bearingDeg * RADIANS) * sin(angle) * cosLat1,
    cos(angle) - sinLat1 * sinLat2,
  );
  return { lon: normalLon(lon + dLon / RADIANS), lat: lat2 / RADIANS };
};

/** The point at a share (0 to 1) of the great circle from the first point to the second. */
export const along = (
  lon1: number,
  lat1: number,
  lon2: number,
  lat2: number,
  share: number,
): Position => {
  if (share === 0) return { lon: lon1, lat: lat1 };
  if (share === 1) return { lon: lon2, lat: lat2 };
  const distance = distanceM(lon1, lat1, lon2, lat2);
  return destination(lon1, lat1, initialBearingDeg(lon1, lat1, lon2, lat2), share * distance);
};

/** Unit vectors x, y, z of n points, one after another: the form in which `nearest` searches. */
export const unitVectors = (lon: ArrayLike<number>, lat: ArrayLike<number>): Float64Array => {
  const vectors = new Float64Array(lon.length * 3);
  writeUnitVectors(lon, lat, vectors);
  return vectors;
};

/** As `unitVectors`, into an array of at least 3n numbers that exists already. */
export const writeUnitVectors = (
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  vectors: Float64Array,
): void => {
  for (let i = 0; i < lon.length; i++) {
    const cosLat = cos(lat[i] * RADIANS);
    vectors[3 * i] = cosLat * cos(lon[i] * RADIANS);
    vectors[3 * i + 1] = cosLat * sin(lon[i] * RADIANS);
    vectors[3 * i + 2] = sin(lat[i] * RADIANS);
  }
};

/** Great-circle distance in metres that belongs to the squared chord between two unit vectors. */
export const arcOfChord = (chordSquared: number): number =>
  2 * EARTH_RADIUS_M * asin(Math.min(1, Math.sqrt(chordSquared) / 2));

/** Squared chord between two unit vectors that belongs to a great-circle distance of up to half the earth. */
export const chordOfArc = (distance: number): number => {
  const half = sin(Math.min(Math.PI, Math.max(0, distance) / EARTH_RADIUS_M) / 2);
  return 4 * half * half;
};

/**
 * Row of the point nearest to a place, by looking at every one (0.4 microseconds for 283 points);
 * -1 if none qualifies. Equal distances: the lower row. `open`, if given, holds 0 for rows to skip.
 * `place` is a unit vector at `at` in `places`.
 */
export const nearestRow = (
  vectors: Float64Array,
  rows: number,
  places: Float64Array,
  at = 0,
  open?: Uint8Array,
): number => {
  const x = places[3 * at];
  const y = places[3 * at + 1];
  const z = places[3 * at + 2];
  let best = -1;
  let bestChord = Infinity;
  for (let i = 0, k = 0; i < rows; i++, k += 3) {
    if (open !== undefined && open[i] === 0) continue;
    const dx = vectors[k] - x;
    const dy = vectors[k + 1] - y;
    const dz = vectors[k + 2] - z;
    const chord = dx * dx + dy * dy + dz * dz;
    if (chord < bestChord) {
      bestChord = chord;
      best = i;
    }
  }
  return best;
};

/**
 * The `count` nearest rows in order of distance, written to `found`; gives how many there are.
 * Only rows within `withinM` metres count. Equal distances: the lower row first.
 */
export const nearestRows = (
  vectors: Float64Array,
  rows: number,
  place: Position,
  count: number,
  found: Int32Array,
  withinM = Infinity,
): number => {
  const limit = withinM === Infinity ? 5 : chordOfArc(withinM);
  const cosLat = cos(place.lat * RADIANS);
  const x = cosLat * cos(place.lon * RADIANS);
  const y = cosLat * sin(place.lon * RADIANS);
  const z = sin(place.lat * RADIANS);
  const chords: number[] = [];
  for (let i = 0, k = 0; i < rows; i++, k += 3) {
    const dx = vectors[k] - x;
    const dy = vectors[k + 1] - y;
    const dz = vectors[k + 2] - z;
    const chord = dx * dx + dy * dy + dz * dz;
    if (chord > limit || (chords.length === count && chord >= chords[count - 1])) continue;
    let slot = Math.min(chords.length, count - 1);
    while (slot > 0 && chords[slot - 1] > chord) {
      chords[slot] = chords[slot - 1];
      found[slot] = found[slot - 1];
      slot--;
    }
    chords[slot] = chord;
    found[slot] = i;
  }
  return chords.length;
};
