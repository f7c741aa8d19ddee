import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { EventList } from "../../engine/kernel/event-list.ts";
import type { EventHandle } from "../../engine/kernel/event-list.ts";

/** Fires everything and returns the arguments in the order they came. */
function drain(list: EventList): unknown[] {
  const seen: unknown[] = [];
  sink = (argument) => seen.push(argument);
  while (!list.isEmpty) list.fireRoot();
  return seen;
}
let sink: (argument: unknown) => void = () => {};
const note = (argument: unknown): void => sink(argument);
const push = (list: EventList, time: number, rank: number, argument: unknown): EventHandle =>
  list.handleOf(list.push(time, rank, note, argument));

describe("order", () => {
  test("by time, then rank, then first in, first out", () => {
    const list = new EventList();
    push(list, 2, 0, "late");
    push(list, 1, 5, "rank 5");
    push(list, 1, 4, "first of rank 4");
    push(list, 1, 4, "second of rank 4");
    push(list, 1, 0, "rank 0");
    expect(drain(list)).toEqual([
      "rank 0",
      "first of rank 4",
      "second of rank 4",
      "rank 5",
      "late",
    ]);
  });

  test("times are compared exactly", () => {
    const list = new EventList();
    push(list, 0.1 + 0.2, 0, "0.30000000000000004");
    push(list, 0.3, 9, "0.3");
    expect(drain(list)).toEqual(["0.3", "0.30000000000000004"]);
  });

  test("a thousand equal events come first in, first out, through every growth of the list", () => {
    const list = new EventList(2);
    const numbers = Array.from({ length: 1000 }, (_, index) => index);
    for (const number of numbers) push(list, 7, 3, number);
    expect(drain(list)).toEqual(numbers);
  });

  test("a rescheduled event goes behind those already there, and keeps its rank", () => {
    const list = new EventList();
    const early = push(list, 1, 4, "moved");
    push(list, 2, 4, "there before");
    push(list, 2, 5, "rank 5");
    list.moveSlot(list.slotOf(early), 2);
    expect(drain(list)).toEqual(["there before", "moved", "rank 5"]);
  });
});

describe("stale handles do nothing", () => {
  test("after the event fired, also inside its own handler", () => {
    const list = new EventList();
    let own = -1;
    const handle = list.handleOf(list.push(1, 4, () => (own = list.slotOf(handle)), undefined));
    list.fireRoot();
    expect(own).toBe(-1);
    expect(list.slotOf(handle)).toBe(-1);
  });

  test("after it was cancelled", () => {
    const list = new EventList();
    const handle = push(list, 1, 4, "cancelled");
    list.cancelSlot(list.slotOf(handle));
    expect(list.slotOf(handle)).toBe(-1);
    expect(list.length).toBe(0);
  });

  test("when the slot is used again: the new event does not answer to the old handle", () => {
    const list = new EventList(1);
    const old = push(list, 1, 4, "old");
    list.cancelSlot(list.slotOf(old));
    const young = push(list, 1, 4, "young");
    expect(young).not.toBe(old);
    expect(list.slotOf(old)).toBe(-1);
    expect(list.slotOf(young)).toBe(0);
  });

  test("when the slot of the firing event is used again by what it schedules", () => {
    const list = new EventList(1);
    let young = -1;
    const old = list.handleOf(list.push(1, 4, () => (young = push(list, 2, 4, "next")), undefined));
    list.fireRoot();
    expect(list.slotOf(old)).toBe(-1);
    expect(list.slotOf(young)).toBe(0);
    expect(drain(list)).toEqual(["next"]);
  });

  test("after clear", () => {
    const list = new EventList();
    const handles = [1, 2, 3].map((time) => push(list, time, 4, time));
    list.clear();
    expect(handles.map((handle) => list.slotOf(handle))).toEqual([-1, -1, -1]);
    push(list, 1, 4, "new life");
    expect(handles.map((handle) => list.slotOf(handle))).toEqual([-1, -1, -1]);
    expect(drain(list)).toEqual(["new life"]);
  });

  test.each([0, NaN, -1, 0.5, Infinity, 2 ** 53])("%d is no handle", (handle) => {
    const list = new EventList();
    push(list, 1, 4, "waits");
    expect(list.slotOf(handle)).toBe(-1);
  });

  test("a rescheduled event keeps its handle", () => {
    const list = new EventList();
    const handle = push(list, 1, 4, "moved");
    list.moveSlot(list.slotOf(handle), 5);
    expect(list.timeOf(list.slotOf(handle))).toBe(5);
  });
});

describe("while an event fires", () => {
  test("it is counted and looked at no more", () => {
    const list = new EventList();
    const seen: number[] = [];
    list.push(1, 4, () => seen.push(list.length, list.nextTime()), undefined);
    for (const time of [9, 3, 5, 7, 4, 6]) push(list, time, 4, time);
    list.fireRoot();
    expect(seen).toEqual([6, 3]);
  });

  test("every other event can be cancelled, moved and added", () => {
    const list = new EventList();
    const handles = [2, 3, 4, 5, 6, 7].map((time) => push(list, time, 4, time));
    list.push(
      1,
      4,
      () => {
        list.cancelSlot(list.slotOf(handles[0]));
        list.moveSlot(list.slotOf(handles[5]), 1);
        push(list, 1, 3, "new, of higher rank");
        push(list, 8, 4, "late");
      },
      undefined,
    );
    list.fireRoot();
    expect(drain(list)).toEqual(["new, of higher rank", 7, 3, 4, 5, 6, "late"]);
  });

  test("a handler that throws leaves the list in order", () => {
    const list = new EventList();
    push(list, 2, 4, "after");
    const fails = (): never => {
      throw new Error("broken");
    };
    list.push(1, 4, fails, undefined);
    expect(() => list.fireRoot()).toThrow("broken");
    list.closeRoot();
    expect(list.length).toBe(1);
    expect(drain(list)).toEqual(["after"]);
  });
});

test("nothing is kept of an event that is over", () => {
  const list = new EventList();
  const arguments_ = (list as unknown as { arguments: unknown[] }).arguments;
  for (let round = 0; round < 10; round++) push(list, round, 4, { heavy: round });
  list.cancelSlot(list.slotOf(push(list, 3, 4, { heavy: "cancelled" })));
  drain(list);
  expect(arguments_.every((argument) => argument === undefined)).toBe(true);
});

test("more events than slots can number are refused", () => {
  const list = new EventList(4);
  // The limit itself, 16,777,216 events, would take a gigabyte: the list is told that it is there.
  Object.assign(list, { times: { length: 16_777_216 } });
  Reflect.set(list, "firstFree", -1);
  expect(() => list.push(1, 4, note, undefined)).toThrow(RangeError);
});

/** What a program does with the list, at the top or inside the handler of an event. */
type Move =
  | { readonly do: "push"; readonly after: number; readonly rank: number }
  | { readonly do: "cancel"; readonly event: number }
  | { readonly do: "reschedule"; readonly event: number; readonly after: number }
  | { readonly do: "fail" };

const after = fc.nat({ max: 4 });
const event = fc.nat({ max: 60 });
const rank = fc.nat({ max: 3 });
const push_ = fc.record({ do: fc.constant("push" as const), after, rank });
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 12, arbitrary: push_ },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("cancel" as const), event }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("reschedule" as const), event, after }) },
  { weight: 1, arbitrary: fc.constant({ do: "fail" as const }) },
);
/** The handler of event number n makes the moves of list n, round and round. */
const anyProgram = fc.record({
  first: fc.array(push_, { minLength: 1, maxLength: 30, size: "max" }),
  moves: fc.array(fc.array(anyMove, { maxLength: 4, size: "max" }), {
    minLength: 1,
    maxLength: 12,
  }),
});
const MOST_EVENTS = 120;

interface Waiting {
  readonly number: number;
  time: number;
  readonly rank: number;
  order: number;
}

/** As `expect(…).toBe(…)`, which is too slow for a million comparisons. */
function agree<T>(what: string, found: T, wanted: T): void {
  if (found !== wanted) throw new Error(`${what}: ${String(found)}, not ${String(wanted)}`);
}

test("any program of pushes, cancels and reschedules goes as in a sorted array", () => {
  let longest = 0;
  fc.assert(
    fc.property(anyProgram, ({ first, moves }) => {
      const list = new EventList(1);
      const handles: EventHandle[] = [];
      let waiting: Waiting[] = [];
      let now = 0;
      let order = 0;
      let fired = -1;

      const check = (): void => {
        agree("length", list.length, waiting.length);
        agree("next time", list.nextTime(), Math.min(Infinity, ...waiting.map(({ time }) => time)));
        for (const [number, handle] of handles.entries()) {
          const known = waiting.find((other) => other.number === number);
          const slot = list.slotOf(handle);
          agree("waits", slot >= 0, known !== undefined);
          if (known !== undefined) agree("time", list.timeOf(slot), known.time);
        }
      };
      const perform = (move: Move): void => {
        if (move.do === "fail") throw new Error("as the program wants");
        if (move.do === "push") {
          const number = handles.length;
          if (number === MOST_EVENTS) return;
          const time = now + move.after;
          const handler = (): void => {
            fired = number;
            waiting = waiting.filter((other) => other.number !== number);
            check();
            for (const next of moves[number % moves.length]) perform(next);
          };
          handles.push(list.handleOf(list.push(time, move.rank, handler, undefined)));
          waiting.push({ number, time, rank: move.rank, order: order++ });
        } else if (move.event < handles.length) {
          const slot = list.slotOf(handles[move.event]);
          const known = waiting.find((other) => other.number === move.event);
          if (move.do === "cancel") {
            if (slot >= 0) list.cancelSlot(slot);
            waiting = waiting.filter((other) => other !== known);
          } else {
            if (slot >= 0) list.moveSlot(slot, now + move.after);
            if (known !== undefined) {
              known.time = now + move.after;
              known.order = order++;
            }
          }
        }
        check();
      };

      for (const move of first) perform(move);
      while (!list.isEmpty) {
        const [next] = waiting.toSorted(
          (a, b) => a.time - b.time || a.rank - b.rank || a.order - b.order,
        );
        now = list.rootTime();
        agree("time fired", now, next.time);
        try {
          list.fireRoot();
        } catch (error) {
          if ((error as Error).message !== "as the program wants") throw error;
          list.closeRoot();
        }
        agree("event fired", fired, next.number);
        check();
        longest = Math.max(longest, waiting.length);
      }
      agree("left", waiting.length, 0);
    }),
    { seed: 1, numRuns: 400 },
  );
  // The programs were worth the name.
  expect(longest).toBeGreaterThan(20);
});
