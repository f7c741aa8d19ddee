import { weatherAt, weatherNames } from "../../../situation/weather.ts";
import { spellAt, spellEndS, THUNDERSTORM } from "../../../world/air/weather.ts";
import type { Situation } from "../../../situation/situation.ts";
import type { PictureKind } from "./picture-kinds.ts";

const MM_PER_HOUR = 0.001 / 3600;

/**
 * How hard it rains by the word of the weather, m/s: the upper end of light rain and the lower end of
 * heavy rain (GB/T 28592-2012, 10 and 25 mm in a day, over the hours in which it falls: assumed). Snow by
 * its water.
 */
const rainMs: Readonly<Partial<Record<(typeof weatherNames)[number], number>>> = {
  rain: 2.4 * MM_PER_HOUR,
  "heavy-rain": 8 * MM_PER_HOUR,
  snow: 2.4 * MM_PER_HOUR,
};

/** In less visibility than this a drone sees nothing of the scene, m: assumed. */
const SEES_FROM_M = 500;

/** Does the weather over a town keep a small drone of this kind on the ground? */
export const flyingHindrance = (
  { sky, stage }: Situation,
  kind: PictureKind,
  town: number,
): boolean => {
  const { weather, areaOfTown } = sky;
  const spell = spellAt(weather, areaOfTown[town], stage.now);
  const rain = rainMs[weatherNames[weatherAt(sky, town, stage.now)]] ?? 0;
  return (
    weather.windMs[spell] > kind.windLimitMs ||
    (weather.hazard[spell] & THUNDERSTORM) !== 0 ||
    weather.visibilityM[spell] < SEES_FROM_M ||
    rain >= kind.rainLimitMs
  );
};

/** When the weather over a town changes next; Infinity for never. */
export const weatherChangesS = ({ sky, stage }: Situation, town: number): number => {
  const area = sky.areaOfTown[town];
  return spellEndS(sky.weather, area, spellAt(sky.weather, area, stage.now));
};
