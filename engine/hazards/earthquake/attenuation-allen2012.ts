import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";

import { INTENSITY, INTENSITY_SIGMA } from "./attenuation.ts";
import type { Attenuation } from "./attenuation.ts";
import { allen2012 } from "./published-tables.ts";
import { hypocentralDistanceKm, ruptureDistanceKm } from "./rupture.ts";

const { rupture, hypocentre } = allen2012;

/** Distance beyond which the hypocentral form has a second term, km. */
const farKm = 50;

/**
 * Intensity from the rupture distance: c0 + c1 M + c2 ln sqrt(R^2 + (1 + c3 e^(M-5))^2), M = Mw.
 * Not clipped to 1..12.
 */
export const allenRuptureIntensity = (magnitudeMw: number, distanceKm: number): number => {
  const saturation = 1 + rupture.c3 * exp(magnitudeMw - 5);
  return (
    rupture.c0 +
    rupture.c1 * magnitudeMw +
    (rupture.c2 / 2) * ln(distanceKm * distanceKm + saturation * saturation)
  );
};

/** Standard deviation of the intensity at a rupture distance. */
export const allenRuptureSigma = (distanceKm: number): number => {
  const ratio = distanceKm / rupture.s3;
  return rupture.s1 + rupture.s2 / (1 + ratio * ratio);
};

/**
 * Intensity from the hypocentral distance: c0 + c1 M + c2 ln sqrt(R^2 + Rm^2), Rm = m1 + m2 e^(M-5),
 * with c4 ln(R/50) beyond 50 km. Not clipped to 1..12.
 */
export const allenHypocentralIntensity = (magnitudeMw: number, distanceKm: number): number => {
  const saturation = hypocentre.m1 + hypocentre.m2 * exp(magnitudeMw - 5);
  const near =
    hypocentre.c0 +
    hypocentre.c1 * magnitudeMw +
    (hypocentre.c2 / 2) * ln(distanceKm * distanceKm + saturation * saturation);
  return distanceKm > farKm ? near + hypocentre.c4 * ln(distanceKm / farKm) : near;
};

/** Standard deviation of the intensity at a hypocentral distance. */
export const allenHypocentralSigma = (distanceKm: number): number => {
  const ratio = distanceKm / hypocentre.s3;
  return hypocentre.s1 + hypocentre.s2 / (1 + ratio * ratio);
};

const clip = (intensity: number): number => Math.max(1, Math.min(12, intensity));

/** Allen et al. 2012 by the distance to the rupture line. */
export const allen2012Rupture: Attenuation = {
  zh: "Allen 等 2012(断层距)",
  en: "Allen et al. 2012, distance to the rupture",
  gives: "intensity",
  distance: "rupture",
  sigmaLnPga: 0,
  sigmaLnPgv: 0,
  forEvent: (source) => (alongKm, acrossKm, out) => {
    const distance = ruptureDistanceKm(source, alongKm, acrossKm);
    out[INTENSITY] = clip(allenRuptureIntensity(source.magnitudeMw, distance));
    out[INTENSITY_SIGMA] = allenRuptureSigma(distance);
  },
};

/** Allen et al. 2012 by the distance to the hypocentre. */
export const allen2012Hypocentre: Attenuation = {
  zh: "Allen 等 2012(震源距)",
  en: "Allen et al. 2012, distance to the hypocentre",
  gives: "intensity",
  distance: "hypocentre",
  sigmaLnPga: 0,
  sigmaLnPgv: 0,
  forEvent: (source) => (alongKm, acrossKm, out) => {
    const distance = hypocentralDistanceKm(source, alongKm, acrossKm);
    out[INTENSITY] = clip(allenHypocentralIntensity(source.magnitudeMw, distance));
    out[INTENSITY_SIGMA] = allenHypocentralSigma(distance);
  },
};
