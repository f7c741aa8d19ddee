import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { hashName } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";
import { boundedMeanInterval } from "../../engine/statistics/bounded-mean-interval.ts";
import { meanInterval } from "../../engine/statistics/mean-interval.ts";
import { Tally } from "../../engine/statistics/tally.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

describe("interval for the mean of bounded observations", () => {
  test("holds the truth where few disasters differ and by unlike amounts, at which Student's t fails", () => {
    const experiments = 1000;
    let told = "";
    let worstOfT = 0;
    for (const [n, share] of [
      [12, 0.4],
      [48, 0.1],
      [96, 0.05],
      [96, 0.9],
    ] as const) {
      let [missed, missedByT] = [0, 0];
      for (let e = 0; e < experiments; e++) {
        const stream = createStream(1, e, hashName("bounded"), n);
        const tally = new Tally();
        // Four small gains for every large loss: the mean is 0.
        const values = Array.from({ length: n }, () => {
          const u = stream.uniform();
          return u < 0.8 * share ? 0.2 : u < share ? -0.8 : 0;
        });
        for (const value of values) tally.record(value);
        const ours = boundedMeanInterval(values, [-1, 1]);
        if (ours.low > 0 || ours.high < 0) missed++;
        const { low, high } = meanInterval(tally);
        if (low > 0 || high < 0) missedByT++;
      }
      told += `${n}, ${share}: ${missed} and by t ${missedByT}; `;
      worstOfT = Math.max(worstOfT, missedByT / experiments);
      expect(missed / experiments, told).toBeLessThanOrEqual(0.05);
    }
    expect(worstOfT).toBeGreaterThan(0.15);
  });

  test("no difference in any disaster still leaves room for one", () => {
    const { estimate, low, high } = boundedMeanInterval(new Float64Array(64), [-1, 1]);
    expect(estimate).toBe(0);
    // The largest of six parts alone must win 6 * 40 at the odds of the bound; the others help a little.
    const odds = 1 + ((6 * 40) ** (1 / 64) - 1) / (15 / 16);
    expect(low).toBeLessThan(0.9 * (1 / odds - 1));
    expect(low).toBeGreaterThan(1 / odds - 1);
    expect(high).toBeCloseTo(-low, 9);
  });

  test("mirrors, scales, and lies between the limits with the estimate in it", () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(shares, (values) => {
        const { estimate, low, high } = boundedMeanInterval(values, [0, 1]);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(estimate + 1e-9);
        expect(high).toBeGreaterThanOrEqual(estimate - 1e-9);
        expect(high).toBeLessThanOrEqual(1);
        const mirrored = boundedMeanInterval(
          values.map((value) => 1 - value),
          [0, 1],
        );
        expect(mirrored.low).toBeCloseTo(1 - high, 6);
        const scaled = boundedMeanInterval(
          values.map((value) => 10 * value),
          [0, 10],
        );
        expect(scaled.high).toBeCloseTo(10 * high, 6);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("more confidence is wider; more of the same is narrower; nothing is everything", () => {
    const values = [0.2, 0.2, 0, 0.4, 0.2, 0.1];
    const usual = boundedMeanInterval(values, [-1, 1]);
    expect(boundedMeanInterval(values, [-1, 1], 0.99).low).toBeLessThan(usual.low);
    const many = Array.from({ length: 50 }, () => values).flat();
    expect(boundedMeanInterval(many, [-1, 1]).low).toBeGreaterThan(0);
    expect(usual.low).toBeLessThan(0);
    expect(boundedMeanInterval([], [-1, 1])).toMatchObject({ low: -1, high: 1 });
    expect(() => boundedMeanInterval([2], [-1, 1])).toThrow(ValueRefused);
    expect(() => boundedMeanInterval([NaN], [-1, 1])).toThrow(ValueRefused);
  });
});
