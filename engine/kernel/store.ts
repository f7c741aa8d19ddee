import type { Level } from "../statistics/level.ts";
import { Claim } from "./claim.ts";
import type { ClaimOptions } from "./claim.ts";
import { AmountError, NotHeldError } from "./errors.ts";
import type { Line } from "./line.ts";
import { Resource } from "./resource.ts";
import type { Simulation } from "./simulation.ts";

export interface StoreRequest<Item> extends ClaimOptions {
  /** Which things will do. Default: any. */
  readonly where?: (item: Item) => boolean;
  /** Of those available, the one with the smallest score is taken; the first brought among equals. */
  readonly score?: (item: Item) => number;
}

/** A request for one thing of a store. */
export class StoreClaim<Item> extends Claim {
  readonly isLoan: boolean;
  /** @internal */
  readonly where: ((item: Item) => boolean) | undefined;
  /** @internal */
  readonly score: ((item: Item) => number) | undefined;
  /** @internal What it got, and the place that had among the things present; -1 before. */
  got: Item | undefined = undefined;
  /** @internal */
  place = -1;

  constructor(
    store: Store<Item>,
    line: Line,
    isLoan: boolean,
    request: StoreRequest<Item> | undefined,
  ) {
    super(store, line, request);
    this.isLoan = isLoan;
    this.where = request?.where;
    this.score = request?.score;
  }

  /** The thing itself. @throws NotHeldError before it was granted */
  get item(): Item {
    if (this.place < 0) throw new NotHeldError(this.resource.name, this.state, "read its item");
    return this.got as Item;
  }
}

/**
 * Distinct things: helicopters with and without a hoist, named teams. A request says which will do
 * and which is best, and is judged only among those available when it is served. One that nothing
 * fits lets others pass. O(things present) a request.
 */
export class Store<Item> extends Resource {
  /** Things present, over time. */
  readonly level: Level;
  private readonly initial: readonly Item[];
  private present: Item[];

  constructor(simulation: Simulation, name: string, items: readonly Item[] = []) {
    super(simulation, name, false);
    this.initial = [...items];
    this.present = [...items];
    this.level = this.levelFrom(items.length);
  }

  /** Things available now, in the order they came. */
  get items(): readonly Item[] {
    return this.present;
  }

  /** To be yielded; to be released. */
  borrow(request?: StoreRequest<Item>): StoreClaim<Item> {
    return new StoreClaim(this, this.line, true, request);
  }

  /** To be yielded: takes a thing for good. */
  take(request?: StoreRequest<Item>): StoreClaim<Item> {
    return new StoreClaim(this, this.line, false, request);
  }

  /** Brings a thing. */
  put(item: Item): void {
    this.present.push(item);
    this.serve();
  }

  /** @internal @throws AmountError when a score is not a number */
  grab(claim: Claim): boolean {
    const { where, score } = claim as StoreClaim<Item>;
    let best = -1;
    let bestScore = Infinity;
    for (let index = 0; index < this.present.length; index++) {
      const item = this.present[index];
      if (where !== undefined && !where(item)) continue;
      const itemScore = score === undefined ? 0 : score(item);
      AmountError.unless(!Number.isNaN(itemScore), this.name, "score", itemScore, "a number");
      if (best >= 0 && itemScore >= bestScore) continue;
      best = index;
      bestScore = itemScore;
      if (score === undefined) break;
    }
    if (best < 0) return false;
    const wanted = claim as StoreClaim<Item>;
    wanted.got = this.present[best];
    wanted.place = best;
    this.present.splice(best, 1);
    return true;
  }

  /** @internal It returns to its place. */
  undo(claim: Claim): void {
    const wanted = claim as StoreClaim<Item>;
    this.present.splice(wanted.place, 0, wanted.got as Item);
    wanted.got = undefined;
    wanted.place = -1;
  }

  /** It comes last: what was out and is back is the last one brought. */
  protected putBack(claim: Claim): void {
    this.present.push((claim as StoreClaim<Item>).got as Item);
  }

  /** @internal */
  note(): void {
    this.level.set(this.simulation.now, this.present.length);
  }

  /** @internal */
  override reset(): void {
    this.present = [...this.initial];
    super.reset();
  }
}
