import type { Stretch } from "../../situation/journeys.ts";

/** A point that a unit passes: a node of the roads, or a position. */
export interface Passed {
  readonly timeS: number;
  readonly at: number | readonly [lon: number, lat: number];
}

/** Where it is at a time within a stretch that is cut off there. */
export type PositionOf = (at: Passed["at"]) => readonly [lon: number, lat: number];

const between = (
  positionOf: PositionOf,
  from: Passed,
  to: Passed,
  timeS: number,
): readonly [number, number] => {
  const [a, b] = [positionOf(from.at), positionOf(to.at)];
  const share = (timeS - from.timeS) / (to.timeS - from.timeS);
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
};

/**
 * The ways of each unit as points in time, cut off at the horizon: between two points it moves evenly
 * in a straight line, before the first it is where that is, after the last where it got to. Stretches
 * follow each other in time; one that begins before the last has ended (a helicopter called off) takes over.
 */
export const tracksOf = (
  log: readonly Stretch[],
  horizonS: number,
  positionOf: PositionOf,
): Map<number, Passed[]> => {
  const tracks = new Map<number, Passed[]>();
  for (const { unit, places, timesS } of log) {
    let own = tracks.get(unit);
    if (own === undefined) tracks.set(unit, (own = []));
    while (own.length > 0 && own[own.length - 1].timeS > timesS[0]) own.pop();
    places.forEach((at, i) => {
      const point = { timeS: timesS[i], at };
      const last = own[own.length - 1];
      if (last !== undefined && last.timeS >= horizonS) return;
      if (last !== undefined && last.at === at && last.timeS === point.timeS) return;
      if (point.timeS <= horizonS) own.push(point);
      else if (last !== undefined) {
        own.push({ timeS: horizonS, at: between(positionOf, last, point, horizonS) });
      }
    });
  }
  return tracks;
};
