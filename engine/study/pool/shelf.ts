/** Bytes that every thread sees. */
export type Shared = readonly SharedArrayBuffer[];

/** What somebody has put on the shelf, by a name that says all that it hangs on. */
export type Shelved = readonly [name: string, shared: Shared];

/** What one thread has made for all of them, as a thread sees it. */
export class Shelf {
  private readonly known = new Map<string, Shared>();
  private fresh: Shelved[] = [];

  find(name: string): Shared | undefined {
    return this.known.get(name);
  }

  /** Puts something there for everybody. */
  put(name: string, shared: Shared): void {
    if (this.known.has(name)) return;
    this.known.set(name, shared);
    this.fresh.push([name, shared]);
  }

  /** What was put there since the last time, to be told to the others. */
  news(): Shelved[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  /** What others have put there, and what is to go. */
  hear({ put, drop }: ShelfNews): void {
    for (const name of drop) this.known.delete(name);
    for (const [name, shared] of put) this.known.set(name, shared);
  }
}

export interface ShelfNews {
  readonly put: readonly Shelved[];
  readonly drop: readonly string[];
}

const bytesOf = (shared: Shared): number =>
  shared.reduce((sum, { byteLength }) => sum + byteLength, 0);

/** The same as the main thread sees it, which passes it on and keeps it within a number of bytes. */
export class SharedShelf {
  private readonly limit: number;
  /** The one put there first comes first. */
  private readonly known = new Map<string, Shared>();
  private bytes = 0;

  constructor(limitBytes: number) {
    this.limit = limitBytes;
  }

  /** Everything, for a thread that has just begun. */
  all(): ShelfNews {
    return { put: Array.from(this.known), drop: [] };
  }

  /** Takes in what a thread has made: what the others are to be told, undefined for nothing. */
  add(made: readonly Shelved[]): ShelfNews | undefined {
    const put = made.filter(([name]) => !this.known.has(name));
    if (put.length === 0) return undefined;
    for (const [name, shared] of put) {
      this.known.set(name, shared);
      this.bytes += bytesOf(shared);
    }
    const drop: string[] = [];
    for (const [name, shared] of this.known) {
      if (this.bytes <= this.limit || this.known.size === 1) break;
      this.known.delete(name);
      this.bytes -= bytesOf(shared);
      drop.push(name);
    }
    return { put: put.filter(([name]) => this.known.has(name)), drop };
  }
}
