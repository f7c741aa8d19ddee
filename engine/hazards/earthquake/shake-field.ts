import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";

import { INTENSITY, INTENSITY_SIGMA, LN_PGA, LN_PGV, motionLength } from "./attenuation.ts";
import type { AttenuationParameters } from "./attenuation.ts";
import { attenuations } from "./attenuations.ts";
import type { AttenuationName } from "./attenuations.ts";
import { arcPerChord, epicentralFrame } from "./epicentral-frame.ts";
import { intensityScales, pgaOfIntensity, pgvOfIntensity } from "./intensity.ts";
import type { IntensityScale } from "./intensity.ts";
import { earthRadiusKm } from "./published-tables.ts";
import type { Residuals } from "./residuals.ts";
import { ruptureOf } from "./rupture.ts";
import type { RuptureParameters } from "./rupture.ts";
import { siteFactor, weakSiteFactor } from "./site-class.ts";
import type { Sites } from "./sites.ts";

/** An earthquake: the middle of its rupture, its surface-wave magnitude and its strike. */
export interface Earthquake {
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly depthKm: number;
  readonly magnitudeMs: number;
  readonly strikeDeg: number;
}

export interface ShakeParameters extends AttenuationParameters, RuptureParameters {
  readonly attenuation: AttenuationName;
  readonly intensityScale: IntensityScale;
  /** PGA and PGV on class II ground over those on rock. */
  readonly rockToClassTwo: number;
  /** Share of the variance of ln motion that belongs to the event as a whole (tau^2 / sigma^2). */
  readonly betweenShare: number;
  /** Standard normals beyond plus and minus this are taken at it. */
  readonly truncationSd: number;
}

/** Shaking at the sites, in site order. Allocated once per worker. */
export interface Shaking {
  /** Seismic intensity, 1 to 12, with decimals. */
  readonly intensity: Float64Array;
  /** Peak ground acceleration, m/s2. */
  readonly pga: Float64Array;
  /** Peak ground velocity, m/s. */
  readonly pgv: Float64Array;
}

/** Room for the shaking of a number of sites. */
export const shakingFor = (count: number): Shaking => ({
  intensity: new Float64Array(count),
  pga: new Float64Array(count),
  pgv: new Float64Array(count),
});

const lnHundred = ln(100);
const median = new Float64Array(motionLength);

/**
 * Shaking of an earthquake at the sites, written into `out`; nothing is allocated per site. A pure
 * function of its arguments: chance is in the residuals.
 *
 * Motion relations: ln Y = median on rock + sigma (sqrt(s) between + sqrt(1 - s) within), then class
 * II ground, then GB 18306 site factors, then the intensity scale. Intensity relations: the same with
 * the sigma of the relation at the distance, on average ground without a site factor; PGA and PGV are
 * then those GB/T 17742-2020 gives that intensity.
 */
export const shakeField = (
  event: Earthquake,
  sites: Sites,
  parameters: ShakeParameters,
  residuals: Residuals,
  out: Shaking,
): Shaking => {
  const relation = attenuations[parameters.attenuation];
  const toIntensity = intensityScales[parameters.intensityScale].fromBoth;
  const source = ruptureOf(event.magnitudeMs, event.depthKm, parameters);
  const shaking = relation.forEvent(source, parameters);
  const { centre, along, across } = epicentralFrame(event.lonDeg, event.latDeg, event.strikeDeg);
  const halfLineKm = relation.distance === "ellipse" ? source.halfLineKm : 0;
  const between = Math.sqrt(parameters.betweenShare);
  const within = Math.sqrt(1 - parameters.betweenShare);
  const limit = parameters.truncationSd;
  const clip = (z: number): number => (z > limit ? limit : z < -limit ? -limit : z);
  const eventPga = between * clip(residuals.betweenPga);
  const eventPgv = between * clip(residuals.betweenPgv);
  const lnClassTwo = ln(parameters.rockToClassTwo) - lnHundred;
  const { withinPga, withinPgv } = residuals;
  const { intensity, pga, pgv } = out;
  const { count, x, y, z, siteClass } = sites;
  for (let i = 0; i < count; i++) {
    const dx = x[i] - centre.x;
    const dy = y[i] - centre.y;
    const dz = z[i] - centre.z;
    const onAlong = dx * along.x + dy * along.y + dz * along.z;
    const onAcross = dx * across.x + dy * across.y + dz * across.z;
    const level = Math.sqrt(onAlong * onAlong + onAcross * onAcross);
    const chordSquared = dx * dx + dy * dy + dz * dz;
    const kmPerUnit =
      level === 0
        ? 0
        : (earthRadiusKm * Math.sqrt(chordSquared) * arcPerChord(chordSquared)) / level;
    const alongKm = Math.max(0, Math.abs(onAlong) * kmPerUnit - halfLineKm);
    const acrossKm = Math.abs(onAcross) * kmPerUnit;
    shaking(alongKm, acrossKm, median);
    const ofPgv = eventPgv + within * clip(withinPgv[i]);
    if (relation.gives === "motion") {
      const ofPga = eventPga + within * clip(withinPga[i]);
      const classTwoPga = exp(median[LN_PGA] + relation.sigmaLnPga * ofPga + lnClassTwo);
      const classTwoPgv = exp(median[LN_PGV] + relation.sigmaLnPgv * ofPgv + lnClassTwo);
      pga[i] = classTwoPga * siteFactor(siteClass[i], classTwoPga);
      pgv[i] = classTwoPgv * weakSiteFactor(siteClass[i]);
      intensity[i] = toIntensity(pga[i], pgv[i]);
    } else {
      const value = median[INTENSITY] + median[INTENSITY_SIGMA] * ofPgv;
      intensity[i] = value < 1 ? 1 : value > 12 ? 12 : value;
      pga[i] = pgaOfIntensity(intensity[i]);
      pgv[i] = pgvOfIntensity(intensity[i]);
    }
  }
  return out;
};
