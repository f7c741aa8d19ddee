import * as fc from "fast-check";
import { expect, test } from "vitest";

import { cellsOf } from "../../../visual/map/cells.ts";
import { projectionOf } from "../../../visual/map/projection.ts";

const square = { x: Float32Array.of(0, 100, 100, 0, 0), y: Float32Array.of(0, 0, 60, 60, 0) };
const scene = {
  projection: {
    ...projectionOf({ lon: Float64Array.of(), lat: Float64Array.of() }),
    width: 100,
    height: 60,
  },
  land: { ...square, first: Int32Array.of(0, 5) },
};

test("each cell belongs to the nearest town, give or take a cell", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.float({ min: 1, max: 99, noNaN: true }),
          fc.float({ min: 1, max: 59, noNaN: true }),
        ),
        {
          minLength: 1,
          maxLength: 30,
        },
      ),
      (places) => {
        const towns = {
          x: Float32Array.from(places, ([x]) => x),
          y: Float32Array.from(places, ([, y]) => y),
          population: new Float64Array(places.length),
          synthetic: new Float64Array(places.length),
        };
        const { columns, stepKm, town, land } = cellsOf(scene, { towns }, 50);
        expect(land.length).toBe(50 * 30);
        for (const at of land) {
          const x = ((at % columns) + 0.5) * stepKm;
          const y = (Math.floor(at / columns) + 0.5) * stepKm;
          const away = places.map(([px, py]) => Math.hypot(px - x, py - y));
          expect(away[town[at]]).toBeLessThanOrEqual(Math.min(...away) + 2 * stepKm);
        }
      },
    ),
    { seed: 3, numRuns: 60 },
  );
});

test("off the land there is no town; without towns there is none anywhere", () => {
  const triangle = {
    ...scene,
    land: {
      x: Float32Array.of(0, 100, 0, 0),
      y: Float32Array.of(0, 0, 60, 0),
      first: Int32Array.of(0, 4),
    },
  };
  const towns = {
    x: Float32Array.of(10),
    y: Float32Array.of(10),
    population: Float64Array.of(1),
    synthetic: Float64Array.of(1),
  };
  const { town, land } = cellsOf(triangle, { towns }, 50);
  expect(land.length).toBeGreaterThan(650);
  expect(land.length).toBeLessThan(850);
  expect(town.filter((t) => t >= 0).length).toBe(land.length);
  const nobody = { ...towns, x: Float32Array.of(), y: Float32Array.of() };
  expect(cellsOf(triangle, { towns: nobody }, 50).land.length).toBe(0);
});
