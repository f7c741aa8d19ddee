import { BusyWaitError, InvalidTimeError, NotHeldError } from "./errors.ts";
import type { PoolClaim } from "./pool-claim.ts";
import { RANK } from "./rank.ts";
import type { Simulation } from "./simulation.ts";
import type { Wait, Waiter } from "./wait.ts";

/** A stretch of work with a unit: runs only while the unit is held. Made by `PoolClaim.work`. */
export class Work implements Wait {
  readonly label = "work";
  private readonly claim: PoolClaim;
  private readonly simulation: Simulation;
  private readonly seconds: number = 0;
  /** Seconds left at the last pause or start. */
  private left = 0;
  private runningSince = 0;
  private timer = -1;
  private waiter: Waiter | null = null;
  private handler: ((claim: PoolClaim) => void) | null = null;

  /** @throws InvalidTimeError */
  constructor(claim: PoolClaim, simulation: Simulation, seconds: number) {
    if (!(seconds >= 0 && seconds < Infinity)) {
      throw new InvalidTimeError(simulation.now + seconds, simulation.now);
    }
    this.claim = claim;
    this.simulation = simulation;
    this.seconds = seconds;
    this.left = seconds;
  }

  /** Seconds still to be done. */
  get remaining(): number {
    if (this.timer < 0) return this.left;
    return Math.max(0, this.left - (this.simulation.now - this.runningSince));
  }

  /** Somebody waits for its end, though it may stand still for want of the unit. */
  get isGoingOn(): boolean {
    return this.waiter !== null || this.handler !== null;
  }

  begin(waiter: Waiter): boolean {
    if (this.isGoingOn) throw new BusyWaitError(this.label);
    this.claim.beginWork(this);
    this.waiter = waiter;
    this.continue();
    return false;
  }

  /** Interrupted: the clock of the work stops; `remaining` says what is left. It can be yielded again. */
  withdraw(waiter: Waiter): void {
    if (this.waiter !== waiter) return;
    this.pause();
    this.waiter = null;
  }

  received(): void {}

  /** @internal */
  startThen(handler: (claim: PoolClaim) => void): void {
    this.claim.beginWork(this);
    this.handler = handler;
    this.continue();
  }

  /** @internal The work goes on if the unit is there. */
  continue(): void {
    if (!this.isGoingOn || !this.claim.isHeld) return;
    const { events, now } = this.simulation;
    this.runningSince = now;
    this.timer = events.push(now + this.left, RANK.release, finish, this);
  }

  /** @internal The unit is gone: the work stands still. */
  pause(): void {
    if (this.timer < 0) return;
    this.left = this.remaining;
    this.simulation.events.cancelSlot(this.timer);
    this.timer = -1;
  }

  /** @internal */
  beginAnew(): void {
    this.left = this.seconds;
  }

  /** @internal The unit is gone for good. Who waits for the work's end is told. */
  breakOff(): void {
    this.pause();
    const { claim, waiter, handler } = this;
    this.waiter = null;
    this.handler = null;
    if (waiter !== null) {
      waiter.fail(this, new NotHeldError(claim.resource.name, claim.state, "work with it"));
    } else if (handler !== null && claim.state === "lost") {
      this.simulation.events.push(this.simulation.now, RANK.interrupt, handler as never, claim);
    }
  }

  /** @internal */
  finish(): void {
    this.timer = -1;
    this.left = 0;
    const { waiter, handler } = this;
    this.waiter = null;
    this.handler = null;
    if (waiter !== null) waiter.wake(this, true);
    else if (handler !== null) handler(this.claim);
  }
}

function finish(work: unknown): void {
  (work as Work).finish();
}
