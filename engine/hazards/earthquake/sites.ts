import { directionOf } from "./epicentral-frame.ts";

/** Places where shaking is asked for: struct of arrays, made once per model. */
export interface Sites {
  readonly count: number;
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
  /** Unit vectors of the places. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Index of the site class, see `siteClassIndex`. */
  readonly siteClass: Uint8Array;
}

/**
 * Sites from coordinates (WGS-84 degrees) and site-class indices, one of each per place.
 * Throws RangeError when the arrays differ in length or a coordinate is no number.
 */
export const sitesOf = (
  lonDeg: ArrayLike<number>,
  latDeg: ArrayLike<number>,
  siteClass: ArrayLike<number>,
): Sites => {
  const count = lonDeg.length;
  if (latDeg.length !== count || siteClass.length !== count) {
    throw new RangeError(
      `sites: ${count} longitudes, ${latDeg.length} latitudes, ${siteClass.length} site classes`,
    );
  }
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const z = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const direction = directionOf(lonDeg[i], latDeg[i]);
    if (!Number.isFinite(direction.x + direction.z)) {
      throw new RangeError(`sites: place ${i} has the coordinates ${lonDeg[i]}, ${latDeg[i]}`);
    }
    x[i] = direction.x;
    y[i] = direction.y;
    z[i] = direction.z;
  }
  return {
    count,
    lonDeg: Float64Array.from(lonDeg),
    latDeg: Float64Array.from(latDeg),
    x,
    y,
    z,
    siteClass: Uint8Array.from(siteClass),
  };
};
