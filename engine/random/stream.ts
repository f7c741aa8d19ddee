import alea from "seedrandom/lib/alea.js";
import type { Alea } from "seedrandom/lib/alea.js";

import { nameReplication, nameStream } from "./names.ts";
import type { Lanes } from "./siphash.ts";

/** A sequence of random numbers that belongs to one name. */
export interface Stream {
  /** The next number: a multiple of 2^-53 strictly inside (0, 1). */
  uniform(): number;
}

class AleaStream implements Stream {
  private readonly generator: Alea;
  private readonly antithetic: boolean;

  constructor(generator: Alea, antithetic: boolean) {
    this.generator = generator;
    this.antithetic = antithetic;
  }

  uniform(): number {
    // 53 bits k 2^-53 with 0 <= k < 2^53. Zero (once in 9e15) is passed over, so that u and 1 - u,
    // which is exact, both lie strictly inside and take the same values.
    let u = this.generator.double();
    while (u === 0) u = this.generator.double();
    return this.antithetic ? 1 - u : u;
  }
}

/** 2^-32. */
const UNIT = 2.3283064365386963e-10;

/**
 * alea is a multiply-with-carry generator with multiplier 2091639 and three lags of 32 bits. A carry
 * of at least 1 excludes the state that stays zero for ever, and one of at most 2091637 the other
 * fixed point (all lags full, carry 2091638).
 */
const CARRIES = 2091637;

const state = { c: 1, s0: 0, s1: 0, s2: 0 };
const options = { state };

/** A stream from lanes that hold its whole name. The lanes are only read. */
export function streamFromLanes(lanes: Lanes, antithetic: boolean): Stream {
  // alea copies the numbers out of `state`, so that one object serves all.
  state.s0 = (lanes[0] >>> 0) * UNIT;
  state.s1 = (lanes[1] >>> 0) * UNIT;
  state.s2 = (lanes[2] >>> 0) * UNIT;
  state.c = 1 + ((lanes[3] >>> 0) % CARRIES);
  return new AleaStream(alea("", options), antithetic);
}

const named: Lanes = new Int32Array(4);

/**
 * The stream named by (seed, replication, who, what for), from its start.
 *
 * @param seed any safe integer
 * @param replication 0 to 2^32 - 1
 * @param who whose draws, a 32-bit integer as from `hashName`
 * @param what what for, likewise
 * @param antithetic gives 1 - u for every u
 * @throws StreamNameError where one of them is outside
 */
export function createStream(
  seed: number,
  replication: number,
  who: number,
  what: number,
  antithetic = false,
): Stream {
  nameReplication(named, seed, replication);
  nameStream(named, who, what);
  return streamFromLanes(named, antithetic);
}
