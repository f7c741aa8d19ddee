/**
 * A queue of row numbers ordered by key, for shortest paths: a 4-ary heap in typed arrays whose rows
 * can be moved up when their key falls. Allocated once for all rows; emptying it costs what it holds.
 */
export class RowHeap {
  private readonly key: Float64Array;
  private readonly row: Int32Array;
  /** Where a row stands in the heap, -1 outside. */
  private readonly place: Int32Array;
  private held = 0;

  constructor(rows: number) {
    this.key = new Float64Array(rows);
    this.row = new Int32Array(rows);
    this.place = new Int32Array(rows).fill(-1);
  }

  get size(): number {
    return this.held;
  }

  clear(): void {
    for (let i = 0; i < this.held; i++) this.place[this.row[i]] = -1;
    this.held = 0;
  }

  /** Puts a row in, or lowers its key; a higher key than it has is ignored. */
  put(row: number, key: number): void {
    let at = this.place[row];
    if (at === -1) at = this.held++;
    else if (key >= this.key[at]) return;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (this.key[parent] <= key) break;
      this.key[at] = this.key[parent];
      this.row[at] = this.row[parent];
      this.place[this.row[at]] = at;
      at = parent;
    }
    this.key[at] = key;
    this.row[at] = row;
    this.place[row] = at;
  }

  /** Takes out the row of the lowest key; -1 if there is none. */
  take(): number {
    if (this.held === 0) return -1;
    const { key, row, place } = this;
    const top = row[0];
    place[top] = -1;
    const last = --this.held;
    if (last > 0) {
      const movedKey = key[last];
      const movedRow = row[last];
      let at = 0;
      for (;;) {
        const first = 4 * at + 1;
        if (first >= last) break;
        let lowest = first;
        const end = Math.min(first + 4, last);
        for (let child = first + 1; child < end; child++)
          if (key[child] < key[lowest]) lowest = child;
        if (key[lowest] >= movedKey) break;
        key[at] = key[lowest];
        row[at] = row[lowest];
        place[row[at]] = at;
        at = lowest;
      }
      key[at] = movedKey;
      row[at] = movedRow;
      place[movedRow] = at;
    }
    return top;
  }
}
