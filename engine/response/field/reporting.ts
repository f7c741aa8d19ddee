import { isNight } from "../../situation/calendar.ts";
import { situationKinds } from "../../situation/event-kinds.ts";
import { tierOf, TIER } from "../../situation/posts.ts";
import { drawStep } from "../../situation/procedure.ts";
import { noticeTown, receive } from "../../situation/receive.ts";
import type { Report } from "../../situation/report.ts";
import { hasNetwork } from "../../situation/truth.ts";
import type { Field } from "./field.ts";

/**
 * New scenes are found out by their own town: villages telephone, by day or night, where the public
 * network still stands; otherwise the town's people go and look, which takes as long as it takes the
 * villages to be heard at night.
 */
export const reportScenes = (field: Field, from: number, end: number): void => {
  const { situation } = field;
  const { truth, stage, posts, calendar } = situation;
  for (let i = from; i < end; i++) {
    const town = truth.scenes[i];
    const slow = isNight(calendar, stage.now) || !hasNetwork(truth, town, stage.now);
    const step = slow ? "villageToTownNight" : "villageToTownDay";
    const after = drawStep(stage, field.procedure, step, posts.id[town]);
    stage.simulation.schedule(stage.now + after, () => noticeScene(field, town));
  }
};

const noticeScene = (field: Field, town: number): void => {
  const { situation } = field;
  const { truth, stage } = situation;
  noticeTown(situation, town, {
    town,
    cause: truth.sceneRow[town],
    asOfS: stage.now,
    felt: truth.intensity[town],
    injured: truth.injured[town],
    dead: truth.dead[town],
    trapped: truth.trapped[town],
    collapsed: truth.collapsedBuildings[town],
    damaged: truth.damagedBuildings[town],
  });
};

const stepUp = ["townToCounty", "countyToCity", "cityToProvince"] as const;

/**
 * One post tells another. It takes the time of the step; from a town without the public network
 * nothing goes out until the network is back.
 */
export const tell = (field: Field, report: Report): number => {
  const { situation } = field;
  const { stage, posts, truth } = situation;
  const { from, to, cause } = report;
  const about = "town" in report ? report.town : -1;
  const row = stage.record(situationKinds.told.id, to, -1, about, 0, cause, from);
  const tier = tierOf(posts, Math.min(from, to));
  const step = stepUp[Math.min(tier, stepUp.length - 1)];
  let startS = stage.now;
  if (tier === TIER.town && !hasNetwork(truth, Math.min(from, to), startS)) {
    startS = truth.networkBackS[Math.min(from, to)];
  }
  const arriveS = startS + drawStep(stage, field.procedure, step, posts.id[from]);
  if (arriveS <= situation.horizonS) {
    stage.simulation.schedule(arriveS, () => receive(situation, { ...report, cause: row }));
  }
  return row;
};
