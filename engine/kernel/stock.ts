import type { Level } from "../statistics/level.ts";
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
  readonly amount: number = 0;
  readonly act: "take" | "put" | "borrow";

  /** @throws AmountError */
  constructor(
    stock: Stock,
    line: Line,
    act: StockClaim["act"],
    amount: number,
    options: ClaimOptions | undefined,
  ) {
    super(stock, line, options);
    this.act = act;
    this.amount = amount;
    if (!(amount > 0 && amount <= stock.capacity && amount < Infinity)) {
      const allowed = `more than 0, at most the capacity ${stock.capacity}`;
      throw new AmountError(stock.name, "amount", amount, allowed);
    }
  }

  get isLoan(): boolean {
    return this.act === "borrow";
  }

  override received(): void {
    if (this.state !== "granted") return;
    super.received();
    (this.resource as Stock).settle(this);
  }
}

/**
 * An amount of something alike: fuel, tonnes of sand, places in a shelter. `take` consumes, `put`
 * brings (and waits while there is no room), `borrow` must be given back and is given back by the
 * engine when its process ends.
 *
 * Room is set aside for all that may still come: what is lent, what is being brought, and what was
 * granted to a process that has not received it yet and may be interrupted. So present and set
 * aside are never more than the capacity.
 */
export class Stock extends Resource {
  readonly capacity: number;
  /** Amount there is, over time. */
  readonly level: Level;
  private readonly initial: number;
  private amount = 0;
  /** Room set aside. */
  private reserved = 0;
  private readonly bringers = new Line();

  /** @throws AmountError */
  constructor(simulation: Simulation, name: string, options: StockOptions = {}) {
    const { capacity = Infinity, initial = 0 } = options;
    const fits = initial >= 0 && initial <= capacity && initial < Infinity;
    AmountError.unless(capacity > 0, name, "capacity", capacity, "more than 0");
    AmountError.unless(fits, name, "initial amount", initial, "0 to the capacity");
    super(simulation, name, options.overtaking !== true);
    this.capacity = capacity;
    this.initial = initial;
    this.amount = initial;
    this.level = this.levelFrom(initial);
  }

  /** Amount there is now. */
  get present(): number {
    return this.amount;
  }

  /** Amount that could be brought now. */
  get room(): number {
    return this.capacity - this.amount - this.reserved;
  }

  /** To be yielded: waits until there is enough, and consumes it. @throws AmountError */
  take(amount: number, options?: ClaimOptions): StockClaim {
    return new StockClaim(this, this.line, "take", amount, options);
  }

  /** To be yielded: waits until there is enough; to be released. @throws AmountError */
  borrow(amount: number, options?: ClaimOptions): StockClaim {
    return new StockClaim(this, this.line, "borrow", amount, options);
  }

  /** To be yielded: waits until there is room. @throws AmountError */
  put(amount: number, options?: ClaimOptions): StockClaim {
    return new StockClaim(this, this.bringers, "put", amount, options);
  }

  /** For the event layer: `put` that must find room. @throws AmountError */
  add(amount: number): void {
    if (!(amount > 0 && amount <= this.room && amount < Infinity)) {
      const allowed = `more than 0, at most the room ${this.room}`;
      throw new AmountError(this.name, "amount", amount, allowed);
    }
    this.amount += amount;
    this.serve();
  }

  /** For the event layer: takes, and calls `handler(claim)` when granted or when patience ends. */
  seize(amount: number, handler: (claim: StockClaim) => void, options?: ClaimOptions): StockClaim {
    const claim = this.take(amount, options);
    this.start(claim, handler);
    return claim;
  }

  /** @internal */
  grab(claim: Claim): boolean {
    const { act, amount } = claim as StockClaim;
    if (amount > (act === "put" ? this.room : this.amount)) return false;
    if (act !== "put") this.amount -= amount;
    this.reserved += amount;
    return true;
  }

  /** @internal */
  undo(claim: Claim): void {
    const { act, amount } = claim as StockClaim;
    this.reserved -= amount;
    if (act !== "put") this.amount += amount;
  }

  protected putBack(claim: Claim): void {
    this.undo(claim);
  }

  /** @internal Taken or brought for good: what was set aside is free. */
  settle(claim: StockClaim): void {
    if (claim.isLoan) return;
    this.reserved -= claim.amount;
    if (claim.act === "put") this.amount += claim.amount;
    this.serve();
  }

  /** @internal */
  note(): void {
    this.level.set(this.simulation.now, this.amount);
  }

  protected override walkLines(): void {
    this.walk(this.line);
    this.walk(this.bringers);
  }

  protected override noteQueue(): void {
    this.queueLength.set(this.simulation.now, this.line.length + this.bringers.length);
  }

  /** @internal */
  override reset(): void {
    this.amount = this.initial;
    this.reserved = 0;
    this.bringers.clear();
    super.reset();
  }
}
