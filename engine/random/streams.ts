import { nameReplication, nameStream } from "./names.ts";
import type { Lanes } from "./siphash.ts";
import { streamFromLanes } from "./stream.ts";
import type { Stream } from "./stream.ts";

/**
 * All streams of one replication, each made when it is first asked for.
 *
 * A hash table with open addressing over (who, what): no strings, no object per look-up, and the next
 * replication costs nothing, since slots of an earlier one count as empty. Look-up and creation are
 * O(1) on average; keep the stream rather than ask again in a hot loop. Streams got before `reset`
 * belong to the earlier replication.
 */
export class Streams {
  private readonly seed: number;
  private antithetic: boolean;
  /** Lanes that have taken in seed and replication. */
  private readonly prefix: Lanes = new Int32Array(4);
  private readonly lanes: Lanes = new Int32Array(4);
  /**
   * Four words a slot, so that a look-up touches one cache line: who, what, the generation in which it
   * was filled (another than the present one means empty), and the stream's place among `streams`.
   */
  private slots = new Int32Array(64 * 4);
  /** In the order of their first use. */
  private streams: Stream[] = [];
  private generation = 1;

  /**
   * @param seed any safe integer
   * @param replication 0 to 2^32 - 1
   * @param antithetic gives 1 - u for every u of every stream
   * @throws StreamNameError where seed or replication is outside
   */
  constructor(seed: number, replication: number, antithetic = false) {
    this.seed = seed;
    this.antithetic = antithetic;
    nameReplication(this.prefix, seed, replication);
  }

  /** How many streams this replication has asked for. */
  get size(): number {
    return this.streams.length;
  }

  /** The stream of (who, what), 32-bit integers as from `hashName`; made at its first call. */
  get(who: number, what: number): Stream {
    const whoWord = who | 0;
    const whatWord = what | 0;
    const { slots, generation } = this;
    const mask = slots.length / 4 - 1;
    let slot = slotOf(whoWord, whatWord) & mask;
    while (slots[slot * 4 + 2] === generation) {
      if (slots[slot * 4] === whoWord && slots[slot * 4 + 1] === whatWord) {
        return this.streams[slots[slot * 4 + 3]];
      }
      slot = (slot + 1) & mask;
    }
    this.lanes.set(this.prefix);
    nameStream(this.lanes, who, what);
    const stream = streamFromLanes(this.lanes, this.antithetic);
    this.fill(slot, whoWord, whatWord, this.streams.length);
    this.streams.push(stream);
    if (this.streams.length * 2 > mask) this.grow();
    return stream;
  }

  /** Goes to the start of another replication of the same seed, antithetic or as before. O(1). */
  reset(replication: number, antithetic: boolean = this.antithetic): void {
    nameReplication(this.prefix, this.seed, replication);
    this.antithetic = antithetic;
    this.streams = [];
    this.generation++;
    if (this.generation === 0x7fffffff) {
      this.slots.fill(0);
      this.generation = 1;
    }
  }

  private fill(slot: number, who: number, what: number, place: number): void {
    this.slots[slot * 4] = who;
    this.slots[slot * 4 + 1] = what;
    this.slots[slot * 4 + 2] = this.generation;
    this.slots[slot * 4 + 3] = place;
  }

  private grow(): void {
    const old = this.slots;
    const mask = (old.length / 4) * 2 - 1;
    this.slots = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 4) {
      if (old[i + 2] !== this.generation) continue;
      let slot = slotOf(old[i], old[i + 1]) & mask;
      while (this.slots[slot * 4 + 2] === this.generation) slot = (slot + 1) & mask;
      this.fill(slot, old[i], old[i + 1], old[i + 3]);
    }
  }
}

/** Spreads (who, what) over the slots, row numbers as well as hashes. */
function slotOf(who: number, what: number): number {
  const mixed = Math.imul(who ^ Math.imul(what, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
