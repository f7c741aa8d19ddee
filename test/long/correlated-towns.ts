import { hashName } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";
import type { Stream } from "../../engine/random/stream.ts";

/**
 * A disaster whose places go together: in a storm every town is twice as likely to miss its time. A
 * promise holds where at least eight of ten towns keep theirs. What share of disasters that is, is known
 * from the binomial distribution.
 */
export const TOWNS = 10;
const NEEDED = 8;
const STORM = 0.2;

const EXPERIMENT = hashName("experiment");
const TOWN = hashName("towns");

/** The numbers of one experiment. */
export const experimentStream = (seed: number, experiment: number): Stream =>
  createStream(seed, experiment, EXPERIMENT, TOWN);

const atLeastNeeded = (p: number): number => {
  let term = (1 - p) ** TOWNS;
  let below = 0;
  for (let k = 0; k < NEEDED; k++) {
    below += term;
    term *= ((TOWNS - k) * p) / ((k + 1) * (1 - p));
  }
  return 1 - below;
};

/** Share of disasters in which the promise holds where a town misses its time so often in calm weather. */
const shareAt = (miss: number): number =>
  miss <= 0
    ? 1
    : (1 - STORM) * atLeastNeeded(1 - miss) + STORM * atLeastNeeded(1 - Math.min(1, 2 * miss));

/** How often a town misses its time in calm weather so that the promise holds in that share of disasters. */
export const missFor = (share: number): number => {
  let [low, high] = [0, 0.5];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (shareAt(middle) > share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** One disaster: how far each town is from missing its time. */
export const draw = (stream: Stream, into: Float64Array): boolean => {
  const storm = stream.uniform() < STORM;
  for (let town = 0; town < TOWNS; town++) into[town] = stream.uniform();
  return storm;
};

/** Does the promise hold, where towns miss their time so often in calm weather? */
export const holds = (towns: Float64Array, storm: boolean, miss: number): boolean => {
  const limit = storm ? 2 * miss : miss;
  let kept = 0;
  for (let town = 0; town < TOWNS; town++) if (towns[town] >= limit) kept++;
  return kept >= NEEDED;
};

/** Passes by promise, look and set of one experiment. */
export const playPromises = (
  stream: Stream,
  misses: ReadonlyArray<(set: number) => number>,
  looks: readonly number[],
  sets: number,
): number[][][] => {
  const towns = new Float64Array(TOWNS);
  const now = misses.map(() => new Array<number>(sets).fill(0));
  const at: number[][][] = misses.map(() => []);
  let r = 0;
  for (const look of looks) {
    for (; r < look; r++) {
      const set = r % sets;
      const storm = draw(stream, towns);
      misses.forEach((miss, i) => {
        // Every second promise meets the mirrored towns, so that not all are wrong together.
        if (i % 2 === 1) for (let t = 0; t < TOWNS; t++) towns[t] = 1 - towns[t];
        if (holds(towns, storm, miss(set))) now[i][set]++;
        if (i % 2 === 1) for (let t = 0; t < TOWNS; t++) towns[t] = 1 - towns[t];
      });
    }
    now.forEach((passes, i) => at[i].push([...passes]));
  }
  return at;
};
