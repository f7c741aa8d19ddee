import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";

import { mwFromMs } from "./magnitude.ts";
import { wellsCoppersmith1994 } from "./published-tables.ts";

const ln10 = ln(10);

/** Subsurface rupture length of a strike-slip earthquake (Wells and Coppersmith 1994), km. */
export const ruptureLengthKm = (magnitudeMs: number): number =>
  exp(
    ln10 * (wellsCoppersmith1994.length.a + wellsCoppersmith1994.length.b * mwFromMs(magnitudeMs)),
  );

/** Down-dip rupture width of a strike-slip earthquake (Wells and Coppersmith 1994), km. */
export const ruptureWidthKm = (magnitudeMs: number): number =>
  exp(ln10 * (wellsCoppersmith1994.width.a + wellsCoppersmith1994.width.b * mwFromMs(magnitudeMs)));

export interface RuptureParameters {
  /** Magnitude (Ms) up to which the length of the rupture is taken to be inside the relation itself. */
  readonly lineFromMagnitude: number;
  /** Share (0 to 1) of the length beyond that by which the ellipses are pulled apart along strike. */
  readonly lineShare: number;
}

/**
 * An earthquake as the attenuation relations see it: lengths along the strike are half lengths on
 * both sides of the centre, km.
 */
export interface Source {
  readonly magnitudeMs: number;
  readonly magnitudeMw: number;
  readonly depthKm: number;
  /** Half of the whole rupture: the line that rupture distances are measured from. */
  readonly halfRuptureKm: number;
  /** Half of the length by which ellipses are pulled apart. */
  readonly halfLineKm: number;
  /** Depth of the upper edge of a vertical rupture centred on the hypocentre. */
  readonly topDepthKm: number;
}

/**
 * The rupture of an earthquake. An ellipse relation, fitted to whole isoseismals, already contains
 * the length of ordinary ruptures; so a large event has its ellipses cut across the middle and pulled
 * apart along the strike only by `lineShare * (L(M) - L(lineFromMagnitude))`, and a site between the
 * two halves sees the minor axis. Its coordinate along the strike becomes
 * max(0, |along| - halfLineKm). The event's coordinates are taken as the middle of the rupture.
 */
export const ruptureOf = (
  magnitudeMs: number,
  depthKm: number,
  parameters: RuptureParameters,
): Source => {
  const length = ruptureLengthKm(magnitudeMs);
  const within = ruptureLengthKm(parameters.lineFromMagnitude);
  return {
    magnitudeMs,
    magnitudeMw: mwFromMs(magnitudeMs),
    depthKm,
    halfRuptureKm: length / 2,
    halfLineKm: (parameters.lineShare * Math.max(0, length - within)) / 2,
    topDepthKm: Math.max(0, depthKm - ruptureWidthKm(magnitudeMs) / 2),
  };
};

/**
 * Distance from a site to the rupture: a vertical strip along the strike whose upper edge is
 * `topDepthKm` deep; km.
 */
export const ruptureDistanceKm = (source: Source, alongKm: number, acrossKm: number): number => {
  const beyond = Math.max(0, Math.abs(alongKm) - source.halfRuptureKm);
  return Math.sqrt(beyond * beyond + acrossKm * acrossKm + source.topDepthKm * source.topDepthKm);
};

/** Distance from a site to a point source at its depth, km. */
export const hypocentralDistanceKm = (source: Source, alongKm: number, acrossKm: number): number =>
  Math.sqrt(alongKm * alongKm + acrossKm * acrossKm + source.depthKm * source.depthKm);
