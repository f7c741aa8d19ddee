import { hashName } from "./names.ts";
import { createStream } from "./stream.ts";

/** Draws of a case that can be stratified: each decides much and is drawn once in a replication. */
export const stratifiable = ["hour", "season", "magnitude"] as const;

export type Stratifiable = (typeof stratifiable)[number];

/** Into how many strata of equal probability each is cut: hours of three, seasons that weigh alike as they are. */
export const strataOf: Readonly<Record<Stratifiable, number>> = {
  hour: 8,
  season: 4,
  magnitude: 8,
};

/**
 * How replications are drawn together so that chance evens out sooner. A replication alone is distributed
 * as ever; what it is hangs on its number and the scheme, never on how many are played.
 */
export interface Sampling {
  /** Replications go in pairs of one set of assumptions: the second takes 1 - u for every u of the first. */
  readonly antithetic: boolean;
  readonly strata: readonly Stratifiable[];
}

/** Every replication by itself. */
export const plainSampling: Sampling = { antithetic: false, strata: [] };

/** What a replication draws from under a scheme. */
export interface Drawing {
  /** The replication whose streams these are. */
  readonly streams: number;
  /** Takes 1 - u for every u of them. */
  readonly antithetic: boolean;
  /** Number of the pair, or of the replication without pairs, within its set. */
  readonly unit: number;
  /** Which of the sets of assumptions that take turns it belongs to. */
  readonly set: number;
  readonly sets: number;
}

/**
 * Replication r of K sets is number i = floor(r / K) of set r mod K; the pairs are 0 and 1, 2 and 3 and so
 * on of a set, and the second has the streams of the first.
 */
export const drawingOf = (
  replication: number,
  sets: number,
  { antithetic }: Pick<Sampling, "antithetic">,
): Drawing => {
  const set = replication % sets;
  const within = (replication - set) / sets;
  if (!antithetic) return { streams: replication, antithetic: false, unit: within, set, sets };
  const isSecond = within % 2 === 1;
  return {
    streams: isSecond ? replication - sets : replication,
    antithetic: isSecond,
    unit: (within - (isSecond ? 1 : 0)) / 2,
    set,
    sets,
  };
};

const ORDER = hashName("strata: order in a block");
const SHIFT = hashName("strata: shift of a set");

const names = new Map<string, number>();

/** The name of the strata of a draw, hashed once. */
const nameOf = (draw: Stratifiable, which: number): number => {
  const text = `strata of ${draw} ${which}`;
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = hashName(text)));
  return name;
};

/** A random order of 0 to n - 1 (Fisher and Yates), from the start of the stream of that name. */
const orderOf = (seed: number, block: number, who: number, what: number, n: number): number[] => {
  const stream = createStream(seed, block, who, what);
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(stream.uniform() * (i + 1));
    const held = order[i];
    order[i] = order[j];
    order[j] = held;
  }
  return order;
};

/**
 * The stratum that a draw falls into, of `strataOf` it. In a set every block of as many units in a row
 * takes each stratum once, in a random order of that block; among the sets that take turns each stratum
 * comes as often as any other, but for a remainder. So any first n are balanced both ways, whenever one
 * stops. The second of a pair mirrors the first.
 *
 * @param which of several draws of that name in a case, such as the magnitudes of two earthquakes
 */
export const stratumOf = (
  seed: number,
  draw: Stratifiable,
  which: number,
  { unit, set, sets, antithetic }: Drawing,
): number => {
  const strata = strataOf[draw];
  const name = nameOf(draw, which);
  const block = Math.floor(unit / strata);
  const order = orderOf(seed, block, name, ORDER, strata);
  const shift = orderOf(seed, 0, name, SHIFT, sets)[set];
  const stratum = (order[unit - block * strata] + shift) % strata;
  return antithetic ? strata - 1 - stratum : stratum;
};

/** A uniform moved into a stratum; strictly inside (0, 1), as rounding could reach 1 in the last one. */
export const withinStratum = (u: number, stratum: number, strata: number): number =>
  Math.min((stratum + u) / strata, 1 - 1.2e-16);
