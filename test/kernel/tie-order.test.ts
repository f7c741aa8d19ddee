import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { Pool, Simulation } from "../../engine/kernel/index.ts";
import type { Procedure } from "../../engine/kernel/index.ts";
import { RANK_SPAN, shuffledOrder } from "../../engine/kernel/tie-order.ts";
import { runProgram } from "./run-program.ts";
import { anyProgram } from "./program.ts";

describe("shuffledOrder", () => {
  test("is a whole number below the span of a rank", () => {
    fc.assert(
      fc.property(fc.nat({ max: RANK_SPAN - 1 }), fc.integer(), (sequence, key) => {
        const order = shuffledOrder(sequence, key);
        return Number.isInteger(order) && order >= 0 && order < RANK_SPAN;
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  test("never makes two events equal", () => {
    for (const key of [1, -7, 123_456_789]) {
      const orders = new Set<number>();
      for (let sequence = 0; sequence < 50_000; sequence++) {
        orders.add(shuffledOrder(sequence, key));
      }
      expect(orders.size).toBe(50_000);
    }
  });

  test("puts each of two neighbours first about equally often", () => {
    for (const key of [1, 2, 3]) {
      let risen = 0;
      for (let sequence = 0; sequence < 20_000; sequence += 2) {
        if (shuffledOrder(sequence, key) < shuffledOrder(sequence + 1, key)) risen++;
      }
      // 10,000 fair throws: five standard deviations are 250.
      expect(Math.abs(risen - 5000)).toBeLessThan(250);
    }
  });

  test("another key is another order", () => {
    const order = (key: number) =>
      [0, 1, 2, 3, 4, 5, 6, 7].toSorted((a, b) => shuffledOrder(a, key) - shuffledOrder(b, key));
    expect(new Set([1, 2, 3, 4, 5].map((key) => order(key).join())).size).toBe(5);
  });
});

/** Order in which ten events of one time and rank fire. */
function orderOfTies(shuffleTies?: number): number[] {
  const simulation = new Simulation(shuffleTies === undefined ? {} : { shuffleTies });
  const seen: number[] = [];
  for (let index = 0; index < 10; index++) {
    simulation.schedule(1, (number: number) => seen.push(number), index);
  }
  simulation.run();
  return seen;
}

describe("shuffleTies", () => {
  test("shuffles events of equal time and rank, and the same seed the same way", () => {
    const inOrder = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(orderOfTies()).toEqual(inOrder);
    expect(orderOfTies(5)).not.toEqual(inOrder);
    expect(orderOfTies(5).toSorted((a, b) => a - b)).toEqual(inOrder);
    expect(orderOfTies(5)).toEqual(orderOfTies(5));
    expect(orderOfTies(6)).not.toEqual(orderOfTies(5));
  });

  test("leaves time and rank as they are", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const simulation = new Simulation({ shuffleTies: seed });
      const seen: string[] = [];
      for (const rank of [6, 3, 0]) {
        simulation.schedule(2, (text: string) => seen.push(text), `2 ${rank}`, rank);
        simulation.schedule(1, (text: string) => seen.push(text), `1 ${rank}`, rank);
      }
      simulation.run();
      expect(seen).toEqual(["1 0", "1 3", "1 6", "2 0", "2 3", "2 6"]);
    }
  });

  /** Two teams with exercises at the same full hours share one hall; the second is the slower one. */
  function hall(shuffleTies: number, offset: number): number {
    const simulation = new Simulation({ shuffleTies });
    const pool = new Pool(simulation, "hall", { capacity: 1 });
    function* team(start: number, seconds: number): Procedure {
      yield start;
      for (let round = 0; round < 20; round++) {
        const claim = pool.request();
        yield claim;
        yield seconds;
        claim.release();
        yield 100 - (simulation.now % 100) + start;
      }
    }
    simulation.spawn(team(0, 10), "quick team");
    simulation.spawn(team(offset, 30), "slow team");
    simulation.run();
    return pool.waits.mean;
  }

  test("a model without ties has the same statistics under every order", () => {
    const means = new Set([1, 2, 3, 4, 5].map((seed) => hall(seed, 5)));
    expect(means.size).toBe(1);
  });

  test("a model that leans on the order of ties is found", () => {
    const means = new Set([1, 2, 3, 4, 5].map((seed) => hall(seed, 0)));
    expect(means.size).toBeGreaterThan(1);
  });

  test("whatever the order, nothing is held twice, nothing is lost, everybody goes home", () => {
    fc.assert(
      fc.property(anyProgram, fc.integer({ min: 1, max: 1000 }), (program, seed) => {
        // The laws themselves are checked at every line of the log.
        const { leftOver } = runProgram(program, { shuffleTies: seed });
        expect(Object.values(leftOver)).toEqual([0, 0, 0, 0]);
      }),
      { seed: 2, numRuns: 1500 },
    );
  });
});
