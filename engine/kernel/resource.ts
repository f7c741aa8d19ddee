import { Level } from "../statistics/level.ts";
import { QuantileSketch } from "../statistics/quantile-sketch.ts";
import { Tally } from "../statistics/tally.ts";
import type { Claim } from "./claim.ts";
import { Line } from "./line.ts";
import { RANK } from "./rank.ts";
import type { Simulation } from "./simulation.ts";
import type { Waiter } from "./wait.ts";

/**
 * What all resources share: a line, the moves of a claim through it, and statistics that nobody has
 * to ask for. A kind of resource says only how it is taken from (`grab`) and given back to
 * (`putBack`).
 *
 * Whoever can be served is served at once, so that between events everybody in line waits for
 * something that is missing. Strict resources serve in the order of the line: a large request at its
 * head is not overtaken by a small one. Claims of an incomplete set (together.ts) let others pass.
 */
export abstract class Resource {
  readonly name: string;
  /** Requests waiting, over time. */
  readonly queueLength: Level;
  /** Seconds from asking to being granted, of granted requests; zero counts. A preempted one's second wait does not. */
  readonly waits = new Tally();
  readonly waitQuantiles = new QuantileSketch();
  /** Requests that left the line by interrupt, lost anyOf, or release. */
  withdrawn = 0;
  /** Requests whose patience ended. */
  reneged = 0;
  /** @internal */
  readonly simulation: Simulation;
  protected readonly line = new Line();
  /** Keeps a request that cannot be served those behind it waiting? */
  protected readonly isStrict: boolean;
  private readonly levels: { readonly level: Level; readonly initial: number }[] = [];
  /** The line must be walked once more: it changed under the walk, or was asked for meanwhile. */
  protected again = false;

  constructor(simulation: Simulation, name: string, isStrict: boolean) {
    this.simulation = simulation;
    this.name = name;
    this.isStrict = isStrict;
    this.queueLength = this.levelFrom(0);
    simulation.enrol(this);
  }

  /** A level that is reset with the rest. */
  protected levelFrom(initial: number): Level {
    const level = new Level(this.simulation.now, initial);
    this.levels.push({ level, initial });
    return level;
  }

  /** Forgets what was measured so far (the end of a warm-up); the state stays. */
  resetStatistics(): void {
    for (const { level } of this.levels) level.resetAt(this.simulation.now);
    this.waits.reset();
    this.waitQuantiles.reset();
    this.withdrawn = 0;
    this.reneged = 0;
  }

  /** @internal Takes what the claim asks for, or changes nothing and says false. */
  abstract grab(claim: Claim): boolean;
  /** @internal Undoes a `grab` that nobody has seen. */
  abstract undo(claim: Claim): void;
  /** Takes back what a granted claim has. */
  protected abstract putBack(claim: Claim): void;
  /** @internal Use changed: keep statistics. */
  abstract note(): void;

  /** Frees what the claim needs by force, or changes nothing and says false. */
  protected makeRoom(_claim: Claim): boolean {
    return false;
  }

  /** For the event layer: asks, and hands over at once or in an event of its own. */
  protected start<C extends Claim>(claim: C, handler: (claim: C) => void): void {
    claim.handler = handler;
    if (!this.ask(claim)) return;
    claim.handler = null;
    claim.received();
    handler(claim);
  }

  /** @internal A claim arrives. True: granted at once. */
  ask(claim: Claim): boolean {
    const { line } = claim;
    claim.since = this.simulation.now;
    const isFirst = line.length === 0 || !this.isStrict;
    if (!isFirst || !this.grab(claim)) {
      this.join(claim);
      const isServed = isFirst
        ? this.makeRoom(claim) && this.grab(claim)
        : this.reaches(claim) && this.obtain(claim);
      if (!isServed) {
        this.stay(claim);
        return false;
      }
      this.leaveLine(claim);
    }
    this.admit(claim, claim.waiter);
    if (this.again) this.serve();
    else this.note();
    return true;
  }

  /** @internal */
  join(claim: Claim): void {
    claim.state = "queued";
    claim.line.join(claim);
  }

  /** @internal It must wait, as long as its patience lasts. */
  stay(claim: Claim): void {
    this.noteQueue();
    if (claim.patience !== undefined && claim.patience < Infinity) {
      const { events, now } = this.simulation;
      claim.patienceTimer = events.push(now + claim.patience, RANK.timeout, renege, claim);
    }
  }

  /** @internal Does nobody stand in its way? Those of an incomplete set do not. */
  reaches(claim: Claim): boolean {
    if (!this.isStrict) return true;
    let other = claim.line.first!;
    while (other !== claim && other.bundle !== null) other = claim.line.after(other)!;
    return other === claim;
  }

  /**
   * @internal Serves who can be served, in order. What that changes in another resource is served
   * after this one, and never in the middle of its walk.
   */
  serve(): void {
    const { simulation } = this;
    if (simulation.serving !== null) {
      if (!this.again && simulation.serving !== this) simulation.unserved.push(this);
      this.again = true;
      return;
    }
    try {
      this.serveLines();
      while (simulation.unserved.length > 0) simulation.unserved.shift()!.serveLines();
    } finally {
      simulation.serving = null;
    }
  }

  private serveLines(): void {
    this.simulation.serving = this;
    do {
      this.again = false;
      this.walkLines();
    } while (this.again);
    this.note();
  }

  protected walkLines(): void {
    this.walk(this.line);
  }

  protected walk(line: Line): void {
    let claim = line.first;
    while (claim !== null && !this.again) {
      const next: Claim | null = line.after(claim);
      if (claim.bundle !== null) {
        if (claim.bundle.attempt()) this.again = true;
      } else if (this.obtain(claim)) {
        this.grant(claim);
      } else if (this.isStrict) {
        return;
      }
      claim = next;
    }
  }

  private obtain(claim: Claim): boolean {
    return this.grab(claim) || (this.makeRoom(claim) && this.grab(claim));
  }

  /** Out of the line, into the hands of its owner, who resumes in an event of its own. */
  private grant(claim: Claim): void {
    this.leaveLine(claim);
    const { waiter, handler } = claim;
    this.admit(claim, waiter);
    if (waiter !== null) {
      waiter.wake(claim);
    } else {
      claim.received();
      if (handler !== null) {
        claim.handler = null;
        this.simulation.events.push(this.simulation.now, RANK.grant, handler as never, claim);
      }
    }
  }

  /** @internal Granted: statistics of waiting, and ownership. */
  admit(claim: Claim, waiter: Waiter | null): void {
    claim.state = "granted";
    const waited = this.simulation.now - claim.since;
    this.waits.record(waited);
    this.waitQuantiles.record(waited);
    if (waiter !== null) {
      claim.waiter = null;
      claim.enterHoldings(waiter.beneficiary);
    }
  }

  /** @internal Leaves the line without having been served. */
  leave(claim: Claim, state: "withdrawn" | "reneged"): void {
    this.depart(claim, state);
    // Whoever stood behind a large request may fit.
    this.serve();
  }

  /** @internal `leave` before anybody else is served. */
  depart(claim: Claim, state: "withdrawn" | "reneged"): void {
    this.leaveLine(claim);
    claim.leaveHoldings();
    claim.waiter = null;
    claim.state = state;
    this[state]++;
  }

  /** @internal Gives back what a claim has and serves the line. */
  takeBack(claim: Claim, state: "released" | "withdrawn"): void {
    claim.state = state;
    claim.leaveHoldings();
    this.putBack(claim);
    this.serve();
  }

  /** @internal */
  renege(claim: Claim): void {
    claim.patienceTimer = -1;
    if (claim.bundle !== null) {
      claim.bundle.renege();
      return;
    }
    const { waiter, handler } = claim;
    this.leave(claim, "reneged");
    if (waiter !== null) waiter.wake(claim, true);
    else if (handler !== null) handler(claim as never);
  }

  /** @internal The simulation starts afresh. */
  reset(): void {
    this.again = false;
    this.line.clear();
    for (const { level, initial } of this.levels) level.restart(this.simulation.now, initial);
    this.resetStatistics();
  }

  /** @internal */
  leaveLine(claim: Claim): void {
    claim.line.leave(claim);
    if (claim.patienceTimer >= 0) {
      this.simulation.events.cancelSlot(claim.patienceTimer);
      claim.patienceTimer = -1;
    }
    this.noteQueue();
  }

  protected noteQueue(): void {
    this.queueLength.set(this.simulation.now, this.line.length);
  }
}

function renege(claim: unknown): void {
  (claim as Claim).resource.renege(claim as Claim);
}
