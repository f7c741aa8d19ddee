/** What has not been asked for in so many rounds of all that is kept is not waited for any longer. */
const ROUNDS = 4;

interface Entry<V> {
  readonly value: V;
  usedAt: number;
}

/**
 * A few things that are dear to make. They are asked for in rounds (look by look over all sets of
 * assumptions), often of more than can be kept: then whatever was used last goes, since it comes up
 * again latest, and the others are there in the next round; forgetting what was not used for longest
 * would keep nothing at all. What belongs to rounds that are over goes first.
 */
export class KeptReady<V> {
  private readonly most: number;
  /** By key, the one used last at the end. */
  private readonly entries = new Map<string, Entry<V>>();
  private turn = 0;

  constructor(most: number) {
    this.most = Math.max(1, most);
  }

  keys(): string[] {
    return Array.from(this.entries.keys());
  }

  /** The thing of a key, made where it is not there; room is made first. */
  get(key: string, make: () => V): V {
    this.turn++;
    let entry = this.entries.get(key);
    if (entry === undefined) {
      if (this.entries.size >= this.most) this.makeRoom();
      entry = { value: make(), usedAt: this.turn };
    } else {
      this.entries.delete(key);
      entry.usedAt = this.turn;
    }
    this.entries.set(key, entry);
    return entry.value;
  }

  private makeRoom(): void {
    let first: string | undefined;
    let last: string | undefined;
    for (const key of this.entries.keys()) {
      first ??= key;
      last = key;
    }
    if (first === undefined || last === undefined) return;
    const usedAt = this.entries.get(first)?.usedAt ?? 0;
    this.entries.delete(this.turn - usedAt > ROUNDS * this.most ? first : last);
  }
}
