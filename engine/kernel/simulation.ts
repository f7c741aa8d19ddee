import {
  InvalidRankError,
  InvalidTimeError,
  ReentrantRunError,
  UnhandledFailureError,
} from "./errors.ts";
import { EventList } from "./event-list.ts";
import type { EventHandle, Handler } from "./event-list.ts";
import { Process } from "./process.ts";
import { isRank, RANK } from "./rank.ts";
import type { Rank } from "./rank.ts";
import type { Resource } from "./resource.ts";
import type { Procedure } from "./wait.ts";

/** Why `run` returned: no events left, `until` reached, or `stop()` called. */
export type RunEnd = "exhausted" | "until" | "stopped";

export interface SimulationOptions {
  /** Clock at the start, seconds. Default 0. */
  readonly startTime?: number;
  /**
   * Test mode: events of equal time and rank fire in an order drawn from this seed instead of first
   * in, first out. A model whose results change leans on the order of ties.
   */
  readonly shuffleTies?: number;
}

/**
 * One simulated clock with its event list. Events are plain handlers (`schedule`) or steps of
 * generator processes (`spawn`); both lie on the same list and obey the same ladder of ranks.
 */
export class Simulation {
  /** Current time, seconds. Only `run` moves it, and never back. */
  now = 0;
  /** @internal The list all layers share. */
  readonly events = new EventList();
  /** @internal The process whose code is running, null in plain handlers. */
  active: Process<unknown> | null = null;
  /** Processes that have started and not ended. When `run` is exhausted, these wait for ever. */
  liveProcesses = 0;
  /** Events fired since the start or the last reset. */
  eventsFired = 0;
  private readonly startTime: number = 0;
  /** Failed processes nobody has waited for yet; looked at when the event is over. */
  private readonly failures: Process<unknown>[] = [];
  /** @internal The resource that serves its line now; others that must serve too wait in `unserved`. */
  serving: Resource | null = null;
  /** @internal */
  readonly unserved: Resource[] = [];
  private readonly resources: Resource[] = [];
  private running = false;
  private stopping = false;
  /** Something happened that the run must look at when the event is over. */
  private attention = false;

  constructor(options: SimulationOptions = {}) {
    this.startTime = options.startTime ?? 0;
    this.now = this.startTime;
    if (options.shuffleTies !== undefined) this.events.shuffleTies(options.shuffleTies | 0 || 1);
  }

  /**
   * Schedules `handler(argument)` at an absolute time. One shared handler with arguments makes no
   * garbage; a closure per event does. O(log n), O(1) for an event that replaces the one firing.
   * @throws InvalidTimeError, InvalidRankError
   */
  schedule<A>(time: number, handler: Handler<A>, argument: A, rank?: Rank): EventHandle;
  schedule(time: number, handler: () => void): EventHandle;
  schedule(
    time: number,
    handler: Handler<unknown>,
    argument?: unknown,
    rank: Rank = RANK.ordinary,
  ): EventHandle {
    this.checkTime(time);
    if (!isRank(rank)) throw new InvalidRankError(rank);
    return this.events.handleOf(this.events.push(time, rank, handler, argument));
  }

  /** Takes a scheduled event back. False when it has fired or was cancelled before. O(log n). */
  cancel(handle: EventHandle): boolean {
    const slot = this.events.slotOf(handle);
    if (slot < 0) return false;
    this.events.cancelSlot(slot);
    return true;
  }

  /**
   * Moves a scheduled event to another time; among equals there it comes last. False when it has
   * fired or was cancelled. The handle stays good. O(log n).
   * @throws InvalidTimeError
   */
  reschedule(handle: EventHandle, time: number): boolean {
    this.checkTime(time);
    const slot = this.events.slotOf(handle);
    if (slot < 0) return false;
    this.events.moveSlot(slot, time);
    return true;
  }

  /** Time a scheduled event will fire, undefined when it has fired or was cancelled. O(1). */
  timeOf(handle: EventHandle): number | undefined {
    const slot = this.events.slotOf(handle);
    return slot < 0 ? undefined : this.events.timeOf(slot);
  }

  /**
   * Starts a process. Like an async function it runs at once, up to its first wait, before `spawn`
   * returns. `name` is for messages; many processes may share one.
   */
  spawn<Result>(procedure: Procedure<Result>, name = "process"): Process<Result> {
    const process = new Process(this, procedure, name);
    process.start();
    return process;
  }

  /**
   * Fires events in order until none is left, the next lies after `until`, or `stop` is called.
   * The clock then stands at `until` when one was given, else at the last event. Can be called
   * again to go on.
   * @throws UnhandledFailureError when a process fails and nobody waits for it; whatever a handler throws
   */
  run(until = Infinity): RunEnd {
    if (this.running) throw new ReentrantRunError();
    if (Number.isNaN(until) || until < this.now) throw new InvalidTimeError(until, this.now);
    this.running = true;
    this.stopping = false;
    try {
      // A process spawned outside a run may have failed at once.
      this.checkFailures();
      this.fireUntil(until);
    } finally {
      this.running = false;
      this.events.closeRoot();
    }
    if (this.stopping) return "stopped";
    if (until < Infinity) this.now = until;
    return this.events.isEmpty ? "exhausted" : "until";
  }

  /** The loop stands alone, with nothing behind it, so that the compiler need not throw it away at its end. */
  private fireUntil(until: number): void {
    const { events } = this;
    while (!events.isEmpty) {
      const time = events.rootTime();
      if (time > until) return;
      this.now = time;
      this.eventsFired++;
      events.fireRoot();
      if (this.attention) {
        this.attention = false;
        this.checkFailures();
        if (this.stopping) return;
      }
    }
  }

  /** Ends `run` after the current event. */
  stop(): void {
    this.stopping = true;
    this.attention = true;
  }

  /** Time of the next event, Infinity when there is none. */
  get nextTime(): number {
    return this.events.nextTime();
  }

  /** Events waiting to fire. */
  get pendingEvents(): number {
    return this.events.length;
  }

  /**
   * Back to the start for the next replication: no events, no processes, every resource that was
   * made outside the run as it was made. Memory is kept. Processes, signals and requests of the old
   * run are dropped where they stand, without `finally`, and must not be used again.
   */
  reset(): void {
    if (this.running) throw new ReentrantRunError();
    this.events.clear();
    this.now = this.startTime;
    this.failures.length = 0;
    this.liveProcesses = 0;
    this.eventsFired = 0;
    this.active = null;
    this.unserved.length = 0;
    for (const resource of this.resources) resource.reset();
  }

  /** @internal Resources enrol here to be reset; one made during the run ends with it. */
  enrol(resource: Resource): void {
    if (!this.running && this.active === null) this.resources.push(resource);
  }

  /** @internal Unless somebody waits for it before the event is over, the run stops. */
  reportFailure(process: Process<unknown>): void {
    this.failures.push(process);
    this.attention = true;
  }

  private checkTime(time: number): void {
    if (!(time >= this.now && time < Infinity)) throw new InvalidTimeError(time, this.now);
  }

  private checkFailures(): void {
    const unhandled = this.failures.find((process) => !process.failureHandled);
    this.failures.length = 0;
    if (unhandled) throw new UnhandledFailureError(unhandled.name, this.now, unhandled.error);
  }
}
