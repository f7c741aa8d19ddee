import * as fc from "fast-check";
import { expect } from "vitest";

import { compileDistribution } from "../../engine/random/distribution.ts";
import type { Distribution, Variate } from "../../engine/random/distribution.ts";
import { DistributionError } from "../../engine/random/distribution-error.ts";
import { hashName } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";

/** The half-width of a 99.9 % interval in standard errors. */
const Z999 = 3.2905267314919255;

/** A uniform of the kind streams give, the ends of (0, 1) often among them. */
const share = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 53 }).map((k) => Math.pow(2, -k)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 53 }).map((k) => 1 - Math.pow(2, -k)) },
);

export interface Accuracy {
  /** How far apart, relative to the value, two draws may stand in the wrong order. */
  readonly order?: number;
  /** How far cdf(quantile(u)) may be from u. */
  readonly roundTrip?: number;
}

/** The quantile never falls, keeps to the support, and is the least x with cdf(x) >= u. */
export function expectQuantileLaw(
  variate: Variate,
  { order = 1e-13, roundTrip = 1e-11 }: Accuracy = {},
): void {
  fc.assert(
    fc.property(share, share, (first, second) => {
      const [u, v] = first <= second ? [first, second] : [second, first];
      const x = variate.quantile(u);
      const y = variate.quantile(v);
      expect(y).toBeGreaterThanOrEqual(x - order * Math.abs(x));
      expect(x).toBeGreaterThanOrEqual(variate.min);
      expect(y).toBeLessThanOrEqual(variate.max);
      expect(variate.cdf(x)).toBeGreaterThanOrEqual(u - roundTrip);
      if (x > variate.min) {
        // A step below the quantile the cdf has not reached u.
        expect(variate.cdf(x - 1e-9 * Math.abs(x) - 1e-300)).toBeLessThanOrEqual(u + roundTrip);
      }
    }),
    { seed: 1, numRuns: 400 },
  );
  expect(variate.quantile(0)).toBe(variate.min);
  expect(variate.quantile(1)).toBe(variate.max);
  expect(variate.cdf(-Infinity)).toBe(0);
  expect(variate.cdf(Infinity)).toBe(1);
}

/**
 * Mean and variance of `draws` draws of a fixed stream lie inside the 99.9 % intervals around the
 * stated ones.
 */
export function expectMoments(variate: Variate, name: string, draws = 30_000): void {
  const stream = createStream(20_260_101, 0, hashName(name), hashName("moments"));
  const sample = Float64Array.from({ length: draws }, () => variate.quantile(stream.uniform()));
  const sum = (f: (x: number) => number) => sample.reduce((total, x) => total + f(x), 0);
  const mean = sum((x) => x) / draws;
  const variance = sum((x) => (x - mean) * (x - mean)) / (draws - 1);
  const fourth = sum((x) => Math.pow(x - mean, 4)) / draws;
  const error = Math.sqrt(variance / draws);
  // The sums themselves are exact to some 1e-12 of the mean.
  const rounding = 1e-12 * Math.abs(mean);
  expect(Math.abs(mean - variate.mean)).toBeLessThanOrEqual(Z999 * error + rounding);
  const varianceError = Math.sqrt(Math.max(0, fourth - variance * variance) / draws);
  expect(Math.abs(variance - variate.variance)).toBeLessThanOrEqual(
    Z999 * varianceError + rounding,
  );
}

/** Both, for a distribution as data. */
export function expectLaw(name: string, distribution: Distribution, accuracy?: Accuracy): Variate {
  const variate = compileDistribution(distribution);
  expectQuantileLaw(variate, accuracy);
  expectMoments(variate, name);
  return variate;
}

/** The distribution is refused, naming the parameter and what was found. */
export function expectRefused(distribution: Distribution, parameter: string, found: unknown): void {
  let refusal: unknown;
  try {
    compileDistribution(distribution);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(DistributionError);
  expect(refusal).toBeInstanceOf(RangeError);
  const error = refusal as DistributionError;
  expect({ parameter: error.parameter, found: error.found }).toEqual({ parameter, found });
  expect(error.message).toContain(error.allowed.en);
  expect(error.message).toContain(error.allowed.zh);
}

/** Equal to within a share of the value. */
export function expectClose(actual: number, expected: number, relative: number): void {
  const scale = Math.max(Math.abs(expected), Number.MIN_VALUE);
  expect(Math.abs(actual - expected) / scale, `${actual} for ${expected}`).toBeLessThanOrEqual(
    relative,
  );
}
