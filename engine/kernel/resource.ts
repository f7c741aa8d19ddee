import { Level } from "../statistics/level.ts";
import { QuantileSketch } from "../statistics/quantile-sketch.ts";
import { Tally } from "../statistics/tally.ts";
import type { Claim, ClaimState } from "./claim.ts";
import { Line } from "./line.ts";
import { RANK } from "./rank.ts";
import type { Simulation } from "./simulation.ts";

/**
 * What all resources share: a line, the moves of a claim through it, and statistics that nobody has
 * to ask for. A kind of resource says only how it is taken from (`grab`) and given back to
 * (`putBack`).
 *
 * Served strictly in the order of the line: a large request at its head is not overtaken by a small
 * one, unless `blocks` says otherwise. Claims of a bundle (together.ts) let others pass.
 */
export abstract class Resource {
  readonly name: string;
  /** Requests waiting, over time. */
  queueLength: Level;
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

  constructor(simulation: Simulation, name: string) {
    this.simulation = simulation;
    this.name = name;
    this.queueLength = new Level(simulation.now, 0);
    simulation.enrol(this);
  }

  /** Forgets what was measured so far (the end of a warm-up); the state stays. */
  resetStatistics(): void {
    this.queueLength.resetAt(this.simulation.now);
    this.waits.reset();
    this.waitQuantiles.reset();
    this.withdrawn = 0;
    this.reneged = 0;
  }

  /** @internal Takes what the claim asks for, or changes nothing and says false. No statistics. */
  abstract grab(claim: Claim): boolean;
  /** @internal Undoes `grab`. No statistics, nobody is served. */
  abstract putBack(claim: Claim): void;
  /** @internal Use changed: keep statistics. */
  abstract note(): void;
  /** @internal May those behind an unserved claim be served before it? */
  protected abstract blocks(claim: Claim): boolean;

  /** @internal A claim arrives. True: granted at once. */
  ask(claim: Claim): boolean {
    const { simulation } = this;
    claim.since = simulation.now;
    const { line } = claim;
    const nobodyWaits = line.length === 0;
    if (nobodyWaits && this.grab(claim)) {
      this.admit(claim);
      claim.state = "held";
      this.note();
      return true;
    }
    claim.state = "queued";
    line.join(claim);
    if (this.hasHope(claim, nobodyWaits) && this.serveNewcomer(claim)) return true;
    this.noteQueue();
    if (claim.patience !== undefined && claim.patience < Infinity) {
      const end = simulation.now + claim.patience;
      claim.patienceTimer = simulation.events.push(end, RANK.timeout, renege, claim);
    }
    return false;
  }

  /** Can a newcomer that has just joined the line be served at once all the same? */
  protected hasHope(claim: Claim, isAlone: boolean): boolean {
    return !isAlone && (claim.line.first === claim || !this.blocks(claim));
  }

  protected serveNewcomer(claim: Claim): boolean {
    const { waiter, handler } = claim;
    // Nobody is to be woken by a grant that comes before the newcomer has begun to wait.
    claim.waiter = null;
    claim.handler = null;
    this.serve(claim.line);
    if (claim.state !== "queued") {
      this.note();
      claim.enterHoldings(waiter === null ? null : waiter.beneficiary);
      return true;
    }
    claim.waiter = waiter;
    claim.handler = handler;
    return false;
  }

  /** @internal Serves who can be served, in order. */
  serve(line: Line): void {
    let claim = line.first;
    while (claim !== null) {
      const next: Claim | null = line.after(claim);
      if (claim.bundle !== null) {
        // A bundle may take several out of this line at once: begin again.
        if (claim.bundle.attempt()) {
          claim = line.first;
          continue;
        }
      } else if (this.grab(claim)) {
        this.grant(claim);
      } else if (this.blocks(claim)) {
        return;
      }
      claim = next;
    }
  }

  /** @internal Out of the line, into its owner's hands, who resumes in an event of its own. */
  grant(claim: Claim): void {
    this.leaveLine(claim);
    const { waiter, handler } = claim;
    this.admit(claim);
    if (waiter !== null) {
      claim.state = "granted";
      waiter.wake(claim);
    } else {
      claim.state = "held";
      claim.handler = null;
      if (handler !== null) {
        this.simulation.events.push(this.simulation.now, RANK.grant, handler as never, claim);
      }
    }
  }

  /** @internal Statistics of waiting, and ownership, of a grant. Whoever calls `serve` notes the use after it. */
  admit(claim: Claim): void {
    const waited = this.simulation.now - claim.since;
    this.waits.record(waited);
    this.waitQuantiles.record(waited);
    if (claim.waiter !== null) {
      claim.enterHoldings(claim.waiter.beneficiary);
      claim.waiter = null;
    }
  }

  /** @internal Leaves the line without having been served. */
  leave(claim: Claim, state: ClaimState): void {
    this.leaveLine(claim);
    claim.leaveHoldings();
    claim.waiter = null;
    claim.state = state;
    if (state === "reneged") this.reneged++;
    else this.withdrawn++;
    // Whoever stood behind a large request may fit.
    if (claim.line.length > 0) {
      this.serve(claim.line);
      this.note();
    }
  }

  /** @internal Gives back what a claim holds and serves the line. */
  takeBack(claim: Claim, state: ClaimState): void {
    this.putBack(claim);
    claim.leaveHoldings();
    claim.state = state;
    this.serveAll();
    this.note();
  }

  /** @internal Serves every line something given back could help. */
  protected serveAll(): void {
    this.serve(this.line);
  }

  /** @internal */
  renege(claim: Claim): void {
    claim.patienceTimer = -1;
    const { waiter, handler } = claim;
    this.leave(claim, "reneged");
    if (waiter !== null) waiter.wake(claim);
    else if (handler !== null) handler(claim as never);
  }

  /** @internal The simulation starts afresh. */
  reset(): void {
    this.line.clear();
    this.queueLength = new Level(this.simulation.now, 0);
    this.resetStatistics();
  }

  /** @internal */
  noteQueue(): void {
    this.queueLength.set(this.simulation.now, this.line.length);
  }

  private leaveLine(claim: Claim): void {
    claim.line.leave(claim);
    if (claim.patienceTimer >= 0) {
      this.simulation.events.cancelSlot(claim.patienceTimer);
      claim.patienceTimer = -1;
    }
    this.noteQueue();
  }
}

function renege(claim: unknown): void {
  (claim as Claim).resource.renege(claim as Claim);
}
