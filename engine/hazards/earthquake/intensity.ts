import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";

import { gbt17742, worden2012 } from "./published-tables.ts";

const lnTen = ln(10);

/** Below this (m/s2, m/s) there is nothing to take the logarithm of. */
const leastMotion = 1e-9;

const lg = (value: number): number => ln(Math.max(leastMotion, value)) / lnTen;

const clip = (intensity: number): number => Math.max(1, Math.min(12, intensity));

/** Intensity from PGA alone (m/s2), GB/T 17742-2020: 3.17 lg PGA + 6.59, not clipped. */
export const intensityFromPga = (pgaMs2: number): number =>
  gbt17742.pga.slope * lg(pgaMs2) + gbt17742.pga.intercept;

/** Intensity from PGV alone (m/s), GB/T 17742-2020: 3.00 lg PGV + 9.77, not clipped. */
export const intensityFromPgv = (pgvMs: number): number =>
  gbt17742.pgv.slope * lg(pgvMs) + gbt17742.pgv.intercept;

/**
 * Instrumental intensity of GB/T 17742-2020 from PGA (m/s2) and PGV (m/s): that of PGV where both are
 * at least 6.0, otherwise the mean of the two, within 1 to 12.
 */
export const instrumentalIntensity = (pgaMs2: number, pgvMs: number): number => {
  const byPga = intensityFromPga(pgaMs2);
  const byPgv = intensityFromPgv(pgvMs);
  const { velocityAloneFrom } = gbt17742;
  return clip(
    byPga >= velocityAloneFrom && byPgv >= velocityAloneFrom ? byPgv : (byPga + byPgv) / 2,
  );
};

/**
 * The same, made to rise with the motion. By the standard's rule the value falls by up to
 * (I_A - 6)/2 when a growing PGV passes intensity 6.0 under a larger PGA (the mean gives way to the
 * lower value); here the mean is held at 6.0 until then. Elsewhere the two agree. This is the one the
 * simulation uses, so that stronger shaking never damages less.
 */
export const risingIntensity = (pgaMs2: number, pgvMs: number): number => {
  const byPga = intensityFromPga(pgaMs2);
  const byPgv = intensityFromPgv(pgvMs);
  const { velocityAloneFrom } = gbt17742;
  if (byPgv >= velocityAloneFrom) {
    return clip(byPga >= velocityAloneFrom ? byPgv : (byPga + byPgv) / 2);
  }
  const mean = (byPga + byPgv) / 2;
  return clip(byPga >= velocityAloneFrom ? Math.min(velocityAloneFrom, mean) : mean);
};

const upperLine = (
  lines: readonly { readonly intercept: number; readonly slope: number }[],
  lgValue: number,
): number => Math.max(...lines.map((line) => line.intercept + line.slope * lgValue));

/** MMI from PGA (m/s2), Worden et al. 2012, not clipped. */
export const mmiFromPga = (pgaMs2: number): number => upperLine(worden2012.pga, lg(pgaMs2 * 100));

/** MMI from PGV (m/s), Worden et al. 2012, not clipped. */
export const mmiFromPgv = (pgvMs: number): number => upperLine(worden2012.pgv, lg(pgvMs * 100));

/**
 * MMI from PGA (m/s2) and PGV (m/s): the mean of Worden's two conversions, within 1 to 12. Where the
 * two lines of one conversion meet (they miss by 0.005) the upper one is taken, so that it rises.
 */
export const wordenIntensity = (pgaMs2: number, pgvMs: number): number =>
  clip((mmiFromPga(pgaMs2) + mmiFromPgv(pgvMs)) / 2);

/** PGA (m/s2) that GB/T 17742-2020 gives an intensity: the inverse of `intensityFromPga`. */
export const pgaOfIntensity = (intensity: number): number =>
  exp((lnTen * (intensity - gbt17742.pga.intercept)) / gbt17742.pga.slope);

/** PGV (m/s) that GB/T 17742-2020 gives an intensity: the inverse of `intensityFromPgv`. */
export const pgvOfIntensity = (intensity: number): number =>
  exp((lnTen * (intensity - gbt17742.pgv.intercept)) / gbt17742.pgv.slope);

/** The intensity scales motion can be converted to: from both, or from one where the other lacks. */
export const intensityScales = {
  "gbt-17742": { fromBoth: risingIntensity, fromPga: intensityFromPga, fromPgv: intensityFromPgv },
  "worden-2012": { fromBoth: wordenIntensity, fromPga: mmiFromPga, fromPgv: mmiFromPgv },
} as const;

export type IntensityScale = keyof typeof intensityScales;
