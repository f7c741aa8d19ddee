import type { Region } from "../../inputs/assemble-region.ts";
import type { Scene, SceneLines } from "../../inputs/scene.ts";
import { countyAt } from "../../world/ground/counties-at.ts";
import type { GroundTables } from "../../world/ground/layout.ts";
import { inSteps, packLines } from "./pack.ts";
import type { Line } from "./pack.ts";

const PROVINCE = 2;
const CITY = 1;
const COUNTY = 0;

type Point = readonly [lon: number, lat: number];

const ringsOf = ({ county, ring, vertex }: GroundTables, row: number): Point[][] =>
  Array.from({ length: county.rings[row] }, (_, i) => {
    const at = county.firstRing[row] + i;
    const first = ring.first[at];
    return Array.from({ length: ring.vertices[at] }, (__, v): Point => [
      vertex.lon[first + v],
      vertex.lat[first + v],
    ]);
  });

const pointKey = ([lon, lat]: Point): string => `${inSteps(lon)} ${inSteps(lat)}`;

const segmentKey = (a: Point, b: Point): string => {
  const [p, q] = [pointKey(a), pointKey(b)];
  return p < q ? `${p} ${q}` : `${q} ${p}`;
};

/** Gaps between the shapes of neighbours are narrower than this, in degrees: a kilometre. */
const GAP = 0.01;

/**
 * The level of a stretch that only one shape has: by what lies on its two sides, a little way off.
 * Neighbours have most of their common line point for point, yet not all of it.
 */
const levelAcross = (ground: GroundTables, a: Point, b: Point): number => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length === 0) return COUNTY;
  const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const [ox, oy] = [(-dy / length) * GAP, (dx / length) * GAP];
  const [one, other] = [countyAt(ground, x + ox, y + oy), countyAt(ground, x - ox, y - oy)];
  if (one === -1 || other === -1) return PROVINCE;
  return ground.county.city[one] === ground.county.city[other] ? COUNTY : CITY;
};

/**
 * The outlines of counties as lines drawn once: each stretch between two counties counts as a line of
 * the highest level that it parts.
 */
export const boundariesOf = (ground: GroundTables): Scene["boundaries"] => {
  const { county } = ground;
  const rings = Array.from({ length: county.rows }, (_, row) => ringsOf(ground, row));
  const cities = new Map<string, number[]>();
  rings.forEach((own, row) => {
    for (const ring of own) {
      for (let i = 1; i < ring.length; i++) {
        const key = segmentKey(ring[i - 1], ring[i]);
        const known = cities.get(key);
        if (known === undefined) cities.set(key, [county.city[row]]);
        else known.push(county.city[row]);
      }
    }
  });
  const lines: Line[][] = [[], [], []];
  const drawn = new Set<string>();
  for (const ring of rings.flat()) {
    let run: Point[] = [];
    let level = -1;
    const close = (): void => {
      if (run.length > 1) lines[level].push(run);
      run = [];
    };
    for (let i = 1; i < ring.length; i++) {
      const key = segmentKey(ring[i - 1], ring[i]);
      if (drawn.has(key)) {
        close();
        level = -1;
        continue;
      }
      drawn.add(key);
      const [one, other] = cities.get(key) ?? [];
      const now =
        other === undefined
          ? levelAcross(ground, ring[i - 1], ring[i])
          : one === other
            ? COUNTY
            : CITY;
      if (now !== level) {
        close();
        level = now;
        run = [ring[i - 1]];
      }
      run.push(ring[i]);
    }
    close();
  }
  return {
    province: packLines(lines[PROVINCE]),
    city: packLines(lines[CITY]),
    county: packLines(lines[COUNTY]),
  };
};

/** Rivers of a region. */
export const riversOf = ({ rivers }: Region): SceneLines =>
  packLines(
    rivers.flatMap(({ geometry }): Line[] =>
      geometry.type === "LineString" ? [[...geometry.coordinates]] : [...geometry.coordinates],
    ),
  );

/** Land around a region, the region's own among it; none where the region does not say. */
export const aroundOf = ({ coast }: Region): SceneLines =>
  packLines(
    coast.flatMap(({ geometry }): Line[] =>
      geometry.type === "Polygon" ? [...geometry.coordinates] : geometry.coordinates.flat(),
    ),
  );

/** The land of the counties as rings, holes among them: even-odd. */
export const landOf = (ground: GroundTables): SceneLines =>
  packLines(Array.from({ length: ground.county.rows }, (_, row) => ringsOf(ground, row)).flat());
