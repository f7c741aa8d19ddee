import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { settleStatistic } from "../../engine/targets/statistic.ts";
import type { Statistic } from "../../engine/inputs/targets.ts";
import { sampleQuantile } from "../../engine/statistics/sample-quantile.ts";

interface Asked {
  readonly sense?: "atMost" | "atLeast";
  readonly limit?: number;
  readonly weights?: readonly number[];
}

const settle = (
  statistic: Statistic,
  values: readonly number[],
  { sense = "atMost", limit = 30, weights = values.map(() => 1) }: Asked = {},
) => ({
  ...settleStatistic(
    statistic,
    sense,
    limit,
    Float64Array.from(values),
    Float64Array.from(weights),
    values.length,
    { value: NaN, pass: false },
  ),
});

describe("a statistic over values", () => {
  test("nobody gives no number and no pass", () => {
    expect(settle({ of: "mean" }, [])).toEqual({ value: NaN, pass: false });
  });

  test("with at least, the worst is the least and quantiles count from the top", () => {
    const values = [10, 20, 30, 40];
    const least = { sense: "atLeast" as const, limit: 15 };
    expect(settle({ of: "worst" }, values, least)).toEqual({ value: 10, pass: false });
    expect(settle({ of: "quantile", level: 0.75 }, values, least)).toEqual({
      value: 20,
      pass: true,
    });
  });

  test("a share that is reached exactly passes, whatever the division gives", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 99 }),
        (n, percent) => {
          const needed = Math.ceil((percent * n) / 100);
          const values = Array.from({ length: n }, (_, i) => (i < needed ? 1 : 99));
          const level = percent / 100;
          expect(settle({ of: "share", level }, values).pass).toBe(true);
          const fewer = values.with(needed - 1, 99);
          if (needed - 1 < (percent * n) / 100) {
            expect(settle({ of: "share", level }, fewer).pass).toBe(false);
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  test("equal weights change nothing; the quantile is the sample quantile", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 90 }), fc.constant(Infinity)), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const quantile = { of: "quantile", level: percent / 100 } as const;
          const plain = settle(quantile, values).value;
          expect(plain).toBe(sampleQuantile(values, percent / 100));
          const weights = values.map(() => 3);
          expect(settle(quantile, values, { weights }).value).toBe(plain);
          const share = { of: "share", level: 0.5 } as const;
          expect(settle(share, values, { weights })).toEqual(settle(share, values));
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  test("a place of no weight has no say", () => {
    const weights = [0, 1, 1];
    expect(settle({ of: "mean" }, [Infinity, 10, 20], { weights }).value).toBe(15);
    expect(settle({ of: "share", level: 1 }, [99, 10, 20], { weights }).pass).toBe(true);
  });

  test("a sum adds up what counts, by weight", () => {
    expect(settle({ of: "sum" }, [1, 2, 3], { sense: "atLeast", limit: 6 })).toEqual({
      value: 6,
      pass: true,
    });
  });
});
