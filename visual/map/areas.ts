import { frameOf } from "./open-scene.ts";
import type { OpenGround, OpenScene, PlaneLines } from "./open-scene.ts";

/** The land around each town, as closed rings; a town has as many as its county has pieces that reach it. */
export interface Areas extends PlaneLines {
  /** The town of each ring. */
  readonly town: Int32Array;
}

interface Ring {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const isInside = ({ x, y }: Ring, px: number, py: number): boolean => {
  let inside = false;
  for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
    if (y[i] > py === y[j] > py) continue;
    if (px < x[i] + ((x[j] - x[i]) * (py - y[i])) / (y[j] - y[i])) inside = !inside;
  }
  return inside;
};

/**
 * What of a ring is nearer to one point than to another (Sutherland and Hodgman's clipping). Where this
 * takes a ring apart, its pieces stay joined by edges there and back, which fill nothing.
 */
const nearer = (
  { x, y }: Ring,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): Ring => {
  const cut = { x: [] as number[], y: [] as number[] };
  const [dx, dy] = [bx - ax, by - ay];
  const middle = (dx * (ax + bx) + dy * (ay + by)) / 2;
  for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
    const [before, now] = [dx * x[j] + dy * y[j] - middle, dx * x[i] + dy * y[i] - middle];
    if (before < 0 !== now < 0) {
      const share = before / (before - now);
      cut.x.push(x[j] + (x[i] - x[j]) * share);
      cut.y.push(y[j] + (y[i] - y[j]) * share);
    }
    if (now < 0) {
      cut.x.push(x[i]);
      cut.y.push(y[i]);
    }
  }
  return cut;
};

/**
 * What is said of a town is shown on the land around it: of each piece of land what is nearest to the
 * town among the towns of the same county (Voronoi cells). A piece of land is of the county whose towns
 * lie on it; one without towns, an island, of that of the nearest town.
 */
export const areasOf = (
  { land, parent }: Pick<OpenScene, "land" | "parent">,
  { towns }: Pick<OpenGround, "towns">,
): Areas => {
  const count = towns.x.length;
  const byCounty = new Map<number, number[]>();
  for (let town = 0; town < count; town++) {
    const county = byCounty.get(parent[town]);
    if (county === undefined) byCounty.set(parent[town], [town]);
    else county.push(town);
  }
  const place = (town: number): readonly [number, number] => [towns.x[town], towns.y[town]];
  const countyOf = (ring: Ring): number => {
    const { west, east, north, south } = frameOf(ring);
    const held = new Map<number, number>();
    let [nearest, least] = [-1, Infinity];
    for (let town = 0; town < count; town++) {
      const [x, y] = place(town);
      const isNear = x >= west && x <= east && y >= north && y <= south;
      if (isNear && isInside(ring, x, y)) held.set(parent[town], (held.get(parent[town]) ?? 0) + 1);
      const away = Math.hypot(x - ring.x[0], y - ring.y[0]);
      if (away < least) [nearest, least] = [town, away];
    }
    if (held.size === 0) return parent[nearest];
    return [...held].reduce((most, now) => (now[1] > most[1] ? now : most))[0];
  };
  const all = { x: [] as number[], y: [] as number[], first: [0], town: [] as number[] };
  if (count > 0) {
    for (let line = 0; line + 1 < land.first.length; line++) {
      const ring = {
        x: Array.from(land.x.subarray(land.first[line], land.first[line + 1])),
        y: Array.from(land.y.subarray(land.first[line], land.first[line + 1])),
      };
      const own = byCounty.get(countyOf(ring))!;
      for (const town of own) {
        let area: Ring = ring;
        for (const other of own) {
          if (area.x.length === 0) break;
          const same = towns.x[other] === towns.x[town] && towns.y[other] === towns.y[town];
          if (!same) area = nearer(area, place(town), place(other));
          // Of towns in one place the first has the land.
          else if (other < town) area = { x: [], y: [] };
        }
        if (area.x.length < 3) continue;
        for (let i = 0; i < area.x.length; i++) {
          all.x.push(area.x[i]);
          all.y.push(area.y[i]);
        }
        all.first.push(all.x.length);
        all.town.push(town);
      }
    }
  }
  return {
    x: Float32Array.from(all.x),
    y: Float32Array.from(all.y),
    first: Int32Array.from(all.first),
    town: Int32Array.from(all.town),
  };
};

/** The rings of each colour, by the colours of towns; those of towns without one are left out. */
export const ringsByColour = (
  { town }: Pick<Areas, "town">,
  colours: ReadonlyArray<string | undefined>,
): ReadonlyMap<string, readonly number[]> => {
  const rings = new Map<string, number[]>();
  for (let ring = 0; ring < town.length; ring++) {
    const colour = colours[town[ring]];
    if (colour === undefined) continue;
    const known = rings.get(colour);
    if (known === undefined) rings.set(colour, [ring]);
    else known.push(ring);
  }
  return rings;
};
