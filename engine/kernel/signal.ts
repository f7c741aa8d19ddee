import { AlreadySettledError } from "./errors.ts";
import type { Wait, Waiter } from "./wait.ts";

/**
 * Something that happens once and stays happened: the road reopened, the report arrived. Any number
 * of processes may wait; who comes after it fired does not wait at all. Firing costs one event a
 * waiter, in the order they began to wait.
 */
export class Signal<Value = void> implements Wait {
  readonly label: string;
  /** What it fired with; undefined before. */
  value: Value | undefined = undefined;
  private state: "waiting" | "fired" | "failed" = "waiting";
  private error: unknown = undefined;
  private waiters: Waiter[] = [];

  constructor(name = "signal") {
    this.label = `signal "${name}"`;
  }

  get hasFired(): boolean {
    return this.state === "fired";
  }

  /** @throws AlreadySettledError */
  fire(value: Value): void {
    this.settle("fired");
    this.value = value;
    for (const waiter of this.waiters.splice(0)) waiter.wake(this);
  }

  /** Throws `error` into everybody who waits, or comes to wait. @throws AlreadySettledError */
  fail(error: unknown): void {
    this.settle("failed");
    this.error = error;
    for (const waiter of this.waiters.splice(0)) waiter.fail(this, error);
  }

  begin(waiter: Waiter): boolean {
    if (this.state === "fired") return true;
    if (this.state === "failed") throw this.error;
    this.waiters.push(waiter);
    return false;
  }

  withdraw(waiter: Waiter): void {
    const index = this.waiters.indexOf(waiter);
    if (index >= 0) this.waiters.splice(index, 1);
  }

  received(): void {}

  private settle(state: "fired" | "failed"): void {
    if (this.state !== "waiting") throw new AlreadySettledError(this.label);
    this.state = state;
  }
}
