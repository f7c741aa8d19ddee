/**
 * Counts of minutes in fixed bins: every minute up to an hour, five up to four, half an hour up to a day,
 * then one for more and one for never. Coarse enough to be added up for every place, fine enough where
 * limits lie.
 */
const edges: number[] = [];
for (let m = 0; m < 60; m++) edges.push(m + 1);
for (let m = 60; m < 240; m += 5) edges.push(m + 5);
for (let m = 240; m < 1440; m += 30) edges.push(m + 30);

/** How many bins there are. */
export const MINUTE_BINS = edges.length + 2;

const NEVER = MINUTE_BINS - 1;

/** The bin of so many minutes: a bin holds its upper end and not its lower, the first also 0. */
export const binOf = (minutes: number): number => {
  if (minutes === Infinity) return NEVER;
  if (minutes <= 60) return Math.max(0, Math.ceil(minutes) - 1);
  if (minutes <= 240) return 60 + Math.ceil((minutes - 60) / 5) - 1;
  if (minutes <= 1440) return 96 + Math.ceil((minutes - 240) / 30) - 1;
  return NEVER - 1;
};

/**
 * The minutes within which a share of the counts lies, to the upper end of its bin; Infinity where it is
 * more than a day or never, NaN without counts.
 */
export const minutesWithin = (bins: ArrayLike<number>, share: number): number => {
  let all = 0;
  for (let i = 0; i < MINUTE_BINS; i++) all += bins[i];
  if (all === 0) return NaN;
  let sum = 0;
  for (let i = 0; i < edges.length; i++) {
    sum += bins[i];
    if (sum >= share * all) return edges[i];
  }
  return Infinity;
};

/** Minutes at which a curve of the counts is told: each the upper end of a bin. */
export const CURVE_MINUTES: readonly number[] = edges.filter(
  (edge) =>
    (edge <= 60 && edge % 5 === 0) ||
    (edge > 60 && edge <= 240 && edge % 15 === 0) ||
    edge % 60 === 0,
);

/** The share of the counts within each of `CURVE_MINUTES`; nothing without counts. */
export const curveOf = (bins: ArrayLike<number>): Array<{ minutes: number; share: number }> => {
  let all = 0;
  for (let i = 0; i < MINUTE_BINS; i++) all += bins[i];
  if (all === 0) return [];
  const curve: Array<{ minutes: number; share: number }> = [];
  let sum = 0;
  for (let i = 0; i < edges.length; i++) {
    sum += bins[i];
    if (CURVE_MINUTES.includes(edges[i])) curve.push({ minutes: edges[i], share: sum / all });
  }
  return curve;
};
