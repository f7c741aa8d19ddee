import exp from "@stdlib/math-base-special-exp";
import expm1 from "@stdlib/math-base-special-expm1";
import ln from "@stdlib/math-base-special-ln";
import log1p from "@stdlib/math-base-special-log1p";

import { standardNormalQuantile } from "../../random/normal.ts";
import { poissonQuantile } from "../../random/poisson.ts";
import type { Stream } from "../../random/stream.ts";
import { epicentralFrame, placeAt } from "./epicentral-frame.ts";
import { page2016 } from "./published-tables.ts";
import type { AftershockRegion } from "./published-tables.ts";
import { ruptureLengthKm } from "./rupture.ts";
import type { Earthquake } from "./shake-field.ts";

const ln10 = ln(10);
const secondsPerDay = 86_400;

export interface AftershockParameters {
  /** Row of the generic sequences that a, its spread, b, p and c come from. */
  readonly region: AftershockRegion;
  /** Smallest magnitude kept. */
  readonly smallest: number;
  /** Bath's law: how far the largest aftershock usually lies below the mainshock. */
  readonly bathDifference: number;
  /** True: a is set so that one aftershock above Mm - bathDifference is expected in `bathWithinS`. */
  readonly productivityByBath: boolean;
  readonly bathWithinS: number;
  /** Standard deviation of the distance across the rupture, as a share of its length. */
  readonly scatterShare: number;
  /** The same in km, for short ruptures. */
  readonly scatterKm: number;
}

/** Aftershocks in the order of time. Magnitudes are Ms; depths are the mainshock's. */
export interface Aftershocks {
  readonly count: number;
  readonly timeS: Float64Array;
  readonly magnitudeMs: Float64Array;
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
}

/** Integral of (t + c)^-p from 0 to a time, in days^(1-p). */
const omoriIntegral = (days: number, c: number, p: number): number => {
  const logRatio = ln((days + c) / c);
  if (Math.abs(1 - p) < 1e-9) return logRatio;
  return (exp((1 - p) * ln(c)) * expm1((1 - p) * logRatio)) / (1 - p);
};

/** Time (days) at which a share of the sequence up to `days` is over: the integral turned round. */
const omoriTime = (share: number, days: number, c: number, p: number): number => {
  if (Math.abs(1 - p) < 1e-9) return c * expm1(share * ln((days + c) / c));
  const whole = expm1((1 - p) * ln((days + c) / c));
  return c * expm1(log1p(share * whole) / (1 - p));
};

/**
 * Expected number of aftershocks from `parameters.smallest` up to the mainshock's magnitude within a
 * time: 10^(a + b (Mm - M)) times the integral of the modified Omori law, less those above Mm.
 * `aDeviation` is the sequence's own deviation of a, in standard deviations of the region.
 */
export const expectedAftershocks = (
  mainshockMs: number,
  horizonS: number,
  parameters: AftershockParameters,
  aDeviation: number,
): number => {
  const { a, sigma, b, p, cDays } = page2016[parameters.region];
  const { smallest, productivityByBath, bathDifference, bathWithinS } = parameters;
  if (smallest >= mainshockMs || horizonS <= 0) return 0;
  const mean = productivityByBath
    ? -b * bathDifference - ln(omoriIntegral(bathWithinS / secondsPerDay, cDays, p)) / ln10
    : a;
  const exponent = mean + sigma * aDeviation;
  const perMagnitude = exp(ln10 * (exponent + b * (mainshockMs - smallest))) - exp(ln10 * exponent);
  return perMagnitude * omoriIntegral(horizonS / secondsPerDay, cDays, p);
};

/** More than this in an ordinary sequence and the smallest magnitude is too small for the mainshock. */
const mostExpected = 2000;
/** Standard deviations of a beyond which no sequence is drawn: 36 times the ordinary number. */
const mostDeviation = 2;

/**
 * Draws the aftershocks of a mainshock up to `horizonS`: a uniform for the sequence's productivity,
 * one for their number (Poisson), then four for each: time (modified Omori), magnitude
 * (Gutenberg-Richter between `smallest` and the mainshock's), position along the rupture (uniform)
 * and across it (normal). Throws RangeError when more than 2,000 are expected of an
 * ordinary sequence.
 */
export const drawAftershocks = (
  mainshock: Earthquake,
  horizonS: number,
  parameters: AftershockParameters,
  stream: Stream,
): Aftershocks => {
  const { b, p, cDays } = page2016[parameters.region];
  const ordinary = expectedAftershocks(mainshock.magnitudeMs, horizonS, parameters, 0);
  if (!(ordinary <= mostExpected)) {
    throw new RangeError(
      `aftershocks: ${Math.round(ordinary)} expected of magnitude ${parameters.smallest} and more, ` +
        `at most ${mostExpected}: raise the smallest magnitude`,
    );
  }
  const drawn = standardNormalQuantile(stream.uniform());
  const deviation = Math.max(-mostDeviation, Math.min(mostDeviation, drawn));
  const expected = expectedAftershocks(mainshock.magnitudeMs, horizonS, parameters, deviation);
  const count = poissonQuantile(stream.uniform(), expected);
  const horizonDays = horizonS / secondsPerDay;
  const length = ruptureLengthKm(mainshock.magnitudeMs);
  const scatter = Math.max(parameters.scatterKm, parameters.scatterShare * length);
  const frame = epicentralFrame(mainshock.lonDeg, mainshock.latDeg, mainshock.strikeDeg);
  const range = expm1(-b * ln10 * (mainshock.magnitudeMs - parameters.smallest));
  const times = new Float64Array(count);
  const shocks = Array.from({ length: count }, (_, i) => {
    const timeS = omoriTime(stream.uniform(), horizonDays, cDays, p) * secondsPerDay;
    const above = -log1p(stream.uniform() * range) / (b * ln10);
    const alongKm = (stream.uniform() - 0.5) * length;
    const acrossKm = scatter * standardNormalQuantile(stream.uniform());
    times[i] = timeS;
    return { magnitudeMs: parameters.smallest + above, ...placeAt(frame, alongKm, acrossKm) };
  });
  const order = Int32Array.from(times.keys()).sort((i, j) => times[i] - times[j] || i - j);
  return {
    count,
    timeS: Float64Array.from(order, (i) => times[i]),
    magnitudeMs: Float64Array.from(order, (i) => shocks[i].magnitudeMs),
    lonDeg: Float64Array.from(order, (i) => shocks[i].lonDeg),
    latDeg: Float64Array.from(order, (i) => shocks[i].latDeg),
  };
};
