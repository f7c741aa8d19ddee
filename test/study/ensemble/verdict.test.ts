import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { judge, overall, VERDICT_ERROR } from "../../../engine/study/ensemble/verdict.ts";
import type { SetCount } from "../../../engine/study/ensemble/verdict.ts";
import { hashName } from "../../../engine/random/names.ts";
import { createStream } from "../../../engine/random/stream.ts";
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
  const nearly = [355, all] as const;

  test.each([
    ["every set holds", [holds, holds], "met"],
    ["every set fails", [fails, fails], "not met"],
    ["one each way", [holds, fails], "depends"],
    ["one each way among open ones", [open, holds, open, fails], "depends"],
    ["holding and few open, pooled above", [holds, holds, holds, open], "met"],
    ["holding and open, half might fail", [holds, open], "undecided"],
    ["all open, pooled in doubt", [open, open], "undecided"],
    ["failing and few open, pooled below", [fails, fails, fails, nearly], "not met"],
    ["failing and one that seems to hold", [fails, fails, fails, open], "undecided"],
    ["failing and open, half might hold", [fails, open], "undecided"],
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
    // Six sets too small to show that one of them holds, one shown to fail: neither met nor depends.
    const small = Array.from({ length: 6 }, () => [3, 3] as const);
    const early = judge(sets(...small, [2, 20]), 0.9);
    expect(early.sets).toMatchObject({ holding: 0, failing: 1 });
    expect(early.verdict).toBe("undecided");
    // Why: the interval, half of the sets, one of them.
    expect(judge(sets([18, 20]), 0.9).why).toBe("interval");
    expect(judge(sets([100, 100], [100, 100], [78, 79]), 0.9).why).toBe(undefined);
    expect(judge(sets([100, 100], [19, 20]), 0.9).why).toBe("half");
    expect(judge(sets(...many.map(() => [3, 3] as const), [2, 20]), 0.9).why).toBe("interval");
  });

  test("sets too small to be told by themselves are told together", () => {
    const [up, down] = [[28, 28] as const, [0, 28] as const];
    const many = Array.from({ length: 32 }, (_, set) => (set < 16 ? up : down));
    // Alone, 28 of 28 show little at 0.9: at 0.89 it happens once in 26 times.
    expect(judge(sets(up, ...Array.from({ length: 31 }, () => down)), 0.9).sets.holding).toBe(0);
    const judged = judge(sets(...many), 0.9);
    expect(judged.verdict).toBe("depends");
    expect(judged.sets.holding).toBeGreaterThan(0);
    expect(judged.sets.failing).toBe(16);
  });

  test("what goes with one assumption is seen sooner in its order", () => {
    const counts = Array.from({ length: 32 }, (_, set) => [set % 2 === 0 ? 10 : 1, 10] as const);
    const evenFirst = Array.from({ length: 32 }, (_, i) => (i < 16 ? 2 * i : 2 * (i - 16) + 1));
    const asTheyCome = Array.from({ length: 32 }, (_, i) => i);
    expect(judge(sets(...counts), 0.9).verdict).toBe("undecided");
    expect(judge(sets(...counts), 0.9, { orders: [asTheyCome] }).verdict).toBe("undecided");
    const { verdict } = judge(sets(...counts), 0.9, { orders: [asTheyCome, evenFirst] });
    expect(verdict).toBe("depends");
  });

  test("one holding set forbids not met", () => {
    const many = Array.from({ length: 20 }, () => [24, 30] as const);
    expect(judge(sets(...many), 0.9).verdict).toBe("not met");
    const judged = judge(sets(...many, [200, 200]), 0.9, { error: 0.01 });
    expect(judged.high).toBeLessThan(0.9);
    expect(judged.sets).toMatchObject({ holding: 1, silent: 0 });
    expect(judged.verdict).not.toBe("not met");
  });

  test("half the sets on the other side forbid met and not met at any number of replications", () => {
    for (const [up, down] of [
      [1, 0],
      [0.95, 0.5],
      [1, 0.8],
    ] as const) {
      for (let n = 1; n <= 400; n++) {
        const counts = Array.from(
          { length: 32 },
          (_, set) => [Math.round((set % 2 === 0 ? up : down) * n), n] as const,
        );
        expect(["undecided", "depends"]).toContain(judge(sets(...counts), 0.9).verdict);
      }
    }
  });

  test("sets that differ by more than chance withhold met while one lies below", () => {
    const alike = Array.from({ length: 20 }, () => [97, 100] as const);
    expect(judge(sets(...alike), 0.9).verdict).toBe("met");
    const apart = Array.from({ length: 20 }, (_, set) => [set < 17 ? 100 : 86, 100] as const);
    const judged = judge(sets(...apart), 0.9);
    expect(judged.low).toBeGreaterThan(0.9);
    expect(judged.sets.failing).toBe(0);
    expect(judged).toMatchObject({ verdict: "undecided", why: "differ" });
  });

  test("sets that have said nothing may be the ones that fail: with half of them silent there is no verdict", () => {
    const said = (heard: number, silent: number) =>
      judge(
        sets(
          ...Array.from({ length: heard }, () => [100, 100] as const),
          ...Array.from({ length: silent }, () => [0, 0] as const),
        ),
        0.9,
      );
    expect(said(8, 0).verdict).toBe("met");
    expect(said(5, 4).verdict).toBe("met");
    expect(said(4, 4)).toMatchObject({ verdict: "undecided", why: "silent" });
    expect(said(1, 1)).toMatchObject({ verdict: "undecided", why: "silent" });
    // One set that has hardly spoken is no matter, unless it and the silent ones may be half of all.
    const seldom = [100, 100] as const;
    const few = [2, 2] as const;
    expect(judge(sets(seldom, seldom, seldom, seldom, seldom, few), 0.9).verdict).toBe("met");
    const half = sets(seldom, seldom, seldom, few, [0, 0], [0, 0]);
    expect(judge(half, 0.9)).toMatchObject({ verdict: "undecided", why: "half" });
    const failing = half.map(({ n }) => ({ passes: 0, n }));
    expect(judge(failing, 0.9)).toMatchObject({ verdict: "undecided", why: "half" });
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
    const more = judge(sets([400, 400], [400, 400], [400, 400], [0, 400]), 0.9);
    expect(more.sets).toEqual({ holding: 3, failing: 1, open: 0, silent: 0 });
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

  test("where all sets lie at the reliability, none is shown to lie beyond it but rarely", () => {
    const stream = createStream(1, 0, hashName("verdicts"), hashName("passes"));
    const [experiments, k, rounds] = [400, 12, 40];
    let wrong = 0;
    for (let e = 0; e < experiments; e++) {
      const passes = new Array<number>(k).fill(0);
      let said = false;
      for (let n = 1; n <= rounds; n++) {
        for (let set = 0; set < k; set++) passes[set] += stream.uniform() < 0.9 ? 1 : 0;
        // Looked at after every round, and yet.
        const { holding, failing } = judge(sets(...passes.map((x) => [x, n] as const)), 0.9, {
          error: 0.4,
        }).sets;
        said ||= holding > 0 || failing > 0;
      }
      if (said) wrong++;
    }
    // Twice half the error: one for each side.
    expect(wrong / experiments).toBeLessThanOrEqual(0.4);
    expect(wrong).toBeGreaterThan(0);
  });

  test("more rows and looks ask for more", () => {
    const [alone, one] = [judge(sets([60, 60]), 0.9), judge(sets([60, 60]), 0.9, { rows: 28 })];
    expect(alone.verdict).toBe("met");
    expect(one.verdict).toBe("undecided");
    expect(one.low).toBeLessThan(alone.low);
    expect(one.confidence).toBeCloseTo(1 - 0.05 / 28, 12);
    const look = judge(sets([60, 60]), 0.9, { spent: 0.25 });
    expect(look.confidence).toBeCloseTo(1 - 0.05 / 4, 12);
    expect(look.low).toBe(clopperPearsonInterval(60, 60, look.confidence).low);
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
