import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { compileDistribution, distributionKinds, draw } from "../../engine/random/distribution.ts";
import type { Distribution } from "../../engine/random/distribution.ts";
import { createStream } from "../../engine/random/stream.ts";
import { everyDistribution } from "../reproducibility/every-distribution.ts";
import { expectMoments, expectQuantileLaw, expectRefused } from "./law-of-variate.ts";

describe.each(Object.entries(everyDistribution))("%s", (name, distribution) => {
  test("obeys the law of a variate", () => {
    const variate = compileDistribution(distribution);
    expectQuantileLaw(variate);
    expectMoments(variate, `every ${name}`, 20_000);
  });

  test("is plain data: a copy through JSON or another thread draws the same", () => {
    const variate = compileDistribution(distribution);
    const stored = compileDistribution(JSON.parse(JSON.stringify(distribution)) as Distribution);
    const cloned = compileDistribution(structuredClone(distribution));
    for (const u of [0.001, 0.4, 0.97]) {
      expect(stored.quantile(u)).toBe(variate.quantile(u));
      expect(cloned.quantile(u)).toBe(variate.quantile(u));
    }
  });
});

/** Distributions of every kind with parameters of ordinary size, mixed and cut up to three deep. */
const anyDistribution = fc.letrec<{ leaf: Distribution; whole: Distribution }>((tie) => {
  const place = fc.double({ min: -100, max: 100, noNaN: true });
  const width = fc.double({ min: 0.1, max: 1000, noNaN: true });
  const shape = fc.double({ min: 0.5, max: 2000, noNaN: true });
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const values = fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 1, maxLength: 8 });
  const threePoint = (kind: "triangular" | "pert") =>
    fc.tuple(place, width, part).map(([min, w, at]): Distribution => ({
      kind,
      min,
      mode: Math.min(min + w, min + w * at),
      max: min + w,
    }));
  return {
    leaf: fc.oneof(
      place.map((value): Distribution => ({ kind: "constant", value })),
      fc
        .tuple(place, width)
        .map(([min, w]): Distribution => ({ kind: "uniform", min, max: min + w })),
      threePoint("triangular"),
      threePoint("pert"),
      width.map((mean): Distribution => ({ kind: "exponential", mean })),
      fc.tuple(place, width).map(([mean, sd]): Distribution => ({ kind: "normal", mean, sd })),
      fc.tuple(width, width).map(([mean, sd]): Distribution => ({ kind: "lognormal", mean, sd })),
      fc
        .tuple(shape, width)
        .map(([k, scale]): Distribution => ({ kind: "gamma", shape: k, scale })),
      fc
        .tuple(shape, width)
        .map(([k, scale]): Distribution => ({ kind: "weibull", shape: k / 10 + 0.2, scale })),
      fc.tuple(shape, shape).map(([alpha, beta]): Distribution => ({ kind: "beta", alpha, beta })),
      values.map((list): Distribution => ({ kind: "empirical", values: list })),
      values.map((list): Distribution => ({ kind: "discrete", values: list })),
      width.map((mean): Distribution => ({ kind: "poisson", mean })),
    ),
    whole: fc.oneof(
      { depthSize: "small", maxDepth: 3 },
      { weight: 4, arbitrary: tie("leaf") },
      {
        weight: 1,
        arbitrary: fc
          .array(fc.tuple(tie("whole"), fc.double({ min: 0.01, max: 1, noNaN: true })), {
            minLength: 1,
            maxLength: 3,
          })
          .map((parts): Distribution => ({
            kind: "mixture",
            weights: parts.map(([, weight]) => weight),
            parts: parts.map(([of]) => of),
          })),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(tie("whole"), part, part).map(([of, u, v]): Distribution => {
          const whole = compileDistribution(of);
          const low = whole.quantile(0.4 * u);
          return { kind: "truncated", of, min: low, max: whole.quantile(0.5 + 0.5 * v) };
        }),
      },
    ),
  };
}).whole;

test("any distribution within any other keeps the law of a variate", () => {
  const shares = [2 ** -53, 1e-9, 0.01, 0.2, 0.5, 0.7, 0.95, 1 - 1e-9, 1 - 2 ** -53];
  fc.assert(
    fc.property(anyDistribution, (distribution) => {
      const variate = compileDistribution(distribution);
      expect(variate.variance).toBeGreaterThanOrEqual(0);
      expect(variate.mean).toBeGreaterThanOrEqual(variate.min - 1e-9);
      expect(variate.mean).toBeLessThanOrEqual(variate.max + 1e-9);
      let last = variate.min;
      for (const u of shares) {
        const x = variate.quantile(u);
        expect(x).toBeGreaterThanOrEqual(last - 1e-12 * Math.abs(last) - 1e-20);
        expect(x).toBeLessThanOrEqual(variate.max);
        expect(variate.cdf(x)).toBeGreaterThanOrEqual(u - 1e-9);
        const below = x - 1e-7 * Math.sqrt(variate.variance) - 1e-9 * Math.abs(x);
        if (below >= variate.min && below < x) {
          expect(variate.cdf(below)).toBeLessThanOrEqual(u + 1e-9);
        }
        last = x;
      }
    }),
    { seed: 1, numRuns: 1500 },
  );
});

test("a draw takes one uniform, whatever the distribution", () => {
  const stream = createStream(3, 1, 4, 1);
  const uniforms = createStream(3, 1, 4, 1);
  for (const distribution of Object.values(everyDistribution)) {
    const variate = compileDistribution(distribution);
    expect(draw(variate, stream)).toBe(variate.quantile(uniforms.uniform()));
  }
});

test("antithetic draws of every distribution pull against each other", () => {
  for (const [name, distribution] of Object.entries(everyDistribution)) {
    if (distribution.kind === "constant") continue;
    const variate = compileDistribution(distribution);
    const plain = createStream(1, 0, 2, 3);
    const antithetic = createStream(1, 0, 2, 3, true);
    let covariance = 0;
    for (let i = 0; i < 2000; i++) {
      covariance +=
        (draw(variate, plain) - variate.mean) * (draw(variate, antithetic) - variate.mean);
    }
    expect(covariance, name).toBeLessThan(0);
  }
});

test("a kind that does not exist is refused with the list of those that do", () => {
  const unknown = { kind: "cauchy" } as unknown as Distribution;
  expectRefused(unknown, "kind", "cauchy");
  expect(() => compileDistribution(unknown)).toThrow(distributionKinds.join(", "));
});
