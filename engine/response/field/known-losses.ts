import exp from "@stdlib/math-base-special-exp";

import { hashName } from "../../random/names.ts";
import type { Situation } from "../../situation/situation.ts";
import type { Counts } from "../../situation/report.ts";

const COUNTING = hashName("counting of losses");

/**
 * What of the losses of a town has been found out by a time: houses are gone through one after
 * another, so the share known grows as 1 - e^(-t / counting) from the moment it became a scene. Of
 * a count that falls between two whole numbers the higher one is known with the chance of the
 * remainder, by one number of the town for the whole replication: no count ever falls.
 */
export const knownLosses = (
  { truth, stage, posts }: Situation,
  town: number,
  countingS: number,
  luck: Float64Array,
): Counts => {
  if (Number.isNaN(luck[town])) {
    luck[town] = stage.streams.get(posts.id[town], COUNTING).uniform();
  }
  const since = stage.now - truth.sceneS[town];
  const share = since >= 0 ? 1 - exp(-since / countingS) : 0;
  const known = (all: number): number => Math.floor(all * share + luck[town]);
  return {
    injured: Math.min(truth.injured[town], known(truth.injured[town])),
    dead: Math.min(truth.dead[town], known(truth.dead[town])),
    trapped: Math.min(truth.trapped[town], known(truth.trapped[town])),
    collapsed: Math.min(truth.collapsedBuildings[town], known(truth.collapsedBuildings[town])),
    damaged: Math.min(truth.damagedBuildings[town], known(truth.damagedBuildings[town])),
  };
};
