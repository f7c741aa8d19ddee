import { ALL_VEHICLES } from "../world/travel/road-state.ts";
import { situationKinds } from "./event-kinds.ts";
import type { Situation } from "./situation.ts";

/** What every scene loses besides, because the case says so. */
export interface SceneLosses {
  readonly power: boolean;
  readonly network: boolean;
  readonly road: boolean;
}

/**
 * New scenes lose what the case says they are without, until the end: hazards call this before they
 * ring the bells. A town without roads has every road into it shut; people walk in.
 */
export const loseServices = (situation: Situation, from: number, end: number): void => {
  const { losses, truth, stage, world, horizonS } = situation;
  if (!losses.power && !losses.network && !losses.road) return;
  const { now } = stage;
  const { waysInStart, wayIn, town: towns } = world.ground.tables;
  for (let i = from; i < end; i++) {
    const town = truth.scenes[i];
    const cause = truth.sceneRow[town];
    const until = now + horizonS;
    if (losses.power) {
      truth.powerOutS[town] = Math.min(truth.powerOutS[town], now);
      truth.powerBackS[town] = until;
      stage.record(situationKinds.powerLost.id, -1, -1, town, 0, cause, -1);
    }
    if (losses.network) {
      truth.networkOutS[town] = Math.min(truth.networkOutS[town], now);
      truth.networkBackS[town] = until;
      stage.record(situationKinds.networkLost.id, -1, -1, town, 0, cause, -1);
    }
    if (losses.road) {
      const row = stage.record(situationKinds.roadLost.id, -1, -1, town, 0, cause, -1);
      const node = towns.node[town];
      for (let k = waysInStart.first[node]; k < waysInStart.first[node + 1]; k++) {
        truth.roads.close(wayIn.edge[k], ALL_VEHICLES);
        truth.roadRow[wayIn.edge[k]] = row;
      }
    }
  }
};
