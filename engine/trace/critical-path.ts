import type { Trace } from "./trace.ts";

/** One link of the chain that led to an event: from the cause's time to this row's. */
export interface Step {
  readonly row: number;
  readonly kind: number;
  /** Seconds from the start of the case. */
  readonly time: number;
  /** Minutes since the cause; 0 for the event that began it all. */
  readonly minutes: number;
}

/**
 * The rows that led to a row, from the event that began it all to the row itself, by following
 * `cause`. It ends because a cause stands before its effect. Throws `BadRow` for a row that is not
 * there.
 */
export function criticalPath(trace: Trace, row: number): number[] {
  trace.checkRow(row);
  const { cause } = trace;
  const path: number[] = [];
  for (let i = row; i >= 0; i = cause[i]) path.push(i);
  return path.reverse();
}

/** The critical path with the minutes of every step; they add up to the time between its ends. */
export function criticalSteps(trace: Trace, row: number): Step[] {
  const { time, kind } = trace;
  return criticalPath(trace, row).map((i, position, path) => {
    const before = position === 0 ? i : path[position - 1];
    return { row: i, kind: kind[i], time: time[i], minutes: (time[i] - time[before]) / 60 };
  });
}

/**
 * Minutes of the critical path by kind of event: how long it took to reach each stage from the one
 * before. A kind that occurs several times on the path is added up. In the order of first
 * occurrence; the event that began it all is in it with 0.
 */
export function minutesByKind(trace: Trace, row: number): Map<number, number> {
  const minutes = new Map<number, number>();
  for (const step of criticalSteps(trace, row)) {
    minutes.set(step.kind, (minutes.get(step.kind) ?? 0) + step.minutes);
  }
  return minutes;
}
