import ln from "@stdlib/math-base-special-ln";
import log1p from "@stdlib/math-base-special-log1p";

import { checkConfidence } from "./interval.ts";
import type { Interval } from "./interval.ts";
import { evidenceOfBets } from "./share-evidence.ts";
import { ValueRefused } from "./value-refused.ts";

/** Parts of what one has that are bet, in equal stakes: large ones tell soon, small ones where much varies. */
const PARTS = [15 / 16, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32];

/** Halvings of the range, after which a bound is as good as known. */
const STEPS = 40;

/**
 * Evidence, as the logarithm of winnings, that the mean of values from 0 on lies above a mean: at every
 * value a part of what one has is bet on it at the odds that are fair if it does not. Falls with the mean.
 */
const evidenceOver = (values: readonly (readonly [value: number, times: number])[], mean: number) =>
  evidenceOfBets(
    PARTS.map((part) =>
      values.reduce((sum, [value, times]) => sum + times * log1p(part * (value / mean - 1)), 0),
    ),
  );

/** The largest mean from 0 to 1 above which the mean of values from 0 to 1 is shown to lie; 0 if none. */
const lowerBound = (
  values: readonly (readonly [value: number, times: number])[],
  needed: number,
): number => {
  let [low, high] = [0, 1];
  for (let i = 0; i < STEPS; i++) {
    const middle = (low + high) / 2;
    if (evidenceOver(values, middle) >= needed) low = middle;
    else high = middle;
  }
  return low;
};

/**
 * Interval for the mean of independent observations that lie between two limits, by betting (Waudby-Smith
 * and Ramdas 2024): at least the given confidence for any number of them and however they are spread,
 * where Student's t fails for a few rare values. Half of the error for each side. 1.3 to 1.7 times as wide
 * as Student's where that one holds; more where few observations lie close together, since one near a limit
 * may not have been seen. Without observations it reaches from limit to limit.
 *
 * Throws `ValueRefused` unless 0 < confidence < 1 and all observations lie between the limits.
 */
export function boundedMeanInterval(
  observations: ArrayLike<number>,
  [least, most]: readonly [least: number, most: number],
  confidence = 0.95,
): Interval {
  checkConfidence("boundedMeanInterval", confidence);
  const times = new Map<number, number>();
  let sum = 0;
  for (let i = 0; i < observations.length; i++) {
    const value = observations[i];
    if (!(value >= least && value <= most)) {
      throw new ValueRefused("boundedMeanInterval", value, {
        zh: `${least} 至 ${most}`,
        en: `${least} to ${most}`,
      });
    }
    sum += value;
    times.set(value, (times.get(value) ?? 0) + 1);
  }
  const n = observations.length;
  if (n === 0) return { estimate: NaN, low: least, high: most, confidence };
  const range = most - least;
  const needed = -ln((1 - confidence) / 2);
  const up = Array.from(times, ([value, t]) => [(value - least) / range, t] as const);
  const down = Array.from(times, ([value, t]) => [(most - value) / range, t] as const);
  return {
    estimate: sum / n,
    low: least + range * lowerBound(up, needed),
    high: most - range * lowerBound(down, needed),
    confidence,
  };
}
