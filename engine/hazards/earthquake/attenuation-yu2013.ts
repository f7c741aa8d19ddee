import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";

import { LN_PGA, LN_PGV } from "./attenuation.ts";
import type { Attenuation, AttenuationParameters } from "./attenuation.ts";
import { leastMajorKm, majorAxisThrough, minorAxisKm } from "./ellipse.ts";
import type { EllipseFamily } from "./ellipse.ts";
import { yu2013Eastern, yu2013LargeFrom } from "./published-tables.ts";
import type { AxisRow, EllipseRows } from "./published-tables.ts";
import type { Source } from "./rupture.ts";

/** Nearer than this (km) the ellipse has no direction: the mean of both axes is taken. */
const centreKm = 0.5;

interface Axis {
  /** ln Y = constant + c ln(R + offset). */
  readonly constant: number;
  readonly c: number;
  readonly offset: number;
}

const axisFor = (row: AxisRow, magnitude: number): Axis => ({
  constant:
    magnitude > yu2013LargeFrom ? row.aLarge + row.bLarge * magnitude : row.a + row.b * magnitude,
  c: row.c,
  offset: row.d * exp(row.e * magnitude),
});

interface EllipseModel {
  readonly major: Axis;
  readonly minor: Axis;
  readonly family: EllipseFamily;
  readonly leastKm: number;
  readonly depthSquared: number;
  readonly lnCentre: number;
}

const modelFor = (rows: EllipseRows, magnitude: number, depthTermKm: number): EllipseModel => {
  const major = axisFor(rows.major, magnitude);
  const minor = axisFor(rows.minor, magnitude);
  const family: EllipseFamily = {
    lnScale: (major.constant - minor.constant) / minor.c,
    power: major.c / minor.c,
    majorOffset: major.offset,
    minorOffset: minor.offset,
    circleWhenWider: false,
  };
  const onMajor = major.constant + major.c * ln(depthTermKm + major.offset);
  const onMinor = minor.constant + minor.c * ln(depthTermKm + minor.offset);
  return {
    major,
    minor,
    family,
    leastKm: leastMajorKm(family),
    depthSquared: depthTermKm * depthTermKm,
    lnCentre: (onMajor + onMinor) / 2,
  };
};

/**
 * ln Y at a site: the ellipse (Ra, Rb) of equal Y through it, found without the depth term; then both
 * axes with R = sqrt(R^2 + depth^2) give Y1 and Y2, and Y lies on the ellipse with these half axes:
 * Y = Y1 Y2 / sqrt((Y1 sin)^2 + (Y2 cos)^2), the angle taken from the strike. The published table
 * blends ln Y1 and ln Y2 instead, which turns ln Y < 0 upside down; within its valid rows the two
 * differ by 3.5 % at most.
 */
const lnMotion = (model: EllipseModel, alongKm: number, acrossKm: number): number => {
  const squared = alongKm * alongKm + acrossKm * acrossKm;
  if (squared < centreKm * centreKm) return model.lnCentre;
  const { major, minor, family, leastKm, depthSquared } = model;
  const majorKm = majorAxisThrough(family, leastKm, alongKm, acrossKm);
  const minorKm = Math.max(0, minorAxisKm(family, majorKm));
  const lnMajor =
    major.constant + major.c * ln(Math.sqrt(majorKm * majorKm + depthSquared) + major.offset);
  const lnMinor =
    minor.constant + minor.c * ln(Math.sqrt(minorKm * minorKm + depthSquared) + minor.offset);
  const ratio = exp(lnMinor - lnMajor);
  const sinSquared = (acrossKm * acrossKm) / squared;
  const cosSquared = (alongKm * alongKm) / squared;
  return lnMinor - 0.5 * ln(sinSquared + cosSquared * ratio * ratio);
};

/** Yu et al. 2013, eastern China: ln PGA (cm/s2) and ln PGV (cm/s) on rock. */
export const yu2013: Attenuation = {
  zh: "俞言祥等 2013(东部强震区,GB 18306-2015 所用)",
  en: "Yu et al. 2013, eastern China (the basis of GB 18306-2015)",
  gives: "motion",
  distance: "ellipse",
  sigmaLnPga: yu2013Eastern.pga.sigma,
  sigmaLnPgv: yu2013Eastern.pgv.sigma,
  forEvent: (source: Source, parameters: AttenuationParameters) => {
    const pga = modelFor(yu2013Eastern.pga, source.magnitudeMs, parameters.depthTermKm);
    const pgv = modelFor(yu2013Eastern.pgv, source.magnitudeMs, parameters.depthTermKm);
    return (alongKm, acrossKm, out) => {
      out[LN_PGA] = lnMotion(pga, alongKm, acrossKm);
      out[LN_PGV] = lnMotion(pgv, alongKm, acrossKm);
    };
  },
};
