import { Level } from "../statistics/level.ts";
import { Claim } from "./claim.ts";
import type { ClaimOptions } from "./claim.ts";
import { AmountError } from "./errors.ts";
import { Line } from "./line.ts";
import { Resource } from "./resource.ts";
import type { Simulation } from "./simulation.ts";

export interface StockOptions {
  /** Amount there is at the start. Default 0. */
  readonly initial?: number;
  /** Most that fits. Default: no limit. */
  readonly capacity?: number;
  /** Let small requests overtake a large one that does not fit yet. Default false: strict order. */
  readonly overtaking?: boolean;
}

/** A request to take from a stock, bring to it, or borrow from it. */
export class StockClaim extends Claim {
  readonly isLoan: boolean;
  readonly amount: number = 0;
  /** @internal What the level changes by when granted. */
  readonly change: number = 0;

  constructor(
    stock: Stock,
    line: Line,
    change: number,
    isLoan: boolean,
    options: ClaimOptions | undefined,
  ) {
    super(stock, line, options);
    this.isLoan = isLoan;
    this.change = change;
    this.amount = Math.abs(change);
    if (!(this.amount > 0 && this.amount <= stock.capacity)) {
      throw new AmountError(
        stock.name,
        "amount",
        this.amount,
        `more than 0, at most the capacity ${stock.capacity}`,
      );
    }
  }
}

/**
 * An amount of something alike: fuel, tonnes of sand, places in a shelter. `take` consumes, `put`
 * brings (and waits while there is no room), `borrow` must be given back and is given back by the
 * engine when its process ends.
 */
export class Stock extends Resource {
  readonly capacity: number;
  /** Amount there is, over time. */
  level: Level;
  private readonly initial: number;
  private readonly overtaking: boolean;
  private amount = 0;
  private readonly bringers = new Line();

  /** @throws AmountError */
  constructor(simulation: Simulation, name: string, options: StockOptions = {}) {
    super(simulation, name);
    this.capacity = options.capacity ?? Infinity;
    this.initial = options.initial ?? 0;
    this.overtaking = options.overtaking ?? false;
    if (!(this.capacity > 0)) {
      throw new AmountError(name, "capacity", this.capacity, "more than 0");
    }
    if (!(this.initial >= 0 && this.initial <= this.capacity)) {
      throw new AmountError(name, "initial amount", this.initial, `0 to ${this.capacity}`);
    }
    this.amount = this.initial;
    this.level = new Level(simulation.now, this.amount);
  }

  /** Amount there is now. */
  get present(): number {
    return this.amount;
  }

  /** To be yielded: waits until there is enough, and consumes it. @throws AmountError */
  take(amount: number, options?: ClaimOptions): StockClaim {
    return new StockClaim(this, this.line, -amount, false, options);
  }

  /** To be yielded: waits until there is enough; to be released. @throws AmountError */
  borrow(amount: number, options?: ClaimOptions): StockClaim {
    return new StockClaim(this, this.line, -amount, true, options);
  }

  /** To be yielded: waits until there is room. @throws AmountError */
  put(amount: number, options?: ClaimOptions): StockClaim {
    return new StockClaim(this, this.bringers, amount, false, options);
  }

  /** For the event layer: `put` that must find room. @throws AmountError */
  add(amount: number): void {
    const room = this.capacity - this.amount;
    if (!(amount > 0 && amount <= room)) {
      throw new AmountError(this.name, "amount", amount, `more than 0, at most the room ${room}`);
    }
    this.amount += amount;
    this.serveAll();
    this.note();
  }

  /** For the event layer: takes, and calls `handler(claim)` when granted or when patience ends. */
  seize(amount: number, handler: (claim: StockClaim) => void, options?: ClaimOptions): StockClaim {
    const claim = this.take(amount, options);
    claim.handler = handler;
    if (this.ask(claim)) {
      claim.handler = null;
      handler(claim);
    }
    return claim;
  }

  override resetStatistics(): void {
    super.resetStatistics();
    this.level.resetAt(this.simulation.now);
  }

  /** @internal */
  grab(claim: Claim): boolean {
    const after = this.amount + (claim as StockClaim).change;
    if (after < 0 || after > this.capacity) return false;
    this.amount = after;
    return true;
  }

  /** @internal */
  putBack(claim: Claim): void {
    this.amount -= (claim as StockClaim).change;
  }

  /** @internal */
  note(): void {
    this.level.set(this.simulation.now, this.amount);
  }

  /** @internal What one brings, others may take, and what they take makes room. */
  override grant(claim: Claim): void {
    super.grant(claim);
    this.serveAll();
  }

  /** @internal */
  override ask(claim: Claim): boolean {
    const granted = super.ask(claim);
    if (granted) {
      this.serveAll();
      this.note();
    }
    return granted;
  }

  protected override serveAll(): void {
    this.serve(this.line);
    this.serve(this.bringers);
  }

  protected blocks(): boolean {
    return !this.overtaking;
  }

  /** @internal */
  override reset(): void {
    this.amount = this.initial;
    this.bringers.clear();
    this.level = new Level(this.simulation.now, this.amount);
    super.reset();
  }
}
