import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";

import { INTENSITY, INTENSITY_SIGMA } from "./attenuation.ts";
import type { Attenuation } from "./attenuation.ts";
import { leastMajorKm, majorAxisThrough } from "./ellipse.ts";
import type { EllipseFamily } from "./ellipse.ts";
import { wang2000Eastern } from "./published-tables.ts";

const { major, minor, sigma } = wang2000Eastern;
const ln10 = ln(10);

/**
 * Both axes rise alike with the magnitude, so one family of ellipses serves every event. The minor
 * axis overtakes the major one at low intensity (below 3.1 at M6, 6.0 at M8): circles from there on.
 */
const family: EllipseFamily = {
  lnScale: ((minor.i0 - major.i0) * ln10) / minor.s,
  power: major.s / minor.s,
  majorOffset: major.r0,
  minorOffset: minor.r0,
  circleWhenWider: true,
};
const leastKm = leastMajorKm(family);

/** Intensity on the major axis at a distance (km): I = 5.019 + 1.446 M - 4.136 lg(R + 24). */
export const wang2000OnMajorAxis = (magnitudeMs: number, distanceKm: number): number =>
  major.i0 + major.im * magnitudeMs - (major.s * ln(distanceKm + major.r0)) / ln10;

/** Semi-axes (km) of the isoseismal of an intensity; 0 where the intensity is not reached. */
export const wang2000Isoseismal = (
  magnitudeMs: number,
  intensity: number,
): { majorKm: number; minorKm: number } => {
  const axis = (row: { i0: number; im: number; s: number; r0: number }): number =>
    exp((ln10 * (row.i0 + row.im * magnitudeMs - intensity)) / row.s) - row.r0;
  const majorKm = Math.max(0, axis(major));
  return { majorKm, minorKm: Math.min(majorKm, Math.max(0, axis(minor))) };
};

/** Wang et al. 2000, eastern China: intensity on average ground. */
export const wang2000: Attenuation = {
  zh: "汪素云等 2000(东部烈度衰减椭圆)",
  en: "Wang et al. 2000, eastern China intensity ellipses",
  gives: "intensity",
  distance: "ellipse",
  sigmaLnPga: 0,
  sigmaLnPgv: 0,
  forEvent: (source) => (alongKm, acrossKm, out) => {
    const majorKm =
      alongKm === 0 && acrossKm === 0 ? 0 : majorAxisThrough(family, leastKm, alongKm, acrossKm);
    const value = wang2000OnMajorAxis(source.magnitudeMs, majorKm);
    out[INTENSITY] = Math.max(1, Math.min(12, value));
    out[INTENSITY_SIGMA] = sigma;
  },
};
