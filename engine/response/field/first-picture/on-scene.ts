import type { Procedure } from "../../../kernel/index.ts";
import { bringContact } from "../contact.ts";
import { step } from "./event-kinds.ts";
import { drawFor, purpose } from "./first-picture.ts";
import type { FirstPicture } from "./first-picture.ts";
import { acceptanceS, register } from "./on-platform.ts";
import { acceptFrame, holdUp, outage, settle } from "./outcome.ts";
import type { PictureKind } from "./picture-kinds.ts";
import { lookAgain, restoreNetwork } from "./services.ts";
import type { Want } from "./want.ts";

/** Ways whose people stand at the scene with a set. */
export type GroundWay = "town-terminal" | "portable-satellite" | "vehicle-satellite";

const SET_UP = purpose("set-up at the scene");
const RESTORE = purpose("restoring the public network");

/**
 * Somebody with a set is at the scene since now: it is set up, its stream is let in and accepted. A
 * terminal needs the public network and waits for it; a satellite set brings a voice with it, and some
 * vehicles the public network after a while. Returns the row of its frame.
 */
export function* showScene(
  first: FirstPicture,
  want: Want,
  way: GroundWay,
  unit: number,
  kind: PictureKind,
  arrived: number,
): Procedure<number> {
  const { stage, units } = first.situation;
  const { town, by } = want;
  const who = units.id[unit];
  const arrivedS = stage.now;
  let row = arrived;
  if (kind.setUp !== undefined) yield drawFor(first, kind.setUp, who, SET_UP, town);
  if (way === "town-terminal") row = yield* withNetwork(first, want, unit, row);
  row = stage.record(step.streams, unit, -1, town, 0, row, by);
  if (way !== "town-terminal") bringContact(first.field, unit, town, row, by);
  if (kind.restore !== undefined) {
    const restoreS = drawFor(first, kind.restore, who, RESTORE, town);
    restoreNetwork(first, town, unit, row, Math.max(stage.now, arrivedS + restoreS));
  }
  row = yield* register(first, want, way, unit, who, row);
  yield acceptanceS(first, want, way, who);
  row = acceptFrame(first, want, way, unit, row);
  settle(first, want, way, row);
  return row;
}

/** Waits at the scene until the public network is there; returns the row that brought it back. */
function* withNetwork(
  first: FirstPicture,
  want: Want,
  unit: number,
  because: number,
): Procedure<number> {
  let row = because;
  while (outage(first, want.town) === "network") {
    holdUp(first, want, "town-terminal", "network", unit, row);
    lookAgain(first, want);
    const { served } = want;
    yield served;
    row = Math.max(row, served.value ?? row);
  }
  if (want.isHeld("town-terminal")) want.goOn("town-terminal");
  return row;
}
