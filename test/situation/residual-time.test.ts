import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import { ResidualTime } from "../../engine/situation/residual-time.ts";

const meanOf = (residual: ResidualTime): number => {
  let sum = 0;
  for (let i = 0; i < 2000; i++) sum += residual.quantile((i + 0.5) / 2000);
  return sum / 2000;
};

describe("how long something still lasts that is found going on", () => {
  it("of a constant: uniform up to it", () => {
    const residual = new ResidualTime(compileDistribution({ kind: "constant", value: 60 }));
    for (const u of [0.1, 0.5, 0.9]) expect(residual.quantile(u)).toBeCloseTo(60 * u, 0);
  });

  it("of an exponential: the same exponential", () => {
    const residual = new ResidualTime(compileDistribution({ kind: "exponential", mean: 100 }));
    for (const u of [0.2, 0.5, 0.8]) {
      expect(residual.quantile(u) / (-100 * Math.log(1 - u))).toBeCloseTo(1, 1);
    }
  });

  it("has the mean of renewal theory, E[X2] / 2E[X], and rises", () => {
    fc.assert(
      fc.property(
        fc.float({ min: 1, max: 50, noNaN: true }),
        fc.float({ min: 0, max: 50, noNaN: true }),
        fc.float({ min: 0, max: 50, noNaN: true }),
        (min, rise, fall) => {
          const whole = compileDistribution({
            kind: "triangular",
            min,
            mode: min + rise,
            max: min + rise + fall + 1,
          });
          const residual = new ResidualTime(whole);
          const expected = (whole.variance + whole.mean * whole.mean) / (2 * whole.mean);
          expect(meanOf(residual) / expected).toBeCloseTo(1, 2);
          expect(residual.quantile(0.2)).toBeLessThanOrEqual(residual.quantile(0.6));
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });
});
