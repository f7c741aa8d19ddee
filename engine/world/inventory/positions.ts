import cos from "@stdlib/math-base-special-cos";
import sin from "@stdlib/math-base-special-sin";

import type { Stream } from "../../random/stream.ts";
import type { Ground } from "../ground/compile-ground.ts";
import { ringsContain } from "../ground/counties-at.ts";
import { distanceM } from "../ground/sphere.ts";
import type { Position } from "../ground/sphere.ts";
import { apportion } from "./apportion.ts";
import { lognormalFactor } from "./places.ts";

/** A point made by rule, with how far the true place may lie from it; -1 for no town. */
export interface PlacedPoint extends Position {
  readonly town: number;
  readonly precisionM: number;
}

const METRES_PER_DEGREE = 111_195;
const RADIANS = Math.PI / 180;

/** Is a point in the shape of a county? */
export const inCounty = (ground: Ground, county: number, lon: number, lat: number): boolean => {
  const { ring, vertex, county: table } = ground.tables;
  return ringsContain(
    ring.first,
    ring.vertices,
    vertex.lon,
    vertex.lat,
    table.firstRing[county],
    table.rings[county],
    lon,
    lat,
  );
};

/** A point within some metres of another, inside the county; the point itself where none is found. */
export const near = (
  ground: Ground,
  county: number,
  at: Position,
  withinM: number,
  stream: Stream,
): Position => {
  for (let tries = 0; tries < 8; tries++) {
    const angle = 2 * Math.PI * stream.uniform();
    const radius = (withinM * Math.sqrt(stream.uniform())) / METRES_PER_DEGREE;
    const lat = at.lat + radius * sin(angle);
    const lon = at.lon + (radius * cos(angle)) / cos(at.lat * RADIANS);
    if (inCounty(ground, county, lon, lat)) return { lon, lat };
  }
  return { lon: at.lon, lat: at.lat };
};

/** A point anywhere in a county: its seat where the shape is missing or hardly fills its box. */
export const anywhereIn = (ground: Ground, county: number, stream: Stream): Position => {
  const { west, south, east, north, lon, lat } = ground.tables.county;
  for (let tries = 0; tries < 500; tries++) {
    const x = west[county] + (east[county] - west[county]) * stream.uniform();
    const y = south[county] + (north[county] - south[county]) * stream.uniform();
    if (inCounty(ground, county, x, y)) return { lon: x, lat: y };
  }
  return { lon: lon[county], lat: lat[county] };
};

/** How far a point made anywhere in the county may be from the truth: the radius of its area. */
const radiusOf = (ground: Ground, county: number): number =>
  Math.sqrt(ground.tables.county.areaM2[county] / Math.PI);

/** Distance around a seat within which offices and stations stand. */
const SEAT_M = 2000;
/** The same around the middle of a town. */
const TOWN_M = 1000;

/** Near the seat of a county. */
export const atSeat = (
  ground: Ground,
  county: number,
  count: number,
  precisionM: number,
  stream: Stream,
): PlacedPoint[] => {
  const { lon, lat } = ground.tables.county;
  const seat = { lon: lon[county], lat: lat[county] };
  return Array.from({ length: count }, () => ({
    ...near(ground, county, seat, SEAT_M, stream),
    town: -1,
    precisionM,
  }));
};

/**
 * Among the towns of a county: shared out by residents (largest remainder), each town's weight times a
 * factor of its own, and near the middle of its town.
 */
export const atTowns = (
  ground: Ground,
  county: number,
  count: number,
  stream: Stream,
): PlacedPoint[] => {
  const { county: table, town } = ground.tables;
  const first = table.firstTown[county];
  const towns = table.towns[county];
  if (towns === 0) return anywhere(ground, county, count, stream);
  const weights = Float64Array.from(
    { length: towns },
    (_, i) => town.population[first + i] * lognormalFactor(stream, 0.5),
  );
  return apportion(count, weights, 0, stream).flatMap((number, i) =>
    Array.from({ length: number }, () => atTown(ground, first + i, stream)),
  );
};

/** Near the middle of a town. */
export const atTown = (ground: Ground, row: number, stream: Stream): PlacedPoint => {
  const { town } = ground.tables;
  const middle = { lon: town.lon[row], lat: town.lat[row] };
  return {
    ...near(ground, town.county[row], middle, TOWN_M, stream),
    town: row,
    precisionM: town.precisionM[row] + TOWN_M,
  };
};

/** Anywhere in a county. */
export const anywhere = (
  ground: Ground,
  county: number,
  count: number,
  stream: Stream,
): PlacedPoint[] =>
  Array.from({ length: count }, () => ({
    ...anywhereIn(ground, county, stream),
    town: -1,
    precisionM: radiusOf(ground, county),
  }));

/** Candidates among which the next point is chosen. */
const CANDIDATES = 24;

/**
 * Far apart in a county: each point is the one of 24 candidates that is farthest from all points so
 * far, the given ones included (Mitchell's best candidate).
 */
export const farApart = (
  ground: Ground,
  county: number,
  count: number,
  others: readonly Position[],
  stream: Stream,
): PlacedPoint[] => {
  const points: Position[] = [...others];
  const found: PlacedPoint[] = [];
  for (let k = 0; k < count; k++) {
    const best = bestCandidate(ground, county, points, stream);
    points.push(best);
    found.push({ ...best, town: -1, precisionM: radiusOf(ground, county) });
  }
  return found;
};

/**
 * Away from the towns of a county, where its hills are: each point is the one of 24 candidates that is
 * farthest from every town and every point so far.
 */
export const inHills = (
  ground: Ground,
  county: number,
  count: number,
  stream: Stream,
): PlacedPoint[] => {
  const { county: table, town } = ground.tables;
  const first = table.firstTown[county];
  const towns = Array.from({ length: table.towns[county] }, (_, i) => ({
    lon: town.lon[first + i],
    lat: town.lat[first + i],
  }));
  return farApart(ground, county, count, towns, stream);
};

const bestCandidate = (
  ground: Ground,
  county: number,
  points: readonly Position[],
  stream: Stream,
): Position => {
  let best = anywhereIn(ground, county, stream);
  let bestGap = points.length === 0 ? Infinity : gapTo(points, best);
  for (let k = 1; k < CANDIDATES && bestGap < Infinity; k++) {
    const candidate = anywhereIn(ground, county, stream);
    const gap = gapTo(points, candidate);
    if (gap > bestGap) {
      best = candidate;
      bestGap = gap;
    }
  }
  return best;
};

const gapTo = (points: readonly Position[], { lon, lat }: Position): number => {
  let gap = Infinity;
  for (const point of points) {
    const distance = distanceM(point.lon, point.lat, lon, lat);
    if (distance < gap) gap = distance;
  }
  return gap;
};
