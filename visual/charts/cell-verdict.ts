import type { VerdictWord } from "../../engine/inputs/run-result.ts";

/** The normal quantile of 97.5 %. */
const Z = 1.959964;

/**
 * The verdict of one cell of a table, by the 95 % score interval of a share (Wilson 1927), chance alone
 * and each cell for itself: above the wanted reliability, below it, or neither.
 */
export const cellVerdict = (kept: number, n: number, reliability: number): VerdictWord => {
  if (n === 0) return "not tested";
  const share = kept / n;
  const z2 = Z * Z;
  const middle = (kept + z2 / 2) / (n + z2);
  const half = (Z / (n + z2)) * Math.sqrt(n * share * (1 - share) + z2 / 4);
  if (middle - half >= reliability) return "met";
  return middle + half < reliability ? "not met" : "undecided";
};
