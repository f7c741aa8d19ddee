import { orderRank } from "./sample-quantile.ts";
import { ValueRefused } from "./value-refused.ts";

/** Reading a float64 as two words; the scratch is shared because no call keeps it. */
const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);
/** Where the sign, the exponent and the first 20 bits of the mantissa stand: 1 on little-endian machines. */
scratch[0] = 1;
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;

/** log2 of the buckets per octave. */
const SUB_BITS = 5;
const PER_OCTAVE = 32;
const SHIFT = 20 - SUB_BITS;
/** Exponents covered: from 2^-20 (a microsecond) up to 2^44 (half a million years in seconds). */
const FLOOR_EXPONENT = -20;
const CEILING_EXPONENT = 44;
const FIRST = (1023 + FLOOR_EXPONENT) * PER_OCTAVE;
const END = (1023 + CEILING_EXPONENT) * PER_OCTAVE;
const NOTHING = new Float64Array(0);

/**
 * Quantiles of non-negative observations in bounded memory: a histogram with 32 equal buckets in
 * every octave, the bucket read from the exponent and the first 5 bits of the mantissa (the
 * layout of HdrHistogram; no logarithm, so the same bucket on every machine).
 *
 * Error: a quantile differs from the exact order statistic by at most 1/64 of it
 * (`QuantileSketch.relativeError`). Values below 2^-20 count as 0, values from 2^44 on (Infinity
 * too) are reported as the largest value recorded; the smallest and the largest are exact.
 *
 * Memory: nothing before the first positive observation, then 256 bytes per octave between the
 * smallest and the largest (about 4 kB for one second to one day), at most 16 kB.
 * `record` allocates only when the range grows.
 */
export class QuantileSketch {
  /** Largest relative error of `quantile`. */
  static readonly relativeError = 1 / (2 * PER_OCTAVE);
  /** Smaller values count as zero. */
  static readonly floor = 1 / 1048576;
  /** Values from here on are reported as the largest one recorded. */
  static readonly ceiling = 17592186044416;

  private _min = Infinity;
  private _max = -Infinity;
  private belowFloor = 0;
  private atOrAboveCeiling = 0;
  /** counts[i] belongs to bucket base + i; a bucket's number is the leading bits of its values. */
  private base = 0;
  private counts = NOTHING;

  /** Adds one observation. Throws `ValueRefused` for a negative value or NaN. */
  record(x: number): void {
    scratch[0] = x;
    const i = (words[HIGH] >>> SHIFT) - this.base;
    const counts = this.counts;
    if (i >= 0 && i < counts.length) counts[i]++;
    else this.recordOutside(x);
    if (x < this._min) this._min = x;
    if (x > this._max) this._max = x;
  }

  /** Number of observations, added up from the buckets. */
  get count(): number {
    let count = this.belowFloor + this.atOrAboveCeiling;
    for (let i = 0; i < this.counts.length; i++) count += this.counts[i];
    return count;
  }

  /** Smallest observation, exact; Infinity without observations. */
  get min(): number {
    return this._min;
  }

  /** Largest observation, exact; -Infinity without observations. */
  get max(): number {
    return this._max;
  }

  /** Bytes held for buckets. */
  get bytes(): number {
    return this.counts.byteLength;
  }

  /**
   * The smallest value that at least the share `p` of the observations does not exceed (the order
   * statistic of rank ceil(p n)), within the stated relative error; NaN without observations.
   * Throws `ValueRefused` unless 0 <= p <= 1.
   */
  quantile(p: number): number {
    if (!(p >= 0 && p <= 1)) {
      throw new ValueRefused("QuantileSketch.quantile", p, { zh: "0 至 1", en: "0 to 1" });
    }
    const count = this.count;
    if (count === 0) return NaN;
    const rank = orderRank(p, count);
    if (rank === count) return this._max;
    if (rank === 1) return this._min;
    let seen = this.belowFloor;
    if (rank <= seen) return Math.max(0, this._min);
    for (let i = 0; i < this.counts.length; i++) {
      seen += this.counts[i];
      if (rank <= seen) {
        const middle = bucketMiddle(this.base + i);
        return Math.min(this._max, Math.max(this._min, middle));
      }
    }
    return this._max;
  }

  /** Adds all observations of another sketch, which stays as it is: the same state as recording them one by one. */
  merge(other: QuantileSketch): void {
    const counts = other.counts;
    if (counts.length > 0) {
      this.cover(other.base);
      this.cover(other.base + counts.length - 1);
      const offset = other.base - this.base;
      for (let i = 0; i < counts.length; i++) this.counts[offset + i] += counts[i];
    }
    this.belowFloor += other.belowFloor;
    this.atOrAboveCeiling += other.atOrAboveCeiling;
    if (other._min < this._min) this._min = other._min;
    if (other._max > this._max) this._max = other._max;
  }

  /** Forgets everything and keeps the memory. */
  reset(): void {
    this.atOrAboveCeiling = 0;
    this._min = Infinity;
    this._max = -Infinity;
    this.belowFloor = 0;
    this.counts.fill(0);
  }

  private recordOutside(x: number): void {
    if (!(x >= 0)) {
      throw new ValueRefused("QuantileSketch.record", x, { zh: "不小于 0", en: "0 or more" });
    }
    if (x < QuantileSketch.floor) this.belowFloor++;
    else if (x < QuantileSketch.ceiling) {
      scratch[0] = x;
      const bucket = words[HIGH] >>> SHIFT;
      this.cover(bucket);
      this.counts[bucket - this.base]++;
    } else this.atOrAboveCeiling++;
  }

  /** Widens the range by whole octaves until it holds the bucket. */
  private cover(bucket: number): void {
    const length = this.counts.length;
    if (length > 0 && bucket >= this.base && bucket < this.base + length) return;
    const octave = bucket - (bucket % PER_OCTAVE);
    const from = Math.max(FIRST, length === 0 ? octave : Math.min(octave, this.base));
    const end = Math.min(END, Math.max(octave + PER_OCTAVE, length === 0 ? 0 : this.base + length));
    const wider = new Float64Array(end - from);
    if (length > 0) wider.set(this.counts, this.base - from);
    this.counts = wider;
    this.base = from;
  }
}

/** Middle of the values whose leading bits are `bucket`. */
function bucketMiddle(bucket: number): number {
  words[1 - HIGH] = 0;
  words[HIGH] = (bucket << SHIFT) >>> 0;
  const low = scratch[0];
  words[HIGH] = ((bucket + 1) << SHIFT) >>> 0;
  return low + (scratch[0] - low) / 2;
}
