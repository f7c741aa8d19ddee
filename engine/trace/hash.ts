/**
 * The hash of a trace is MurmurHash3 x86 128 (Austin Appleby, public domain), seed 0, over bytes
 * that any language can write down: the number of rows as four little-endian 32-bit words (rows, 0,
 * 0, 0), then every column in the order time, kind, who, whom, where, amount, cause, role, its used
 * rows little-endian (float64 or int32), each column filled up with zero bytes to a multiple of 16.
 *
 * Changing bits inside one 16-byte block always changes the hash, since a block enters the state by a
 * one-to-one map; any other change is missed with probability 2^-128. It is no protection against
 * someone who wants a collision.
 */

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/** True where the low word of a float64 comes first. */
const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** The four lanes of MurmurHash3 x86 128, taking blocks of four words. */
class Murmur {
  private h1 = 0;
  private h2 = 0;
  private h3 = 0;
  private h4 = 0;
  private blocks = 0;

  block(k1: number, k2: number, k3: number, k4: number): void {
    this.words(Int32Array.of(k1, k2, k3, k4), 4);
  }

  /** Adds the first `count` words, a multiple of four. */
  words(words: Int32Array, count: number): void {
    let { h1, h2, h3, h4 } = this;
    for (let i = 0; i < count; i += 4) {
      h1 ^= Math.imul(rotate(Math.imul(words[i], C1), 15), C2);
      h1 = (Math.imul((rotate(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
      h2 ^= Math.imul(rotate(Math.imul(words[i + 1], C2), 16), C3);
      h2 = (Math.imul((rotate(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0;
      h3 ^= Math.imul(rotate(Math.imul(words[i + 2], C3), 17), C4);
      h3 = (Math.imul((rotate(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0;
      h4 ^= Math.imul(rotate(Math.imul(words[i + 3], C4), 18), C1);
      h4 = (Math.imul((rotate(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
    }
    this.h1 = h1;
    this.h2 = h2;
    this.h3 = h3;
    this.h4 = h4;
    this.blocks += count / 4;
  }

  /** 32 hexadecimal digits: the four lanes in order. */
  digest(): string {
    const bytes = (this.blocks * 16) | 0;
    let h1 = this.h1 ^ bytes;
    let h2 = this.h2 ^ bytes;
    let h3 = this.h3 ^ bytes;
    let h4 = this.h4 ^ bytes;
    h1 = (h1 + h2 + h3 + h4) | 0;
    h2 = (h2 + h1) | 0;
    h3 = (h3 + h1) | 0;
    h4 = (h4 + h1) | 0;
    h1 = finish(h1);
    h2 = finish(h2);
    h3 = finish(h3);
    h4 = finish(h4);
    h1 = (h1 + h2 + h3 + h4) | 0;
    h2 = (h2 + h1) | 0;
    h3 = (h3 + h1) | 0;
    h4 = (h4 + h1) | 0;
    return [h1, h2, h3, h4].map((h) => (h >>> 0).toString(16).padStart(8, "0")).join("");
  }
}

/** The hash of the first `rows` rows of the columns. */
export function hashColumns(rows: number, columns: readonly (Float64Array | Int32Array)[]): string {
  const murmur = new Murmur();
  murmur.block(rows, 0, 0, 0);
  for (const column of columns) {
    const wordsPerCell = column.BYTES_PER_ELEMENT / 4;
    const count = rows * wordsPerCell;
    let words = new Int32Array(column.buffer, column.byteOffset, count);
    if (wordsPerCell === 2 && !LITTLE_ENDIAN) words = swapPairs(words);
    const whole = count - (count % 4);
    murmur.words(words, whole);
    if (whole < count) {
      const last = new Int32Array(4);
      last.set(words.subarray(whole));
      murmur.words(last, 4);
    }
  }
  return murmur.digest();
}

/**
 * The hash of hashes in their order: a run's `traceHash` from the hashes of its replications. Throws
 * `RangeError` for a text that is not 32 hexadecimal digits.
 */
export function combineHashes(hashes: readonly string[]): string {
  const murmur = new Murmur();
  murmur.block(hashes.length, 0, 0, 0);
  hashes.forEach((hash, i) => {
    if (!/^[0-9a-f]{32}$/.test(hash)) {
      throw new RangeError(
        `hash ${i}: found "${hash}", allowed: 32 hexadecimal digits ` +
          `(第 ${i} 个散列值为“${hash}”,允许:32 位十六进制数)`,
      );
    }
    const lane = (from: number): number => Number.parseInt(hash.slice(from, from + 8), 16) | 0;
    murmur.block(lane(0), lane(8), lane(16), lane(24));
  });
  return murmur.digest();
}

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

function finish(x: number): number {
  let h = x;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function swapPairs(words: Int32Array): Int32Array {
  return words.map((_, i) => words[i ^ 1]);
}
