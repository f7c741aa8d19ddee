import { BusyWaitError, InvalidTimeError } from "./errors.ts";
import { RANK } from "./rank.ts";
import type { Rank } from "./rank.ts";
import type { Simulation } from "./simulation.ts";
import type { Wait, Waiter } from "./wait.ts";

/**
 * A delay as an object, for anyOf and allOf and for a rank of its own. Alone, `yield seconds` is
 * shorter and faster. It runs from the moment it is yielded, and can be used again afterwards.
 */
export class Delay implements Wait {
  readonly label = "a delay";
  private readonly simulation: Simulation;
  private readonly seconds: number;
  private readonly rank: Rank;
  private waiter: Waiter | null = null;
  private timer = -1;

  /** @throws InvalidTimeError for a negative or unending delay */
  constructor(simulation: Simulation, seconds: number, rank: Rank = RANK.ordinary) {
    if (!(seconds >= 0 && seconds < Infinity)) {
      throw new InvalidTimeError(simulation.now + seconds, simulation.now);
    }
    this.simulation = simulation;
    this.seconds = seconds;
    this.rank = rank;
  }

  begin(waiter: Waiter): boolean {
    if (this.waiter !== null) throw new BusyWaitError(this.label);
    this.waiter = waiter;
    const { events, now } = this.simulation;
    this.timer = events.push(now + this.seconds, this.rank, ring, this);
    return false;
  }

  withdraw(): void {
    if (this.timer >= 0) this.simulation.events.cancelSlot(this.timer);
    this.timer = -1;
    this.waiter = null;
  }

  received(): void {}

  /** @internal */
  ring(): void {
    const waiter = this.waiter!;
    this.timer = -1;
    this.waiter = null;
    waiter.wake(this);
  }
}

function ring(delay: unknown): void {
  (delay as Delay).ring();
}
