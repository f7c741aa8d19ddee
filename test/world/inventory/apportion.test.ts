import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { createStream } from "../../../engine/random/stream.ts";
import { apportion, inProportion } from "../../../engine/world/inventory/apportion.ts";

const ties = () => createStream(1, 0, 2, 3);
const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});
const settings = { seed: 1, numRuns: 400 };

describe("largest remainder", () => {
  test("textbook case: 10 seats over votes 47, 16, 15.8, 12, 6.1, 3.1", () => {
    // Hare quota 10: whole parts 4 1 1 1 0 0, remainders .7 .6 .58 .2 .61 .31: the three seats left
    // go to the first, the fifth and the second.
    expect(apportion(10, [47, 16, 15.8, 12, 6.1, 3.1], 0, ties())).toEqual([5, 2, 1, 1, 1, 0]);
  });

  test("sums to the total, keeps minimum and maximum where the total allows it", () => {
    fc.assert(
      fc.property(
        weights,
        fc.nat(5000),
        fc.nat(5),
        fc.integer({ min: 1, max: 400 }),
        (list, total, minimum, maximum) => {
          const shares = apportion(total, list, minimum, ties(), maximum);
          expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
          const least = Math.min(minimum, Math.floor(total / list.length), maximum);
          const most = Math.max(maximum, Math.ceil(total / list.length));
          for (const share of shares) {
            expect(Number.isInteger(share)).toBe(true);
            expect(share).toBeGreaterThanOrEqual(least);
            expect(share).toBeLessThanOrEqual(most);
          }
        },
      ),
      settings,
    );
  });

  test("without limits each share is its quota rounded up or down", () => {
    fc.assert(
      fc.property(weights, fc.nat(5000), (list, total) => {
        const sum = list.reduce((a, b) => a + b, 0);
        fc.pre(sum > 0);
        const shares = apportion(total, list, 0, ties());
        shares.forEach((share, i) => {
          expect(Math.abs(share - (total * list[i]) / sum)).toBeLessThan(1 + 1e-6);
        });
      }),
      settings,
    );
  });

  test("equal remainders: who gets the last unit is random, and each as often", () => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) {
      apportion(1, [1, 1, 1, 1], 0, createStream(1, i, 2, 3)).forEach((share, k) => {
        counts[k] += share;
      });
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test("amounts that need not be whole stay in proportion", () => {
    expect(inProportion(10, [1, 3])).toEqual([2.5, 7.5]);
    expect(inProportion(10, [0, 0])).toEqual([5, 5]);
  });
});
