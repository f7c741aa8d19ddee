import { BusyWaitError, EmptyConditionError, UsedRequestError } from "./errors.ts";
import type { Claim } from "./claim.ts";
import type { Wait, Waiter } from "./wait.ts";

/**
 * Several different things or none: crew, aircraft and landing slot. Nothing is held while any part
 * is missing, so that two who want the same things cannot hold half each and wait for ever.
 *
 * Its claims stand in their lines like others and keep their places there, but let those behind
 * pass while the set is incomplete. The price is that a set of scarce things can be passed over for
 * long under heavy load; priority does help, since a line is served from its most urgent.
 */
export class Together implements Wait {
  readonly label = "together";
  readonly claims: readonly Claim[];
  private waiter: Waiter | null = null;

  constructor(claims: readonly Claim[]) {
    if (claims.length === 0) throw new EmptyConditionError("together");
    this.claims = claims;
  }

  /** All parts are held. */
  get isHeld(): boolean {
    return this.claims.every((claim) => claim.isHeld);
  }

  /** Gives every part back that is still held. */
  release(): void {
    for (const claim of this.claims) if (claim.isHeld && claim.isLoan) claim.release();
  }

  begin(waiter: Waiter): boolean {
    if (this.waiter !== null) throw new BusyWaitError(this.label);
    for (const claim of this.claims) {
      if (claim.state !== "new") throw new UsedRequestError(claim.resource.name, claim.state);
    }
    const { claims } = this;
    for (const claim of claims) claim.since = claim.resource.simulation.now;
    // Whoever is already in one of the lines and can be served has been: no need to queue first.
    if (this.grabAll()) {
      for (const claim of claims) {
        claim.waiter = waiter;
        claim.resource.admit(claim);
        claim.state = "held";
        claim.resource.note();
      }
      return true;
    }
    this.waiter = waiter;
    for (const claim of claims) {
      claim.bundle = this;
      claim.state = "queued";
      claim.line.join(claim);
      claim.resource.noteQueue();
    }
    return false;
  }

  withdraw(): void {
    this.waiter = null;
    for (const claim of this.claims) {
      claim.bundle = null;
      claim.withdraw();
    }
  }

  received(): void {
    for (const claim of this.claims) claim.received();
  }

  /** @internal One of its lines moves: can all parts be had now? */
  attempt(): boolean {
    if (!this.grabAll()) return false;
    const waiter = this.waiter!;
    this.waiter = null;
    for (const claim of this.claims) {
      claim.bundle = null;
      claim.waiter = new Part(waiter);
      claim.resource.grant(claim);
      claim.resource.note();
    }
    waiter.wake(this);
    return true;
  }

  private grabAll(): boolean {
    const { claims } = this;
    for (let index = 0; index < claims.length; index++) {
      if (claims[index].resource.grab(claims[index])) continue;
      while (--index >= 0) claims[index].resource.putBack(claims[index]);
      return false;
    }
    return true;
  }
}

/** Stands in for the waiter of the whole while a part is granted: the whole wakes it once. */
class Part implements Waiter {
  readonly beneficiary;

  constructor(whole: Waiter) {
    this.beneficiary = whole.beneficiary;
  }

  wake(): void {}

  fail(): void {}
}

/** `const crew = pilots.request(); const craft = helicopters.borrow(…); yield together(crew, craft);` */
export function together(...claims: readonly Claim[]): Together {
  return new Together(claims);
}
