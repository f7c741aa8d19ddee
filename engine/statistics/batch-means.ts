import { meanInterval } from "./mean-interval.ts";
import type { Interval } from "./interval.ts";
import { autocorrelation } from "./correlation.ts";
import { Tally } from "./tally.ts";
import { ValueRefused } from "./value-refused.ts";

/**
 * An interval for the steady-state mean from one long run whose observations are correlated, in
 * constant memory: observations go into batches of equal size; when 2k batches are full they are
 * joined in pairs and the batch size doubles, so that between k and 2k batches are kept (Law,
 * Simulation Modeling and Analysis, 5th ed., section 9.5.3; Schmeiser 1982 for the number).
 *
 * The interval holds as far as batch means are independent: `lagOneCorrelation` near zero. Remove
 * the warm-up before recording.
 */
export class BatchMeans {
  private readonly sums: Float64Array;
  private full = 0;
  private size = 1;
  private partialSum = 0;
  private partial = 0;

  /** Keeps between `batches` and twice as many. Throws `ValueRefused` unless it is whole and at least 2. */
  constructor(batches = 20) {
    if (!Number.isSafeInteger(batches) || batches < 2) {
      throw new ValueRefused("BatchMeans", batches, {
        zh: "不小于 2 的整数",
        en: "a whole number, 2 or more",
      });
    }
    this.sums = new Float64Array(2 * batches);
  }

  /** Adds one observation. Throws `ValueRefused` unless it is finite. */
  record(x: number): void {
    if (x - x !== 0) {
      throw new ValueRefused("BatchMeans.record", x, { zh: "有限数", en: "a finite number" });
    }
    this.partialSum += x;
    if (++this.partial < this.size) return;
    this.sums[this.full++] = this.partialSum;
    this.partialSum = 0;
    this.partial = 0;
    if (this.full === this.sums.length) this.joinPairs();
  }

  /** Observations in each full batch. */
  get batchSize(): number {
    return this.size;
  }

  /** Means of the full batches in order; the unfinished batch is left out. */
  means(): Float64Array {
    return this.sums.slice(0, this.full).map((sum) => sum / this.size);
  }

  /** Student's t interval over the batch means. */
  interval(confidence = 0.95): Interval {
    const tally = new Tally();
    for (const mean of this.means()) tally.record(mean);
    return meanInterval(tally, confidence);
  }

  /** Correlation of neighbouring batch means; far from zero means that batches are too short. */
  lagOneCorrelation(): number {
    return autocorrelation(this.means(), 1);
  }

  private joinPairs(): void {
    const kept = this.sums.length / 2;
    for (let i = 0; i < kept; i++) this.sums[i] = this.sums[2 * i] + this.sums[2 * i + 1];
    this.full = kept;
    this.size *= 2;
  }
}
