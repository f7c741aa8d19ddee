import { BusyWaitError, EmptyConditionError, UsedRequestError } from "./errors.ts";
import type { Claim } from "./claim.ts";
import type { Wait, Waiter } from "./wait.ts";

/**
 * Several different things or none: crew, aircraft and landing slot. Nothing is held while any part
 * is missing, so that two who want the same things cannot hold half each and wait for ever.
 *
 * Its claims stand in their lines like others and are served when nobody stands in the way of any
 * of them, but let those behind pass while the set is incomplete. The price is that a set of scarce
 * things can be passed over for long under heavy load; priority does help, since a line is served
 * from its most urgent. Its claims do not preempt. When the patience of one ends, the set gives up.
 */
export class Together implements Wait {
  readonly label = "together";
  readonly claims: readonly Claim[];
  private waiter: Waiter | null = null;

  /** @throws EmptyConditionError */
  constructor(claims: readonly Claim[]) {
    if (claims.length === 0) throw new EmptyConditionError("together");
    this.claims = claims;
  }

  /** All parts are held. */
  get isHeld(): boolean {
    return this.claims.every((claim) => claim.isHeld);
  }

  /** Gives back, or calls off, every part that is to be given back and has not been. */
  release(): void {
    for (const claim of this.claims) {
      if (claim.isLoan && (claim.isHeld || claim.state === "queued")) claim.release();
    }
  }

  begin(waiter: Waiter): boolean {
    if (this.waiter !== null) throw new BusyWaitError(this.label);
    const { claims } = this;
    for (const claim of claims) {
      if (claim.state !== "new") throw new UsedRequestError(claim.resource.name, claim.state);
    }
    this.waiter = waiter;
    for (const claim of claims) {
      claim.since = claim.resource.simulation.now;
      claim.bundle = this;
      claim.resource.join(claim);
    }
    try {
      if (this.isComplete()) {
        this.acquire();
        return true;
      }
    } catch (error) {
      this.giveUp("withdrawn");
      throw error;
    }
    for (const claim of claims) claim.resource.stay(claim);
    return false;
  }

  withdraw(): void {
    if (this.waiter !== null) this.giveUp("withdrawn");
    else for (const claim of this.claims) claim.withdraw();
  }

  received(): void {
    for (const claim of this.claims) claim.received();
  }

  /** @internal One of its lines moves: can all parts be had now? */
  attempt(): boolean {
    if (!this.isComplete()) return false;
    this.acquire().wake(this);
    return true;
  }

  /** @internal The patience of one part has ended. */
  renege(): void {
    const waiter = this.waiter!;
    this.giveUp("reneged");
    waiter.wake(this, true);
  }

  /** Out of all lines. Nobody can be served for that: an incomplete set stood in nobody's way. */
  private giveUp(state: "withdrawn" | "reneged"): void {
    this.waiter = null;
    for (const claim of this.claims) {
      claim.bundle = null;
      claim.resource.depart(claim, state);
    }
  }

  /** Takes all parts, or none and says false. */
  private isComplete(): boolean {
    const { claims } = this;
    if (!claims.every((claim) => claim.resource.reaches(claim))) return false;
    let taken = 0;
    try {
      while (taken < claims.length && claims[taken].resource.grab(claims[taken])) taken++;
      return taken === claims.length;
    } finally {
      if (taken < claims.length) while (--taken >= 0) claims[taken].resource.undo(claims[taken]);
    }
  }

  /** All parts were taken: out of the lines, into the hands of whoever waited, who is returned. */
  private acquire(): Waiter {
    const waiter = this.waiter!;
    this.waiter = null;
    for (const claim of this.claims) {
      claim.bundle = null;
      claim.resource.leaveLine(claim);
    }
    for (const claim of this.claims) {
      claim.resource.admit(claim, waiter);
      claim.resource.note();
    }
    return waiter;
  }
}

/** `const crew = pilots.request(); const craft = helicopters.borrow(…); yield together(crew, craft);` */
export function together(...claims: readonly Claim[]): Together {
  return new Together(claims);
}
