import { isNight } from "../../situation/calendar.ts";
import { entryOf } from "../../situation/pictures.ts";
import { TIER } from "../../situation/posts.ts";
import { drawStep } from "../../situation/procedure.ts";
import { noticeTown } from "../../situation/receive.ts";
import { hasNetwork, SCENE } from "../../situation/truth.ts";
import type { Field } from "./field.ts";
import { knownLosses } from "./known-losses.ts";

/** The longest a town waits before it counts again. */
const MOST_BETWEEN_S = 4 * 3600;

/**
 * New scenes are found out by their own town: villages telephone, by day or night, where the public
 * network still stands; otherwise the town's people go and look, which takes as long as it takes the
 * villages to be heard at night. A call-out is no loss: nobody finds it out.
 */
export const reportScenes = (field: Field, from: number, end: number): void => {
  const { situation, procedure } = field;
  const { truth, stage, posts, calendar } = situation;
  const night = isNight(calendar, stage.now);
  for (let i = from; i < end; i++) {
    const town = truth.scenes[i];
    if (truth.scene[town] === SCENE.callOut) continue;
    const slow = night || !hasNetwork(truth, town, stage.now);
    const step = slow ? "villageToTownNight" : "villageToTownDay";
    const after = drawStep(stage, procedure, step, posts.id[town]);
    stage.simulation.schedule(stage.now + after, notice, { field, town, waitS: 0 });
  }
};

interface Count {
  readonly field: Field;
  readonly town: number;
  /** How long since the last count; 0 at the first. */
  waitS: number;
}

/** The office of the town writes down what it knows, and counts again later as long as anything is missing. */
const notice = (count: Count): void => {
  const { field, town } = count;
  const { situation, procedure } = field;
  const { truth, stage, posts } = situation;
  const first = count.waitS === 0;
  tellOffice(field, town, !first);
  const all =
    truth.injured[town] +
    truth.dead[town] +
    truth.trapped[town] +
    truth.collapsedBuildings[town] +
    truth.damagedBuildings[town];
  if (all === 0) return;
  const next = first
    ? drawStep(stage, procedure, "followUp", posts.id[town])
    : Math.min(MOST_BETWEEN_S, 2 * count.waitS);
  count.waitS = next;
  const at = stage.now + next;
  if (at <= situation.horizonS) stage.simulation.schedule(at, notice, count);
};

/** Writes into the town's own picture what its office knows now; `onlyNews`: unless that is what it had. */
export const tellOffice = (field: Field, town: number, onlyNews: boolean): void => {
  const { situation, countingS, countingLuck } = field;
  const { truth, stage, pictures } = situation;
  const known = knownLosses(situation, town, countingS, countingLuck);
  const at = entryOf(pictures, TIER.town, town);
  if (
    onlyNews &&
    pictures.injured[at] === known.injured &&
    pictures.dead[at] === known.dead &&
    pictures.trapped[at] === known.trapped &&
    pictures.collapsed[at] === known.collapsed &&
    pictures.damaged[at] === known.damaged
  ) {
    return;
  }
  noticeTown(situation, town, {
    town,
    cause: truth.sceneRow[town],
    asOfS: stage.now,
    felt: truth.intensity[town],
    ...known,
  });
};
