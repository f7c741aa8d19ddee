import { ValueRefused } from "./value-refused.ts";

/** Observations per segment; a power of two, small enough for the bound given at `Tally`. */
const SEGMENT = 256;

/**
 * Count, mean, variance, extremes of unweighted observations, in constant memory.
 *
 * Method: sums shifted by a value near the mean, in segments of 256, each segment joined to the
 * whole by the pairwise formula of Chan, Golub and LeVeque (1979). The shift of a segment is the
 * mean of everything before it (for the first one the first observation), so a segment far from
 * its shift is itself a large part of the variance: the relative error of the variance stays
 * within a few hundred units of the last place, with no division per observation as Welford's
 * method has. Reading never changes the state, so looking at a statistic cannot change a run.
 *
 * `record` allocates nothing.
 */
export class Tally {
  private _count = 0;
  private _sum = 0;
  private _min = Infinity;
  private _max = -Infinity;
  /** Joined segments: how many, their mean, and the sum of squared deviations from it. */
  private joined = 0;
  private joinedMean = 0;
  private joinedM2 = 0;
  /** Current segment: sums of (x - shift) and (x - shift) squared. */
  private shift = 0;
  private sum1 = 0;
  private sum2 = 0;

  /** Adds one observation. Throws `ValueRefused` unless it is finite. */
  record(x: number): void {
    // x - x is NaN for NaN and both infinities, 0 otherwise.
    if (x - x !== 0) this.refuse(x);
    if (this._count === 0) this.shift = x;
    const d = x - this.shift;
    this.sum1 += d;
    this.sum2 += d * d;
    this._sum += x;
    if (x < this._min) this._min = x;
    if (x > this._max) this._max = x;
    if (++this._count - this.joined === SEGMENT) this.joinSegment();
  }

  /** Number of observations. */
  get count(): number {
    return this._count;
  }

  /** Plain running sum: exact while the observations are integers and it stays under 2^53. */
  get sum(): number {
    return this._sum;
  }

  /** Arithmetic mean; NaN without observations. */
  get mean(): number {
    const n = this._count;
    if (n === 0) return NaN;
    const k = n - this.joined;
    if (k === 0) return this.joinedMean;
    const segmentMean = this.shift + this.sum1 / k;
    return this.joinedMean + (segmentMean - this.joinedMean) * (k / n);
  }

  /** Sample variance (divisor n - 1); NaN below two observations. */
  get variance(): number {
    return this._count < 2 ? NaN : this.sumOfSquaredDeviations() / (this._count - 1);
  }

  /** Sample standard deviation; NaN below two observations. */
  get sd(): number {
    return Math.sqrt(this.variance);
  }

  /** Smallest observation; Infinity without observations. */
  get min(): number {
    return this._min;
  }

  /** Largest observation; -Infinity without observations. */
  get max(): number {
    return this._max;
  }

  /**
   * Adds all observations of another tally, which stays as it is. The result agrees with
   * recording them one by one up to rounding; for equal bits merge in a fixed order.
   */
  merge(other: Tally): void {
    const added = other._count;
    if (added === 0) return;
    const mean = other.mean;
    const m2 = other.sumOfSquaredDeviations();
    const sum = other._sum;
    const { _min: min, _max: max } = other;
    this.joinSegment();
    const n = this._count + added;
    const d = mean - this.joinedMean;
    this.joinedM2 += m2 + d * d * ((this._count / n) * added);
    this.joinedMean += d * (added / n);
    this._count = n;
    this.joined = n;
    this._sum += sum;
    if (min < this._min) this._min = min;
    if (max > this._max) this._max = max;
    this.startSegment();
  }

  /** Forgets everything. */
  reset(): void {
    this._count = 0;
    this._sum = 0;
    this._min = Infinity;
    this._max = -Infinity;
    this.joined = 0;
    this.joinedMean = 0;
    this.joinedM2 = 0;
    this.startSegment();
  }

  private sumOfSquaredDeviations(): number {
    const k = this._count - this.joined;
    if (k === 0) return this.joinedM2;
    const d = this.shift + this.sum1 / k - this.joinedMean;
    const within = Math.max(0, this.sum2 - (this.sum1 / k) * this.sum1);
    return this.joinedM2 + within + d * d * ((this.joined / this._count) * k);
  }

  private joinSegment(): void {
    const m2 = this.sumOfSquaredDeviations();
    const mean = this._count === 0 ? 0 : this.mean;
    this.joinedM2 = m2;
    this.joinedMean = mean;
    this.joined = this._count;
    this.startSegment();
  }

  private startSegment(): void {
    this.shift = this.joinedMean;
    this.sum1 = 0;
    this.sum2 = 0;
  }

  private refuse(x: number): never {
    throw new ValueRefused("Tally.record", x, { zh: "有限数", en: "a finite number" });
  }
}
