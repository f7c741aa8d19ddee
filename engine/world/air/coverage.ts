import cos from "@stdlib/math-base-special-cos";

import { chordOfArc, EARTH_RADIUS_M, unitVectors } from "../ground/sphere.ts";

/** A polygon of a unit (a county): rings of longitude and latitude, holes as further rings. */
export interface UnitPolygon {
  readonly unit: number;
  readonly rings: readonly (readonly (readonly number[])[])[];
}

/** Points that stand for equal areas of land. */
export interface AreaSample {
  readonly count: number;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly vectors: Float64Array;
  /** The unit each point lies in. */
  readonly unit: Int32Array;
  /** Area each point stands for, m2. */
  readonly areaM2: number;
}

const RADIANS = Math.PI / 180;

/**
 * A grid over polygons: rows `spacingM` apart, and along each row a point every `spacingM`, kept where
 * it lies inside (even-odd rule). All points stand for the same area. At 2 km a province of 157,000 km2
 * gives 39,000 points, and a share of it is exact to about a tenth of a percent.
 */
export const sampleArea = (polygons: readonly UnitPolygon[], spacingM: number): AreaSample => {
  if (!(spacingM > 0)) throw new RangeError(`spacing ${spacingM} m: must be positive`);
  const stepLat = spacingM / EARTH_RADIUS_M / RADIANS;
  const lon: number[] = [];
  const lat: number[] = [];
  const unit: number[] = [];
  const crossings: number[] = [];
  for (const polygon of polygons) {
    let south = Infinity;
    let north = -Infinity;
    for (const ring of polygon.rings)
      for (const [, y] of ring) {
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
    for (let row = Math.ceil(south / stepLat - 0.5); (row + 0.5) * stepLat < north; row++) {
      const y = (row + 0.5) * stepLat;
      const stepLon = stepLat / cos(y * RADIANS);
      crossings.length = 0;
      for (const ring of polygon.rings)
        for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
          const [xi, yi] = ring[i];
          const [xj, yj] = ring[j];
          if (yi > y !== yj > y) crossings.push(xi + ((y - yi) / (yj - yi)) * (xj - xi));
        }
      crossings.sort((a, b) => a - b);
      for (let k = 0; k + 1 < crossings.length; k += 2)
        for (
          let column = Math.ceil(crossings[k] / stepLon - 0.5);
          (column + 0.5) * stepLon < crossings[k + 1];
          column++
        ) {
          lon.push((column + 0.5) * stepLon);
          lat.push(y);
          unit.push(polygon.unit);
        }
    }
  }
  return {
    count: lon.length,
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
    vectors: unitVectors(lon, lat),
    unit: Int32Array.from(unit),
    areaM2: spacingM * spacingM,
  };
};

/** Share of an area within reach of bases, altogether and by unit. */
export interface Coverage {
  readonly share: number;
  readonly areaM2: number;
  /** Share of each unit; NaN for a unit too small to hold a point of the sample. */
  readonly unitShare: Float64Array;
}

/** How much of the sampled area lies within a distance of at least one base, as the crow flies. */
export const coverage = (
  sample: AreaSample,
  bases: readonly { readonly lon: number; readonly lat: number }[],
  withinM: number,
  units = 1 + sample.unit.reduce((most, unit) => Math.max(most, unit), -1),
): Coverage => {
  const { vectors, unit, count } = sample;
  const at = unitVectors(
    bases.map((base) => base.lon),
    bases.map((base) => base.lat),
  );
  const limit = chordOfArc(withinM);
  const inUnit = new Float64Array(units);
  const covered = new Float64Array(units);
  let all = 0;
  for (let i = 0; i < count; i++) {
    inUnit[unit[i]]++;
    for (let b = 0; b < bases.length; b++) {
      const dx = vectors[3 * i] - at[3 * b];
      const dy = vectors[3 * i + 1] - at[3 * b + 1];
      const dz = vectors[3 * i + 2] - at[3 * b + 2];
      if (dx * dx + dy * dy + dz * dz > limit) continue;
      covered[unit[i]]++;
      all++;
      break;
    }
  }
  return {
    share: count === 0 ? Number.NaN : all / count,
    areaM2: all * sample.areaM2,
    unitShare: covered.map((points, u) => points / inUnit[u]),
  };
};

/** The distance an aircraft flies in a time of flight in still air, m: reach in minutes is reach in kilometres. */
export const reachM = (cruiseMs: number, flightS: number): number => cruiseMs * flightS;
