import { BadRow } from "./bad-row.ts";
import { hashColumns } from "./hash.ts";
import { packColumns, unpackColumns } from "./packing.ts";
import type { Columns } from "./packing.ts";

/** One event, read out of the columns. */
export interface TraceRow {
  /** Seconds from the start of the case. */
  readonly time: number;
  /** Number of the kind, see `defineKinds`. */
  readonly kind: number;
  /** Who acted, on whom, where: indices into the tables the kind names; -1 none. */
  readonly who: number;
  readonly whom: number;
  readonly where: number;
  /** In the unit that the kind declares, SI. */
  readonly amount: number;
  /** The row that led to this one; -1 none. */
  readonly cause: number;
  /** The post that knows it; -1 none. */
  readonly role: number;
}

/** What goes to another thread: `postMessage(message, message.buffers)`. */
export interface TraceTransfer {
  readonly buffers: ArrayBuffer[];
}

const FIRST_CAPACITY = 1024;

/**
 * The events of one replication as columns, in the order in which they happened. It is the only
 * output of a replication: everything that is reported is a fold over it.
 *
 * Rows are 40 bytes. Capacity doubles when it is full and is kept by `reset`, so a worker that runs
 * many replications allocates only in the first ones; `append` costs constant time (amortised).
 *
 * Laws that every fold may lean on, checked by `append`: times are finite and never fall from row to
 * row; a cause stands before its effect; who, whom, where and role are -1 or an index; amounts are
 * finite.
 */
export class Trace {
  // Rows 0 to length - 1 are events; what stands behind them is slack without meaning.
  private _length = 0;
  private capacity = FIRST_CAPACITY;
  private readonly limit: number;
  private lastTime = -Infinity;
  private _time: Float64Array = new Float64Array(FIRST_CAPACITY);
  private _kind: Int32Array = new Int32Array(FIRST_CAPACITY);
  private _who: Int32Array = new Int32Array(FIRST_CAPACITY);
  private _whom: Int32Array = new Int32Array(FIRST_CAPACITY);
  private _where: Int32Array = new Int32Array(FIRST_CAPACITY);
  private _amount: Float64Array = new Float64Array(FIRST_CAPACITY);
  private _cause: Int32Array = new Int32Array(FIRST_CAPACITY);
  private _role: Int32Array = new Int32Array(FIRST_CAPACITY);

  /** `limit`: rows beyond which the model is taken to run away (default 2^26, 2.7 GB). */
  constructor(limit = 67_108_864) {
    if (!(limit >= 1)) {
      throw new BadRow(0, "limit", limit, { zh: "至少 1 行", en: "one row or more" });
    }
    this.limit = limit;
    this.capacity = Math.min(FIRST_CAPACITY, limit);
  }

  /** Number of rows. */
  get length(): number {
    return this._length;
  }

  /** The columns. Only rows below `length` are events; take the arrays anew after an `append`. */
  get time(): Float64Array {
    return this._time;
  }
  get kind(): Int32Array {
    return this._kind;
  }
  get who(): Int32Array {
    return this._who;
  }
  get whom(): Int32Array {
    return this._whom;
  }
  get where(): Int32Array {
    return this._where;
  }
  get amount(): Float64Array {
    return this._amount;
  }
  get cause(): Int32Array {
    return this._cause;
  }
  get role(): Int32Array {
    return this._role;
  }

  /** Adds an event and returns its row. Throws `BadRow` for what the laws above forbid; the trace is then unchanged. */
  append(
    time: number,
    kind: number,
    who: number,
    whom: number,
    where: number,
    amount: number,
    cause: number,
    role: number,
  ): number {
    const row = this._length;
    if (!lawful(row, this.lastTime, time, kind, who, whom, where, amount, cause, role)) {
      refuse(row, this.lastTime, { time, kind, who, whom, where, amount, cause, role });
    }
    if (row === this.capacity) this.grow();
    this._time[row] = time;
    this._kind[row] = kind;
    this._who[row] = who;
    this._whom[row] = whom;
    this._where[row] = where;
    this._amount[row] = amount;
    this._cause[row] = cause;
    this._role[row] = role;
    this.lastTime = time;
    this._length = row + 1;
    return row;
  }

  /** One event as an object. Throws `BadRow` for a row that is not there. */
  row(row: number): TraceRow {
    this.checkRow(row);
    return {
      time: this._time[row],
      kind: this._kind[row],
      who: this._who[row],
      whom: this._whom[row],
      where: this._where[row],
      amount: this._amount[row],
      cause: this._cause[row],
      role: this._role[row],
    };
  }

  /** Throws `BadRow` unless the trace has this row. */
  checkRow(row: number): void {
    if (!Number.isInteger(row) || row < 0 || row >= this._length) {
      throw new BadRow(row, "row", row, {
        zh: `0 至 ${this._length - 1} 的行号`,
        en: `a row from 0 to ${this._length - 1}`,
      });
    }
  }

  /** Number of rows at or before `time`, by bisection: where play-back stands at that time. */
  rowsUntil(time: number): number {
    let low = 0;
    let high = this._length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this._time[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Forgets all rows and keeps the capacity for the next replication. */
  reset(): void {
    this._length = 0;
    this.lastTime = -Infinity;
  }

  /** Bytes held, slack included. */
  get bytes(): number {
    return this.capacity * 40;
  }

  /** 32 hexadecimal digits over the exact bits of all rows, the same on every machine; see hash.ts. */
  hash(): string {
    return hashColumns(this._length, this.columns());
  }

  /**
   * The rows packed into one buffer to be handed to another thread or kept: each used row is copied
   * once, slack never, and the trace stays usable. `Trace.from` reads it without another copy.
   */
  transfer(): TraceTransfer {
    return { buffers: [packColumns(this._length, this.columns())] };
  }

  /**
   * The trace that `transfer` packed; it reads the buffer in place. Throws `BadTraceBuffer` for a
   * buffer that is none, and `BadRow` where a row breaks the laws.
   */
  static from(buffers: readonly ArrayBuffer[]): Trace {
    const { rows, columns } = unpackColumns(buffers);
    const trace = new Trace();
    [
      trace._time,
      trace._kind,
      trace._who,
      trace._whom,
      trace._where,
      trace._amount,
      trace._cause,
      trace._role,
    ] = columns;
    trace.capacity = rows;
    trace._length = rows;
    for (let row = 0; row < rows; row++) {
      const r = trace.row(row);
      const { time, kind, who, whom, where, amount, cause, role } = r;
      if (!lawful(row, trace.lastTime, time, kind, who, whom, where, amount, cause, role)) {
        refuse(row, trace.lastTime, r);
      }
      trace.lastTime = time;
    }
    return trace;
  }

  private columns(): Columns {
    return [
      this._time,
      this._kind,
      this._who,
      this._whom,
      this._where,
      this._amount,
      this._cause,
      this._role,
    ];
  }

  private grow(): void {
    if (this._length >= this.limit) {
      throw new BadRow(this._length, "row", this._length, {
        zh: `至多 ${this.limit} 行`,
        en: `at most ${this.limit} rows`,
      });
    }
    const capacity = Math.min(this.limit, Math.max(FIRST_CAPACITY, 2 * this.capacity));
    this._time = longer(this._time, new Float64Array(capacity));
    this._kind = longer(this._kind, new Int32Array(capacity));
    this._who = longer(this._who, new Int32Array(capacity));
    this._whom = longer(this._whom, new Int32Array(capacity));
    this._where = longer(this._where, new Int32Array(capacity));
    this._amount = longer(this._amount, new Float64Array(capacity));
    this._cause = longer(this._cause, new Int32Array(capacity));
    this._role = longer(this._role, new Int32Array(capacity));
    this.capacity = capacity;
  }
}

function longer<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function lawful(
  row: number,
  lastTime: number,
  time: number,
  kind: number,
  who: number,
  whom: number,
  where: number,
  amount: number,
  cause: number,
  role: number,
): boolean {
  return (
    // False for NaN too.
    time >= lastTime &&
    time - time === 0 &&
    amount - amount === 0 &&
    (kind | 0) === kind &&
    (who | 0) === who &&
    (whom | 0) === whom &&
    (where | 0) === where &&
    (cause | 0) === cause &&
    (role | 0) === role &&
    kind > 0 &&
    who >= -1 &&
    whom >= -1 &&
    where >= -1 &&
    role >= -1 &&
    cause >= -1 &&
    cause < row
  );
}

/** Says which column breaks which law; called only when one does. */
function refuse(row: number, lastTime: number, found: TraceRow): never {
  const { time, kind, amount, cause } = found;
  if (!(time >= lastTime && time - time === 0)) {
    throw new BadRow(row, "time", time, {
      zh: `有限时刻,不早于 ${lastTime} 秒`,
      en: `a finite time, not before ${lastTime} s`,
    });
  }
  if (amount - amount !== 0) {
    throw new BadRow(row, "amount", amount, { zh: "有限数", en: "a finite number" });
  }
  if ((kind | 0) !== kind || kind <= 0) {
    throw new BadRow(row, "kind", kind, { zh: "事件种类编号", en: "the number of a kind" });
  }
  if ((cause | 0) !== cause || cause < -1 || cause >= row) {
    throw new BadRow(row, "cause", cause, { zh: "-1 或更早的一行", en: "-1 or an earlier row" });
  }
  for (const column of ["who", "whom", "where", "role"] as const) {
    const index = found[column];
    if ((index | 0) !== index || index < -1) {
      throw new BadRow(row, column, index, { zh: "-1 或序号", en: "-1 or an index" });
    }
  }
  throw new BadRow(row, "row", row, { zh: "合法的行", en: "a lawful row" });
}
