import { BusyWaitError, InvalidRankError, InvalidTimeError } from "./errors.ts";
import { isRank, RANK } from "./rank.ts";
import type { Rank } from "./rank.ts";
import type { Simulation } from "./simulation.ts";
import type { Wait, Waiter } from "./wait.ts";

/**
 * A delay as an object, for anyOf and allOf, for a rank of its own, and for an absolute time. Alone,
 * `yield seconds` is shorter and faster. It runs from the moment it is yielded, and can be used
 * again afterwards.
 */
export class Delay implements Wait {
  readonly label = "a delay";
  private readonly simulation: Simulation;
  private readonly seconds: number;
  private readonly rank: Rank;
  /** Seconds count from here; undefined: from when it is yielded. */
  private origin: number | undefined = undefined;
  private waiter: Waiter | null = null;
  private timer = -1;

  /** @throws InvalidTimeError for a negative or unending delay, InvalidRankError */
  constructor(simulation: Simulation, seconds: number, rank: Rank = RANK.ordinary) {
    if (!(seconds >= 0 && seconds < Infinity)) {
      throw new InvalidTimeError(simulation.now + seconds, simulation.now);
    }
    if (!isRank(rank)) throw new InvalidRankError(rank);
    this.simulation = simulation;
    this.seconds = seconds;
    this.rank = rank;
  }

  /**
   * Until an absolute time, without the rounding of `time - now`. To yield it later than that is an
   * InvalidTimeError. @throws InvalidTimeError, InvalidRankError
   */
  static until(simulation: Simulation, time: number, rank?: Rank): Delay {
    if (!(time >= simulation.now && time < Infinity)) {
      throw new InvalidTimeError(time, simulation.now);
    }
    const delay = new Delay(simulation, 0, rank);
    delay.origin = time;
    return delay;
  }

  begin(waiter: Waiter): boolean {
    if (this.waiter !== null) throw new BusyWaitError(this.label);
    const { events, now } = this.simulation;
    const end = (this.origin ?? now) + this.seconds;
    if (!(end >= now && end < Infinity)) throw new InvalidTimeError(end, now);
    this.waiter = waiter;
    this.timer = events.push(end, this.rank, ring, this);
    return false;
  }

  withdraw(waiter: Waiter): void {
    if (this.waiter !== waiter) return;
    this.simulation.events.cancelSlot(this.timer);
    this.waiter = null;
  }

  received(): void {}

  /** @internal */
  ring(): void {
    const waiter = this.waiter!;
    this.waiter = null;
    waiter.wake(this, true);
  }
}

function ring(delay: unknown): void {
  (delay as Delay).ring();
}
