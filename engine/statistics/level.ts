import { ValueRefused } from "./value-refused.ts";

/**
 * A value that stays constant between changes (queue length, units in use, tonnes in stock), with
 * its time-weighted mean, variance and extremes, in constant memory. Times are seconds of the
 * simulation and may not run back. `set` and `add` allocate nothing.
 *
 * Extremes count every value that was ever set, also one that held for no time at all.
 */
export class Level {
  // Every field starts as a number: one that starts undefined would be boxed anew at each store.
  private _value = 0;
  private _min = 0;
  private _max = 0;
  /** Where the statistics begin: the start, or the last `resetAt`. */
  private start = 0;
  /** Time up to which the two integrals below are complete. */
  private last = 0;
  /** The integrals run over (value - origin), which keeps the variance stable far from zero. */
  private origin = 0;
  private area = 0;
  private squareArea = 0;

  /** Throws `ValueRefused` unless both are finite. */
  constructor(startTime = 0, value = 0) {
    this.restart(startTime, value);
  }

  /** As made anew: forgets everything, and time may run back. Throws `ValueRefused` unless both are finite. */
  restart(startTime: number, value: number): void {
    if (startTime - startTime !== 0) refuseTime(startTime, -Infinity);
    if (value - value !== 0) refuseValue(value);
    this.start = startTime;
    this.last = startTime;
    this._value = value;
    this._min = value;
    this._max = value;
    this.origin = value;
    this.area = 0;
    this.squareArea = 0;
  }

  /** The value from `time` on. Throws `ValueRefused` for a time before the last one or a value that is not finite. */
  set(time: number, value: number): void {
    const elapsed = time - this.last;
    // The comparison is false for NaN; Infinity is refused because no mean could follow it.
    if (!(elapsed >= 0 && elapsed < Infinity)) refuseTime(time, this.last);
    if (value - value !== 0) refuseValue(value);
    const d = this._value - this.origin;
    const slice = d * elapsed;
    this.area += slice;
    this.squareArea += d * slice;
    this.last = time;
    this._value = value;
    if (value < this._min) this._min = value;
    if (value > this._max) this._max = value;
  }

  /** Changes the value by `delta` at `time`; same errors as `set`. */
  add(time: number, delta: number): void {
    this.set(time, this._value + delta);
  }

  /** The present value. */
  get value(): number {
    return this._value;
  }

  /** Smallest value since the start or the last reset. */
  get min(): number {
    return this._min;
  }

  /** Largest value since the start or the last reset. */
  get max(): number {
    return this._max;
  }

  /** Time-weighted mean from the start (or last reset) to `now`; the present value if no time has passed. */
  mean(now: number): number {
    const elapsed = this.elapsed(now);
    return elapsed === 0 ? this._value : this.origin + this.areaUntil(now) / elapsed;
  }

  /** Time-weighted population variance from the start (or last reset) to `now`; 0 if no time has passed. */
  variance(now: number): number {
    const elapsed = this.elapsed(now);
    if (elapsed === 0) return 0;
    const d = this._value - this.origin;
    const mean = this.areaUntil(now) / elapsed;
    const square = (this.squareArea + d * d * (now - this.last)) / elapsed;
    return Math.max(0, square - mean * mean);
  }

  /** Integral of the value over time from the start (or last reset) to `now`, in value times seconds. */
  integral(now: number): number {
    return this.origin * this.elapsed(now) + this.areaUntil(now);
  }

  /** Keeps the value and begins the statistics anew at `time`: the end of a warm-up. */
  resetAt(time: number): void {
    this.set(time, this._value);
    this.start = time;
    this.origin = this._value;
    this._min = this._value;
    this._max = this._value;
    this.area = 0;
    this.squareArea = 0;
  }

  private elapsed(now: number): number {
    if (!(now >= this.last && now < Infinity)) refuseTime(now, this.last);
    return now - this.start;
  }

  private areaUntil(now: number): number {
    return this.area + (this._value - this.origin) * (now - this.last);
  }
}

function refuseTime(found: number, last: number): never {
  throw new ValueRefused("Level", found, {
    zh: `有限时刻,不早于 ${last} 秒`,
    en: `a finite time, not before ${last} s`,
  });
}

function refuseValue(found: number): never {
  throw new ValueRefused("Level", found, { zh: "有限数", en: "a finite number" });
}
