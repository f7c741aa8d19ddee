import { BusyWaitError, InvalidTimeError } from "./errors.ts";
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
  private started = false;
  private timer = -1;
  private waiter: Waiter | null = null;
  private handler: ((claim: PoolClaim) => void) | null = null;

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

  begin(waiter: Waiter): boolean {
    if (this.waiter !== null) throw new BusyWaitError(this.label);
    this.waiter = waiter;
    this.started = true;
    if (this.claim.isHeld) this.continue();
    return false;
  }

  /** Interrupted: the clock of the work stops; `remaining` says what is left. */
  withdraw(): void {
    this.pause();
    this.started = false;
    this.waiter = null;
  }

  received(): void {}

  /** @internal */
  startThen(handler: (claim: PoolClaim) => void): void {
    this.handler = handler;
    this.started = true;
    if (this.claim.isHeld) this.continue();
  }

  /** @internal The unit is there: the work goes on. */
  continue(): void {
    if (!this.started || this.timer >= 0) return;
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

  /** @internal */
  finish(): void {
    this.timer = -1;
    this.left = 0;
    this.started = false;
    const { waiter, handler } = this;
    this.waiter = null;
    if (waiter !== null) waiter.wake(this);
    else if (handler !== null) handler(this.claim);
  }
}

function finish(work: unknown): void {
  (work as Work).finish();
}
