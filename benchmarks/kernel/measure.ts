/** Work to be timed: returns how many events (or other units) it did. */
export type Work = () => number;

export interface Measured {
  /** Median over the rounds, events per second. */
  readonly eventsPerSecond: number;
  /** The fastest round, the least disturbed by whatever else the machine did. */
  readonly bestEventsPerSecond: number;
}

export interface Compared extends Measured {
  /** Median over the rounds of own rate / baseline rate, each pair run back to back. */
  readonly ratioToBaseline: number;
  readonly baselineEventsPerSecond: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function rate(work: Work): number {
  const start = performance.now();
  const events = work();
  return (events / (performance.now() - start)) * 1000;
}

/** Times `work` alone: one warm-up, then `rounds`. */
export function measure(work: Work, rounds: number): Measured {
  work();
  const rates = Array.from({ length: rounds }, () => rate(work));
  return { eventsPerSecond: median(rates), bestEventsPerSecond: Math.max(...rates) };
}

/**
 * Times `work` against `baseline`, in turn, so that what the machine does besides touches both:
 * two warm-ups, then `rounds` pairs, every other pair in the opposite order.
 */
export function compare(work: Work, baseline: Work, rounds: number): Compared {
  for (let warmUp = 0; warmUp < 2; warmUp++) {
    work();
    baseline();
  }
  const own: number[] = [];
  const base: number[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      own.push(rate(work));
      base.push(rate(baseline));
    } else {
      base.push(rate(baseline));
      own.push(rate(work));
    }
  }
  return {
    eventsPerSecond: median(own),
    bestEventsPerSecond: Math.max(...own),
    baselineEventsPerSecond: median(base),
    ratioToBaseline: median(own.map((value, round) => value / base[round])),
  };
}
