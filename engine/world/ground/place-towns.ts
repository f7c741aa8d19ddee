import cos from "@stdlib/math-base-special-cos";

import type { TownPositionRow, TownRow } from "../../inputs/region-tables.ts";
import { hashName } from "../../random/names.ts";
import { createStream } from "../../random/stream.ts";
import type { Stream } from "../../random/stream.ts";
import type { Assumptions } from "../assumptions.ts";
import { countyAt, ringsContain } from "./counties-at.ts";
import type { GridColumns, ShapeColumns } from "./counties-at.ts";
import { marks } from "./layout.ts";

/**
 * Where the towns of a county lie. Their positions are not public, so:
 *
 * 1. a town with a known position stands there;
 * 2. the town of the county seat, taken to be the one of the lowest code, stands at the seat;
 * 3. candidate points fall evenly on the county (40 for each town, 200 at least), those in parts
 *    smaller than a twentieth of the largest left out, so that no mainland town lands on an islet;
 * 4. a site farthest from all sites so far is added, again and again (farthest-point design), and five
 *    rounds of Lloyd's method move each free site to the middle of the candidates nearest to it, at
 *    last to the candidate nearest there: evenly spread, inside the county;
 * 5. subdistricts take the free sites nearest to the seat, towns and townships the others, in random
 *    order.
 *
 * Draws come from streams named by (seed, assumption set, county), so one county changes no other.
 */
export interface TownPlaces {
  readonly lon: number[];
  readonly lat: number[];
  /** How far the true place may lie from the point. */
  readonly precisionM: number[];
  /** Number of the mark in `marks`. */
  readonly mark: number[];
  /** Row, among the county's towns, of the one at the seat; -1 without towns. */
  readonly seatTown: number;
}

export interface CountyGround {
  readonly code: string;
  readonly row: number;
  readonly seatLon: number;
  readonly seatLat: number;
  readonly areaM2: number;
}

const CANDIDATES = hashName("towns: candidate points");
const ORDER = hashName("towns: order of the sites");
const SYNTHETIC = marks.indexOf("synthetic");

/** A town's middle is taken to lie within this of the seat it belongs to. */
const SEAT_PRECISION_M = 3000;
const SMALL_PART = 0.05;
const LLOYD_ROUNDS = 5;
const RADIANS = Math.PI / 180;

export const placeTowns = (
  county: CountyGround,
  towns: readonly TownRow[],
  known: ReadonlyMap<string, TownPositionRow>,
  shapes: ShapeColumns & GridColumns,
  { seed, assumptionSet }: Assumptions,
): TownPlaces => {
  const places: TownPlaces = {
    lon: towns.map(() => county.seatLon),
    lat: towns.map(() => county.seatLat),
    precisionM: towns.map(() => SEAT_PRECISION_M),
    mark: towns.map(() => SYNTHETIC),
    seatTown: townOfSeat(towns, known),
  };
  // In a plane about the seat, in degrees of latitude: exact enough within a county.
  const shrink = cos(county.seatLat * RADIANS);
  const siteX = [0];
  const siteY = [0];
  const free: number[] = [];
  towns.forEach((town, i) => {
    const at = known.get(town.code);
    if (at !== undefined) {
      places.lon[i] = at.lon;
      places.lat[i] = at.lat;
      places.precisionM[i] = at.precision_km * 1000;
      places.mark[i] = marks.indexOf(at.mark);
      siteX.push((at.lon - county.seatLon) * shrink);
      siteY.push(at.lat - county.seatLat);
    } else if (i !== places.seatTown) free.push(i);
  });
  if (free.length === 0) return places;

  const who = hashName(`county ${county.code}`);
  const candidates = candidatePoints(
    county,
    shapes,
    Math.max(200, 40 * towns.length),
    shrink,
    createStream(seed, assumptionSet, who, CANDIDATES),
  );
  const fixed = siteX.length;
  addFarthest(candidates, siteX, siteY, free.length);
  relax(candidates, siteX, siteY, fixed);

  const sites = free.map((_, k) => fixed + k);
  const far = (s: number) => siteX[s] * siteX[s] + siteY[s] * siteY[s];
  sites.sort((a, b) => far(a) - far(b) || a - b);
  const precisionM = Math.sqrt(county.areaM2 / Math.PI);
  inOrder(free, towns, createStream(seed, assumptionSet, who, ORDER)).forEach((town, k) => {
    places.lon[town] = county.seatLon + siteX[sites[k]] / shrink;
    places.lat[town] = county.seatLat + siteY[sites[k]];
    places.precisionM[town] = precisionM;
  });
  return places;
};

const townOfSeat = (
  towns: readonly TownRow[],
  known: ReadonlyMap<string, TownPositionRow>,
): number => {
  let seat = -1;
  towns.forEach((town, i) => {
    if (!known.has(town.code) && (seat === -1 || town.code < towns[seat].code)) seat = i;
  });
  return seat;
};

interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const candidatePoints = (
  county: CountyGround,
  shapes: ShapeColumns & GridColumns,
  count: number,
  shrink: number,
  stream: Stream,
): Points => {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const { row } = county;
  const { ring, vertex } = shapes;
  const rings = shapes.county.rings[row];
  const small = smallRings(shapes, shapes.county.firstRing[row], rings);
  const onIslet = (lon: number, lat: number) =>
    small.some((r) =>
      ringsContain(ring.first, ring.vertices, vertex.lon, vertex.lat, r, 1, lon, lat),
    );
  const width = shapes.county.east[row] - shapes.county.west[row];
  const height = shapes.county.north[row] - shapes.county.south[row];
  // A shape fills a good part of its box; one that does not is left after a thousand tries a point.
  for (let found = 0, tries = 0; found < count; tries++) {
    const u = stream.uniform();
    const v = stream.uniform();
    if (rings === 0 || tries > 1000 * count) {
      // Without a usable shape: a square of the county's area about the seat.
      const side = Math.sqrt(county.areaM2) / 111_195;
      x[found] = (u - 0.5) * side;
      y[found++] = (v - 0.5) * side;
      continue;
    }
    const lon = shapes.county.west[row] + u * width;
    const lat = shapes.county.south[row] + v * height;
    if (countyAt(shapes, lon, lat) !== row || onIslet(lon, lat)) continue;
    x[found] = (lon - county.seatLon) * shrink;
    y[found++] = lat - county.seatLat;
  }
  return { x, y };
};

/** Rings smaller than a twentieth of the county's largest. */
const smallRings = (shapes: ShapeColumns, first: number, rings: number): number[] => {
  const { ring, vertex } = shapes;
  const size = (r: number): number => {
    let sum = 0;
    const end = ring.first[r] + ring.vertices[r];
    for (let i = ring.first[r], j = end - 1; i < end; j = i++)
      sum += vertex.lon[j] * vertex.lat[i] - vertex.lon[i] * vertex.lat[j];
    return Math.abs(sum);
  };
  const all = Array.from({ length: rings }, (_, k) => first + k);
  const largest = all.reduce((most, r) => Math.max(most, size(r)), 0);
  return all.filter((r) => size(r) < SMALL_PART * largest);
};

/** Adds sites, each the candidate farthest from all sites so far; the lowest of equals. */
const addFarthest = ({ x, y }: Points, siteX: number[], siteY: number[], count: number): void => {
  const gap = new Float64Array(x.length).fill(Infinity);
  const close = (s: number) => {
    for (let i = 0; i < x.length; i++) {
      const dx = x[i] - siteX[s];
      const dy = y[i] - siteY[s];
      const d = dx * dx + dy * dy;
      if (d < gap[i]) gap[i] = d;
    }
  };
  for (let s = 0; s < siteX.length; s++) close(s);
  for (let k = 0; k < count; k++) {
    let best = 0;
    for (let i = 1; i < x.length; i++) if (gap[i] > gap[best]) best = i;
    siteX.push(x[best]);
    siteY.push(y[best]);
    close(siteX.length - 1);
  }
};

/** Lloyd's rounds for the sites from `fixed` on, which end on candidates of their own. */
const relax = ({ x, y }: Points, siteX: number[], siteY: number[], fixed: number): void => {
  const n = siteX.length;
  const sumX = new Float64Array(n);
  const sumY = new Float64Array(n);
  const count = new Float64Array(n);
  for (let round = 0; round < LLOYD_ROUNDS; round++) {
    sumX.fill(0);
    sumY.fill(0);
    count.fill(0);
    for (let i = 0; i < x.length; i++) {
      let best = 0;
      let bestGap = Infinity;
      for (let s = 0; s < n; s++) {
        const dx = x[i] - siteX[s];
        const dy = y[i] - siteY[s];
        const d = dx * dx + dy * dy;
        if (d < bestGap) {
          bestGap = d;
          best = s;
        }
      }
      sumX[best] += x[i];
      sumY[best] += y[i];
      count[best]++;
    }
    for (let s = fixed; s < n; s++)
      if (count[s] > 0) {
        siteX[s] = sumX[s] / count[s];
        siteY[s] = sumY[s] / count[s];
      }
  }
  const used = new Uint8Array(x.length);
  for (let s = fixed; s < n; s++) {
    let best = -1;
    let bestGap = Infinity;
    for (let i = 0; i < x.length; i++) {
      if (used[i] === 1) continue;
      const dx = x[i] - siteX[s];
      const dy = y[i] - siteY[s];
      const d = dx * dx + dy * dy;
      if (d < bestGap) {
        bestGap = d;
        best = i;
      }
    }
    used[best] = 1;
    siteX[s] = x[best];
    siteY[s] = y[best];
  }
};

/** Subdistricts before the others, each group in random order. */
const inOrder = (rows: readonly number[], towns: readonly TownRow[], stream: Stream): number[] => {
  const shuffled = [...rows];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(stream.uniform() * (i + 1));
    const held = shuffled[i];
    shuffled[i] = shuffled[j];
    shuffled[j] = held;
  }
  const urban = (row: number) => towns[row].class === "subdistrict";
  return [...shuffled.filter(urban), ...shuffled.filter((row) => !urban(row))];
};
