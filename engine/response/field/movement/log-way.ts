import { MOVES } from "../../../situation/journeys.ts";
import type { Situation } from "../../../situation/situation.ts";
import type { Drive } from "../../../world/travel/drive.ts";
import type { RoadState } from "../../../world/travel/road-state.ts";

/**
 * Writes down which nodes a vehicle passes and when, if anybody keeps a log: along `route` as far as
 * `part` got, at the pace of the given roads, in `takesS` from now. Expressway chords leg by leg.
 */
export const logDrive = (
  { journeys, stage }: Situation,
  unit: number,
  vehicle: number,
  roads: RoadState,
  from: number,
  route: Int32Array,
  part: Pick<Drive, "node" | "edgesDone">,
  takesS: number,
): void => {
  const { log } = journeys;
  if (log === undefined) return;
  const { edge, partStart, part: chordPart } = roads.ground;
  const places = [from];
  const drivenS = [0];
  let node = from;
  let sumS = 0;
  const pass = (row: number): void => {
    sumS += roads.timeS(row, vehicle);
    node = edge.from[row] === node ? edge.to[row] : edge.from[row];
    places.push(node);
    drivenS.push(sumS);
  };
  for (let i = 0; i < route.length && (i < part.edgesDone || node !== part.node); i++) {
    const row = route[i];
    const legs = Array.from(
      chordPart.edge.subarray(partStart.first[row], partStart.first[row + 1]),
    );
    if (legs.length === 0) pass(row);
    else {
      if (edge.from[row] !== node) legs.reverse();
      for (const leg of legs) {
        if (i >= part.edgesDone && node === part.node) break;
        pass(leg);
      }
    }
  }
  const fromS = stage.now;
  const pace = sumS > 0 ? takesS / sumS : 0;
  const last = places.length - 1;
  log.push({
    unit,
    by: MOVES.road,
    fromS,
    toS: fromS + takesS,
    places,
    timesS: drivenS.map((seconds, i) => fromS + (i === last ? takesS : seconds * pace)),
  });
};

/** The same for a walk from a node to another. */
export const logWalk = (
  { journeys, stage }: Situation,
  unit: number,
  from: number,
  to: number,
  takesS: number,
): void => {
  const fromS = stage.now;
  const toS = fromS + takesS;
  journeys.log?.push({
    unit,
    by: MOVES.foot,
    fromS,
    toS,
    places: [from, to],
    timesS: [fromS, toS],
  });
};
