import type { Claim } from "./claim.ts";

/** The claims of one priority. */
export interface PriorityClass {
  priority: number;
  first: Claim | null;
  last: Claim | null;
}

/**
 * Who waits for a resource: by priority (smaller goes first), first in, first out within one.
 * The order runs through the claims themselves, so joining at the end, joining at the head and
 * leaving from anywhere cost O(number of different priorities waiting), and nothing is allocated.
 */
export class Line {
  length = 0;
  private readonly classes: PriorityClass[] = [];

  get first(): Claim | null {
    return this.length === 0 ? null : this.classes[0].first;
  }

  get last(): Claim | null {
    return this.length === 0 ? null : this.classes[this.classes.length - 1].last;
  }

  /** Who stands behind `claim`, in its own class or the next. */
  after(claim: Claim): Claim | null {
    if (claim.behind !== null || this.classes.length === 1) return claim.behind;
    const index = this.classes.indexOf(claim.lane!) + 1;
    return index < this.classes.length ? this.classes[index].first : null;
  }

  join(claim: Claim): void {
    const own = this.classFor(claim.priority);
    claim.lane = own;
    claim.ahead = own.last;
    claim.behind = null;
    if (own.last === null) own.first = claim;
    else own.last.behind = claim;
    own.last = claim;
    this.length++;
  }

  /** In front of its class: where a preempted user waits to go on. */
  joinAtHead(claim: Claim): void {
    const own = this.classFor(claim.priority);
    claim.lane = own;
    claim.ahead = null;
    claim.behind = own.first;
    if (own.first === null) own.last = claim;
    else own.first.ahead = claim;
    own.first = claim;
    this.length++;
  }

  leave(claim: Claim): void {
    const own = claim.lane!;
    if (claim.ahead === null) own.first = claim.behind;
    else claim.ahead.behind = claim.behind;
    if (claim.behind === null) own.last = claim.ahead;
    else claim.behind.ahead = claim.ahead;
    claim.ahead = null;
    claim.behind = null;
    this.length--;
    // The last class stays for the next to come: the common case is one class that empties and fills.
    if (own.first === null && this.classes.length > 1) {
      this.classes.splice(this.classes.indexOf(own), 1);
    }
  }

  clear(): void {
    this.classes.length = 0;
    this.length = 0;
  }

  private classFor(priority: number): PriorityClass {
    const { classes } = this;
    if (classes.length === 1) {
      const only = classes[0];
      if (this.length === 0) only.priority = priority;
      if (only.priority === priority) return only;
    }
    let index = 0;
    while (index < classes.length && classes[index].priority < priority) index++;
    if (index < classes.length && classes[index].priority === priority) return classes[index];
    const made = { priority, first: null, last: null };
    classes.splice(index, 0, made);
    return made;
  }
}
