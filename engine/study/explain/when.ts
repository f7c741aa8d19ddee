import { seasons } from "../../inputs/case.ts";
import type { When } from "../../inputs/run-result.ts";
import type { Ensemble } from "../ensemble/ensemble.ts";
import { CONDITIONS, conditionColumns } from "../pool/conditions.ts";

/** Hours of a band: short enough to tell night from rush hour, long enough to fill. */
export const BAND_H = 3;

const HOUR = conditionColumns.indexOf("hour");
const SEASON = conditionColumns.indexOf("season");

/**
 * When one target fails: replications that speak of somebody and those of them that fail, by season and
 * by three hours of the day at the start. Only what occurs, in the order of the year and the day.
 */
export const whenOf = ({ plan, targets, passes, conditions }: Ensemble, target: number): When[] => {
  const cells = seasons.map((season) =>
    Array.from({ length: 24 / BAND_H }, (_, band) => ({
      season,
      fromHour: band * BAND_H,
      n: 0,
      failed: 0,
    })),
  );
  for (let r = 0; r < plan.replications; r++) {
    const pass = passes[r * targets + target];
    if (pass === -1) continue;
    const hour = conditions[r * CONDITIONS + HOUR];
    const season = conditions[r * CONDITIONS + SEASON];
    const cell = cells[season]?.[Math.floor(hour / BAND_H) % (24 / BAND_H)];
    if (cell === undefined) continue;
    cell.n++;
    if (pass === 0) cell.failed++;
  }
  return cells.flat().filter(({ n }) => n > 0);
};
