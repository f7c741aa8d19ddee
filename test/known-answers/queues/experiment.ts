import { hashName } from "../../../engine/random/names.ts";
import { controlledMean } from "./estimate.ts";
import type { ControlledMean, Measured } from "./estimate.ts";

/** A model with known answers, and how long to run it. */
export interface Experiment {
  readonly name: string;
  /** Independent replications. */
  readonly replications: number;
  /** The exact values, by name of the quantity. */
  readonly expected: Readonly<Record<string, number>>;
  /**
   * One replication, a pure function of its arguments. Sums over customers are divided by the number
   * expected, not by the number that came: a ratio of two random sums is a little off on average
   * (by one part in some thousands here), and the controls undo what is lost in spread.
   */
  run(seed: number, replication: number): Measured;
}

/** One exact value beside its estimate. */
export interface Row {
  readonly experiment: string;
  readonly quantity: string;
  readonly expected: number;
  readonly estimate: ControlledMean;
  /** Half-width of the interval as a share of the expected value. */
  readonly halfWidth: number;
  /** The interval contains the expected value. */
  readonly holds: boolean;
}

export const CONFIDENCE = 0.999;
/** Largest half-width of an interval as a share of the value. */
export const PRECISION = 0.01;

/** Runs all replications, with streams that no other experiment shares. One row a quantity. */
export function runExperiment(experiment: Experiment, seed: number): Row[] {
  const ownSeed = hashName(`${experiment.name} ${seed}`);
  const measured = Array.from({ length: experiment.replications }, (_, replication) =>
    experiment.run(ownSeed, replication),
  );
  const controls = measured.map((one) => one.controls);
  return Object.entries(experiment.expected).map(([quantity, expected]) => {
    const observations = measured.map((one) => one.estimates[quantity]);
    const estimate = controlledMean(observations, controls, CONFIDENCE);
    return {
      experiment: experiment.name,
      quantity,
      expected,
      estimate,
      halfWidth: (estimate.high - estimate.low) / 2 / Math.abs(expected),
      holds: estimate.low <= expected && expected <= estimate.high,
    };
  });
}

/** A line for a table: quantity, exact value, estimate, half-width, distance in standard errors. */
export function lineOf(row: Row): string {
  const { quantity, expected, estimate } = row;
  const distance = (estimate.estimate - expected) / estimate.standardError;
  return [
    quantity.padEnd(20),
    expected.toPrecision(7).padStart(10),
    estimate.estimate.toPrecision(7).padStart(10),
    `+-${(100 * row.halfWidth).toFixed(2)} %`,
    `${distance.toFixed(2).padStart(6)} s.e.`,
    row.holds ? "" : "MISSED",
  ].join("  ");
}
