import { nameReplication, nameStream } from "./names.ts";
import type { Lanes } from "./siphash.ts";

/** A sequence of random numbers that belongs to one name. */
export interface Stream {
  /** The next number: a multiple of 2^-53 strictly inside (0, 1). */
  uniform(): number;
}

/** 2^-32, 2^-53, 2^32. */
const UNIT = 2.3283064365386963e-10;
const FINE = 1.1102230246251565e-16;
const WORD = 4294967296;

/**
 * J. Baagoe's alea (2010), a multiply-with-carry generator with multiplier 2091639 and three lags of 32
 * bits, as `seedrandom` has it, number by number: its lags are kept here as the 32-bit integers that its
 * fractions are multiples of. A replication takes tens of thousands of streams, and integers are kept in
 * the object itself: 64 bytes a stream instead of half a kilobyte and five closures.
 */
const MULTIPLIER = 2091639;

/**
 * A carry of at least 1 excludes the state that stays zero for ever, and one of at most 2091637 the
 * other fixed point (all lags full, carry 2091638).
 */
const CARRIES = 2091637;

class AleaStream implements Stream {
  private s0: number;
  private s1: number;
  private s2: number;
  private carry: number;
  private readonly antithetic: boolean;

  constructor(s0: number, s1: number, s2: number, carry: number, antithetic: boolean) {
    this.s0 = s0 | 0;
    this.s1 = s1 | 0;
    this.s2 = s2 | 0;
    this.carry = carry | 0;
    this.antithetic = antithetic;
  }

  uniform(): number {
    // 53 bits k 2^-53 with 0 <= k < 2^53. Zero (once in 9e15) is passed over, so that u and 1 - u,
    // which is exact, both lie strictly inside and take the same values.
    let u = this.double();
    while (u === 0) u = this.double();
    return this.antithetic ? 1 - u : u;
  }

  private double(): number {
    const high = this.next() >>> 0;
    return high * UNIT + (this.next() >>> 11) * FINE;
  }

  /** The next 32 bits. Products stay below 2^53, so all of this is exact. */
  private next(): number {
    const t = MULTIPLIER * (this.s0 >>> 0) + this.carry;
    this.s0 = this.s1;
    this.s1 = this.s2;
    this.carry = (t / WORD) | 0;
    return (this.s2 = t | 0);
  }
}

/** A stream from lanes that hold its whole name. The lanes are only read. */
export function streamFromLanes(lanes: Lanes, antithetic: boolean): Stream {
  const carry = 1 + ((lanes[3] >>> 0) % CARRIES);
  return new AleaStream(lanes[0], lanes[1], lanes[2], carry, antithetic);
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
