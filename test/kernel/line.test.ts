import * as fc from "fast-check";
import { expect, test } from "vitest";

import { Pool, Simulation } from "../../engine/kernel/index.ts";
import type { PoolClaim } from "../../engine/kernel/index.ts";
import { Line } from "../../engine/kernel/line.ts";

const pool = new Pool(new Simulation(), "any", { capacity: 0 });
const claim = (priority: number): PoolClaim => pool.request({ priority });

function inOrder(line: Line): PoolClaim[] {
  const claims: PoolClaim[] = [];
  for (let next = line.first; next !== null; next = line.after(next))
    claims.push(next as PoolClaim);
  return claims;
}

test("smaller priority first, first in, first out within one", () => {
  const line = new Line();
  const [a, b, c, d, e] = [claim(1), claim(0), claim(1), claim(-2), claim(0)];
  for (const each of [a, b, c, d, e]) line.join(each);
  expect(inOrder(line)).toEqual([d, b, e, a, c]);
});

test("joining at the head is the head of one's own priority", () => {
  const line = new Line();
  const [a, b, c] = [claim(1), claim(0), claim(1)];
  line.join(a);
  line.join(b);
  line.joinAtHead(c);
  expect(inOrder(line)).toEqual([b, c, a]);
});

test("empty, it has no first, whatever priorities it has seen", () => {
  const line = new Line();
  for (const priority of [3, 1, 2]) {
    const each = claim(priority);
    line.join(each);
    expect(line.first).toBe(each);
    line.leave(each);
    expect([line.first, line.length]).toEqual([null, 0]);
  }
});

test("keeps no class of priority without a claim, so that it does not grow with what has passed", () => {
  const line = new Line();
  const last = claim(-1);
  line.join(last);
  for (let priority = 0; priority < 1000; priority++) {
    const each = claim(priority / 7);
    line.join(each);
    line.leave(each);
  }
  line.leave(last);
  expect((line as unknown as { classes: unknown[] }).classes).toHaveLength(1);
});

test("priorities may be fractions and infinite", () => {
  const line = new Line();
  const claims = [claim(Infinity), claim(0.5), claim(-Infinity), claim(0.25)];
  for (const each of claims) line.join(each);
  expect(inOrder(line).map(({ priority }) => priority)).toEqual([-Infinity, 0.25, 0.5, Infinity]);
});

test("any joining and leaving goes as in a sorted array", () => {
  const move = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constant("join" as const), fc.nat({ max: 3 })) },
    { weight: 1, arbitrary: fc.tuple(fc.constant("head" as const), fc.nat({ max: 3 })) },
    { weight: 3, arbitrary: fc.tuple(fc.constant("leave" as const), fc.nat({ max: 20 })) },
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40, size: "max" }), (moves) => {
      const line = new Line();
      const sorted: PoolClaim[] = [];
      for (const [what, number] of moves) {
        if (what === "leave") {
          if (sorted.length === 0) continue;
          const [gone] = sorted.splice(number % sorted.length, 1);
          line.leave(gone);
        } else {
          const joins = claim(number);
          const place = sorted.findIndex(({ priority }) =>
            what === "join" ? priority > number : priority >= number,
          );
          sorted.splice(place < 0 ? sorted.length : place, 0, joins);
          if (what === "join") line.join(joins);
          else line.joinAtHead(joins);
        }
        expect(line.length).toBe(sorted.length);
        if (inOrder(line).some((each, index) => each !== sorted[index])) {
          throw new Error("another order");
        }
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});
