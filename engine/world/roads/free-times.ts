import { roadClasses } from "../ground/layout.ts";
import { isDriven } from "./draft.ts";
import type { NetworkDraft } from "./draft.ts";

/** No road is shorter than this, so that every step of a way takes time. */
export const SHORTEST_EDGE_M = 1;

/**
 * Seconds on the free road for each edge and class of vehicle, row edge * classes + class. Half of an
 * edge is driven at the speed of the terrain of each end, unless the edge has a terrain of its own; a
 * ferry is waited for and sails; given times stay as they are; a given speed is that of the class `car`
 * (the first class if there is none), and the other classes go in the proportion of the rules.
 */
export const freeTimes = (draft: NetworkDraft): Float64Array => {
  const { rules } = draft;
  const vehicles = rules.vehicles.length;
  const car = Math.max(0, rules.vehicles.indexOf("car"));
  const seconds = new Float64Array(draft.edges * vehicles);
  for (let e = 0; e < draft.edges; e++) {
    const length = Math.max(draft.lengthM[e], SHORTEST_EDGE_M);
    const name = roadClasses[draft.class[e]];
    const given = draft.given[e];
    const carSpeed = draft.carSpeed[e];
    const ta = draft.terrain[draft.from[e]];
    const tb = draft.terrain[draft.to[e]];
    const own = draft.ownTerrain[e];
    for (let v = 0; v < vehicles; v++) {
      let time: number;
      if (given !== undefined) time = given[v];
      else if (!isDriven(name)) time = rules.ferryBoardingS + length / rules.ferrySpeed;
      else {
        const speeds = rules.speeds[name];
        const a = speeds[own ?? ta];
        const b = speeds[own ?? tb];
        time =
          carSpeed === undefined
            ? length / 2 / a[v] + length / 2 / b[v]
            : ((length / carSpeed) * (a[car] + b[car])) / (a[v] + b[v]);
      }
      seconds[e * vehicles + v] = time;
    }
  }
  return seconds;
};
