import type { Procedure } from "../../../kernel/index.ts";
import { step } from "./event-kinds.ts";
import { cityPlatform, drawPictureStep, isRegistered, purpose } from "./first-picture.ts";
import type { FirstPicture } from "./first-picture.ts";
import type { Want } from "./want.ts";
import { wayRow, ways } from "./ways.ts";
import type { Way } from "./ways.ts";

const REGISTRATION = ways.map((way) => purpose(`registration, ${way}`));
const NEW_DEVICE = ways.map((way) => purpose(`registration of a new device, ${way}`));
const ACCEPTANCE = ways.map((way) => purpose(`acceptance, ${way}`));

/**
 * A stream is registered on the platform of the city and then of the province; longer for a device that
 * it does not know. `who` names the streams of chance. Returns the row.
 */
export function* register(
  first: FirstPicture,
  want: Want,
  way: Way,
  unit: number,
  who: number,
  cause: number,
): Procedure<number> {
  const { stage } = first.situation;
  const { town } = want;
  const at = wayRow(way);
  let takesS = drawPictureStep(first, "streamRegistration", who, REGISTRATION[at], town);
  if (unit >= 0 && !isRegistered(first, way, unit)) {
    takesS += drawPictureStep(first, "newDeviceRegistration", who, NEW_DEVICE[at], town);
  }
  yield takesS;
  return stage.record(step.registered, unit, -1, town, takesS, cause, cityPlatform(first, town));
}

/** How long the duty officer takes to accept a picture of a way, s. */
export const acceptanceS = (first: FirstPicture, want: Want, way: Way, who: number): number =>
  drawPictureStep(first, "pictureAccepted", who, ACCEPTANCE[wayRow(way)], want.town);
