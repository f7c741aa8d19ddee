import cos from "@stdlib/math-base-special-cos";
import sin from "@stdlib/math-base-special-sin";

const RADIANS = Math.PI / 180;

/**
 * Ground speed on a course by the wind triangle, m/s: the nose is held into the wind so that the
 * track stays on the great circle. With a the angle between the course and the direction the wind
 * blows to, cross = w sin a and along = w cos a, ground speed = sqrt(v2 - cross2) + along.
 * 0 when the cross wind alone is as strong as the airspeed, or the head wind stops it.
 *
 * @param windFromDeg the direction the wind comes from, degrees clockwise from north
 */
export const groundSpeedMs = (
  airspeedMs: number,
  courseDeg: number,
  windMs: number,
  windFromDeg: number,
): number => {
  if (windMs === 0) return airspeedMs;
  const angle = (windFromDeg + 180 - courseDeg) * RADIANS;
  const cross = windMs * sin(angle);
  if (Math.abs(cross) >= airspeedMs) return 0;
  return Math.max(0, Math.sqrt(airspeedMs * airspeedMs - cross * cross) + windMs * cos(angle));
};
