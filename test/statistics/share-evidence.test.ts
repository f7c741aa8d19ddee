import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  evidenceAbove,
  evidenceBelow,
  evidenceOfAny,
  evidenceOfBets,
  shownBeyond,
} from "../../engine/statistics/share-evidence.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

/** Binomial probabilities from the definition. */
const binomial = (n: number, p: number): number[] => {
  const all = [(1 - p) ** n];
  for (let k = 1; k <= n; k++) all.push((all[k - 1] * (n - k + 1) * p) / (k * (1 - p)));
  return all;
};

const trials = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  .map(([a, b]) => ({ passes: Math.min(a, b), n: Math.max(a, b) }));
const anyLimit = fc.double({ min: 0.02, max: 0.98, noNaN: true });

describe("evidence that a share lies above a limit", () => {
  test("is the mean likelihood ratio over the shares above it", () => {
    for (const [passes, n, limit] of [
      [20, 20, 0.9],
      [17, 20, 0.9],
      [0, 5, 0.3],
      [300, 400, 0.7],
    ] as const) {
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i++) {
        const p = limit + ((1 - limit) * (i + 0.5)) / steps;
        sum += (p / limit) ** passes * ((1 - p) / (1 - limit)) ** (n - passes);
      }
      expect(evidenceAbove(passes, n, limit)).toBeCloseTo(Math.log(sum / steps), 4);
    }
  });

  test("nothing without trials; one side mirrors the other", () => {
    expect(evidenceAbove(0, 0, 0.9)).toBeCloseTo(0, 12);
    fc.assert(
      fc.property(trials, anyLimit, ({ passes, n }, limit) => {
        expect(evidenceBelow(passes, n, limit)).toBe(evidenceAbove(n - passes, n, 1 - limit));
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("a fair bet at the limit after every trial, a losing one below it", () => {
    fc.assert(
      fc.property(trials, anyLimit, ({ passes, n }, limit) => {
        const now = evidenceAbove(passes, n, limit);
        fc.pre(now > -600);
        const [win, lose] = [
          evidenceAbove(passes + 1, n + 1, limit) - now,
          evidenceAbove(passes, n + 1, limit) - now,
        ];
        const worth = (p: number): number => p * Math.exp(win) + (1 - p) * Math.exp(lose);
        expect(worth(limit)).toBeCloseTo(1, 6);
        expect(worth(limit * 0.9)).toBeLessThan(1 + 1e-9);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("more passes are more evidence", () => {
    fc.assert(
      fc.property(trials, anyLimit, ({ passes, n }, limit) => {
        fc.pre(passes < n);
        const fewer = evidenceAbove(passes, n, limit);
        expect(evidenceAbove(passes + 1, n, limit)).toBeGreaterThanOrEqual(fewer);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("refuses what are no counts or no limit", () => {
    expect(() => evidenceAbove(3, 2, 0.9)).toThrow(ValueRefused);
    expect(() => evidenceAbove(-1, 2, 0.9)).toThrow(ValueRefused);
    expect(() => evidenceAbove(1, 2.5, 0.9)).toThrow(ValueRefused);
    expect(() => evidenceAbove(1, 2, 1)).toThrow(ValueRefused);
    expect(() => evidenceBelow(1, 2, 0)).toThrow(ValueRefused);
  });
});

describe("several shares", () => {
  test("the bet on any of them is fair while all lie at the limit", () => {
    const [n, limit] = [12, 0.8];
    const chance = binomial(n, limit);
    const each = chance.map((_, passes) => evidenceAbove(passes, n, limit));
    let worth = 0;
    chance.forEach((a, i) => {
      chance.forEach((b, j) => {
        chance.forEach((c, k) => {
          worth += a * b * c * Math.exp(evidenceOfAny([each[i], each[j], each[k]]));
        });
      });
    });
    expect(worth).toBeCloseTo(1, 9);
  });

  test("many with a little say what none says alone", () => {
    const little = evidenceAbove(27, 27, 0.9);
    expect(little).toBeLessThan(Math.log(40));
    expect(shownBeyond([little], Math.log(40))).toBe(0);
    expect(
      shownBeyond(
        Array.from({ length: 16 }, () => little),
        Math.log(40),
      ),
    ).toBeGreaterThan(4);
  });

  test("one strong one is one, whatever the others say", () => {
    expect(shownBeyond([30, -50, -50, -Infinity], 4)).toBe(1);
    expect(shownBeyond([30, 30, -50], 4)).toBe(2);
    expect(shownBeyond([], 4)).toBe(0);
  });

  test("further bets take a part of the stakes and can show that there is one", () => {
    expect(shownBeyond([0, 0], 4)).toBe(0);
    expect(shownBeyond([0, 0], 4, [12])).toBe(1);
    expect(evidenceOfBets([Math.log(3), -Infinity, 0])).toBeCloseTo(Math.log(4 / 3), 12);
    expect(evidenceOfBets([])).toBe(-Infinity);
  });

  test("never shown: more than there are, or fewer with less asked for", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 20 }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (evidence, needed) => {
          const strict = shownBeyond(evidence, needed + 1);
          const lax = shownBeyond(evidence, needed);
          expect(lax).toBeGreaterThanOrEqual(strict);
          expect(lax).toBeLessThanOrEqual(evidence.length);
          // A set that is shown has more evidence than nothing.
          expect(lax).toBeLessThanOrEqual(evidence.filter((each) => each > 0).length);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
