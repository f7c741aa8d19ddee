import type { Points } from "./unpack.ts";

/** The earth's mean radius, km. */
const RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Degrees to a plane in km: x to the east, y to the south, true to scale in the middle of the region. */
export interface Projection {
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  readonly lon: (x: number) => number;
  readonly lat: (y: number) => number;
  /** Extent of what it was made for, km. */
  readonly width: number;
  readonly height: number;
}

/**
 * The plane square to the middle parallel of some points (equirectangular): within a province its scale
 * is off by less than 3 % to the north and south.
 */
export const projectionOf = ({ lon, lat }: Points): Projection => {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < lon.length; i++) {
    west = Math.min(west, lon[i]);
    east = Math.max(east, lon[i]);
    south = Math.min(south, lat[i]);
    north = Math.max(north, lat[i]);
  }
  if (west > east) [west, east, south, north] = [0, 1, 0, 1];
  const perLat = RADIUS_KM * RADIANS;
  const perLon = perLat * Math.cos(((south + north) / 2) * RADIANS);
  return {
    x: (degrees) => (degrees - west) * perLon,
    y: (degrees) => (north - degrees) * perLat,
    lon: (x) => west + x / perLon,
    lat: (y) => north - y / perLat,
    width: Math.max(1, (east - west) * perLon),
    height: Math.max(1, (north - south) * perLat),
  };
};

export interface Plane {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Points on the plane. */
export const project = ({ lon, lat }: Points, { x, y }: Projection): Plane => ({
  x: Float32Array.from(lon, x),
  y: Float32Array.from(lat, y),
});
