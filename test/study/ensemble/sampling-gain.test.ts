import { describe, expect, test } from "vitest";

import { hashName } from "../../../engine/random/names.ts";
import { drawingOf, strataOf, stratumOf, withinStratum } from "../../../engine/random/sampling.ts";
import type { Sampling } from "../../../engine/random/sampling.ts";
import { createStream } from "../../../engine/random/stream.ts";
import type { Ensemble } from "../../../engine/study/ensemble/ensemble.ts";
import { samplingGain } from "../../../engine/study/ensemble/sampling-gain.ts";

const WHO = hashName("toy of sampling");

type Passes = (hour: number, season: number, other: number, set: number) => boolean;

/** Plays a toy of three draws under a scheme: what it passes is a rule. */
const played = (
  seed: number,
  replications: number,
  sets: number,
  sampling: Sampling,
  rule: Passes,
): Ensemble => {
  const passes = Int8Array.from({ length: replications }, (_, r) => {
    const drawing = drawingOf(r, sets, sampling);
    const u = (what: number): number =>
      createStream(seed, drawing.streams, WHO, what, drawing.antithetic).uniform();
    const stratified = (draw: "hour" | "season", what: number): number =>
      sampling.strata.includes(draw)
        ? withinStratum(u(what), stratumOf(seed, draw, 0, drawing), strataOf[draw])
        : u(what);
    return rule(stratified("hour", 1), stratified("season", 2), u(3), drawing.set) ? 1 : 0;
  });
  const plan = { program: 0, seed, replications, sets, explain: false };
  return { plan, targets: 1, passes } as unknown as Ensemble;
};

const share = ({ passes }: Ensemble): number => passes.reduce((a, b) => a + b, 0) / passes.length;

const variance = (values: readonly number[]): number => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
};

const plain: Sampling = { antithetic: false, strata: [] };
const pairs: Sampling = { antithetic: true, strata: [] };
const strata: Sampling = { antithetic: false, strata: ["hour", "season"] };
const both: Sampling = { antithetic: true, strata: ["hour", "season"] };

/** Three in four pass; a quarter of the replications by the hour, so by strata alone nothing is left of that. */
const byHour: Passes = (hour, _, other) => (hour < 0.5 ? other < 0.95 : other < 0.55);
const monotone: Passes = (_, __, other) => other < 0.7;

const many = (sampling: Sampling, rule: Passes, seeds = 400, n = 160, sets = 4): Ensemble[] =>
  Array.from({ length: seeds }, (_, seed) => played(seed, n, sets, sampling, rule));

describe("what a scheme gains", () => {
  test("every scheme is unbiased", () => {
    for (const sampling of [plain, pairs, strata, both]) {
      const shares = many(sampling, byHour).map(share);
      const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
      // Sd of a plain share is 0.034, of the mean of 400 0.0017.
      expect(Math.abs(mean - 0.75)).toBeLessThan(0.0052);
    }
  });

  test("antithetic pairs reduce the variance of a monotone promise by the known factor", () => {
    // u < 0.7 and 1 - u < 0.7 together: 0.4. Correlation (0.4 - 0.49) / 0.21, gain 1 / (1 - 3/7) = 1.75.
    const measured = many(pairs, monotone).map((run) => samplingGain(run, 0, pairs));
    const gain = measured.reduce((sum, one) => sum + 1 / one.gain, 0) / measured.length;
    expect(1 / gain).toBeGreaterThan(1.65);
    expect(1 / gain).toBeLessThan(1.85);
    const correlation = measured.reduce((sum, one) => sum + one.correlation, 0) / measured.length;
    expect(correlation).toBeCloseTo(-3 / 7, 1);
    // And that is what repeated runs show.
    const ratio =
      variance(many(plain, monotone).map(share)) / variance(many(pairs, monotone).map(share));
    expect(ratio).toBeGreaterThan(1.4);
    expect(ratio).toBeLessThan(2.2);
  });

  test("strata take away what lies between them, by the known factor", () => {
    // Variance 0.1875, of it (0.2)^2 = 0.04 between the halves of the day.
    const truth = 0.1875 / (0.1875 - 0.04);
    const measured = many(strata, byHour).map((run) => samplingGain(run, 0, strata));
    const gain = measured.reduce((sum, one) => sum + 1 / one.gain, 0) / measured.length;
    expect(Math.abs(1 / gain - truth)).toBeLessThan(0.12);
    const ratio =
      variance(many(plain, byHour, 1000, 64).map(share)) /
      variance(many(strata, byHour, 1000, 64).map(share));
    expect(Math.abs(ratio - truth)).toBeLessThan(0.2);
    const [one] = measured;
    expect(one.between.hour).toBeGreaterThan(0.05);
    expect(one.between.season).toBeLessThan(0.1);
  });

  test("both together are measured as they are", () => {
    const measured = many(both, byHour).map((run) => samplingGain(run, 0, both));
    const gain = 1 / (measured.reduce((sum, one) => sum + 1 / one.gain, 0) / measured.length);
    const ratio =
      variance(many(plain, byHour, 1000, 64).map(share)) /
      variance(many(both, byHour, 1000, 64).map(share));
    expect(Math.abs(gain / ratio - 1)).toBeLessThan(0.15);
  });

  test("pairs that agree are told: the gain is below one", () => {
    const even: Passes = (_, __, other) => Math.abs(other - 0.5) < 0.35;
    const { gain, correlation } = samplingGain(played(1, 400, 4, pairs, even), 0, pairs);
    expect(correlation).toBeCloseTo(1, 1);
    expect(gain).toBeCloseTo(0.5, 1);
  });

  test("differences between sets are nobody's gain", () => {
    const bySet: Passes = (_, __, other, set) => other < 0.5 + 0.12 * set;
    const plainly = samplingGain(played(1, 4000, 4, strata, bySet), 0, strata);
    expect(plainly.gain).toBeLessThan(1.05);
  });

  test("the interval covers the share, whatever the scheme", () => {
    for (const sampling of [pairs, strata, both]) {
      const inside = many(sampling, byHour, 200).filter((run) => {
        const { low, high } = samplingGain(run, 0, sampling);
        return low <= 0.75 && 0.75 <= high;
      }).length;
      expect(inside / 200).toBeGreaterThan(0.92);
    }
  });

  test("nothing is claimed where nothing varies, or too little was played", () => {
    const always = samplingGain(
      played(1, 160, 4, both, () => true),
      0,
      both,
    );
    expect(always.gain).toBeNaN();
    expect(always.high).toBe(1);
    expect(samplingGain(played(1, 20, 4, both, byHour), 0, both).gain).toBeNaN();
  });
});
