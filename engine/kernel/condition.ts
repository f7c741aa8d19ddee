import { BusyWaitError, EmptyConditionError } from "./errors.ts";
import type { Process } from "./process.ts";
import type { Wait, Waiter } from "./wait.ts";

/** Several waits as one. Begins its members in the order given, in the name of whoever waits. */
abstract class Condition implements Wait, Waiter {
  abstract readonly label: string;
  protected readonly members: readonly Wait[];
  protected waiter: Waiter | null = null;

  constructor(members: readonly Wait[], name: string) {
    if (members.length === 0) throw new EmptyConditionError(name);
    this.members = members;
  }

  get beneficiary(): Process<unknown> | null {
    return this.waiter === null ? null : this.waiter.beneficiary;
  }

  begin(waiter: Waiter): boolean {
    if (this.waiter !== null) throw new BusyWaitError(this.label);
    this.waiter = waiter;
    const begun: Wait[] = [];
    try {
      for (const member of this.members) {
        const satisfied = member.begin(this);
        if (!satisfied) begun.push(member);
        else if (this.decidedBy(member)) {
          for (const other of begun) other.withdraw(this);
          this.waiter = null;
          return true;
        }
      }
    } catch (error) {
      for (const other of begun) other.withdraw(this);
      this.waiter = null;
      throw error;
    }
    return false;
  }

  withdraw(): void {
    this.waiter = null;
    for (const member of this.members) this.letGo(member);
  }

  fail(wait: Wait, error: unknown): void {
    const waiter = this.waiter!;
    for (const member of this.members) if (member !== wait) this.letGo(member);
    this.waiter = null;
    waiter.fail(this, error);
  }

  wake(member: Wait): void {
    if (!this.decidedBy(member)) return;
    const waiter = this.waiter!;
    for (const other of this.members) if (this.losesTo(other, member)) other.withdraw(this);
    this.waiter = null;
    waiter.wake(this);
  }

  abstract received(): void;
  /** A member is satisfied: is the condition? */
  protected abstract decidedBy(member: Wait): boolean;
  /** After `member` decided, must `other` be withdrawn? */
  protected abstract losesTo(other: Wait, member: Wait): boolean;
  /** The condition as a whole is given up. */
  protected abstract letGo(member: Wait): void;
}

/** The first of several waits; the losers are withdrawn by themselves. */
export class AnyOf extends Condition {
  readonly label = "anyOf";
  /** The member that came first, undefined before. */
  winner: Wait | undefined = undefined;

  constructor(members: readonly Wait[]) {
    super(members, "anyOf");
  }

  received(): void {
    this.winner?.received();
  }

  protected decidedBy(member: Wait): boolean {
    this.winner = member;
    return true;
  }

  protected losesTo(other: Wait, member: Wait): boolean {
    return other !== member;
  }

  protected letGo(member: Wait): void {
    member.withdraw(this);
  }
}

/** All of several waits, in whatever order they come. What came stays held while the rest is awaited. */
export class AllOf extends Condition {
  readonly label = "allOf";
  private readonly satisfied = new Set<Wait>();

  constructor(members: readonly Wait[]) {
    super(members, "allOf");
  }

  received(): void {
    for (const member of this.satisfied) member.received();
  }

  protected decidedBy(member: Wait): boolean {
    this.satisfied.add(member);
    return this.satisfied.size === this.members.length;
  }

  protected losesTo(): boolean {
    return false;
  }

  protected letGo(member: Wait): void {
    member.withdraw(this);
  }
}

/** `const race = anyOf(bed, new Delay(sim, 600)); yield race; if (race.winner === bed) …` */
export function anyOf(...members: readonly Wait[]): AnyOf {
  return new AnyOf(members);
}

export function allOf(...members: readonly Wait[]): AllOf {
  return new AllOf(members);
}
