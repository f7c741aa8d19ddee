import { MOVES } from "../../../situation/journeys.ts";
import type { FlightPlan } from "../../../world/air/flight-plan.ts";
import type { Field } from "../field.ts";

/** Writes down where a flight goes and when, if anybody keeps a log; `stops` are those it was asked for. */
export const logFlight = (
  { situation, fleet }: Pick<Field, "situation" | "fleet">,
  unit: number,
  { stops }: { readonly stops: ReadonlyArray<{ readonly lon: number; readonly lat: number }> },
  { places, takeoffS, endS }: FlightPlan,
): void => {
  const { log } = situation.journeys;
  if (log === undefined || fleet === undefined) return;
  const { lon, lat } = fleet.units.points;
  const passed: [number, number][] = [];
  const timesS: number[] = [];
  places.forEach(({ point, stop, arriveS, departS }, i) => {
    const at = point >= 0 ? { lon: lon[point], lat: lat[point] } : stops[stop];
    if (at === undefined) return;
    if (i > 0) {
      passed.push([at.lon, at.lat]);
      timesS.push(arriveS);
    }
    if (i < places.length - 1) {
      passed.push([at.lon, at.lat]);
      timesS.push(i === 0 ? takeoffS : Math.max(arriveS, departS));
    }
  });
  log.push({ unit, by: MOVES.air, fromS: takeoffS, toS: endS, places: passed, timesS });
};
