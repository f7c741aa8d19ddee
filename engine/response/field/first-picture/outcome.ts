import { receive } from "../../../situation/receive.ts";
import { OUTSIDE } from "../../../situation/report.ts";
import { postFor, TIER } from "../../../situation/posts.ts";
import { hasNetwork, hasPower } from "../../../situation/truth.ts";
import { frameNumber, step } from "./event-kinds.ts";
import type { FirstPicture } from "./first-picture.ts";
import { lossNumber } from "./losses.ts";
import type { LossOf } from "./losses.ts";
import type { Want } from "./want.ts";
import { ways } from "./ways.ts";
import type { FrameWay, Way } from "./ways.ts";

/** Writes down that a way got no picture, and why. */
export const recordLoss = <W extends FrameWay>(
  { situation }: FirstPicture,
  want: Want,
  way: W,
  reason: LossOf<W>,
  unit = -1,
  cause = want.row,
): number =>
  situation.stage.record(lossNumber(way, reason), unit, -1, want.town, 0, cause, want.by);

/** A way is out of the race for good. Once the race is over nobody asks why. */
export const lose = <W extends Way>(
  first: FirstPicture,
  want: Want,
  way: W,
  reason: LossOf<W>,
  unit = -1,
  cause = want.row,
): void => {
  want.end(way);
  if (!want.settled.hasFired) recordLoss(first, want, way, reason, unit, cause);
};

/** A way waits for something that may pass; the reason is written down when it is another than before. */
export const holdUp = <W extends Way>(
  first: FirstPicture,
  want: Want,
  way: W,
  reason: LossOf<W>,
  unit = -1,
  cause = want.row,
): void => {
  const isNews = want.hold(way, lossNumber(way, reason));
  if (isNews && !want.settled.hasFired) recordLoss(first, want, way, reason, unit, cause);
};

/** What the town of a want lacks now. Without power its cameras are dark; without the network nobody sees them. */
export const outage = (
  { situation }: FirstPicture,
  town: number,
): "power" | "network" | undefined => {
  const { truth, stage } = situation;
  if (!hasNetwork(truth, town, stage.now)) return "network";
  return hasPower(truth, town, stage.now) ? undefined : "power";
};

/** A frame of a way is accepted on the platform now; returns its row. */
export const acceptFrame = (
  first: FirstPicture,
  want: Want,
  way: FrameWay,
  unit: number,
  cause: number,
): number => {
  const { stage } = first.situation;
  const tookS = stage.now - want.soughtS;
  return stage.record(frameNumber(way), unit, -1, want.town, tookS, cause, first.platform);
};

/**
 * The race is over: the frame of a way stands. Whoever is under way comes later; the posts of the town
 * see the picture. A second frame changes nothing.
 */
export const settle = (first: FirstPicture, want: Want, way: Way, frame: number): void => {
  want.end(way);
  if (want.settled.hasFired) return;
  const { situation } = first;
  const { stage, posts } = situation;
  const { town } = want;
  const tookS = stage.now - want.soughtS;
  const row = stage.record(step.settled, -1, -1, town, tookS, frame, first.platform);
  for (const other of ways) {
    if (want.isRacing(other)) recordLoss(first, want, other, "later", want.unitOf(other), row);
  }
  want.settled.fire(row);
  for (const tier of [TIER.county, TIER.city, TIER.province]) {
    const to = postFor(posts, town, tier);
    receive(situation, { kind: "picture", from: OUTSIDE, to, cause: row, town });
  }
};
