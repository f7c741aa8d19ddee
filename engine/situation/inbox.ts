import type { Wait, Waiter } from "../kernel/index.ts";
import type { Report } from "./report.ts";

/** A report that has arrived, with the row that says so: the cause of what is done about it. */
export interface Received {
  readonly report: Report;
  readonly row: number;
}

/**
 * What has come in at one post and was not yet looked at. To be yielded by its duty officer: the
 * process goes on as soon as there is something, at once if there already is.
 *
 *     while (true) { yield inbox; for (let mail = inbox.take(); mail; mail = inbox.take()) ... }
 */
export class Inbox implements Wait {
  readonly label = "the inbox of a post";
  readonly post: number;
  private waiting: Received[] = [];
  private waiter: Waiter | null = null;

  constructor(post: number) {
    this.post = post;
  }

  get size(): number {
    return this.waiting.length;
  }

  /** The oldest that was not yet looked at. */
  take(): Received | undefined {
    return this.waiting.shift();
  }

  put(mail: Received): void {
    this.waiting.push(mail);
    const { waiter } = this;
    if (waiter === null) return;
    this.waiter = null;
    waiter.wake(this);
  }

  begin(waiter: Waiter): boolean {
    if (this.waiting.length > 0) return true;
    if (this.waiter !== null) throw new RangeError(`the inbox of post ${this.post} has one reader`);
    this.waiter = waiter;
    return false;
  }

  withdraw(waiter: Waiter): void {
    if (this.waiter === waiter) this.waiter = null;
  }

  received(): void {}
}

/** Who is called when the first report reaches a post: its duty officer wakes. */
export type OnFirstMail = (inbox: Inbox) => void;

/** The inboxes of the posts that anything has reached; the others do not exist. */
export class Inboxes {
  private readonly boxes: (Inbox | undefined)[];
  private readonly opened: number[] = [];
  private onFirstMail: OnFirstMail = () => {};

  constructor(posts: number) {
    this.boxes = new Array<Inbox | undefined>(posts).fill(undefined);
  }

  /** Says who wakes up at a post that nothing has reached before. */
  whenFirst(wake: OnFirstMail): void {
    this.onFirstMail = wake;
  }

  put(post: number, mail: Received): void {
    const known = this.boxes[post];
    if (known !== undefined) {
      known.put(mail);
      return;
    }
    const box = new Inbox(post);
    this.boxes[post] = box;
    this.opened.push(post);
    box.put(mail);
    this.onFirstMail(box);
  }

  reset(): void {
    for (const post of this.opened) this.boxes[post] = undefined;
    this.opened.length = 0;
    this.onFirstMail = () => {};
  }
}
