import { compileDistribution, draw } from "../../engine/random/distribution.ts";
import type { Distribution } from "../../engine/random/distribution.ts";
import { hashName } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";

/**
 * A model that uses every distribution, as a pure function without a Node module, so that Node and a
 * browser can be asked for the same hash.
 */

const normal: Distribution = { kind: "normal", mean: 10, sd: 5 };
const triangular: Distribution = { kind: "triangular", min: 10, mode: 20, max: 45 };
const lognormal: Distribution = { kind: "lognormal", median: 20, p90: 45 };
const gamma: Distribution = { kind: "gamma", shape: 2.5, scale: 4 };
const weibull: Distribution = { kind: "weibull", shape: 1.7, scale: 30 };
const beta: Distribution = { kind: "beta", alpha: 0.6, beta: 3 };
const table: Distribution = {
  kind: "empirical",
  values: [0, 20, 45, 120],
  shares: [0, 0.5, 0.9, 1],
};

/** Every kind, and within a kind every way of being computed. */
export const everyDistribution: Readonly<Record<string, Distribution>> = {
  constant: { kind: "constant", value: 0.1 },
  uniform: { kind: "uniform", min: 0.3, max: 0.95 },
  triangular,
  pert: { kind: "pert", min: 10, mode: 20, max: 45 },
  exponential: { kind: "exponential", mean: 7 },
  normal,
  lognormal,
  "lognormal by mean and sd": { kind: "lognormal", mean: 12, sd: 7 },
  "lognormal by median and sigma": { kind: "lognormal", median: 12, sigma: 0.7 },
  "lognormal by quantiles": {
    kind: "lognormal",
    quantiles: [
      { share: 0.1, value: 3 },
      { share: 0.75, value: 20 },
    ],
  },
  gamma,
  "gamma, small shape": { kind: "gamma", shape: 0.3, scale: 1 },
  "gamma, large shape": { kind: "gamma", shape: 2000, scale: 0.5 },
  weibull,
  beta,
  "beta, narrow": { kind: "beta", alpha: 80, beta: 120, min: -1, max: 3 },
  empirical: { kind: "empirical", values: [9, 1, 4, 2.5, 2.5, 7.1] },
  "empirical table": table,
  discrete: { kind: "discrete", values: [5, 1, 2], weights: [0.2, 0.3, 0.5] },
  poisson: { kind: "poisson", mean: 3.3 },
  "poisson, rare": { kind: "poisson", mean: 1e-3 },
  "poisson, hundreds": { kind: "poisson", mean: 250 },
  "poisson, many": { kind: "poisson", mean: 123_456 },
  mixture: { kind: "mixture", weights: [0.3, 0.2, 0.5], parts: [normal, weibull, lognormal] },
  "mixture with a lump": {
    kind: "mixture",
    weights: [1, 3],
    parts: [{ kind: "constant", value: 15 }, gamma],
  },
  "truncated normal": { kind: "truncated", of: normal, min: 0, max: 12 },
  "truncated triangular": { kind: "truncated", of: triangular, min: 15, max: 30 },
  "truncated lognormal": { kind: "truncated", of: lognormal, min: 30 },
  "truncated gamma": { kind: "truncated", of: gamma, max: 20 },
  "truncated weibull": { kind: "truncated", of: weibull, min: 5, max: 60 },
  "truncated beta": { kind: "truncated", of: beta, min: 0.05 },
  "truncated poisson": { kind: "truncated", of: { kind: "poisson", mean: 9 }, min: 3, max: 20 },
  "truncated table": { kind: "truncated", of: table, min: 10, max: 100 },
  "truncated mixture": {
    kind: "truncated",
    of: { kind: "mixture", weights: [1, 1], parts: [normal, table] },
    min: 1,
    max: 60,
  },
};

/** Draws per distribution. */
const DRAWS = 2000;

/**
 * The bits of 2,000 draws of every distribution, with its mean and variance, in one hash of 64 bits
 * as 16 hexadecimal digits.
 */
export function everyDistributionHash(): string {
  const number = new Float64Array(1);
  const words = new Int32Array(number.buffer);
  // Two multiplicative hashes side by side (FNV's prime, and an odd number of full length).
  let low = 0x811c9dc5 | 0;
  let high = 0x2545f491 | 0;
  const take = (x: number) => {
    number[0] = x;
    for (const word of words) {
      low = Math.imul(low ^ word, 0x01000193);
      low ^= low >>> 15;
      high = Math.imul(high ^ word, 0x85ebca6b);
      high ^= high >>> 13;
    }
  };
  for (const [name, distribution] of Object.entries(everyDistribution)) {
    const variate = compileDistribution(distribution);
    take(variate.mean);
    take(variate.variance);
    const stream = createStream(20_260_101, 7, hashName(name), hashName("every distribution"));
    for (let i = 0; i < DRAWS; i++) take(draw(variate, stream));
  }
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, "0");
  return hex(high) + hex(low);
}
