import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";

/**
 * A family of ellipses of equal shaking about one centre. Its member with the semi-major axis Ra has
 * the semi-minor axis Rb = e^lnScale (Ra + majorOffset)^power - minorOffset (km): what two relations
 * of the form ln Y = k + c ln(R + d), one for each axis, say about equal Y.
 */
export interface EllipseFamily {
  readonly lnScale: number;
  readonly power: number;
  readonly majorOffset: number;
  readonly minorOffset: number;
  /** Where the relation would make Rb exceed Ra, take a circle of radius Ra. */
  readonly circleWhenWider: boolean;
}

/** Semi-minor axis of the member with the semi-major axis `majorKm`; may be negative near 0. */
export const minorAxisKm = (family: EllipseFamily, majorKm: number): number => {
  const minor =
    exp(family.lnScale + family.power * ln(majorKm + family.majorOffset)) - family.minorOffset;
  return family.circleWhenWider && minor > majorKm ? majorKm : minor;
};

/** Semi-major axis below which the family has no ellipse (Rb would be negative), km. */
export const leastMajorKm = (family: EllipseFamily): number =>
  Math.max(0, exp((ln(family.minorOffset) - family.lnScale) / family.power) - family.majorOffset);

/**
 * A Newton step of this relative size is the last one: the next would be about its square (below
 * 1e-12, the scale being nearly straight).
 */
const lastStep = 1e-6;
const mostSteps = 80;

/**
 * Semi-major axis (km) of the member through the point (alongKm, acrossKm), both at least 0 and not
 * both 0: the root Ra of (along/Ra)^2 + (across/Rb(Ra))^2 = 1. Newton on the scale
 * s = ((along/Ra)^2 + (across/Rb)^2)^(-1/2), which is nearly straight in Ra (about four steps),
 * inside a bracket that bisects when a step would leave it.
 */
export const majorAxisThrough = (
  family: EllipseFamily,
  leastKm: number,
  alongKm: number,
  acrossKm: number,
): number => {
  if (acrossKm === 0) return Math.max(alongKm, leastKm);
  const { lnScale, power, majorOffset, minorOffset, circleWhenWider } = family;
  const alongSquared = alongKm * alongKm;
  const acrossSquared = acrossKm * acrossKm;
  const distance = Math.sqrt(alongSquared + acrossSquared);
  let low = leastKm;
  let high = Infinity;
  let major = Math.max(distance, leastKm * 1.000001 + 1e-9);
  for (let step = 0; step < mostSteps; step++) {
    const sum = exp(lnScale + power * ln(major + majorOffset));
    let minor = sum - minorOffset;
    let slope = (power * sum) / (major + majorOffset);
    if (circleWhenWider && minor > major) {
      minor = major;
      slope = 1;
    }
    if (minor <= 0) {
      low = major;
      major = high === Infinity ? major * 2 : (low + high) / 2;
      continue;
    }
    const x = alongSquared / (major * major);
    const y = acrossSquared / (minor * minor);
    const sumOfSquares = x + y;
    const scale = 1 / Math.sqrt(sumOfSquares);
    if (scale < 1) low = major;
    else high = major;
    const derivative = (scale / sumOfSquares) * (x / major + (y * slope) / minor);
    let next = major + (1 - scale) / derivative;
    if (!(next > low && next < high)) next = high === Infinity ? major * 2 : (low + high) / 2;
    if (Math.abs(next - major) <= lastStep * major) return next;
    major = next;
  }
  return major;
};
