import * as fc from "fast-check";
import FlatQueue from "flatqueue";
import { describe, expect, test } from "vitest";

import { RowHeap } from "../../../engine/world/travel/heap.ts";

describe("the queue of rows", () => {
  test("gives rows by key, lowered keys included, as another queue does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(30), fc.double({ min: 0, max: 1000, noNaN: true })), {
          maxLength: 200,
        }),
        (puts) => {
          const heap = new RowHeap(31);
          const lowest = new Map<number, number>();
          for (const [row, key] of puts) {
            heap.put(row, key);
            lowest.set(row, Math.min(key, lowest.get(row) ?? Infinity));
          }
          expect(heap.size).toBe(lowest.size);
          const peer = new FlatQueue();
          for (const [row, key] of lowest) peer.push(row, key);
          while (peer.length > 0) {
            const key = peer.peekValue()!;
            peer.pop();
            const row = heap.take();
            expect(lowest.get(row)).toBe(key);
            lowest.delete(row);
          }
          expect(heap.take()).toBe(-1);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  test("is as new after clear, and takes a row again", () => {
    const heap = new RowHeap(4);
    heap.put(2, 5);
    heap.put(3, 1);
    heap.clear();
    expect(heap.size).toBe(0);
    heap.put(2, 9);
    expect(heap.take()).toBe(2);
    heap.put(2, 1);
    expect(heap.take()).toBe(2);
    expect(heap.take()).toBe(-1);
  });
});
