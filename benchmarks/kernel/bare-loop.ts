/**
 * The baseline: a typed-array 4-ary heap keyed (time, sequence), whole-number events and a switch,
 * written for these two models alone. No handles, no cancel, no ranks, no statistics, no resource
 * objects. What an engine costs is how far it stays behind this.
 */
class BareHeap {
  size = 0;
  sequence = 0;
  readonly times: Float64Array;
  readonly sequences: Float64Array;
  readonly events: Int32Array;

  constructor(capacity: number) {
    this.times = new Float64Array(capacity);
    this.sequences = new Float64Array(capacity);
    this.events = new Int32Array(capacity);
  }

  push(time: number, event: number): void {
    const { times, sequences, events } = this;
    // A new sequence number is the largest: among equals it stays behind, so times decide alone.
    let place = this.size++;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      if (time >= times[parent]) break;
      times[place] = times[parent];
      sequences[place] = sequences[parent];
      events[place] = events[parent];
      place = parent;
    }
    times[place] = time;
    sequences[place] = this.sequence++;
    events[place] = event;
  }

  /** Removes the earliest entry; read times[0] and events[0] before. */
  pop(): void {
    const { times, sequences, events } = this;
    const size = --this.size;
    const time = times[size];
    const sequence = sequences[size];
    const event = events[size];
    let place = 0;
    for (;;) {
      const first = (place << 2) + 1;
      if (first >= size) break;
      let child = first;
      let childTime = times[first];
      const end = first + 4 < size ? first + 4 : size;
      for (let other = first + 1; other < end; other++) {
        const otherTime = times[other];
        if (otherTime > childTime) continue;
        if (otherTime === childTime && sequences[other] > sequences[child]) continue;
        child = other;
        childTime = otherTime;
      }
      if (time < childTime || (time === childTime && sequence < sequences[child])) break;
      times[place] = childTime;
      sequences[place] = sequences[child];
      events[place] = events[child];
      place = child;
    }
    times[place] = time;
    sequences[place] = sequence;
    events[place] = event;
  }
}

/** What a run did: events, and the clock at its end, equal bits for all who did the same work. */
export interface Done {
  readonly events: number;
  readonly clock: number;
}

/** M/M/1: 2 events a customer. */
export function bareMm1(customers: number, arrival: () => number, service: () => number): Done {
  const heap = new BareHeap(16);
  let clock = 0;
  let waiting = 0;
  let busy = false;
  let arrived = 0;
  let events = 0;
  heap.push(arrival(), 0);
  while (heap.size > 0) {
    clock = heap.times[0];
    const event = heap.events[0];
    heap.pop();
    events++;
    switch (event) {
      case 0:
        arrived++;
        if (arrived < customers) heap.push(clock + arrival(), 0);
        if (busy) waiting++;
        else {
          busy = true;
          heap.push(clock + service(), 1);
        }
        break;
      default:
        if (waiting > 0) {
          waiting--;
          heap.push(clock + service(), 1);
        } else busy = false;
    }
  }
  return { events, clock };
}

/** HOLD: `pending` events, each rescheduled when it fires. Each call goes on for so many holds. */
export function bareHold(pending: number, increment: () => number): (holds: number) => Done {
  const heap = new BareHeap(pending + 1);
  for (let index = 0; index < pending; index++) heap.push(increment(), index);
  return (holds) => {
    let clock = 0;
    let events = 0;
    while (events < holds) {
      clock = heap.times[0];
      const event = heap.events[0];
      heap.pop();
      events++;
      switch (event) {
        case -1:
          break;
        default:
          heap.push(clock + increment(), event);
      }
    }
    return { events, clock };
  };
}
