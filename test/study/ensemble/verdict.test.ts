import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { judge, overall, VERDICT_ERROR } from "../../../engine/study/ensemble/verdict.ts";
import type { SetCount } from "../../../engine/study/ensemble/verdict.ts";
import { clopperPearsonInterval } from "../../../engine/statistics/share-interval.ts";

const sets = (...counts: ReadonlyArray<readonly [passes: number, n: number]>): SetCount[] =>
  counts.map(([passes, n]) => ({ passes, n }));

/** Binomial upper tail P(X >= k), from the definition. */
const tailFrom = (k: number, n: number, p: number): number => {
  let term = (1 - p) ** n;
  let sum = k <= 0 ? term : 0;
  for (let i = 1; i <= n; i++) {
    term *= ((n - i + 1) / i) * (p / (1 - p));
    if (i >= k) sum += term;
  }
  return sum;
};

describe("the rule", () => {
  const all = 400;
  // Decided holding, failing and open at 0.9 with up to four sets.
  const holds = [400, all] as const;
  const fails = [0, all] as const;
  const open = [360, all] as const;

  test.each([
    ["every set holds", [holds, holds], "met"],
    ["every set fails", [fails, fails], "not met"],
    ["one each way", [holds, fails], "depends"],
    ["one each way among open ones", [open, holds, open, fails], "depends"],
    ["holding and open, pooled above", [holds, holds, open], "met"],
    ["all open, pooled in doubt", [open, open], "undecided"],
    ["failing and open, pooled below", [fails, open], "not met"],
    ["nothing seen", [[0, 0]], "not tested"],
    ["no set", [], "not tested"],
  ] as const)("%s", (_, counts, verdict) => {
    expect(judge(sets(...counts), 0.9).verdict).toBe(verdict);
  });

  test("one failing set forbids met, whatever the pool says", () => {
    const many = Array.from({ length: 31 }, () => [1000, 1000] as const);
    const judged = judge(sets(...many, [500, 1000]), 0.9);
    expect(judged.low).toBeGreaterThan(0.9);
    expect(judged.verdict).toBe("depends");
    // Thirty sets too small to be decided holding, one decided failing: neither met nor depends.
    const small = Array.from({ length: 30 }, () => [20, 20] as const);
    expect(judge(sets(...small, [2, 20]), 0.9).verdict).toBe("undecided");
  });

  test("one holding set forbids not met", () => {
    const many = Array.from({ length: 20 }, () => [24, 30] as const);
    expect(judge(sets(...many), 0.9).verdict).toBe("not met");
    const judged = judge(sets(...many, [100, 100]), 0.9);
    expect(judged.high).toBeLessThan(0.9);
    expect(judged.sets).toEqual({ holding: 1, failing: 0, open: 20, silent: 0 });
    expect(judged.verdict).toBe("undecided");
  });

  test("few replications certify nothing: 9 of 9 do not show 0.9, 45 of 45 do", () => {
    expect(judge(sets([9, 9]), 0.9).verdict).toBe("undecided");
    expect(judge(sets([45, 45]), 0.9).verdict).toBe("met");
    expect(judge(sets([34, 34]), 0.9).verdict).toBe("undecided");
  });

  test("the interval shown is the one that decides", () => {
    const { low, high, estimate } = judge(sets([30, 40], [35, 40]), 0.9);
    const exact = clopperPearsonInterval(65, 80, 1 - VERDICT_ERROR);
    expect([low, high, estimate]).toEqual([exact.low, exact.high, exact.estimate]);
  });

  test("a set that always says the same counts once", () => {
    const judged = judge(sets([10, 10], [0, 10], [10, 10]), 0.9, { settled: true });
    expect(judged).toMatchObject({ verdict: "depends", n: 3, low: 2 / 3, high: 2 / 3 });
    expect(judge(sets([10, 10], [7, 7]), 0.9, { settled: true }).verdict).toBe("met");
    expect(judge(sets([0, 10], [0, 7]), 0.9, { settled: true }).verdict).toBe("not met");
  });

  test("sets are counted: holding, failing, open, silent, and the share that reached it", () => {
    const judged = judge(sets([400, 400], [0, 400], [19, 20], [17, 20], [0, 0]), 0.9);
    expect(judged.sets).toEqual({ holding: 1, failing: 1, open: 2, silent: 1 });
    expect(judged.assumptionShare).toBe(0.5);
  });
});

describe("error", () => {
  test("where the promise just holds, met or not met by mistake stays within the error", () => {
    // One set of n replications at the reliability itself: exact probability of `not met`.
    for (const [n, p] of [
      [50, 0.9],
      [200, 0.9],
      [333, 0.75],
    ] as const) {
      let wrong = 0;
      for (let k = 0; k <= n; k++) {
        if (judge(sets([k, n]), p).verdict === "not met") {
          wrong += tailFrom(k, n, p) - (k === n ? 0 : tailFrom(k + 1, n, p));
        }
      }
      expect(wrong).toBeGreaterThan(0);
      expect(wrong).toBeLessThanOrEqual(VERDICT_ERROR / 2);
    }
  });

  test("no set is decided against more than its share of the error allows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }), (k, n) => {
        // A set of n passes is decided holding only if that would be rare at the reliability.
        const counts = Array.from({ length: k }, () => [n, n] as const);
        const { holding } = judge(sets(...counts), 0.9).sets;
        expect(holding).toBe(0.9 ** n <= VERDICT_ERROR / 2 / k ? k : 0);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("more replications of the same shares never move met to not met", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        (passes, more) => {
          const first = judge(sets([passes, 20]), 0.8).verdict;
          const later = judge(sets([passes * more, 20 * more]), 0.8).verdict;
          if (first === "met") expect(later).toBe("met");
          if (first === "not met") expect(later).toBe("not met");
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});

test("several promises as one", () => {
  expect(overall(["met", "met"])).toBe("met");
  expect(overall(["met", "depends"])).toBe("open");
  expect(overall(["met", "undecided", "not met"])).toBe("not met");
  expect(overall(["met", "not tested"])).toBe("met");
  expect(overall(["not tested"])).toBe("open");
  expect(overall([])).toBe("open");
});
