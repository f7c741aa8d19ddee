import { dateAt, hourAt } from "../../situation/calendar.ts";
import type { Measurer, Read } from "../../targets/measure.ts";
import type { Opened } from "./program.ts";

/**
 * What a replication was played under, a column each: hour of the day at the start (local, 0 up to 24),
 * season then (number of `seasons` in `inputs/case.ts`), weather at the start (number of `weathers`, NaN
 * where there is none), magnitude of the first earthquake (NaN where nothing shook), and the town hit
 * worst (its post, -1 where nothing happened).
 */
export const conditionColumns = ["hour", "season", "weather", "magnitude", "place"] as const;

export type ConditionColumn = (typeof conditionColumns)[number];

/** Columns of `conditions`: how many numbers a replication takes. */
export const CONDITIONS = conditionColumns.length;

/** Number of the season of a month: spring begins with March. */
const seasonOf = (month: number): number => Math.floor(((month + 9) % 12) / 3);

/** Writes the conditions of the replication that `measurer` has read, from `at` on. */
export const noteConditions = (
  opened: Opened,
  measurer: Measurer,
  { calendar }: Read,
  into: Float32Array,
  at: number,
): void => {
  const drawn = opened.drawn?.();
  into[at] = hourAt(calendar, 0);
  into[at + 1] = seasonOf(dateAt(calendar, 0).month);
  into[at + 2] = drawn?.weather ?? NaN;
  into[at + 3] = drawn?.magnitude ?? NaN;
  into[at + 4] = measurer.worstTown();
};
