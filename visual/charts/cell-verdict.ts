import type { VerdictWord } from "../../engine/inputs/run-result.ts";

/** The error on each side. */
const ERROR = 0.025;

/** ln(n!) for whole numbers. */
const lnFactorial = (n: number): number => {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
};

/** The probability that of n trials with probability p so many succeed, or fewer. */
const atMost = (successes: number, n: number, p: number): number => {
  if (p >= 1) return successes >= n ? 1 : 0;
  let sum = 0;
  const all = lnFactorial(n);
  for (let k = 0; k <= successes; k++) {
    sum += Math.exp(
      all - lnFactorial(k) - lnFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log(1 - p),
    );
  }
  return Math.min(1, sum);
};

/**
 * The verdict of one cell of a table by the exact 95 % interval of a share (Clopper and Pearson 1934),
 * chance alone and each cell for itself: wholly at or above the wanted reliability, below it, or neither.
 */
export const cellVerdict = (kept: number, n: number, reliability: number): VerdictWord => {
  if (n === 0) return "not tested";
  if (kept > 0 && 1 - atMost(kept - 1, n, reliability) <= ERROR) return "met";
  return atMost(kept, n, reliability) <= ERROR ? "not met" : "undecided";
};
