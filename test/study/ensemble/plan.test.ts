import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { looksOf, usualLimit } from "../../../engine/study/ensemble/looks.ts";
import { blocksOf, setOf } from "../../../engine/study/ensemble/plan.ts";

const anyPlan = fc.record({
  replications: fc.integer({ min: 1, max: 700 }),
  sets: fc.integer({ min: 1, max: 40 }),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe("the plan of an ensemble", () => {
  test("every replication stands in exactly one block, of its own set, in order", () => {
    fc.assert(
      fc.property(anyPlan, ({ replications, sets, cut }) => {
        const plan = { program: 0, seed: 1, replications, sets, explain: false };
        const first = Math.floor(cut * replications);
        const looks =
          first === 0 || first === replications ? [replications] : [first, replications];
        const byLook = blocksOf(plan, looks);
        expect(byLook).toHaveLength(looks.length);
        for (const { replications: own } of byLook[0]) {
          expect(own.every((r) => r < looks[0])).toBe(true);
        }
        const blocks = byLook.flat();
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

  test("a set is cut up only where there are few", () => {
    const plan = { program: 0, seed: 1, replications: 320, sets: 32, explain: false };
    expect(blocksOf(plan, [320])[0]).toHaveLength(32);
    expect(blocksOf({ ...plan, sets: 1 }, [320])[0]).toHaveLength(16);
  });
});

describe("looks", () => {
  test("eight, geometric, in full rounds of the sets, up to the limit", () => {
    expect(looksOf(2048, 32).map((look) => look / 32)).toEqual([4, 6, 8, 13, 19, 28, 43, 64]);
    expect(looksOf(usualLimit(32), 32).at(-1)).toBe(2048);
    expect(usualLimit(1)).toBe(1024);
  });

  test("any limit is the last one; the others are fewer and full rounds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200_000 }),
        fc.integer({ min: 1, max: 100 }),
        (limit, sets) => {
          const looks = looksOf(limit, sets);
          expect(looks.at(-1)).toBe(limit);
          expect(looks.length).toBeLessThanOrEqual(8);
          looks.slice(0, -1).forEach((look, i) => {
            expect(look % sets).toBe(0);
            expect(look).toBeLessThan(looks[i + 1]);
          });
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});
