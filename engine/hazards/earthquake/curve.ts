/** A quantity by intensity: points in rising order of intensity, straight in between. */
export interface Curve {
  readonly intensity: readonly number[];
  readonly value: readonly number[];
}

/** Value of a curve at an intensity: 0 below its first point, its last value above the last. */
export const valueOn = ({ intensity, value }: Curve, at: number): number => {
  const last = intensity.length - 1;
  if (last < 0 || !(at >= intensity[0])) return 0;
  if (at >= intensity[last]) return value[last];
  let right = 1;
  while (intensity[right] < at) right++;
  const share = (at - intensity[right - 1]) / (intensity[right] - intensity[right - 1]);
  return value[right - 1] + share * (value[right] - value[right - 1]);
};
