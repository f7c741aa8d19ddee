import type { Interval } from "../../../engine/statistics/interval.ts";
import { meanInterval } from "../../../engine/statistics/mean-interval.ts";
import { Tally } from "../../../engine/statistics/tally.ts";

/** What one replication measured. */
export interface Measured {
  readonly estimates: Readonly<Record<string, number>>;
  /** Numbers of expectation 0 (see source.ts), the same ones in every replication. */
  readonly controls: readonly number[];
}

export interface ControlledMean extends Interval {
  readonly standardError: number;
}

const FOLDS = 10;
/** A control with less than this share of its variance left over says nothing new. */
const REDUNDANT = 1e-9;

/**
 * The mean of independent observations with Student's t interval, after regression on controls of
 * known mean 0: Lavenberg and Welch (1981), "A perspective on the use of control variables to
 * increase the efficiency of Monte Carlo simulations", Management Science 27.
 *
 * The slopes for each tenth of the observations come from the other nine, so that they are
 * independent of the controls they are multiplied with: the corrected observations keep exactly the
 * expectation of the plain ones, and their spread shows also what slopes from few data cost.
 * Observations wants many times as many rows as there are controls.
 */
export function controlledMean(
  observations: readonly number[],
  controls: readonly (readonly number[])[],
  confidence: number,
): ControlledMean {
  const columns = (controls[0] ?? []).map((_, k) => controls.map((row) => row[k]));
  const corrected = new Tally();
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = observations.map((_, row) => row).filter((row) => row % FOLDS !== fold);
    const residuals = residualsOf(observations, columns, rest);
    for (let row = fold; row < observations.length; row += FOLDS) corrected.record(residuals[row]);
  }
  const standardError = Math.sqrt(corrected.variance / corrected.count);
  return { ...meanInterval(corrected, confidence), standardError };
}

/**
 * Observations less what the columns explain of them, fitted on the given rows: Gram and Schmidt
 * with the covariance over these rows as inner product.
 */
function residualsOf(
  observations: readonly number[],
  columns: readonly (readonly number[])[],
  rows: readonly number[],
): readonly number[] {
  const bases: { column: readonly number[]; variance: number }[] = [];
  let residuals = observations;
  for (const original of columns) {
    let column = original;
    for (const base of bases) {
      column = less(column, covariance(column, base.column, rows) / base.variance, base.column);
    }
    const variance = covariance(column, column, rows);
    if (!(variance > REDUNDANT * covariance(original, original, rows))) continue;
    bases.push({ column, variance });
    residuals = less(residuals, covariance(residuals, column, rows) / variance, column);
  }
  return residuals;
}

function less(from: readonly number[], factor: number, column: readonly number[]): number[] {
  return from.map((value, row) => value - factor * column[row]);
}

function covariance(a: readonly number[], b: readonly number[], rows: readonly number[]): number {
  let sumA = 0;
  let sumB = 0;
  for (const row of rows) {
    sumA += a[row];
    sumB += b[row];
  }
  const meanA = sumA / rows.length;
  const meanB = sumB / rows.length;
  let sum = 0;
  for (const row of rows) sum += (a[row] - meanA) * (b[row] - meanB);
  return sum / rows.length;
}
