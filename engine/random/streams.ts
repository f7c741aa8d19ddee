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
  private readonly antithetic: boolean;
  /** Lanes that have taken in seed and replication. */
  private readonly prefix: Lanes = new Int32Array(4);
  private readonly lanes: Lanes = new Int32Array(4);
  private whos = new Int32Array(64);
  private whats = new Int32Array(64);
  /** The generation in which a slot was filled; another than the present one means empty. */
  private filled = new Int32Array(64);
  private streams = new Array<Stream>(64);
  private generation = 1;
  private used = 0;

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
    return this.used;
  }

  /** The stream of (who, what), 32-bit integers as from `hashName`; made at its first call. */
  get(who: number, what: number): Stream {
    const whoWord = who | 0;
    const whatWord = what | 0;
    const mask = this.filled.length - 1;
    let slot = slotOf(whoWord, whatWord) & mask;
    while (this.filled[slot] === this.generation) {
      if (this.whos[slot] === whoWord && this.whats[slot] === whatWord) return this.streams[slot];
      slot = (slot + 1) & mask;
    }
    this.lanes.set(this.prefix);
    nameStream(this.lanes, who, what);
    const stream = streamFromLanes(this.lanes, this.antithetic);
    this.put(slot, whoWord, whatWord, stream);
    this.used++;
    if (this.used * 2 > mask) this.grow();
    return stream;
  }

  /** Goes to the start of another replication of the same seed. O(1). */
  reset(replication: number): void {
    nameReplication(this.prefix, this.seed, replication);
    this.used = 0;
    this.generation++;
    if (this.generation === 0x7fffffff) {
      this.filled.fill(0);
      this.generation = 1;
    }
  }

  private put(slot: number, who: number, what: number, stream: Stream): void {
    this.whos[slot] = who;
    this.whats[slot] = what;
    this.streams[slot] = stream;
    this.filled[slot] = this.generation;
  }

  private grow(): void {
    const { whos, whats, filled, streams } = this;
    const size = filled.length * 2;
    this.whos = new Int32Array(size);
    this.whats = new Int32Array(size);
    this.filled = new Int32Array(size);
    this.streams = new Array<Stream>(size);
    for (let old = 0; old < filled.length; old++) {
      if (filled[old] !== this.generation) continue;
      let slot = slotOf(whos[old], whats[old]) & (size - 1);
      while (this.filled[slot] === this.generation) slot = (slot + 1) & (size - 1);
      this.put(slot, whos[old], whats[old], streams[old]);
    }
  }
}

/** Spreads (who, what) over the slots, row numbers as well as hashes. */
function slotOf(who: number, what: number): number {
  const mixed = Math.imul(who ^ Math.imul(what, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
