import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { unitVectors } from "../../../engine/world/ground/sphere.ts";
import { gabrielGraph } from "../../../engine/world/roads/gabriel.ts";

const chord = (v: Float64Array, i: number, j: number): number => {
  let d = 0;
  for (let k = 0; k < 3; k++) d += (v[3 * i + k] - v[3 * j + k]) ** 2;
  return d;
};

/** The definition, word by word. */
const plainly = (v: Float64Array): number[] => {
  const n = v.length / 3;
  const pairs: number[] = [];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      let free = true;
      for (let k = 0; k < n; k++)
        if (k !== i && k !== j && chord(v, i, k) + chord(v, j, k) < chord(v, i, j)) free = false;
      if (free) pairs.push(i, j);
    }
  return pairs;
};

const points = fc.array(
  fc.tuple(
    fc.double({ min: 114, max: 123, noNaN: true }),
    fc.double({ min: 29, max: 39, noNaN: true }),
  ),
  { minLength: 1, maxLength: 40 },
);

describe("the Gabriel graph", () => {
  test("is what the definition says, and connected", () => {
    fc.assert(
      fc.property(points, (list) => {
        const v = unitVectors(
          list.map((p) => p[0]),
          list.map((p) => p[1]),
        );
        const pairs = Array.from(gabrielGraph(v));
        expect(pairs).toEqual(plainly(v));
        const root = list.map((_, i) => i);
        const find = (i: number): number => (root[i] === i ? i : find(root[i]));
        for (let k = 0; k < pairs.length; k += 2) root[find(pairs[k])] = find(pairs[k + 1]);
        expect(new Set(list.map((_, i) => find(i))).size).toBe(1);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  test("a limit on length only leaves out longer pairs", () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0.001, max: 0.1, noNaN: true }), (list, limit) => {
        const v = unitVectors(
          list.map((p) => p[0]),
          list.map((p) => p[1]),
        );
        const all = gabrielGraph(v);
        const kept: number[] = [];
        for (let k = 0; k < all.length; k += 2)
          if (chord(v, all[k], all[k + 1]) <= limit * limit) kept.push(all[k], all[k + 1]);
        expect(Array.from(gabrielGraph(v, limit))).toEqual(kept);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
