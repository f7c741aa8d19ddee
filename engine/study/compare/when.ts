import type { Interval } from "../../statistics/interval.ts";
import { pairedShareInterval } from "../../statistics/paired-shares.ts";
import { CONDITIONS, conditionColumns } from "../pool/conditions.ts";
import type { Pairs } from "./pairs.ts";
import type { Arm } from "./play-arms.ts";

/** Hours of the day at which it begins, in fours of six: night, morning, afternoon, evening. */
export const hourBands = [0, 6, 12, 18] as const;
const BAND_H = 6;
const SEASONS = 4;

/** What is gained and lost in the disasters of one band of hours or one season. */
export interface WhenChange {
  /** First hour of the band; undefined for a season. */
  readonly fromHour: number | undefined;
  /** Number of `seasons` in `inputs/case.ts`; undefined for a band. */
  readonly season: number | undefined;
  readonly gained: number;
  readonly lost: number;
  readonly n: number;
  readonly interval: Interval;
}

const HOUR = conditionColumns.indexOf("hour");
const SEASON = conditionColumns.indexOf("season");

/** Gains and losses by hour and by season; what never was is left out. `error` is shared out over both. */
export const whenChanges = ({ pairs }: Pairs, base: Arm, error: number): WhenChange[] => {
  const { conditions } = base.ensemble;
  const bands = hourBands.map((fromHour) => ({ fromHour, season: undefined }));
  const seasons = Array.from({ length: SEASONS }, (_, season) => ({ fromHour: undefined, season }));
  const cells = [...bands, ...seasons].map(({ fromHour, season }) => {
    let gained = 0;
    let lost = 0;
    let n = 0;
    for (const { replication, passFirst, passSecond } of pairs) {
      const hour = conditions[replication * CONDITIONS + HOUR];
      const own = conditions[replication * CONDITIONS + SEASON];
      const isIn =
        fromHour === undefined ? own === season : hour >= fromHour && hour < fromHour + BAND_H;
      if (!isIn) continue;
      n++;
      if (passSecond && !passFirst) gained++;
      if (passFirst && !passSecond) lost++;
    }
    return { fromHour, season, gained, lost, n };
  });
  const present = cells.filter(({ n }) => n > 0);
  const confidence = 1 - error / Math.max(1, present.length);
  return present.map((cell) => ({ ...cell, interval: pairedShareInterval(cell, confidence) }));
};
