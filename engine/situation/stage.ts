import { Simulation } from "../kernel/index.ts";
import {
  drawingOf,
  plainSampling,
  strataOf,
  stratumOf,
  withinStratum,
} from "../random/sampling.ts";
import type { Drawing, Sampling, Stratifiable } from "../random/sampling.ts";
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
  private readonly seed: number;
  private sampling: Sampling = plainSampling;
  private drawing: Drawing = drawingOf(0, 1, plainSampling);

  constructor(seed: number) {
    this.seed = seed;
    this.streams = new Streams(seed, 0);
  }

  /**
   * Clears clock, events, record; chance goes to the start of this replication, as the scheme has it.
   *
   * @param sets how many sets of assumptions take turns
   */
  begin(replication: number, sampling: Sampling = plainSampling, sets = 1): void {
    this.simulation.reset();
    this.trace.reset();
    this.sampling = sampling;
    this.drawing = drawingOf(replication, sets, sampling);
    this.streams.reset(this.drawing.streams, this.drawing.antithetic);
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

  /**
   * The next uniform of (who, what), for a draw that a scheme may stratify under this name; it is asked
   * for once in a replication.
   *
   * @param which of several draws of that name
   */
  stratified(name: Stratifiable, who: number, what: number, which = 0): number {
    const u = this.streams.get(who, what).uniform();
    if (!this.sampling.strata.includes(name)) return u;
    return withinStratum(u, stratumOf(this.seed, name, which, this.drawing), strataOf[name]);
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
