import betaCdf from "@stdlib/stats-base-dists-beta-cdf";

import type { Interval } from "./interval.ts";
import { clopperPearsonInterval } from "./share-interval.ts";
import { ValueRefused } from "./value-refused.ts";

/** What two arms came to on the same trials: where only the second passed, only the first, and how many there were. */
export interface PairedCounts {
  /** Trials that the first arm failed and the second passed. */
  readonly gained: number;
  /** Trials that the first arm passed and the second failed. */
  readonly lost: number;
  readonly n: number;
}

/**
 * Interval for the share of the second arm less that of the first, both on the same trials: the two
 * discordant shares, each with its exact interval (Clopper and Pearson 1934), put together by recovering
 * their variances (MOVER, Zou and Donner 2008, as Newcombe's method 10 of 1998 does with Wilson's), with
 * the negative correlation that shares of one sample have. Exact intervals in place of Wilson's keep
 * coverage at nominal or above for few discordant trials too (known-answers test: full enumeration), up to
 * 99.9 % from 20 trials on. Beyond that with few trials a bound misses more often than asked: at 99.99 %
 * 1.3 times with 20 trials, twice with 10.
 *
 * The interval never leaves out 0 unless McNemar's exact test of the same confidence does, so that the
 * word "better" is never said with more than its error. Without trials it is -1 to 1.
 *
 * Throws `ValueRefused` unless the counts are whole and fit n.
 */
export function pairedShareInterval(counts: PairedCounts, confidence = 0.95): Interval {
  const { gained, lost, n } = counts;
  checkPaired(counts);
  if (n === 0) return { estimate: NaN, low: -1, high: 1, confidence };
  const up = clopperPearsonInterval(gained, n, confidence);
  const down = clopperPearsonInterval(lost, n, confidence);
  const estimate = (gained - lost) / n;
  // Half a trial more in each cell: with few trials the correlation is not known to be nothing.
  const correlation = -Math.sqrt(
    ((gained + 0.5) * (lost + 0.5)) / ((n - gained + 0.5) * (n - lost + 0.5)),
  );
  const low = estimate - recovered(gained / n - up.low, down.high - lost / n, correlation);
  const high = estimate + recovered(up.high - gained / n, lost / n - down.low, correlation);
  const told = discordancePValue(gained, lost) <= 1 - confidence;
  return {
    estimate,
    low: Math.max(-1, told || estimate <= 0 ? low : Math.min(low, 0)),
    high: Math.min(1, told || estimate >= 0 ? high : Math.max(high, 0)),
    confidence,
  };
}

/**
 * Interval for the difference of two shares from trials of their own: the same way, without pairing.
 * What `pairedShareInterval` is to be measured against. Same errors.
 */
export function unpairedShareInterval(
  first: { readonly passes: number; readonly n: number },
  second: { readonly passes: number; readonly n: number },
  confidence = 0.95,
): Interval {
  if (first.n === 0 || second.n === 0) return { estimate: NaN, low: -1, high: 1, confidence };
  const before = clopperPearsonInterval(first.passes, first.n, confidence);
  const after = clopperPearsonInterval(second.passes, second.n, confidence);
  const estimate = after.estimate - before.estimate;
  return {
    estimate,
    low: estimate - recovered(after.estimate - after.low, before.high - before.estimate, 0),
    high: estimate + recovered(after.high - after.estimate, before.estimate - before.low, 0),
    confidence,
  };
}

/** Half a width of a difference from those of its parts. */
const recovered = (one: number, other: number, correlation: number): number =>
  Math.sqrt(Math.max(0, one * one - 2 * correlation * one * other + other * other));

/**
 * McNemar's test in its exact form: of the trials on which two arms differ each is as likely to favour
 * either, if they are as good (Liddell 1983). Two-sided; 1 where they never differ.
 */
export function discordancePValue(gained: number, lost: number): number {
  const n = gained + lost;
  const least = Math.min(gained, lost);
  // P(X <= least) of n fair coins.
  return least * 2 >= n ? 1 : Math.min(1, 2 * betaCdf(0.5, n - least, least + 1));
}

function checkPaired({ gained, lost, n }: PairedCounts): void {
  for (const count of [gained, lost, n, n - gained - lost]) {
    if (Number.isSafeInteger(count) && count >= 0) continue;
    throw new ValueRefused("pairedShareInterval", count, {
      zh: "非负整数,得失之和不超过次数",
      en: "whole numbers from 0 on, gained and lost together at most n",
    });
  }
}
