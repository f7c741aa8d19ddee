import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import exp from "@stdlib/math-base-special-exp";
import expm1 from "@stdlib/math-base-special-expm1";
import gammaln from "@stdlib/math-base-special-gammaln";
import ln from "@stdlib/math-base-special-ln";
import log1p from "@stdlib/math-base-special-log1p";

import { ValueRefused } from "./value-refused.ts";

/**
 * Evidence that a share lies above a limit, as the logarithm of a bet's winnings: the likelihood of the
 * trials averaged over shares spread evenly from the limit to 1, over their likelihood at the limit. While
 * the share is not above the limit, winnings are a supermartingale along the trials: that they ever reach
 * w has probability 1 / w at most (Ville 1939), however often one looks. 0 without trials.
 *
 * Throws `ValueRefused` unless passes and n are whole, 0 <= passes <= n and 0 < limit < 1.
 */
export const evidenceAbove = (passes: number, n: number, limit: number): number => {
  if (!(limit > 0 && limit < 1)) {
    throw new ValueRefused("shareEvidence", limit, {
      zh: "0 与 1 之间",
      en: "between 0 and 1",
    });
  }
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(passes) || passes < 0 || passes > n) {
    throw new ValueRefused("shareEvidence", passes, {
      zh: `0 至 ${n} 的整数`,
      en: `a whole number from 0 to ${n}`,
    });
  }
  const failures = n - passes;
  const above = betaCdf(1 - limit, failures + 1, passes + 1);
  if (above === 0) return -Infinity;
  return (
    gammaln(passes + 1) +
    gammaln(failures + 1) -
    gammaln(n + 2) +
    ln(above) -
    passes * ln(limit) -
    (failures + 1) * log1p(-limit)
  );
};

/** Evidence that a share lies below a limit: the mirror of `evidenceAbove`. */
export const evidenceBelow = (passes: number, n: number, limit: number): number =>
  evidenceAbove(n - passes, n, 1 - limit);

/** ln(1 - weight + weight * e^evidence). */
const diluted = (evidence: number, weight: number): number => {
  if (weight >= 1) return evidence;
  return evidence > 36 ? ln(weight) + evidence : log1p(weight * expm1(evidence));
};

/**
 * Evidence from several bets of equal stakes, as logarithms of their winnings: the logarithm of the mean,
 * winnings again. -Infinity without any.
 */
export const evidenceOfBets = (values: readonly number[]): number => {
  const top = values.reduce((most, value) => Math.max(most, value), -Infinity);
  if (!Number.isFinite(top)) return top;
  return top + ln(values.reduce((sum, value) => sum + exp(value - top), 0) / values.length);
};

/** Bets are made as if 1, 2, 4, ... all of so many shares lay beyond the limit. */
const weightsFor = (all: number): number[] => {
  const weights = [1];
  for (let some = 1; some < all; some *= 2) weights.push(some / all);
  return weights;
};

/**
 * Evidence that at least one of several independent shares lies beyond the limit, from the evidence of
 * each: bets as if few, many or all of them did, in equal parts. Winnings again, which reach w with
 * probability 1 / w at most while none of them lies there.
 */
export const evidenceOfAny = (evidence: readonly number[]): number =>
  evidenceOfBets(
    weightsFor(evidence.length).map((weight) =>
      evidence.reduce((sum, each) => sum + diluted(each, weight), 0),
    ),
  );

/**
 * How many of several independent shares at least lie beyond the limit: as long as all but the strongest
 * still show one, there is one more. A closed test, so that the number is too high with probability
 * e^-needed at most, whichever lie there and however often one looks.
 *
 * @param evidence of each
 * @param more further bets that at least one does, for example on the trials of all of them together:
 *   they share the stakes of the first step
 */
export const shownBeyond = (
  evidence: readonly number[],
  needed: number,
  more: readonly number[] = [],
): number => {
  const ascending = [...evidence].sort((a, b) => a - b);
  const all = ascending.length;
  if (all === 0 || evidenceOfBets([evidenceOfAny(ascending), ...more]) < needed) return 0;
  const bets = weightsFor(all).map((weight) => {
    let sum = 0;
    return ascending.map((each) => (sum += diluted(each, weight)));
  });
  let shown = 1;
  while (shown < all && evidenceOfBets(bets.map((sums) => sums[all - 1 - shown])) >= needed)
    shown++;
  return shown;
};
