import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Figure } from "../../engine/inputs/figure.ts";
import { assumedValue, assumptionShare } from "../../engine/world/assumptions.ts";

describe("assumption sets", () => {
  test("over the sets every stratum is taken once, whatever the seed and the path", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 2, max: 64 }),
        fc.string({ maxLength: 20 }),
        (seed, sets, path) => {
          const strata = Array.from({ length: sets }, (_, set) => {
            const share = assumptionShare(seed, set, sets, path);
            expect(share).toBeGreaterThan(0);
            expect(share).toBeLessThan(1);
            return Math.floor(share * sets);
          });
          expect([...strata].sort((a, b) => a - b)).toEqual(strata.map((_, i) => i));
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test("the only set of one is the median", () => {
    expect(assumptionShare(7, 0, 1, "anything")).toBe(0.5);
  });

  test("paths have orders of their own", () => {
    const order = (path: string) =>
      Array.from({ length: 32 }, (_, set) => Math.floor(assumptionShare(1, set, 32, path) * 32));
    const pairs = ["a", "b", "c", "d"].map(order);
    // Correlation of two permutations of 32 has a standard deviation of 0.18.
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < i; j++) {
        const r =
          pairs[i].reduce((sum, x, k) => sum + (x - 15.5) * (pairs[j][k] - 15.5), 0) / (32 * 85.25);
        expect(Math.abs(r)).toBeLessThan(0.55);
      }
  });

  test("a share is the same whatever was asked before", () => {
    const first = assumptionShare(3, 5, 8, "roads/interchange");
    assumptionShare(3, 4, 64, "something else");
    expect(assumptionShare(3, 5, 8, "roads/interchange")).toBe(first);
  });

  test("sets outside are refused", () => {
    for (const [set, sets] of [
      [-1, 4],
      [4, 4],
      [0.5, 4],
      [0, 0],
    ])
      expect(() => assumptionShare(1, set, sets, "x")).toThrow(RangeError);
  });

  test("a constant is itself, an ignorance its quantile, a chance has no value", () => {
    const common = { unit: "km/h", mark: "assumed", sources: ["x"] } as const;
    const unknown: Figure = {
      kind: "ignorance",
      si: { kind: "uniform", min: 10, max: 20 },
      written: { uniform: [10, 20] },
      ...common,
    };
    const sets = { seed: 1, assumptionSets: 4 };
    expect(
      assumedValue(
        { kind: "constant", si: 3, written: 3, ...common },
        { ...sets, assumptionSet: 2 },
        "p",
      ),
    ).toBe(3);
    for (let assumptionSet = 0; assumptionSet < 4; assumptionSet++) {
      const share = assumptionShare(1, assumptionSet, 4, "p");
      expect(assumedValue(unknown, { ...sets, assumptionSet }, "p")).toBeCloseTo(
        10 + 10 * share,
        12,
      );
    }
    expect(() =>
      assumedValue({ ...unknown, kind: "chance" }, { ...sets, assumptionSet: 0 }, "p"),
    ).toThrow(/every replication/u);
  });

  test("an unknown is held at a share, the others stay; what is asked for is noted", () => {
    const figure: Figure = {
      kind: "ignorance",
      si: { kind: "uniform", min: 10, max: 20 },
      written: { uniform: [10, 20] },
      unit: "km/h",
      mark: "assumed",
      sources: ["x"],
    };
    const asked = new Map<string, Figure>();
    const free = { seed: 1, assumptionSet: 2, assumptionSets: 4 };
    const held = { ...free, held: { a: 0.25 }, asked };
    expect(assumedValue(figure, held, "a")).toBe(12.5);
    expect(assumedValue(figure, held, "b")).toBe(assumedValue(figure, free, "b"));
    expect([...asked.keys()]).toEqual(["a", "b"]);
  });
});
