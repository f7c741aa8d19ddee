import { BusyWaitError, EmptyConditionError } from "./errors.ts";
import type { Process } from "./process.ts";
import type { Wait, Waiter } from "./wait.ts";

/** Several waits as one. Begins its members in the order given, in the name of whoever waits. */
abstract class Condition implements Wait, Waiter {
  readonly label: string;
  protected readonly members: readonly Wait[];
  /** Members that must still come until it is decided. */
  protected missing = 0;
  private waiter: Waiter | null = null;
  /** Members begun so far, fewer than all only while it begins. */
  private begun = 0;

  constructor(members: readonly Wait[], label: string) {
    if (members.length === 0) throw new EmptyConditionError(label);
    this.members = members;
    this.label = label;
  }

  get beneficiary(): Process<unknown> | null {
    return this.waiter === null ? null : this.waiter.beneficiary;
  }

  begin(waiter: Waiter): boolean {
    if (this.waiter !== null) throw new BusyWaitError(this.label);
    this.waiter = waiter;
    this.prepare();
    this.begun = 0;
    try {
      while (this.begun < this.members.length && this.missing > 0) {
        const member = this.members[this.begun];
        const isSatisfied = member.begin(this);
        this.begun++;
        if (isSatisfied) this.count(member);
      }
    } catch (error) {
      this.withdraw();
      throw error;
    }
    if (this.missing > 0) return false;
    this.decide();
    return true;
  }

  withdraw(): void {
    this.waiter = null;
    for (let index = 0; index < this.begun; index++) this.members[index].withdraw(this);
  }

  fail(_member: Wait, error: unknown): void {
    const { waiter } = this;
    if (waiter === null) return;
    this.withdraw();
    waiter.fail(this, error);
  }

  wake(member: Wait, atOnce = false): void {
    // A member that comes when all is decided is about to be withdrawn.
    if (this.waiter === null) return;
    this.count(member);
    // Woken by what a later member did when it began: `begin` sees to it.
    if (this.missing === 0 && this.begun === this.members.length) this.decide().wake(this, atOnce);
  }

  abstract received(): void;
  /** It begins to wait, perhaps once more. */
  protected abstract prepare(): void;
  /** A member is satisfied. */
  protected abstract count(member: Wait): void;
  /** When all is decided: is `member` not wanted? */
  protected abstract isLoser(member: Wait): boolean;

  /** Nobody waits any more, the losers go. Returns who waited. */
  private decide(): Waiter {
    const waiter = this.waiter!;
    this.waiter = null;
    for (let index = 0; index < this.begun; index++) {
      const member = this.members[index];
      if (this.isLoser(member)) member.withdraw(this);
    }
    return waiter;
  }
}

/** The first of several waits; the losers are withdrawn by themselves. */
export class AnyOf extends Condition {
  /** The member that came first, undefined before. */
  winner: Wait | undefined = undefined;

  received(): void {
    this.winner!.received();
  }

  protected prepare(): void {
    this.missing = 1;
    this.winner = undefined;
  }

  protected count(member: Wait): void {
    this.missing = 0;
    this.winner = member;
  }

  protected isLoser(member: Wait): boolean {
    return member !== this.winner;
  }
}

/**
 * All of several waits, in whatever order they come. What came stays granted while the rest is
 * awaited, and is given back when the whole is interrupted or fails.
 */
export class AllOf extends Condition {
  received(): void {
    for (const member of this.members) member.received();
  }

  protected prepare(): void {
    this.missing = this.members.length;
  }

  protected count(): void {
    this.missing--;
  }

  protected isLoser(): boolean {
    return false;
  }
}

/** `const race = anyOf(bed, new Delay(sim, 600)); yield race; if (race.winner === bed) …` */
export function anyOf(...members: readonly Wait[]): AnyOf {
  return new AnyOf(members, "anyOf");
}

export function allOf(...members: readonly Wait[]): AllOf {
  return new AllOf(members, "allOf");
}
