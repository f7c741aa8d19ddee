import * as fc from "fast-check";
import { expect, test } from "vitest";

import { areasOf, ringsByColour } from "../../../visual/map/areas.ts";
import type { Areas } from "../../../visual/map/areas.ts";
import type { PlaneLines } from "../../../visual/map/open-scene.ts";
import { pageState } from "../../../visual/map/page-state.ts";
import { playedScene } from "../../played-scene.ts";
import { emptyScene } from "./small-scene.ts";

const linesOf = (...rings: readonly (readonly number[])[]): PlaneLines => {
  const first = [0];
  for (const ring of rings) first.push(first[first.length - 1] + ring.length / 2);
  const all = rings.flat();
  return {
    x: Float32Array.from(all.filter((_, i) => i % 2 === 0)),
    y: Float32Array.from(all.filter((_, i) => i % 2 === 1)),
    first: Int32Array.from(first),
  };
};

/** A county in the shape of a U, one beside it, and an island next to that one. */
const shapes = linesOf(
  [0, 0, 20, 0, 20, 40, 40, 40, 40, 0, 60, 0, 60, 60, 0, 60, 0, 0],
  [60, 0, 100, 0, 100, 60, 60, 60, 60, 0],
  [110, 20, 120, 20, 115, 40, 110, 20],
);

type Place = readonly [x: number, y: number, county: number];

const areas = (places: readonly Place[], land = shapes): Areas =>
  areasOf(
    { land, parent: Int32Array.from(places, ([, , county]) => county) },
    {
      towns: {
        x: Float32Array.from(places, ([x]) => x),
        y: Float32Array.from(places, ([, y]) => y),
        population: new Float64Array(places.length),
        synthetic: new Float64Array(places.length),
      },
    },
  );

const sizeOf = ({ x, y, first }: PlaneLines, ring: number): number => {
  let twice = 0;
  for (let i = first[ring], j = first[ring + 1] - 1; i < first[ring + 1]; j = i++) {
    twice += x[j] * y[i] - x[i] * y[j];
  }
  return twice / 2;
};

const whole = (lines: PlaneLines): number =>
  Array.from({ length: lines.first.length - 1 }, (_, ring) => sizeOf(lines, ring)).reduce(
    (sum, size) => sum + size,
    0,
  );

/** Towns whose rings hold a point. */
const holders = ({ x, y, first, town }: Areas, px: number, py: number): number[] =>
  Array.from(town).filter((_, ring) => {
    let inside = false;
    for (let i = first[ring], j = first[ring + 1] - 1; i < first[ring + 1]; j = i++) {
      if (y[i] > py === y[j] > py) continue;
      if (px < x[i] + ((x[j] - x[i]) * (py - y[i])) / (y[j] - y[i])) inside = !inside;
    }
    return inside;
  });

const between = (min: number, max: number) => fc.float({ min, max, noNaN: true });

test("every point of land belongs to the nearest town of its county, and to no other", () => {
  const u = fc.record({ x: between(1, 19), y: between(1, 59) });
  const beside = fc.record({ x: between(62, 98), y: between(1, 59) });
  fc.assert(
    fc.property(
      fc.array(u, { minLength: 1, maxLength: 12 }),
      fc.array(beside, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(between(0.5, 119), between(0.5, 59)), { minLength: 20, maxLength: 20 }),
      (one, other, points) => {
        const places = [
          ...one.map(({ x, y }): Place => [x, y, 100]),
          ...other.map(({ x, y }): Place => [x, y, 101]),
        ];
        const found = areas(places);
        expect(whole(found)).toBeCloseTo(whole(shapes), 0);
        for (const [x, y] of points) {
          const county = x > 60 ? 101 : 100;
          const onLand =
            county === 101
              ? x < 100 || holders(areas([[80, 30, 101]]), x, y).length > 0
              : x < 20 || x > 40 || y > 40;
          const away = places.map(([px, py, of]) =>
            of === county ? Math.hypot(px - x, py - y) : Infinity,
          );
          const [least, next] = [...away].sort((a, b) => a - b);
          // On a line between two, either will do.
          if (next - least < 1e-3 || [20, 40, 60, 100].some((edge) => Math.abs(x - edge) < 1e-3)) {
            continue;
          }
          expect(holders(found, x, y)).toEqual(onLand ? [away.indexOf(least)] : []);
        }
      },
    ),
    { seed: 3, numRuns: 80 },
  );
});

test("a county's land is its own towns' although another's town is nearer", () => {
  const found = areas([
    [10, 30, 100],
    [61, 30, 101],
  ]);
  expect(holders(found, 58, 30)).toEqual([0]);
  expect(holders(found, 62, 30)).toEqual([1]);
});

test("an island without towns goes with the county of the nearest town", () => {
  const found = areas([
    [10, 30, 100],
    [70, 10, 101],
    [98, 30, 101],
  ]);
  expect(holders(found, 115, 25)).toEqual([2]);
});

test("of towns in one place the first has the land; a town off all land still has its share", () => {
  const found = areas([
    [10, 30, 100],
    [10, 30, 100],
    [10, -5, 100],
    [80, 30, 101],
  ]);
  expect([...new Set(found.town)].sort((a, b) => a - b)).toEqual([0, 2, 3]);
  expect(holders(found, 10, 3)).toEqual([2]);
  expect(whole(found)).toBeCloseTo(whole(shapes), 0);
});

test("without towns, or without land, there are no areas", () => {
  expect(areas([]).town.length).toBe(0);
  expect(areas([[1, 1, 5]], linesOf()).town.length).toBe(0);
  expect(pageState(emptyScene).areas().town.length).toBe(0);
});

test("all land of a shipped region is given out, to every town, once a ground", () => {
  const state = pageState(playedScene("shandong/cases/visualisation-pull", 1, 1));
  const found = state.areas();
  expect(state.areas()).toBe(found);
  expect(new Set(found.town).size).toBe(state.open.scene.places.towns);
  expect(Math.abs(whole(found) / whole(state.open.land) - 1)).toBeLessThan(1e-6);
});

test("rings are gathered by the colours of their towns", () => {
  const town = Int32Array.of(0, 1, 2, 0);
  const rings = ringsByColour({ town }, ["#111111", undefined, "#222222"]);
  expect([...rings]).toEqual([
    ["#111111", [0, 3]],
    ["#222222", [2]],
  ]);
});
