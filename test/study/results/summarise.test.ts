import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { clopperPearsonInterval } from "../../../engine/statistics/share-interval.ts";
import { curveOf } from "../../../engine/study/results/summarise.ts";
import { compiled, target } from "../../targets/given.ts";

const [within30] = compiled({ it: target() });
const [everyTown] = compiled({ it: target({ statistic: { of: "share", level: 0.9 } }) });

describe("the curve of a target", () => {
  test("passes through the estimate at the threshold, with its exact interval", () => {
    const values = Float64Array.of(600, 1200, 1800, 2400, Infinity);
    const at = curveOf(values, within30).find(({ value }) => value === 30);
    const { low, high } = clopperPearsonInterval(3, 5);
    expect(at).toEqual({ value: 30, share: 0.6, low, high });
  });

  test("of a share: good is more", () => {
    const values = Float64Array.of(0.2, 0.5, 0.9, 1);
    const curve = curveOf(values, everyTown);
    expect(curve.map(({ value, share }) => [value, share])).toEqual([
      [0.2, 1],
      [0.5, 0.75],
      [0.9, 0.5],
      [1, 0.25],
    ]);
  });

  test("never falls with time, lies in its interval, and has few points", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.constant(Infinity)), {
          minLength: 1,
          maxLength: 80,
        }),
        (raw) => {
          const curve = curveOf(Float64Array.from(raw), within30);
          expect(curve.length).toBeLessThanOrEqual(25);
          let [before, last] = [-1, 0];
          for (const { value, share, low, high } of curve) {
            expect(value).toBeGreaterThan(before);
            expect(share).toBeGreaterThanOrEqual(last);
            expect(low).toBeLessThanOrEqual(share);
            expect(high).toBeGreaterThanOrEqual(share);
            [before, last] = [value, share];
          }
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test("of nothing is nothing; of what never happens it stays at none", () => {
    expect(curveOf(new Float64Array(), within30)).toEqual([]);
    expect(curveOf(Float64Array.of(Infinity, Infinity), within30)).toEqual([
      { value: 30, share: 0, low: 0, high: expect.closeTo(0.8419, 4) as number },
    ]);
  });
});
