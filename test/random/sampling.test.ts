import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  drawingOf,
  plainSampling,
  strataOf,
  stratumOf,
  withinStratum,
} from "../../engine/random/sampling.ts";
import type { Stratifiable } from "../../engine/random/sampling.ts";
import { createStream } from "../../engine/random/stream.ts";

const pairs = { antithetic: true };

describe("what a replication draws from", () => {
  test("by itself: its own streams", () => {
    expect(drawingOf(37, 8, plainSampling)).toEqual({
      streams: 37,
      antithetic: false,
      unit: 4,
      set: 5,
      sets: 8,
    });
  });

  test("in pairs: two neighbours of one set share the streams of the first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 64 }), (r, sets) => {
        const one = drawingOf(r, sets, pairs);
        const other = drawingOf(one.antithetic ? r - sets : r + sets, sets, pairs);
        expect(other.antithetic).toBe(!one.antithetic);
        expect(other.streams).toBe(one.streams);
        expect([other.unit, other.set]).toEqual([one.unit, one.set]);
        expect(one.streams % sets).toBe(r % sets);
      }),
      { seed: 1, numRuns: 200 },
    );
    // The first of a pair is the plain replication of that number.
    expect(drawingOf(6, 3, pairs)).toMatchObject({ streams: 6, antithetic: false });
    expect(drawingOf(9, 3, pairs)).toMatchObject({ streams: 6, antithetic: true });
  });
});

describe("strata", () => {
  const stratum = (r: number, sets: number, draw: Stratifiable, scheme = plainSampling, seed = 3) =>
    stratumOf(seed, draw, 0, drawingOf(r, sets, scheme));

  test("every block of a set takes each stratum once, every row of sets each as often", () => {
    for (const [sets, draw] of [
      [32, "hour"],
      [16, "season"],
      [8, "magnitude"],
    ] as const) {
      const strata = strataOf[draw];
      for (let set = 0; set < sets; set++) {
        for (const block of [0, 1, 5]) {
          const own = Array.from({ length: strata }, (_, i) =>
            stratum((block * strata + i) * sets + set, sets, draw),
          );
          expect(own.sort((a, b) => a - b)).toEqual(own.map((_, i) => i));
        }
      }
      for (const row of [0, 3, 9]) {
        const counts = new Array<number>(strata).fill(0);
        for (let set = 0; set < sets; set++) counts[stratum(row * sets + set, sets, draw)]++;
        expect(counts).toEqual(counts.map(() => sets / strata));
      }
    }
  });

  test("are random: over seeds each stratum comes as often, and differs from set to set", () => {
    const counts = new Array<number>(8).fill(0);
    for (let seed = 0; seed < 4000; seed++) counts[stratum(5, 16, "hour", plainSampling, seed)]++;
    // Chi-square with 7 degrees of freedom: 24.3 at one in a thousand.
    const chi2 = counts.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
    expect(chi2).toBeLessThan(24.3);
    const orders = Array.from({ length: 32 }, (_, set) =>
      Array.from({ length: 8 }, (__, i) => stratum(i * 32 + set, 32, "hour")).join(""),
    );
    expect(new Set(orders).size).toBeGreaterThan(4);
  });

  test("two draws of one name go their own ways", () => {
    const orders = [0, 1].map((which) =>
      Array.from({ length: 40 }, (_, r) =>
        stratumOf(3, "magnitude", which, drawingOf(r, 1, plainSampling)),
      ).join(""),
    );
    expect(orders[0]).not.toBe(orders[1]);
  });

  test("the second of a pair mirrors the first, and its uniform to the last bit but one", () => {
    const scheme = { antithetic: true, strata: [] };
    for (let r = 0; r < 40; r++) {
      const first = (r % 4) + 8 * Math.floor(r / 4);
      const a = stratum(first, 4, "hour", scheme);
      const b = stratum(first + 4, 4, "hour", scheme);
      expect(b).toBe(7 - a);
      const u = createStream(1, r, 2, 3).uniform();
      expect(withinStratum(1 - u, b, 8)).toBeCloseTo(1 - withinStratum(u, a, 8), 15);
    }
  });

  test("a uniform stays strictly inside", () => {
    const top = 1 - 2 ** -53;
    for (const strata of [4, 8]) {
      expect(withinStratum(top, strata - 1, strata)).toBeLessThan(1);
      expect(withinStratum(2 ** -53, 0, strata)).toBeGreaterThan(0);
    }
    expect(Math.floor(withinStratum(0.999, 2, 4) * 4)).toBe(2);
  });
});
