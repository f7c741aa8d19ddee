import { Interrupt, InvalidTimeError, NotAWaitError, SelfReferenceError } from "./errors.ts";
import { RANK } from "./rank.ts";
import type { Claim } from "./claim.ts";
import type { Simulation } from "./simulation.ts";
import type { Procedure, Wait, Waiter, Yielded } from "./wait.ts";

type ProcessState = "running" | "ended" | "failed";

/**
 * A procedure on its way through time. It is a wait itself: yielding a process waits for its end,
 * and its failure is thrown at the yield. When it ends, fails or dies of an interrupt, everything
 * it still holds is given back.
 */
export class Process<Result = void> implements Waiter, Wait {
  readonly name: string;
  state: ProcessState = "running";
  /** What the procedure returned, once `state` is "ended". */
  result: Result | undefined = undefined;
  /** What it threw, once `state` is "failed". */
  error: unknown = undefined;
  /** @internal Somebody waited for the failure, so that it does not stop the run. */
  failureHandled = false;
  /** @internal First of the claims this process holds; the list runs through the claims. */
  firstHeld: Claim | null = null;
  private readonly simulation: Simulation;
  private readonly procedure: Procedure<Result>;
  /** The wait it is in, null in a plain delay. */
  private waitingFor: Wait | null = null;
  /** Slot of the event that will resume it (the end of a delay, or a wake), -1 when there is none. */
  private timer = -1;
  /** Thrown into the procedure when it resumes; undefined for an ordinary resume. */
  private thrown: { readonly error: unknown } | undefined = undefined;
  private waiters: Waiter[] | null = null;

  constructor(simulation: Simulation, procedure: Procedure<Result>, name: string) {
    this.simulation = simulation;
    this.procedure = procedure;
    this.name = name;
  }

  get label(): string {
    return `process "${this.name}"`;
  }

  get beneficiary(): Process<unknown> {
    return this;
  }

  get isAlive(): boolean {
    return this.state === "running";
  }

  /**
   * Throws `Interrupt(reason)` into the process where it waits, at this same time but in an event of
   * its own (rank interrupt). Its wait is withdrawn: it leaves the queue, its delay is cancelled,
   * what was granted and not yet received is given back. What it already holds it keeps, if it
   * catches the interrupt. When the wait has just failed, the interrupt takes the failure's place;
   * who waits for the same thing again gets the failure. False when it has already ended.
   * @throws SelfReferenceError
   */
  interrupt(reason: unknown): boolean {
    if (this.state !== "running") return false;
    if (this.simulation.active === this) throw new SelfReferenceError(this.name, "interrupt");
    this.throwSoon(new Interrupt(reason));
    return true;
  }

  /** @internal Throws into the process at its wait, in an event of its own. */
  throwSoon(error: unknown): void {
    const { simulation } = this;
    simulation.events.push(simulation.now, RANK.interrupt, deliver, { process: this, error });
  }

  /** @internal Runs up to the first wait. */
  start(): void {
    this.simulation.liveProcesses++;
    this.step();
  }

  /** @internal */
  wake(_wait: Wait, atOnce = false): void {
    if (atOnce) this.resume();
    else this.resumeSoon();
  }

  private resumeSoon(): void {
    const { simulation } = this;
    this.timer = simulation.events.push(simulation.now, RANK.grant, resume, this);
  }

  /** @internal */
  fail(_wait: Wait, error: unknown): void {
    this.waitingFor = null;
    this.thrown = { error };
    this.resumeSoon();
  }

  begin(waiter: Waiter): boolean {
    if (waiter.beneficiary === this) throw new SelfReferenceError(this.name, "wait for");
    if (this.state === "ended") return true;
    if (this.state === "failed") {
      this.failureHandled = true;
      throw this.error;
    }
    (this.waiters ??= []).push(waiter);
    return false;
  }

  withdraw(waiter: Waiter): void {
    const index = this.waiters?.indexOf(waiter) ?? -1;
    if (index >= 0) this.waiters!.splice(index, 1);
  }

  received(): void {}

  /** @internal An interrupt or a preemption arrives. */
  deliver(error: unknown): void {
    if (this.state !== "running") return;
    if (this.timer >= 0) this.simulation.events.cancelSlot(this.timer);
    this.timer = -1;
    const wait = this.waitingFor;
    this.waitingFor = null;
    wait?.withdraw(this);
    this.thrown = { error };
    this.step();
  }

  /** @internal The delay or the wait is over. */
  resume(): void {
    this.timer = -1;
    const wait = this.waitingFor;
    if (wait !== null) {
      this.waitingFor = null;
      wait.received();
    }
    this.step();
  }

  /** Runs the procedure up to its next unsatisfied wait, or to its end. */
  private step(): void {
    const { simulation, procedure } = this;
    const outer = simulation.active;
    simulation.active = this;
    let next: IteratorResult<Yielded, Result>;
    try {
      for (;;) {
        if (this.thrown === undefined) {
          next = procedure.next();
        } else {
          const { error } = this.thrown;
          this.thrown = undefined;
          next = procedure.throw(error);
        }
        if (next.done === true) break;
        const wait = next.value;
        if (typeof wait === "number") {
          const end = simulation.now + wait;
          if (wait >= 0 && end < Infinity) {
            this.timer = simulation.events.push(end, RANK.ordinary, resume, this);
            break;
          }
          this.thrown = { error: new InvalidTimeError(end, simulation.now) };
        } else if (this.beginWait(wait)) break;
      }
    } catch (error) {
      simulation.active = outer;
      this.endInFailure(error);
      return;
    }
    simulation.active = outer;
    if (next.done === true) this.end(next.value);
  }

  /** True when the process now waits; false when it can go on at once, perhaps with a failure. */
  private beginWait(wait: Wait): boolean {
    try {
      if (!isWait(wait)) throw new NotAWaitError(this.name, wait);
      this.waitingFor = wait;
      if (!wait.begin(this)) return true;
      wait.received();
    } catch (error) {
      this.thrown = { error };
    }
    this.waitingFor = null;
    return false;
  }

  private end(result: Result): void {
    this.state = "ended";
    this.result = result;
    this.simulation.liveProcesses--;
    if (this.firstHeld !== null) this.giveBackEverything();
    if (this.waiters !== null) for (const waiter of this.waiters.splice(0)) waiter.wake(this);
  }

  private endInFailure(error: unknown): void {
    this.state = "failed";
    this.error = error;
    this.simulation.liveProcesses--;
    if (this.firstHeld !== null) this.giveBackEverything();
    if (this.waiters !== null && this.waiters.length > 0) {
      this.failureHandled = true;
      for (const waiter of this.waiters.splice(0)) waiter.fail(this, error);
    } else {
      this.simulation.reportFailure(this);
    }
  }

  private giveBackEverything(): void {
    while (this.firstHeld !== null) this.firstHeld.release();
  }
}

function resume(process: unknown): void {
  (process as Process<unknown>).resume();
}

function deliver(message: unknown): void {
  const { process, error } = message as { process: Process<unknown>; error: unknown };
  process.deliver(error);
}

function isWait(value: unknown): value is Wait {
  return typeof value === "object" && value !== null && "begin" in value;
}
