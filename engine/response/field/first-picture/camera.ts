import type { Procedure } from "../../../kernel/index.ts";
import { hashName } from "../../../random/names.ts";
import type { StartWay } from "./first-picture.ts";
import { drawPictureStep, purpose } from "./first-picture.ts";
import type { FirstPicture } from "./first-picture.ts";
import { acceptanceS } from "./on-platform.ts";
import { acceptFrame, holdUp, lose, outage, recordLoss, settle } from "./outcome.ts";
import { step } from "./event-kinds.ts";
import { unlessSettled } from "./race-delay.ts";
import { lookAgain } from "./services.ts";
import type { Want } from "./want.ts";

const SEARCH = purpose("search of the cameras");
const IN_VIEW = hashName("first picture: a camera sees the scene");
const ON_LINE = hashName("first picture: that camera is on line");

const WAY = "fixed-camera";

/** Feeds of a town that are on line, of so many in all. */
interface Feeds {
  readonly all: number;
  readonly live: number;
}

const feedsOf = ({ situation, assets }: FirstPicture, town: number): Feeds => {
  const { units, world } = situation;
  const { first, unit } = assets.cameras;
  let all = 0;
  let live = 0;
  for (let i = first[town]; i < first[town + 1]; i++) {
    all += world.inventory.tables.unit.number[unit[i]];
    live += units.available(unit[i]);
  }
  return { all, live };
};

/**
 * Fixed cameras: the duty officer searches the platform's feeds of the town. They are there only with
 * power and network. They are on the platform already, so nothing has to be registered. The search
 * shows the town by any live camera, and the scene if one sees it and is on line.
 */
export const startCamera: StartWay = (first, want, cause) => {
  const { town } = want;
  const feeds = feedsOf(first, town);
  if (feeds.live === 0) {
    const reason = feeds.all === 0 ? "noAsset" : "unserviceable";
    recordLoss(first, want, "town-camera", reason, -1, cause);
    lose(first, want, WAY, reason, -1, cause);
    return;
  }
  if (heldUp(first, want, cause)) return;
  want.begin(WAY);
  const { simulation } = first.situation.stage;
  simulation.spawn(searchCameras(first, want, feeds, cause), "camera search");
};

/** Are power or network out? Then both ways of the cameras wait for them. */
const heldUp = (first: FirstPicture, want: Want, cause: number): boolean => {
  const out = outage(first, want.town);
  if (out === undefined) return false;
  recordLoss(first, want, "town-camera", out, -1, cause);
  holdUp(first, want, WAY, out, -1, cause);
  lookAgain(first, want);
  return true;
};

function* searchCameras(
  first: FirstPicture,
  want: Want,
  { all, live }: Feeds,
  cause: number,
): Procedure {
  const { situation } = first;
  const { stage, posts, world } = situation;
  const { town, site } = want;
  const who = posts.id[town];
  const searchS = drawPictureStep(first, "cameraSearch", who, SEARCH, town);
  if (!(yield* unlessSettled(first, want, searchS))) return;
  if (heldUp(first, want, cause)) return;
  const found = stage.record(step.camerasFound, -1, -1, town, 0, cause, want.by);
  const view = world.inventory.unknowns["camera-in-view"]?.[site.placeClass] ?? 0;
  const isInView = stage.chance(view, who, IN_VIEW) && stage.chance(live / all, who, ON_LINE);
  // Not by this way; only the town is to be seen.
  if (!isInView) lose(first, want, WAY, "notInView", -1, found);
  yield acceptanceS(first, want, WAY, who);
  acceptFrame(first, want, "town-camera", -1, found);
  if (isInView) settle(first, want, WAY, acceptFrame(first, want, WAY, -1, found));
}
