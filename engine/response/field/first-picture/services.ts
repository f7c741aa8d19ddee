import { Signal } from "../../../kernel/index.ts";
import { hasNetwork, hasPower } from "../../../situation/truth.ts";
import { sendWaiting } from "../tell.ts";
import { step } from "./event-kinds.ts";
import type { FirstPicture } from "./first-picture.ts";
import { outage } from "./outcome.ts";
import type { Want } from "./want.ts";
import type { Way } from "./ways.ts";

/** When the next of the services that a town lacks comes back by itself; Infinity for never. */
export const nextBackS = ({ situation }: FirstPicture, town: number): number => {
  const { truth, stage } = situation;
  const { now } = stage;
  const networkS = hasNetwork(truth, town, now) ? Infinity : truth.networkBackS[town];
  const powerS = hasPower(truth, town, now) ? Infinity : truth.powerBackS[town];
  return Math.min(networkS, powerS);
};

/** Looks at the services of a want's town again when the next of them is due back. */
export const lookAgain = (first: FirstPicture, want: Want): void => {
  const { stage, horizonS } = first.situation;
  const atS = nextBackS(first, want.town);
  if (atS > horizonS || atS === want.lookAgainS) return;
  want.lookAgainS = atS;
  stage.simulation.schedule(atS, () => backInService(first, want, want.row));
};

/**
 * Power or network of a town may be back, because of a row: its cameras and phones are tried again, a
 * terminal that waited at the scene goes on. What is still out is looked at again when it is due.
 */
export const backInService = (first: FirstPicture, want: Want, cause: number): void => {
  const { situation, start } = first;
  const { town } = want;
  const out = outage(first, town);
  const camera = want.isHeld("fixed-camera") && out === undefined;
  const citizen = want.isHeld("citizen") && out !== "network";
  if (!want.settled.hasFired && (camera || citizen)) {
    const row = situation.stage.record(step.servedAgain, -1, -1, town, 0, cause, want.by);
    if (camera) start["fixed-camera"](first, want, row);
    if (citizen) start.citizen(first, want, row);
  }
  if (out !== "network") {
    const { served } = want;
    want.served = new Signal<number>("services back");
    served.fire(cause);
  }
  if (out !== undefined) lookAgain(first, want);
};

/** A way that is held up is tried again at a time, if the race is still on then. */
export const tryAgain = (first: FirstPicture, want: Want, way: Way, atS: number): void => {
  const { stage, horizonS } = first.situation;
  if (!(atS <= horizonS)) return;
  stage.simulation.schedule(Math.max(atS, stage.now), () => {
    if (want.isHeld(way) && !want.settled.hasFired) first.start[way](first, want, want.row);
  });
};

/**
 * A unit brings the public network of a town back at a time, unless it is back by then: truth changes,
 * what the town had to say goes out, its cameras and phones are tried again.
 */
export const restoreNetwork = (
  first: FirstPicture,
  town: number,
  unit: number,
  cause: number,
  atS: number,
): void => {
  const { situation, field } = first;
  const { stage, truth, horizonS } = situation;
  if (atS > horizonS) return;
  stage.simulation.schedule(atS, () => {
    if (hasNetwork(truth, town, stage.now)) return;
    truth.networkBackS[town] = stage.now;
    const row = stage.record(step.networkRestored, unit, -1, town, 0, cause, first.platform);
    sendWaiting(field, town);
    serviceRestored(first, town, row);
  });
};

/** Power or network of a town came back earlier than truth had said: a want there goes on. */
export const serviceRestored = (first: FirstPicture, town: number, row: number): void => {
  const want = first.wants[town];
  if (want !== undefined) backInService(first, want, row);
};
