import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { blocksOf, setOf } from "../../../engine/study/ensemble/plan.ts";

const anyPlan = fc.record({
  replications: fc.integer({ min: 1, max: 700 }),
  sets: fc.integer({ min: 1, max: 40 }),
  workers: fc.integer({ min: 1, max: 9 }),
});

describe("the plan of an ensemble", () => {
  test("every replication stands in exactly one block, of its own set, in order", () => {
    fc.assert(
      fc.property(anyPlan, ({ replications, sets, workers }) => {
        const plan = { program: 0, seed: 1, replications, sets, explain: false };
        const blocks = blocksOf(plan, workers);
        const all = blocks.flatMap((block) => block.replications);
        expect([...all].sort((a, b) => a - b)).toEqual(
          Array.from({ length: replications }, (_, r) => r),
        );
        for (const { assumptions, replications: own } of blocks) {
          expect(own.length).toBeGreaterThan(0);
          expect(own.every((r) => setOf(r, sets) === assumptions.assumptionSet)).toBe(true);
          expect([...own].sort((a, b) => a - b)).toEqual(own);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("any first replications are spread evenly over the sets", () => {
    fc.assert(
      fc.property(anyPlan, ({ replications, sets }) => {
        const counts = new Array<number>(sets).fill(0);
        for (let r = 0; r < replications; r++) counts[setOf(r, sets)]++;
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("a set is cut up only where the sets are too few for the workers", () => {
    const plan = { program: 0, seed: 1, replications: 320, sets: 32, explain: false };
    expect(blocksOf(plan, 2)).toHaveLength(32);
    expect(blocksOf({ ...plan, sets: 1 }, 2).length).toBeGreaterThanOrEqual(4);
  });
});
