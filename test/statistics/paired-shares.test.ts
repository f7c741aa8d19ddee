import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  discordancePValue,
  pairedShareInterval,
  unpairedShareInterval,
} from "../../engine/statistics/paired-shares.ts";
import { ValueRefused } from "../../engine/statistics/value-refused.ts";

/** Logarithms of factorials up to a number. */
const lnFactorials = (most: number): number[] => {
  const sums = [0];
  for (let k = 1; k <= most; k++) sums.push(sums[k - 1] + Math.log(k));
  return sums;
};

/** Exact probability that the interval holds the difference, over all outcomes of n trials. */
const coverage = (n: number, gains: number, loses: number, confidence: number): number => {
  const ln = lnFactorials(n);
  const weigh = (count: number, share: number): number =>
    count === 0 ? 0 : count * Math.log(share);
  let held = 0;
  for (let gained = 0; gained <= n; gained++) {
    for (let lost = 0; gained + lost <= n; lost++) {
      const rest = n - gained - lost;
      const probability = Math.exp(
        ln[n] -
          ln[gained] -
          ln[lost] -
          ln[rest] +
          weigh(gained, gains) +
          weigh(lost, loses) +
          weigh(rest, 1 - gains - loses),
      );
      if (probability < 1e-12) continue;
      const { low, high } = pairedShareInterval({ gained, lost, n }, confidence);
      const truth = gains - loses;
      if (low <= truth + 1e-12 && high >= truth - 1e-12) held += probability;
    }
  }
  return held;
};

const counts = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(80))
  .map(([gained, lost, rest]) => ({ gained, lost, n: gained + lost + rest }));

describe("interval for the difference of shares on the same trials", () => {
  it("covers at least 95 %, counted over every outcome", () => {
    for (const n of [8, 20, 40]) {
      for (const gains of [0.005, 0.05, 0.2, 0.5, 0.9]) {
        for (const loses of [0.001, 0.02, 0.09, 0.3, 0.45]) {
          if (gains + loses >= 1) continue;
          expect(coverage(n, gains, loses, 0.95), `${n} ${gains} ${loses}`).toBeGreaterThan(0.95);
        }
      }
    }
  });

  it("leaves 0 out only where McNemar's exact test does, and turns over with the arms", () => {
    fc.assert(
      fc.property(counts, ({ gained, lost, n }) => {
        const { low, high, estimate } = pairedShareInterval({ gained, lost, n });
        if (low > 0 || high < 0) expect(discordancePValue(gained, lost)).toBeLessThanOrEqual(0.05);
        if (n === 0) return;
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
        const other = pairedShareInterval({ gained: lost, lost: gained, n });
        expect(other.low).toBeCloseTo(-high, 12);
        expect(other.high).toBeCloseTo(-low, 12);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("is narrower than without pairing by what the correlation gives", () => {
    // 400 trials: first passes 200, second 240, 60 gained and 20 lost.
    const paired = pairedShareInterval({ gained: 60, lost: 20, n: 400 });
    const unpaired = unpairedShareInterval({ passes: 200, n: 400 }, { passes: 240, n: 400 });
    const factor = (unpaired.high - unpaired.low) / (paired.high - paired.low);
    // Variances for each trial: .5 * .5 + .6 * .4 against .15 + .05 - .1 * .1.
    expect(factor).toBeCloseTo(Math.sqrt((0.25 + 0.24) / (0.2 - 0.01)), 1);
    expect(unpaired.estimate).toBeCloseTo(0.1, 12);
  });

  it("knows nothing without trials and refuses counts that do not fit", () => {
    expect(pairedShareInterval({ gained: 0, lost: 0, n: 0 })).toMatchObject({ low: -1, high: 1 });
    expect(unpairedShareInterval({ passes: 0, n: 0 }, { passes: 1, n: 2 }).low).toBe(-1);
    expect(() => pairedShareInterval({ gained: 3, lost: 2, n: 4 })).toThrow(ValueRefused);
    expect(() => pairedShareInterval({ gained: 0.5, lost: 2, n: 4 })).toThrow(ValueRefused);
  });
});

describe("McNemar's exact test", () => {
  it("is the two-sided sign test on what differs", () => {
    expect(discordancePValue(0, 0)).toBe(1);
    expect(discordancePValue(5, 5)).toBe(1);
    // 2 (1 + 10) / 1024
    expect(discordancePValue(9, 1)).toBeCloseTo(22 / 1024, 12);
    expect(discordancePValue(1, 9)).toBeCloseTo(22 / 1024, 12);
    expect(discordancePValue(6, 0)).toBeCloseTo(2 / 64, 12);
  });
});
