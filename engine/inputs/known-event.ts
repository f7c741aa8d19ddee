import type { Text } from "./text.ts";

/** One thing that is known to have been so, beside what the model says of it. */
export interface KnownFact {
  readonly what: Text;
  readonly unit: string;
  readonly fact: number;
  /** The fact is a latest time or a largest number. */
  readonly atMost: boolean;
  /** The model took a number from this very fact: it shows that the fit holds and tests nothing. */
  readonly fitted: boolean;
  /** What the model gives, over replications: three quantiles; null is never. */
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

/**
 * A known event or a set of known figures beside the model, as kept in `scenarios/known-events/*.json`.
 * The tests against reality measure these tables and compare the files with what they measure.
 */
export interface KnownEvent {
  readonly id: string;
  readonly title: Text;
  readonly source: Text;
  /** How the model was asked. */
  readonly asked: Text;
  readonly facts: readonly KnownFact[];
}

/** A table as it stands in its file. */
export const knownEventText = (event: KnownEvent): string =>
  `${JSON.stringify(event, undefined, 2)}\n`;
