import type { Process } from "./process.ts";

/**
 * Somebody who waits: a process, or a condition that waits on behalf of one. It is woken at most
 * once for each wait it began and did not withdraw.
 */
export interface Waiter {
  /** The process at the end of the chain, which will hold what is granted; null in the event layer. */
  readonly beneficiary: Process<unknown> | null;
  /**
   * The wait is over. The waiter resumes in an event of its own (rank grant), so that whoever ended
   * the wait can finish what it does; or `atOnce`, when the present event is the waiter's own: its
   * delay, work or patience has ended, at the rank that this has.
   */
  wake(wait: Wait, atOnce?: boolean): void;
  /** The wait ended in failure: `error` is to be thrown where the waiter waits. */
  fail(wait: Wait, error: unknown): void;
}

/** Anything a process can yield besides a plain delay. */
export interface Wait {
  /** Words for messages, such as `a request for "beds"`. */
  readonly label: string;
  /**
   * Begins to wait for `waiter`. True: satisfied at once, `waiter` will not be woken. Throws when
   * the awaited thing has already failed.
   */
  begin(waiter: Waiter): boolean;
  /**
   * The waiter no longer waits: it was interrupted, or another member of its anyOf won. Leaves the
   * queue, cancels the timer, gives back what was granted but not yet received.
   */
  withdraw(waiter: Waiter): void;
  /**
   * The waiter goes on: what was granted is now its own. Every wait that began ends in exactly one
   * of a failure, `withdraw` or `received`.
   */
  received(): void;
}

/** What a process may yield: a delay in seconds (0 or more), or a wait. */
export type Yielded = number | Wait;

/**
 * The body of a process: a generator that yields what it waits for and may return a result.
 * Answers are read from the yielded object (`bed.isHeld`, `race.winner`), so they are typed.
 */
export type Procedure<Result = void> = Generator<Yielded, Result, void>;
