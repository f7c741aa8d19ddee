import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  clearSlots,
  releaseSlot,
  reserveSlot,
  slotBook,
  slotFree,
  slotFreeFromS,
} from "../../../engine/world/air/slots.ts";

describe("slots of a landing point", () => {
  test("by hand: two slots, three flights", () => {
    const book = slotBook([1, 2]);
    reserveSlot(book, 1, 0, 100);
    const second = reserveSlot(book, 1, 50, 150);
    expect(slotFree(book, 1, 0, 50)).toBe(true);
    expect(slotFree(book, 1, 0, 51)).toBe(false);
    expect(slotFree(book, 1, 100, 200)).toBe(true);
    expect(slotFreeFromS(book, 1, 40, 20)).toBe(100);
    expect(slotFreeFromS(book, 0, 40, 20)).toBe(40);
    releaseSlot(book, second);
    expect(slotFreeFromS(book, 1, 40, 20)).toBe(40);
  });

  test("a point without a slot, and one taken for ever, never become free", () => {
    const book = slotBook([0, 1]);
    expect(slotFreeFromS(book, 0, 0, 10)).toBe(Infinity);
    reserveSlot(book, 1, 0, Infinity);
    expect(slotFreeFromS(book, 1, 5, 10)).toBe(Infinity);
  });

  test("what is released twice or backward is refused", () => {
    const book = slotBook([1]);
    expect(() => reserveSlot(book, 0, 10, 5)).toThrow(RangeError);
    const row = reserveSlot(book, 0, 0, 5);
    reserveSlot(book, 0, 0, 5);
    releaseSlot(book, row);
    expect(() => releaseSlot(book, row)).toThrow(RangeError);
    clearSlots(book);
    expect(slotFree(book, 0, 0, 5)).toBe(true);
  });

  test("agrees with counting every second", () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }))
      .map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.record({ span, keep: fc.boolean() }), { maxLength: 40 }),
        span,
        (slots, reservations, asked) => {
          const book = slotBook([slots]);
          const rows = reservations.map(({ span: { from, to } }) => reserveSlot(book, 0, from, to));
          reservations.forEach(({ keep }, i) => {
            if (!keep) releaseSlot(book, rows[i]);
          });
          const kept = reservations.filter(({ keep }) => keep);
          const free = (second: number) =>
            kept.filter(({ span: { from, to } }) => from <= second && second < to).length < slots;
          const allFree = (from: number, to: number): boolean => {
            for (let second = from; second < to; second++) if (!free(second)) return false;
            return true;
          };
          expect(slotFree(book, 0, asked.from, asked.to)).toBe(allFree(asked.from, asked.to));
          let first = asked.from;
          while (!allFree(first, first + asked.to - asked.from)) first++;
          expect(slotFreeFromS(book, 0, asked.from, asked.to - asked.from)).toBe(first);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});
