import type { Procedure } from "../../../kernel/index.ts";
import { step } from "./event-kinds.ts";
import { drawPictureStep, purpose } from "./first-picture.ts";
import type { FirstPicture, StartWay } from "./first-picture.ts";
import { acceptanceS, register } from "./on-platform.ts";
import { acceptFrame, holdUp, lose, outage, settle } from "./outcome.ts";
import { unlessSettled } from "./race-delay.ts";
import { lookAgain } from "./services.ts";
import type { Want } from "./want.ts";

const VIDEO = purpose("a citizen's video");

const WAY = "citizen";

/**
 * A citizen or the information officer of a village sends a video by telephone: it needs the public
 * network, and somebody to put it on the platform. Whether it counts is for the doctrine to say; its
 * frame is written down in any case.
 */
export const startCitizen: StartWay = (first, want, cause) => {
  if (heldUp(first, want, cause)) return;
  want.begin(WAY);
  first.situation.stage.simulation.spawn(sendVideo(first, want, cause), "citizen's video");
};

const heldUp = (first: FirstPicture, want: Want, cause: number): boolean => {
  if (outage(first, want.town) !== "network") return false;
  holdUp(first, want, WAY, "network", -1, cause);
  lookAgain(first, want);
  return true;
};

function* sendVideo(first: FirstPicture, want: Want, cause: number): Procedure {
  const { situation, model } = first;
  const { stage, posts } = situation;
  const { town } = want;
  const who = posts.id[town];
  const videoS = drawPictureStep(first, "citizenVideo", who, VIDEO, town);
  if (!(yield* unlessSettled(first, want, videoS))) return;
  if (heldUp(first, want, cause)) return;
  const sent = stage.record(step.videoSent, -1, -1, town, 0, cause, want.by);
  const registered = yield* register(first, want, WAY, -1, who, sent);
  yield acceptanceS(first, want, WAY, who);
  const frame = acceptFrame(first, want, WAY, -1, registered);
  if (model.citizenVideoCounts) settle(first, want, WAY, frame);
  else lose(first, want, WAY, "notCounted", -1, frame);
}
