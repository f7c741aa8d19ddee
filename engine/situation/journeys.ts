/** How a stretch was covered. */
export const MOVES = { road: 0, foot: 1, air: 2 } as const;
export type Moves = (typeof MOVES)[keyof typeof MOVES];

/** A stretch of a way as it was covered: from node to node of the roads, or through the air. */
export interface Stretch {
  readonly unit: number;
  readonly by: Moves;
  readonly fromS: number;
  readonly toS: number;
  /** Places in order: nodes of the road network, or positions where no node is. */
  readonly places: readonly (number | readonly [lon: number, lat: number])[];
  /** When it is at each of them, s; one for each place, never falling. */
  readonly timesS: readonly number[];
}

/**
 * A logbook of ways for whoever draws a replication. The trace says who leaves and who arrives; the
 * way between is here, and only while somebody keeps a log. Nothing in a replication reads it.
 */
export interface Journeys {
  log: Stretch[] | undefined;
}

export const noJourneys = (): Journeys => ({ log: undefined });

/** Writes down a straight way between two positions, if anybody keeps a log. */
export const logHop = (
  { log }: Journeys,
  unit: number,
  by: Moves,
  fromS: number,
  from: readonly [lon: number, lat: number],
  toS: number,
  to: readonly [lon: number, lat: number],
): void => {
  log?.push({ unit, by, fromS, toS, places: [from, to], timesS: [fromS, toS] });
};
