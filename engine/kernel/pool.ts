import type { Level } from "../statistics/level.ts";
import type { Claim } from "./claim.ts";
import { AmountError } from "./errors.ts";
import { Line } from "./line.ts";
import { PoolClaim } from "./pool-claim.ts";
import type { PoolRequest } from "./pool-claim.ts";
import { Resource } from "./resource.ts";
import type { Simulation } from "./simulation.ts";
import type { Waiter } from "./wait.ts";

/**
 * What happens to users when capacity falls below use:
 * - "finish": they keep their units; the next units given back are the ones that go;
 * - "preempt": units are taken from the least urgent user, among equals from the one served last,
 *   until use fits. Each victim fares as its request says (resume, restart, abandon).
 */
export type VictimRule = "finish" | "preempt";

export interface PoolOptions {
  /** Units there are: a whole number, 0 or more. */
  readonly capacity: number;
  /** Let small requests overtake a large one that does not fit yet. Default false: strict order. */
  readonly overtaking?: boolean;
}

/**
 * Identical units that are used and given back: crews, beds, landing slots, a desk with two seats.
 * Priority, preemption, patience, capacity that changes by schedule, breakdowns of its own.
 *
 * Keeps for itself, in constant memory: units in use and requests waiting over time, waits with
 * their quantiles, withdrawals, reneging, preemptions.
 */
export class Pool extends Resource {
  /** Units in use, over time. */
  readonly busy: Level;
  /** Units there are and working, over time. */
  readonly available: Level;
  preemptions = 0;
  private readonly initialCapacity: number;
  private scheduled = 0;
  private down = 0;
  private used = 0;
  /** Who uses units, the most urgent first, among equals in the order they were served. */
  private readonly users = new Line();

  /** @throws AmountError */
  constructor(simulation: Simulation, name: string, options: PoolOptions) {
    checkWhole(name, "capacity", options.capacity);
    super(simulation, name, options.overtaking !== true);
    this.initialCapacity = options.capacity;
    this.scheduled = options.capacity;
    this.busy = this.levelFrom(0);
    this.available = this.levelFrom(options.capacity);
  }

  /** Units there are by schedule, broken ones included. */
  get capacity(): number {
    return this.scheduled;
  }

  get inUse(): number {
    return this.used;
  }

  /** Units free to be granted; negative while users finish on units that are already withdrawn. */
  get free(): number {
    return this.scheduled - this.down - this.used;
  }

  /** Share of the available unit-time that was used since the start or the last resetStatistics. */
  get utilisation(): number {
    const { now } = this.simulation;
    const available = this.available.integral(now);
    return available > 0 ? this.busy.integral(now) / available : NaN;
  }

  /**
   * A request for one unit or several, to be yielded. Allocates one object; O(1) when a unit is
   * free or the line has one priority.
   * @throws AmountError
   */
  request(request?: PoolRequest): PoolClaim {
    return new PoolClaim(this, this.line, request);
  }

  /**
   * For the event layer: asks for a unit, and calls `handler(claim)` when it is granted (at once when
   * one is free, else in an event of rank grant) or when patience ends (look at `claim.isHeld`).
   */
  seize(handler: (claim: PoolClaim) => void, request?: PoolRequest): PoolClaim {
    const claim = new PoolClaim(this, this.line, request);
    this.start(claim, handler);
    return claim;
  }

  /** Changes the number of units there are. @throws AmountError */
  setCapacity(capacity: number, victims: VictimRule = "finish"): void {
    checkWhole(this.name, "capacity", capacity);
    this.scheduled = capacity;
    this.adapt(victims, 0);
  }

  /**
   * Takes working units out of service, or puts repaired ones back with a negative number. Users who
   * finish on units withdrawn before are left in peace.
   * @throws AmountError
   */
  takeDown(units: number, victims: VictimRule = "preempt"): void {
    checkWhole(this.name, "number of units down", this.down + units);
    const overhang = Math.min(0, this.free);
    this.down += units;
    this.adapt(victims, overhang);
  }

  override resetStatistics(): void {
    super.resetStatistics();
    this.preemptions = 0;
  }

  /** @internal */
  grab(claim: Claim): boolean {
    const { units } = claim as PoolClaim;
    if (units > this.free) return false;
    this.used += units;
    return true;
  }

  /** @internal */
  undo(claim: Claim): void {
    this.used -= (claim as PoolClaim).units;
  }

  protected putBack(claim: Claim): void {
    const user = claim as PoolClaim;
    this.used -= user.units;
    this.users.leave(user);
    user.endWork();
  }

  /** @internal */
  note(): void {
    // Handed from one user to the next, a unit stays busy.
    if (this.used !== this.busy.value) this.busy.set(this.simulation.now, this.used);
  }

  /** @internal */
  override admit(claim: Claim, waiter: Waiter | null): void {
    const user = claim as PoolClaim;
    // One that goes on after a preemption was counted, and owned, when it first came.
    if (user.timesPreempted === 0) super.admit(claim, waiter);
    else claim.state = "granted";
    this.users.join(user);
    user.continueWork();
  }

  /** @internal */
  override depart(claim: Claim, state: "withdrawn" | "reneged"): void {
    super.depart(claim, state);
    (claim as PoolClaim).endWork();
  }

  /** @internal */
  override reset(): void {
    this.scheduled = this.initialCapacity;
    this.down = 0;
    this.used = 0;
    this.users.clear();
    super.reset();
  }

  /** Takes units from less urgent users, the least urgent and last served first, if that suffices. */
  protected override makeRoom(claim: Claim): boolean {
    const newcomer = claim as PoolClaim;
    if (!newcomer.preempts) return false;
    let reachable = this.free;
    for (let user = this.users.first; user !== null; user = this.users.after(user)) {
      if (user.priority > newcomer.priority) reachable += (user as PoolClaim).units;
    }
    if (reachable < newcomer.units) return false;
    while (this.free < newcomer.units) this.evictOne();
    return true;
  }

  /** Takes the units of the least urgent user, among equals of the one served last. */
  private evictOne(): void {
    const victim = this.users.last as PoolClaim;
    this.preemptions++;
    this.used -= victim.units;
    this.users.leave(victim);
    if (victim.suspend()) {
      victim.state = "queued";
      this.line.joinAtHead(victim);
      this.noteQueue();
    }
    // Of what a large victim had, something may be left.
    this.again = true;
  }

  /** The number of units has changed: with rule "preempt" users lose theirs until `free` is at least `least`. */
  private adapt(victims: VictimRule, least: number): void {
    const { now } = this.simulation;
    this.available.set(now, Math.max(0, this.scheduled - this.down));
    if (victims === "preempt") while (this.free < least && this.users.length > 0) this.evictOne();
    this.serve();
  }
}

function checkWhole(pool: string, what: string, found: number): void {
  const isWhole = Number.isInteger(found) && found >= 0;
  AmountError.unless(isWhole, pool, what, found, "a whole number, 0 or more");
}
