/**
 * The ladder of ranks: what goes first among events of exactly equal time. A smaller rank goes
 * first; at equal rank the event scheduled first goes first. Times are compared exactly, without
 * an epsilon.
 *
 * The order says what a careful person would: capacity is what it is before anybody asks for it,
 * what is given back at 10:00 can be taken at 10:00, whoever is called off at 10:00 is not served
 * at 10:00, and patience that ends at 10:00 is not disappointed by a unit that came free at 10:00.
 */
export const RANK = {
  /** Capacity changes by schedule; breakdowns and repairs. */
  capacity: 0,
  /** Engine-kept work ends, so that its unit can be given back. */
  release: 1,
  /** Interrupts reach their process. */
  interrupt: 2,
  /** Grants, fired signals and ended processes resume whoever waited for them. */
  grant: 3,
  /** Scheduled handlers and delays: the default. */
  ordinary: 4,
  /** Patience ends: reneging. */
  timeout: 5,
  /** Observers: samples and snapshots see the instant when it is over. */
  observe: 6,
} as const;

/** One rung of the ladder, or any whole number from 0 to 255 for a model's own order. */
export type Rank = number;

const HIGHEST_RANK = 255;

export function isRank(rank: number): rank is Rank {
  return rank === (rank & HIGHEST_RANK);
}
