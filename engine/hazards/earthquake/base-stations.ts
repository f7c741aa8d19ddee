import type { Curve } from "./curve.ts";
import { valueOn } from "./curve.ts";

/** How mobile coverage is lost. The curves are rules of ours (assumed). */
export interface BaseStationParameters {
  /** Probability that a station is destroyed (mast, equipment or its building), by intensity. */
  readonly destroyedByIntensity: Curve;
  /** Probability that the transmission line of all stations of a place is cut, by intensity. */
  readonly lineCutByIntensity: Curve;
}

/** Is the line to the place cut, by one uniform of the place? */
export const lineIsCut = (
  intensity: number,
  u: number,
  parameters: BaseStationParameters,
): boolean => u < valueOn(parameters.lineCutByIntensity, intensity);

/** How many of `stations` are destroyed, rounded by one uniform of the place. */
export const destroyedStations = (
  stations: number,
  intensity: number,
  u: number,
  parameters: BaseStationParameters,
): number =>
  Math.min(
    stations,
    Math.floor(stations * valueOn(parameters.destroyedByIntensity, intensity) + u),
  );

/** When a station, or a place, is without service, s after the earthquake; `from` = `until`: never. */
export interface Silence {
  fromS: number;
  untilS: number;
}

/**
 * Silence of stations that stand: their line cut, from the start until it is repaired; otherwise from
 * the end of the batteries until power returns, if it is away longer than they last. When both hold,
 * until the later of the two.
 */
export const silenceOf = (
  cut: boolean,
  lineRepairS: number,
  powerOutS: number,
  batteryS: number,
  out: Silence,
): Silence => {
  const dark = powerOutS > batteryS;
  if (cut) {
    out.fromS = 0;
    out.untilS = dark && lineRepairS >= batteryS ? Math.max(lineRepairS, powerOutS) : lineRepairS;
  } else {
    out.fromS = dark ? batteryS : 0;
    out.untilS = dark ? powerOutS : 0;
  }
  return out;
};
