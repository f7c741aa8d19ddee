import { RANK_SPAN, shuffledOrder } from "./tie-order.ts";

/** What an event does when its time has come. It gets the argument it was scheduled with. */
export type Handler<A = never> = (argument: A) => void;

/**
 * Names one scheduled event: its slot and the slot's generation. A handle whose event has fired or
 * was cancelled is stale for ever, since the generation moved on; using it is safe and does nothing.
 */
export type EventHandle = number;

/** Handles are `generation * SLOTS + slot`, exact in a float64 up to 2^29 generations. */
const SLOTS = 16_777_216;
const GENERATIONS = 536_870_912;

/** End of the list of free slots. */
const NONE = -1;

/**
 * The future event list: an implicit 4-ary heap in typed arrays, keyed (time, rank, sequence).
 *
 * | operation  | cost                                                        |
 * |------------|-------------------------------------------------------------|
 * | push       | O(log4 n), O(1) on average for times late in the list       |
 * | pop        | O(log4 n); a pop followed by a push costs one sift, not two |
 * | cancel     | O(log4 n) by handle, and the entry is gone: no dead entries |
 * | reschedule | O(log4 n)                                                   |
 * | peek       | O(1)                                                        |
 *
 * Nothing is allocated per event. `times` and `slots` are in heap order; everything else lies in
 * slots that stay put while the heap moves, found again through `places`.
 *
 * While an event fires, its entry stays at the root as a hole with time -Infinity. The first push
 * fills the hole (most events schedule their successor); `closeRoot` removes it otherwise.
 */
export class EventList {
  /** Entries in the heap, an open root included. */
  private size = 0;
  private rootOpen = false;
  private times = new Float64Array(0);
  private slots = new Int32Array(0);
  /** By slot: rank and sequence in one number, compared only when times are equal. */
  private orders = new Float64Array(0);
  /** By slot: where its entry lies in the heap; of a free slot, the next free one. */
  private places = new Int32Array(0);
  private generations = new Int32Array(0);
  private handlers: Handler<unknown>[] = [];
  private arguments: unknown[] = [];
  private firstFree = NONE;
  private sequence = 0;
  private shuffleKey = 0;

  constructor(initialCapacity = 64) {
    this.grow(initialCapacity);
  }

  /** Events waiting to fire. */
  get length(): number {
    return this.rootOpen ? this.size - 1 : this.size;
  }

  /** Time of the earliest event, Infinity when there is none. O(1). */
  nextTime(): number {
    if (!this.rootOpen) return this.size > 0 ? this.times[0] : Infinity;
    let earliest = Infinity;
    const end = Math.min(5, this.size);
    for (let place = 1; place < end; place++) earliest = Math.min(earliest, this.times[place]);
    return earliest;
  }

  /**
   * Adds an event and returns its slot. The caller has checked time and rank. A slot is good until
   * its event fires or is cancelled; who needs longer takes `handleOf(slot)`.
   */
  push(time: number, rank: number, handler: Handler<unknown>, argument: unknown): number {
    let slot: number;
    // The time goes in by the array and not as an argument, which would box it.
    if (this.rootOpen) {
      slot = this.slots[0];
      this.fill(slot, rank, handler, argument);
      this.rootOpen = false;
      this.times[0] = time;
      this.siftDown(0, slot);
    } else {
      if (this.firstFree === NONE) this.grow(2 * this.times.length);
      slot = this.firstFree;
      this.firstFree = this.places[slot];
      this.fill(slot, rank, handler, argument);
      const place = this.size++;
      this.times[place] = time;
      this.siftUp(place, slot);
    }
    return slot;
  }

  handleOf(slot: number): EventHandle {
    return this.generations[slot] * SLOTS + slot;
  }

  /** The slot of a handle whose event still waits, or -1. */
  slotOf(handle: EventHandle): number {
    const slot = handle % SLOTS;
    if (!(slot >= 0 && slot < this.places.length)) return -1;
    return this.handleOf(slot) === handle ? slot : -1;
  }

  timeOf(slot: number): number {
    return this.times[this.places[slot]];
  }

  /** Takes a waiting event out of the list. */
  cancelSlot(slot: number): void {
    this.removeAt(this.places[slot]);
    this.outdate(slot);
    this.freeSlot(slot);
  }

  /** Moves a waiting event; it keeps its rank and goes behind those already at the new time. */
  moveSlot(slot: number, time: number): void {
    const place = this.places[slot];
    const rank = Math.floor(this.orders[slot] / RANK_SPAN);
    this.orders[slot] = rank * RANK_SPAN + this.nextOrder();
    this.times[place] = time;
    this.settle(place, slot);
  }

  /** Time of the entry at the root. Only when the list is not empty and the root is closed. */
  rootTime(): number {
    return this.times[0];
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** Fires the earliest event. The root must be closed; it is closed again on return or throw. */
  fireRoot(): void {
    const slot = this.slots[0];
    const handler = this.handlers[slot];
    const argument = this.arguments[slot];
    this.outdate(slot);
    this.times[0] = -Infinity;
    this.rootOpen = true;
    handler(argument);
    if (this.rootOpen) this.closeRoot();
  }

  /** Removes the fired event's hole; also after a handler threw. */
  closeRoot(): void {
    if (!this.rootOpen) return;
    this.rootOpen = false;
    const slot = this.slots[0];
    this.removeAt(0);
    this.freeSlot(slot);
  }

  /** Drops every event; handles given out before are stale afterwards. */
  clear(): void {
    for (let place = 0; place < this.size; place++) {
      const slot = this.slots[place];
      if (place > 0 || !this.rootOpen) this.outdate(slot);
      this.freeSlot(slot);
    }
    this.size = 0;
    this.rootOpen = false;
    this.sequence = 0;
  }

  /** Orders events of equal time and rank at random instead of first in, first out; 0 switches it off. */
  shuffleTies(key: number): void {
    this.shuffleKey = key;
  }

  private nextOrder(): number {
    const sequence = this.sequence++;
    return this.shuffleKey === 0 ? sequence : shuffledOrder(sequence, this.shuffleKey);
  }

  private removeAt(place: number): void {
    const last = --this.size;
    if (place === last) return;
    this.times[place] = this.times[last];
    this.settle(place, this.slots[last]);
  }

  /** The entry of `slot` was put at `place`, and may belong above or below. */
  private settle(place: number, slot: number): void {
    this.siftUp(place, slot);
    this.siftDown(this.places[slot], slot);
  }

  /** Moves the entry of `slot`, whose time stands in times[place], up to where it belongs. */
  private siftUp(place: number, slot: number): void {
    const { times, slots, orders, places } = this;
    const time = times[place];
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const parentTime = times[parent];
      if (time > parentTime) break;
      const parentSlot = slots[parent];
      if (time === parentTime && orders[slot] > orders[parentSlot]) break;
      times[place] = parentTime;
      slots[place] = parentSlot;
      places[parentSlot] = place;
      place = parent;
    }
    times[place] = time;
    slots[place] = slot;
    places[slot] = place;
  }

  private siftDown(place: number, slot: number): void {
    const { times, slots, orders, places, size } = this;
    const time = times[place];
    for (;;) {
      const firstChild = (place << 2) + 1;
      if (firstChild >= size) break;
      let child = firstChild;
      let childTime = times[firstChild];
      const end = firstChild + 4 < size ? firstChild + 4 : size;
      for (let other = firstChild + 1; other < end; other++) {
        const otherTime = times[other];
        if (otherTime > childTime) continue;
        if (otherTime === childTime && orders[slots[other]] > orders[slots[child]]) continue;
        child = other;
        childTime = otherTime;
      }
      if (time < childTime) break;
      const childSlot = slots[child];
      if (time === childTime && orders[slot] < orders[childSlot]) break;
      times[place] = childTime;
      slots[place] = childSlot;
      places[childSlot] = place;
      place = child;
    }
    times[place] = time;
    slots[place] = slot;
    places[slot] = place;
  }

  private fill(slot: number, rank: number, handler: Handler<unknown>, argument: unknown): void {
    this.orders[slot] = rank * RANK_SPAN + this.nextOrder();
    this.handlers[slot] = handler;
    this.arguments[slot] = argument;
  }

  /** Handles of the slot's event are stale from now on. */
  private outdate(slot: number): void {
    this.generations[slot] = (this.generations[slot] + 1) & (GENERATIONS - 1);
  }

  private freeSlot(slot: number): void {
    this.arguments[slot] = undefined;
    this.places[slot] = this.firstFree;
    this.firstFree = slot;
  }

  private grow(wanted: number): void {
    const from = this.times.length;
    const to = Math.min(wanted, SLOTS);
    if (to === from) throw new RangeError(`more than ${SLOTS} events waiting at once`);
    this.times = widened(this.times, new Float64Array(to));
    this.slots = widened(this.slots, new Int32Array(to));
    this.orders = widened(this.orders, new Float64Array(to));
    this.places = widened(this.places, new Int32Array(to));
    this.generations = widened(this.generations, new Int32Array(to));
    this.generations.fill(1, from);
    // Pushed from the front, so that the arrays of references stay dense.
    for (let slot = from; slot < to; slot++) {
      this.handlers.push(nothing);
      this.arguments.push(undefined);
    }
    for (let slot = to - 1; slot >= from; slot--) this.freeSlot(slot);
  }
}

function widened<T extends Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
  from: T,
  into: T,
): T {
  into.set(from);
  return into;
}

function nothing(): void {}
