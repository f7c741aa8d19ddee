import { postFor, tierOf } from "../situation/posts.ts";
import type { Posts } from "../situation/posts.ts";
import { airUnits } from "../world/inventory/air-units.ts";
import { sampleArea } from "../world/air/coverage.ts";
import { arcOfChord, unitVectors } from "../world/ground/sphere.ts";
import type { GroundTables } from "../world/ground/layout.ts";
import type { World } from "../world/world.ts";
import type { Measure } from "../inputs/targets.ts";

/** Points of the ground that a measure without a clock is taken at, and the post each belongs to. */
export interface Points {
  readonly count: number;
  readonly vectors: Float64Array;
  /** The town, or the county of a point of a grid. */
  readonly post: Int32Array;
}

/** The grid over the counties: points 2 km apart, each standing for the same area. */
const SPACING_M = 2000;

const ringsOf = (ground: GroundTables, county: number): number[][][] => {
  const { firstRing, rings } = ground.county;
  return Array.from({ length: rings[county] }, (_, i) => {
    const ring = firstRing[county] + i;
    const first = ground.ring.first[ring];
    return Array.from({ length: ground.ring.vertices[ring] }, (__, v) => [
      ground.vertex.lon[first + v],
      ground.vertex.lat[first + v],
    ]);
  });
};

/** Points that stand for the area of the counties. */
export const areaPoints = (ground: GroundTables, posts: Posts): Points => {
  const sample = sampleArea(
    Array.from({ length: ground.county.rows }, (_, county) => ({
      unit: county,
      rings: ringsOf(ground, county),
    })),
    SPACING_M,
  );
  return {
    count: sample.count,
    vectors: sample.vectors,
    post: Int32Array.from(sample.unit, (county) => posts.firstCounty + county),
  };
};

/** The seats of some posts as points. */
export const postPoints = (
  ground: GroundTables,
  posts: Posts,
  places: ArrayLike<number>,
): Points => {
  const lon: number[] = [];
  const lat: number[] = [];
  for (let i = 0; i < places.length; i++) {
    const [x, y] = seatOf(ground, posts, places[i]);
    lon.push(x);
    lat.push(y);
  }
  return { count: places.length, vectors: unitVectors(lon, lat), post: Int32Array.from(places) };
};

/** Where a post is on the map; of a province, its first city. */
export const seatOf = (ground: GroundTables, posts: Posts, post: number): [number, number] => {
  const tier = tierOf(posts, post);
  if (tier === 0) return [ground.town.lon[post], ground.town.lat[post]];
  if (tier === 1) {
    const county = post - posts.firstCounty;
    return [ground.county.lon[county], ground.county.lat[county]];
  }
  const city = tier === 2 ? post - posts.firstCity : 0;
  return [ground.city.lon[city], ground.city.lat[city]];
};

interface Origin {
  readonly lon: number;
  readonly lat: number;
  /** What one metre of distance counts for: 1 for a distance, seconds for a time of flight. */
  readonly perM: number;
}

/** Units of some kinds of the catalogue. */
const unitsOfKinds = ({ inventory }: World, kinds: readonly string[]): number[] => {
  const { unit } = inventory.tables;
  const wanted = new Set(
    kinds.map((id) => inventory.catalogue.kinds.findIndex((k) => k.id === id)),
  );
  return Array.from({ length: unit.rows }, (_, row) => row).filter((row) =>
    wanted.has(unit.kind[row]),
  );
};

const basesOf = (world: World, kinds: readonly string[]): Origin[] => {
  const { unit } = world.inventory.tables;
  return unitsOfKinds(world, kinds).map((row) => ({
    lon: unit.lon[row],
    lat: unit.lat[row],
    perM: 1,
  }));
};

/** Helicopters where they stand, at their cruising speed through still air. */
const helicoptersOf = (world: World, kinds: readonly string[] | undefined): Origin[] => {
  const { aircraft, types, points } = airUnits(world.inventory);
  return aircraft
    .filter(({ type }) => kinds === undefined || kinds.includes(types[type].id))
    .map(({ type, point }) => ({
      lon: points.lon[point],
      lat: points.lat[point],
      perM: 1 / types[type].cruiseMs,
    }));
};

const nearest = ({ count, vectors }: Points, origins: readonly Origin[]): Float64Array => {
  const at = unitVectors(
    origins.map(({ lon }) => lon),
    origins.map(({ lat }) => lat),
  );
  const found = new Float64Array(count).fill(Infinity);
  for (let i = 0; i < count; i++) {
    for (let o = 0; o < origins.length; o++) {
      const dx = vectors[3 * i] - at[3 * o];
      const dy = vectors[3 * i + 1] - at[3 * o + 1];
      const dz = vectors[3 * i + 2] - at[3 * o + 2];
      const value = arcOfChord(dx * dx + dy * dy + dz * dz) * origins[o].perM;
      if (value < found[i]) found[i] = value;
    }
  }
  return found;
};

/** People on the roll of the teams of some kinds that belong to a post, its own level and below. */
const strength = (
  world: World,
  posts: Posts,
  points: Points,
  kinds: readonly string[],
): Float64Array => {
  const { unit } = world.inventory.tables;
  const people = new Float64Array(posts.count);
  for (const row of unitsOfKinds(world, kinds)) {
    const town = unit.town[row];
    if (town < 0) continue;
    for (let tier = 0; tier < 4; tier++) {
      people[postFor(posts, town, tier as 0 | 1 | 2 | 3)] += unit.people[row];
    }
  }
  return Float64Array.from(points.post, (post) => people[post]);
};

/**
 * What is measured on the ledger alone, for every point: metres to the nearest base as the crow flies,
 * seconds of flight of the nearest helicopter at its cruising speed in still air (no readiness, no
 * approval, no weather: as such promises are worded), people on the roll. Infinity where there is none.
 */
export const measureLedger = (
  measure: Measure,
  of: readonly string[] | undefined,
  world: World,
  posts: Posts,
  points: Points,
): Float64Array => {
  if (measure === "distance-to-base") {
    return nearest(points, basesOf(world, of ?? ["aviation-base"]));
  }
  return measure === "flight-time"
    ? nearest(points, helicoptersOf(world, of))
    : strength(world, posts, points, of ?? ["township-team"]);
};
