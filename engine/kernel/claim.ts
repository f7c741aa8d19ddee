import { AmountError, NotHeldError, UsedRequestError } from "./errors.ts";
import type { Line, PriorityClass } from "./line.ts";
import type { Process } from "./process.ts";
import type { Resource } from "./resource.ts";
import type { Together } from "./together.ts";
import type { Wait, Waiter } from "./wait.ts";

/**
 * - new: made, not yet yielded
 * - queued: waits its turn, at first or after a preemption
 * - granted: it is set aside for its process, which has not resumed yet
 * - held: its process has it
 * - released, withdrawn (interrupted, lost an anyOf, or called off), reneged (patience ended),
 *   lost (taken away)
 */
export type ClaimState =
  | "new"
  | "queued"
  | "granted"
  | "held"
  | "released"
  | "withdrawn"
  | "reneged"
  | "lost";

export interface ClaimOptions {
  /** Smaller goes first; first in, first out among equals. Default 0. */
  readonly priority?: number;
  /** Seconds after which it gives up waiting (state "reneged"). Default: never. */
  readonly patience?: number;
}

/**
 * One request to one resource: yield it to wait, then read its state, then release it. A claim is
 * for one acquisition.
 */
export abstract class Claim implements Wait {
  readonly resource: Resource;
  readonly priority: number = 0;
  /** Seconds it is willing to wait; undefined: for ever. */
  readonly patience: number | undefined = undefined;
  state: ClaimState = "new";
  /** Time it began to wait. */
  since = 0;
  /** @internal The line it waits in. */
  readonly line: Line;
  /** @internal Its part of the line while queued. */
  lane: PriorityClass | null = null;
  /** @internal Neighbours in the line while queued, among the pool's users while held. */
  ahead: Claim | null = null;
  /** @internal */
  behind: Claim | null = null;
  /** @internal Slot of the event that ends its patience. */
  patienceTimer = -1;
  /** @internal The set it is asked for with, see together.ts. */
  bundle: Together | null = null;
  /** @internal */
  waiter: Waiter | null = null;
  /** @internal Called in the event layer in place of a waiter. */
  handler: ((claim: never) => void) | null = null;
  private owner: Process<unknown> | null = null;
  private previousHeld: Claim | null = null;
  private nextHeld: Claim | null = null;

  constructor(resource: Resource, line: Line, options: ClaimOptions | undefined) {
    this.resource = resource;
    this.line = line;
    if (options !== undefined) {
      const { priority = 0, patience } = options;
      const isPatience = patience === undefined || patience >= 0;
      AmountError.unless(!Number.isNaN(priority), resource.name, "priority", priority, "a number");
      AmountError.unless(isPatience, resource.name, "patience", patience!, "0 s or more");
      this.priority = priority;
      this.patience = patience;
    }
  }

  /** Must it be given back? False for what is consumed or brought. */
  abstract get isLoan(): boolean;

  get label(): string {
    return `a request for "${this.resource.name}"`;
  }

  /** Does it have what it asked for, now? */
  get isHeld(): boolean {
    return this.state === "held" || this.state === "granted";
  }

  /**
   * Gives back what is held, or leaves the queue; a process that waits in it goes on without it.
   * @throws NotHeldError when there is nothing to give back
   */
  release(): void {
    if (this.bundle !== null) {
      throw new NotHeldError(this.resource.name, "one part of a waiting set", "release it alone");
    }
    if (this.state === "queued") {
      const { waiter } = this;
      this.resource.leave(this, "withdrawn");
      waiter?.wake(this);
    } else if (this.isHeld && this.isLoan) {
      this.resource.takeBack(this, "released");
    } else {
      throw new NotHeldError(this.resource.name, this.state, "release it");
    }
  }

  begin(waiter: Waiter): boolean {
    if (this.state !== "new") throw new UsedRequestError(this.resource.name, this.state);
    this.waiter = waiter;
    return this.resource.ask(this);
  }

  withdraw(): void {
    if (this.state === "queued") this.resource.leave(this, "withdrawn");
    else if (this.isHeld) this.resource.takeBack(this, "withdrawn");
  }

  received(): void {
    if (this.state === "granted") this.state = "held";
  }

  /** @internal Its process is answerable for it from now on. */
  enterHoldings(owner: Process<unknown> | null): void {
    if (owner === null || this.owner !== null || !this.isLoan) return;
    this.owner = owner;
    this.nextHeld = owner.firstHeld;
    if (owner.firstHeld !== null) owner.firstHeld.previousHeld = this;
    owner.firstHeld = this;
  }

  /** @internal */
  leaveHoldings(): Process<unknown> | null {
    const { owner } = this;
    if (owner === null) return null;
    if (this.previousHeld === null) owner.firstHeld = this.nextHeld;
    else this.previousHeld.nextHeld = this.nextHeld;
    if (this.nextHeld !== null) this.nextHeld.previousHeld = this.previousHeld;
    this.owner = null;
    this.previousHeld = null;
    this.nextHeld = null;
    return owner;
  }
}
