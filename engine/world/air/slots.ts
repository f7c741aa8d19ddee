/**
 * Who stands when on which landing point: reservations from a time to a time, as many at once as the
 * point has slots. A plan looks here for a free slot; who really queues during a simulation is the
 * business of the kernel's resources.
 *
 * Rows of one point are chained through `next`; a released row is reused.
 */
export interface SlotBook {
  /** Slots of each point. */
  readonly slots: Int32Array;
  /** First row of each point, -1 for none. */
  readonly first: Int32Array;
  next: Int32Array;
  fromS: Float64Array;
  toS: Float64Array;
  point: Int32Array;
  /** Rows in use at any time so far, and the first released one. */
  rows: number;
  released: number;
}

/** An empty book for points with these numbers of slots. */
export const slotBook = (slots: ArrayLike<number>): SlotBook => ({
  slots: Int32Array.from(slots),
  first: new Int32Array(slots.length).fill(-1),
  next: new Int32Array(16),
  fromS: new Float64Array(16),
  toS: new Float64Array(16),
  point: new Int32Array(16),
  rows: 0,
  released: -1,
});

/** Forgets every reservation; the memory stays. */
export const clearSlots = (book: SlotBook): void => {
  book.first.fill(-1);
  book.rows = 0;
  book.released = -1;
};

const grown = <A extends Int32Array | Float64Array>(array: A, empty: A): A => {
  empty.set(array);
  return empty;
};

/** Takes a slot of a point from a time to a later time, free or not; gives the row by which it is released. */
export const reserveSlot = (book: SlotBook, point: number, fromS: number, toS: number): number => {
  if (!(toS >= fromS)) throw new RangeError(`slot from ${fromS} s to ${toS} s`);
  let row = book.released;
  if (row >= 0) book.released = book.next[row];
  else {
    row = book.rows++;
    if (row === book.next.length) {
      book.next = grown(book.next, new Int32Array(2 * row));
      book.fromS = grown(book.fromS, new Float64Array(2 * row));
      book.toS = grown(book.toS, new Float64Array(2 * row));
      book.point = grown(book.point, new Int32Array(2 * row));
    }
  }
  book.fromS[row] = fromS;
  book.toS[row] = toS;
  book.point[row] = point;
  book.next[row] = book.first[point];
  book.first[point] = row;
  return row;
};

/** Gives a reservation back. */
export const releaseSlot = (book: SlotBook, row: number): void => {
  const point = book.point[row];
  if (book.first[point] === row) book.first[point] = book.next[row];
  else {
    let before = book.first[point];
    while (before >= 0 && book.next[before] !== row) before = book.next[before];
    if (before < 0) throw new RangeError(`slot reservation ${row} was released before`);
    book.next[before] = book.next[row];
  }
  book.next[row] = book.released;
  book.released = row;
};

/** Reservations of a point that hold at a moment; one that ends then is gone, one that begins then holds. */
const takenAt = (book: SlotBook, point: number, timeS: number): number => {
  let taken = 0;
  for (let row = book.first[point]; row >= 0; row = book.next[row])
    if (book.fromS[row] <= timeS && timeS < book.toS[row]) taken++;
  return taken;
};

/** Is a slot free all the time from one moment to another? An empty span asks about its moment. */
export const slotFree = (book: SlotBook, point: number, fromS: number, toS: number): boolean => {
  const slots = book.slots[point];
  if (takenAt(book, point, fromS) >= slots) return false;
  for (let row = book.first[point]; row >= 0; row = book.next[row]) {
    const begin = book.fromS[row];
    if (begin > fromS && begin < toS && takenAt(book, point, begin) >= slots) return false;
  }
  return true;
};

/** The earliest moment from `notBeforeS` on at which a slot is free for a span; Infinity if never. */
export const slotFreeFromS = (
  book: SlotBook,
  point: number,
  notBeforeS: number,
  spanS: number,
): number => {
  if (slotFree(book, point, notBeforeS, notBeforeS + spanS)) return notBeforeS;
  let best = Infinity;
  // Only where a reservation ends can a slot become free.
  for (let row = book.first[point]; row >= 0; row = book.next[row]) {
    const end = book.toS[row];
    if (end > notBeforeS && end < best && slotFree(book, point, end, end + spanS)) best = end;
  }
  return best;
};
