import { Simulation } from "../kernel/index.ts";
import { Streams } from "../random/streams.ts";
import type { Variate } from "../random/variate.ts";
import { Trace } from "../trace/trace.ts";

/**
 * Where one replication plays: its clock, its chance and its record. Made once for each worker and
 * begun afresh for every replication, so that memory is allocated once.
 */
export class Stage {
  readonly simulation = new Simulation();
  readonly trace = new Trace();
  readonly streams: Streams;

  constructor(seed: number, antithetic = false) {
    this.streams = new Streams(seed, 0, antithetic);
  }

  /** Clears clock, events, record; chance goes to the start of this replication. */
  begin(replication: number): void {
    this.simulation.reset();
    this.trace.reset();
    this.streams.reset(replication);
  }

  /** Seconds from the start of the case. */
  get now(): number {
    return this.simulation.now;
  }

  /**
   * One draw from the stream of (who, what): hashed names, never row numbers, so that a row added
   * to a table changes nobody else's chance.
   */
  draw(variate: Variate, who: number, what: number): number {
    return variate.quantile(this.streams.get(who, what).uniform());
  }

  /** True with probability `share`, from the stream of (who, what). */
  chance(share: number, who: number, what: number): boolean {
    return this.streams.get(who, what).uniform() < share;
  }

  /**
   * Writes an event that happens now into the trace and returns its row, to be the cause of what
   * follows from it.
   *
   * @param cause the row that led to it, -1 for none
   * @param role the post that knows it, -1 for nobody yet
   */
  record(
    kind: number,
    who: number,
    whom: number,
    where: number,
    amount: number,
    cause: number,
    role: number,
  ): number {
    return this.trace.append(this.simulation.now, kind, who, whom, where, amount, cause, role);
  }
}
