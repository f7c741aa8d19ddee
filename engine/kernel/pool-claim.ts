import { Claim } from "./claim.ts";
import type { ClaimOptions } from "./claim.ts";
import { AmountError, BusyWaitError, NotHeldError, Preempted } from "./errors.ts";
import type { Line } from "./line.ts";
import type { Pool } from "./pool.ts";
import { Work } from "./work.ts";

/**
 * How a user takes it when its unit is taken away:
 * - "resume": waits at the head of its priority and goes on with the work that remained;
 * - "restart": waits at the head of its priority and begins its current work anew;
 * - "abandon": has lost the unit; `Preempted` is thrown into its process.
 */
export type PreemptionMode = "resume" | "restart" | "abandon";

export interface PoolRequest extends ClaimOptions {
  /** Units wanted at once. Default 1. */
  readonly units?: number;
  /** May it take units from less urgent users when it stands first in line? Default false. */
  readonly preempts?: boolean;
  /** Default "resume". */
  readonly whenPreempted?: PreemptionMode;
}

/** A request for units of a pool, and the use of them while held. */
export class PoolClaim extends Claim {
  readonly units: number = 1;
  /** Times its unit was taken away. */
  timesPreempted = 0;
  private readonly request: PoolRequest | undefined;
  private current: Work | null = null;

  constructor(pool: Pool, line: Line, request: PoolRequest | undefined) {
    super(pool, line, request);
    this.request = request;
    if (request !== undefined && request.units !== undefined) {
      const { units } = request;
      const isCount = Number.isInteger(units) && units >= 1;
      AmountError.unless(isCount, pool.name, "number of units", units, "a whole number, 1 or more");
      this.units = units;
    }
  }

  get isLoan(): boolean {
    return true;
  }

  get preempts(): boolean {
    return this.request !== undefined && this.request.preempts === true;
  }

  get whenPreempted(): PreemptionMode {
    return this.request?.whenPreempted ?? "resume";
  }

  /** Seconds of the current work still to be done; 0 when there is none. */
  get remaining(): number {
    return this.current === null ? 0 : this.current.remaining;
  }

  /**
   * Work of `seconds` with the held unit, to be yielded. When the unit is taken away meanwhile the
   * engine keeps what remains and goes on when it comes back; the process notices nothing but time.
   * Ends at rank release, so that a unit given back at once can be taken at the same time.
   * @throws InvalidTimeError; when yielded NotHeldError, or BusyWaitError while other work goes on
   */
  work(seconds: number): Work {
    return new Work(this, this.resource.simulation, seconds);
  }

  /**
   * For the event layer: work, then `handler(claim)`; also when the unit was taken away for good
   * (look at `claim.isHeld`). @throws InvalidTimeError, NotHeldError, BusyWaitError
   */
  workThen(seconds: number, handler: (claim: PoolClaim) => void): void {
    this.work(seconds).startThen(handler);
  }

  /** @internal This work is the one that goes on while the unit is held. */
  beginWork(work: Work): void {
    if (!this.isHeld && !(this.state === "queued" && this.timesPreempted > 0)) {
      throw new NotHeldError(this.resource.name, this.state, "work with it");
    }
    if (this.current !== null && this.current !== work && this.current.isGoingOn) {
      throw new BusyWaitError(`work with ${this.label}`);
    }
    this.current = work;
  }

  /** @internal */
  continueWork(): void {
    if (this.current !== null) this.current.continue();
  }

  /** @internal The unit will not come back. */
  endWork(): void {
    if (this.current !== null) this.current.breakOff();
  }

  /** @internal Its unit was taken away. True when it goes back to the line. */
  suspend(): boolean {
    this.timesPreempted++;
    const work = this.current;
    work?.pause();
    if (this.whenPreempted === "restart") work?.beginAnew();
    if (this.whenPreempted !== "abandon") return true;
    this.state = "lost";
    const owner = this.leaveHoldings();
    if (owner !== null) owner.throwSoon(new Preempted(this.resource.name, this.remaining));
    else work?.breakOff();
    return false;
  }
}
