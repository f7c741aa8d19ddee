import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { inSi, middleOf, supportOf } from "../../engine/inputs/distribution-in-si.ts";
import {
  distributionNames,
  WrittenDistribution,
} from "../../engine/inputs/distribution-shorthand.ts";
import { compileDistribution, distributionKinds } from "../../engine/random/distribution.ts";

const examples: Record<string, WrittenDistribution> = {
  constant: { constant: 3 },
  uniform: { uniform: [1, 5] },
  triangular: { triangular: [1, 2, 5] },
  pert: { pert: [1, 2, 5] },
  exponential: { exponential: 4 },
  normal: { normal: [3, 2] },
  lognormal: { lognormal: { median: 20, p90: 45 } },
  "lognormal by mean": { lognormal: { mean: 20, sd: 8 } },
  gamma: { gamma: { shape: 2, scale: 3 } },
  weibull: { weibull: { shape: 1.5, scale: 3 } },
  beta: { beta: { alpha: 2, beta: 3, min: 1, max: 4 } },
  poisson: { poisson: 4 },
  empirical: { empirical: [1, 2, 2, 7] },
  discrete: { discrete: { "1": 0.3, "2.5": 0.7, "9": 0 } },
  mixture: {
    mixture: [
      { weight: 1, of: { uniform: [1, 2] } },
      { weight: 3, of: { uniform: [5, 6] } },
    ],
  },
  truncated: { truncated: { of: { exponential: 4 }, min: 1, max: 20 } },
};

describe("distribution shorthand", () => {
  it("has an example of every form, and every form is a kind that can be drawn", () => {
    const shown = new Set(Object.values(examples).flatMap((written) => Object.keys(written)));
    expect(new Set(distributionNames)).toStrictEqual(shown);
    expect(new Set(distributionNames)).toStrictEqual(new Set(distributionKinds));
  });

  it.each(Object.entries(examples))("%s decodes, and scales with its unit", (name, written) => {
    const decoded = Schema.decodeUnknownSync(WrittenDistribution, { onExcessProperty: "error" })(
      written,
    );
    expect(decoded).toStrictEqual(written);
    const factor = name === "poisson" ? 1 : 60;
    const one = compileDistribution(inSi(written, 1));
    const scaled = compileDistribution(inSi(written, factor));
    for (const u of [0.001, 0.1, 0.5, 0.9, 0.999]) {
      expect(scaled.quantile(u) / factor).toBeCloseTo(one.quantile(u), 9);
    }
  });

  it.each(Object.entries(examples))("%s stays within its support", (_, written) => {
    const { min, max } = supportOf(written);
    const variate = compileDistribution(inSi(written, 1));
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (u) => {
        const x = variate.quantile(u);
        expect(x).toBeGreaterThanOrEqual(min);
        expect(x).toBeLessThanOrEqual(max);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it("the middle lies between the 1st and the 99th percentile", () => {
    for (const [name, written] of Object.entries(examples)) {
      const variate = compileDistribution(inSi(written, 1));
      const middle = middleOf(written);
      expect(middle, name).toBeGreaterThanOrEqual(variate.quantile(0.01));
      expect(middle, name).toBeLessThanOrEqual(variate.quantile(0.99));
    }
  });

  it("the median and 90th percentile of a lognormal are the ones written", () => {
    const variate = compileDistribution(inSi({ lognormal: { median: 20, p90: 45 } }, 1));
    expect(variate.quantile(0.5)).toBeCloseTo(20, 10);
    expect(variate.quantile(0.9)).toBeCloseTo(45, 9);
  });

  it.each([
    [{ uniform: [5, 1] }],
    [{ uniform: [1, 1] }],
    [{ uniform: [1, 2, 3] }],
    [{ normal: [1, 0] }],
    [{ exponential: 0 }],
    [{ gamma: { shape: 1 } }],
    [{ discrete: {} }],
    [{ discrete: { few: 1 } }],
    [{ discrete: { "1": 0 } }],
    [{ mixture: [] }],
    [{ truncated: { of: { uniform: [0, 1] } } }],
    [{ truncated: { of: { nothing: 1 }, min: 0 } }],
    [{ empirical: [] }],
    [{ norml: [1, 2] }],
    [3],
    [null],
  ])("refuses %j", (written) => {
    const result = Schema.decodeUnknownResult(WrittenDistribution, { onExcessProperty: "error" })(
      written,
    );
    expect(Result.isFailure(result)).toBe(true);
  });
});
