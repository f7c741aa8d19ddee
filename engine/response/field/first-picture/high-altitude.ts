import { KNOWN_UNIT } from "../../../situation/pictures.ts";
import type { Procedure } from "../../../kernel/index.ts";
import { UNIT } from "../../../situation/units.ts";
import { distanceM } from "../../../world/ground/sphere.ts";
import { spellAt, THUNDERSTORM } from "../../../world/air/weather.ts";
import { fieldKinds } from "../event-kinds.ts";
import { step } from "./event-kinds.ts";
import { drawFor, purpose } from "./first-picture.ts";
import type { FirstPicture, StartWay } from "./first-picture.ts";
import { acceptanceS, register } from "./on-platform.ts";
import { acceptFrame, lose, settle } from "./outcome.ts";
import type { PictureKind } from "./picture-kinds.ts";
import { unlessSettled } from "./race-delay.ts";
import { restoreNetwork } from "./services.ts";
import type { Want } from "./want.ts";

const TAKE_OFF = purpose("take-off of a high-altitude drone");
const ARRIVAL = purpose("arrival of a high-altitude drone");
const TASKING = purpose("tasking of a satellite");
const PRODUCT = purpose("product of a satellite");

const WAY = "high-altitude";

/**
 * A high-altitude drone or a satellite: asked for by the first place, it takes hours, and then shows every
 * place within its cover that wants a picture. A drone that is called stays over the place that called
 * it and brings that place's public network back. After the race nobody calls it off: others may want it.
 */
export const startHighAltitude: StartWay = (first, want, cause) => {
  const { assets, situation } = first;
  const { high, kinds } = assets;
  if (high.unit.length === 0) {
    lose(first, want, WAY, "noAsset", -1, cause);
    return;
  }
  let why: "unserviceable" | "busy" | "weather" = "unserviceable";
  let best = -1;
  for (let i = 0; i < high.unit.length; i++) {
    const kind = kinds[high.kind[i]];
    if (kind === undefined) continue;
    const hindrance = call(first, want, i, kind, cause);
    if (hindrance !== undefined) why = hindrance;
    else if (best < 0 || first.high.onTaskS[i] < first.high.onTaskS[best]) best = i;
  }
  if (best < 0) {
    lose(first, want, WAY, why, -1, cause);
    return;
  }
  // It comes after the end: nobody will see it.
  want.begin(WAY, high.unit[best]);
  if (first.high.onTaskS[best] > situation.horizonS) return;
  situation.stage.simulation.spawn(showFromAbove(first, want, best), "high altitude");
};

/** Calls one for a place unless it is on its way already; why it cannot show the place, if it cannot. */
const call = (
  first: FirstPicture,
  want: Want,
  at: number,
  kind: PictureKind,
  cause: number,
): "unserviceable" | "busy" | "weather" | undefined => {
  const { assets, situation, high } = first;
  const { units, stage, pictures } = situation;
  const { town, site, by } = want;
  const unit = assets.high.unit[at];
  if (high.onTaskS[at] < Infinity) {
    // A satellite sees the whole region.
    if (Number.isNaN(high.lon[at])) return undefined;
    const awayM = distanceM(high.lon[at], high.lat[at], site.lon, site.lat);
    return awayM <= Math.sqrt(kind.coverageM2 / Math.PI) ? undefined : "busy";
  }
  if (units.available(unit) === 0 || units.state(unit) === UNIT.away) return "unserviceable";
  if (units.state(unit) !== UNIT.atBase) return "busy";
  if (kind.flies && tooRough(first, kind, town)) return "weather";
  const who = units.id[unit];
  const part = (variate: PictureKind["takeOff"], what: number): number =>
    variate === undefined ? 0 : drawFor(first, variate, who, what, town);
  const takesS = kind.flies
    ? part(kind.takeOff, TAKE_OFF) + part(kind.arrival, ARRIVAL)
    : part(kind.tasking, TASKING) + part(kind.product, PRODUCT);
  const called = stage.record(step.called, unit, -1, town, takesS, cause, by);
  high.onTaskS[at] = stage.now + takesS;
  high.row[at] = called;
  if (!kind.flies) return undefined;
  high.lon[at] = site.lon;
  high.lat[at] = site.lat;
  units.set(unit, UNIT.tasked);
  pictures.unit[unit] = KNOWN_UNIT.ordered;
  if (kind.networkRadiusM > 0) restoreNetwork(first, town, unit, called, high.onTaskS[at]);
  return undefined;
};

/** Wind or thunderstorm now, where it would work. */
const tooRough = ({ situation }: FirstPicture, kind: PictureKind, town: number): boolean => {
  const { sky, stage } = situation;
  const spell = spellAt(sky.weather, sky.areaOfTown[town], stage.now);
  return (
    sky.weather.windMs[spell] > kind.windLimitMs || (sky.weather.hazard[spell] & THUNDERSTORM) !== 0
  );
};

function* showFromAbove(first: FirstPicture, want: Want, at: number): Procedure {
  const { situation, high, assets } = first;
  const { stage, units } = situation;
  const { town, by } = want;
  const unit = assets.high.unit[at];
  if (!(yield* unlessSettled(first, want, Math.max(0, high.onTaskS[at] - stage.now)))) return;
  const kind = assets.kinds[assets.high.kind[at]];
  const arrival = kind?.flies === true ? fieldKinds.overTown.id : step.product;
  let row = stage.record(arrival, unit, -1, town, 0, high.row[at], by);
  row = stage.record(step.streams, unit, -1, town, 0, row, by);
  row = yield* register(first, want, WAY, unit, units.id[unit], row);
  yield acceptanceS(first, want, WAY, units.id[unit]);
  settle(first, want, WAY, acceptFrame(first, want, WAY, unit, row));
}
