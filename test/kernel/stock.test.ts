import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { AmountError, Simulation, Stock } from "../../engine/kernel/index.ts";
import type { Procedure, StockClaim, StockOptions } from "../../engine/kernel/index.ts";

function withStock(options: StockOptions): {
  simulation: Simulation;
  stock: Stock;
  log: string[];
  asks: (name: string, claim: StockClaim, start?: number) => void;
} {
  const simulation = new Simulation();
  const stock = new Stock(simulation, "fuel", options);
  const log: string[] = [];
  const asks = (name: string, claim: StockClaim, start = 0): void => {
    simulation.spawn(
      (function* (): Procedure {
        yield start;
        yield claim;
        log.push(`${name} ${claim.state} ${simulation.now}`);
      })(),
    );
  };
  return { simulation, stock, log, asks };
}

describe("take", () => {
  test("at once when there is enough, else when enough was brought", () => {
    const { simulation, stock, log, asks } = withStock({ initial: 5 });
    asks("three", stock.take(3));
    asks("four", stock.take(4));
    simulation.schedule(2, () => stock.add(1));
    simulation.schedule(4, () => stock.add(1));
    simulation.run();
    expect(log).toEqual(["three held 0", "four held 4"]);
    expect(stock.present).toBe(0);
  });

  test("in order: a small amount does not overtake a large one", () => {
    const { simulation, stock, log, asks } = withStock({ initial: 1 });
    asks("large", stock.take(3));
    asks("small", stock.take(1));
    simulation.schedule(2, () => stock.add(3));
    simulation.run();
    expect(log).toEqual(["large held 2", "small held 2"]);
  });

  test("with overtaking it does", () => {
    const { simulation, stock, log, asks } = withStock({ initial: 1, overtaking: true });
    asks("large", stock.take(3));
    asks("small", stock.take(1));
    simulation.schedule(2, () => stock.add(3));
    simulation.run();
    expect(log).toEqual(["small held 0", "large held 2"]);
  });

  test("one delivery serves each of several once", () => {
    const { simulation, stock, log, asks } = withStock({});
    for (const amount of [3, 2, 4]) asks(String(amount), stock.take(amount));
    simulation.schedule(1, () => stock.add(10));
    simulation.run();
    expect(log).toEqual(["3 held 1", "2 held 1", "4 held 1"]);
    expect([stock.present, stock.queueLength.value]).toEqual([1, 0]);
  });

  test("by priority", () => {
    const { simulation, stock, log, asks } = withStock({});
    asks("b", stock.take(1, { priority: 2 }));
    asks("a", stock.take(1, { priority: 1 }));
    simulation.schedule(1, () => stock.add(1));
    simulation.run();
    expect(log).toEqual(["a held 1"]);
  });

  test("what was granted and not received comes back", () => {
    const { simulation, stock } = withStock({ capacity: 10 });
    const claim = stock.take(4);
    const taker = simulation.spawn(
      (function* (): Procedure {
        try {
          yield claim;
        } catch {
          yield 1;
        }
      })(),
    );
    simulation.schedule(2, () => {
      stock.add(10);
      expect([stock.present, stock.room, claim.state]).toEqual([6, 0, "granted"]);
      taker.interrupt("called off");
    });
    simulation.run();
    expect([stock.present, stock.room, claim.state]).toEqual([10, 0, "withdrawn"]);
  });
});

describe("put", () => {
  test("waits for room, which takers make", () => {
    const { simulation, stock, log, asks } = withStock({ initial: 8, capacity: 10 });
    asks("truck", stock.put(5));
    asks("pump", stock.take(2), 3);
    asks("pump again", stock.take(1), 6);
    simulation.run();
    expect(log).toEqual(["pump held 3", "pump again held 6", "truck held 6"]);
    expect([stock.present, stock.room]).toEqual([10, 0]);
  });

  test("what is brought serves who waits, and their room the next bringer", () => {
    const { simulation, stock, log, asks } = withStock({ capacity: 4 });
    asks("taker", stock.take(4));
    asks("taker too", stock.take(4));
    asks("truck", stock.put(4), 1);
    asks("truck too", stock.put(4), 1);
    simulation.run();
    expect(log).toEqual(["truck held 1", "taker held 1", "truck too held 1", "taker too held 1"]);
    expect([stock.present, stock.room]).toEqual([0, 4]);
  });

  test("what was granted and not received was not brought, and its room is free", () => {
    const { simulation, stock, log, asks } = withStock({ initial: 10, capacity: 10 });
    const claim = stock.put(4);
    const bringer = simulation.spawn(
      (function* (): Procedure {
        try {
          yield claim;
        } catch {
          yield 1;
        }
      })(),
    );
    asks("next", stock.put(5));
    simulation.schedule(2, () => {
      stock.seize(6, () => {});
      expect([stock.present, stock.room, claim.state]).toEqual([4, 2, "granted"]);
      bringer.interrupt("called off");
    });
    simulation.run();
    expect(log).toEqual(["next held 2"]);
    expect([stock.present, stock.room, claim.state]).toEqual([9, 1, "withdrawn"]);
  });
});

describe("borrow", () => {
  test("is given back by release, or when the process ends", () => {
    const { simulation, stock } = withStock({ initial: 10 });
    const present: number[] = [];
    const sample = (): void => void present.push(stock.present);
    simulation.spawn(
      (function* (): Procedure {
        const claim = stock.borrow(4);
        yield claim;
        yield stock.borrow(3);
        sample();
        yield 2;
        claim.release();
        sample();
        yield 2;
      })(),
    );
    simulation.run();
    sample();
    expect(present).toEqual([3, 7, 10]);
  });

  test("keeps its room: what is lent cannot be filled up by others", () => {
    const { simulation, stock, log, asks } = withStock({ initial: 10, capacity: 10 });
    simulation.spawn(
      (function* (): Procedure {
        yield stock.borrow(5);
        yield 5;
      })(),
    );
    asks("truck", stock.put(5));
    simulation.schedule(3, () => expect([stock.present, stock.room]).toEqual([5, 0]));
    simulation.schedule(3, () => expect(() => stock.add(1)).toThrow(AmountError));
    simulation.run();
    expect(log).toEqual([]);
    expect(stock.present).toBe(10);
  });
});

describe("in the event layer", () => {
  test("seize: at once, or in an event of its own, or when patience ends", () => {
    const { simulation, stock, log } = withStock({ initial: 1 });
    const take = (name: string, patience: number): void => {
      stock.seize(1, (claim) => log.push(`${name} ${claim.state} ${simulation.now}`), { patience });
    };
    take("a", 10);
    take("b", 10);
    take("c", 10);
    simulation.schedule(4, () => stock.add(1));
    simulation.run();
    expect(log).toEqual(["a held 0", "b held 4", "c reneged 10"]);
  });

  test("what is seized makes room for who brings", () => {
    const { simulation, stock, log, asks } = withStock({ initial: 4, capacity: 4 });
    asks("truck", stock.put(3));
    simulation.schedule(1, () => void stock.seize(3, () => log.push("seized")));
    simulation.run();
    expect(log).toEqual(["seized", "truck held 1"]);
    expect(stock.present).toBe(4);
  });

  test("add must find room", () => {
    const { stock } = withStock({ initial: 8, capacity: 10 });
    expect(() => stock.add(3)).toThrow(AmountError);
    stock.add(2);
    expect([stock.present, stock.room]).toEqual([10, 0]);
  });
});

describe("what is refused", () => {
  test.each([0, -1, NaN, Infinity, 11])("an amount of %d", (amount) => {
    const { stock } = withStock({ capacity: 10 });
    for (const act of ["take", "put", "borrow"] as const) {
      expect(() => stock[act](amount)).toThrow(AmountError);
    }
    expect(() => stock.add(amount)).toThrow(AmountError);
  });

  test("a capacity of nothing, an initial amount that does not fit", () => {
    for (const options of [
      { capacity: 0 },
      { capacity: NaN },
      { initial: -1 },
      { initial: 5, capacity: 4 },
      { initial: Infinity },
    ]) {
      expect(() => withStock(options)).toThrow(AmountError);
    }
  });
});

test("the level over time, and both lines as one queue, against sums by hand", () => {
  const { simulation, stock, asks } = withStock({ initial: 2, capacity: 4 });
  asks("takes all", stock.take(2), 1);
  asks("waits 3", stock.take(3), 2);
  asks("brings", stock.put(4), 5);
  asks("waits to bring", stock.put(4), 6);
  simulation.run(10);
  // 2 until 1, nothing until 5, then what is left of 4 when 3 were taken.
  expect(stock.level.integral(10)).toBe(2 * 1 + 1 * 5);
  expect(stock.queueLength.integral(10)).toBe(3 + 4);
  expect([stock.waits.count, stock.waits.sum]).toEqual([3, 3]);
  expect([stock.level.max, stock.level.min]).toEqual([2, 0]);
});

test("fractions: never below nothing, never above the capacity", () => {
  const amount = fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10);
  const act = fc.tuple(fc.constantFrom("take" as const, "put" as const, "borrow" as const), amount);
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30, size: "max" }), (acts) => {
      const { simulation, stock } = withStock({ initial: 1.7, capacity: 4.1 });
      const check = (): void => {
        if (stock.present < 0 || stock.room < -1e-12) throw new Error("overdrawn");
      };
      for (const [index, [what, much]] of acts.entries()) {
        simulation.spawn(
          (function* (): Procedure {
            yield index % 7;
            yield stock[what](Math.min(much, 4.1), { patience: 5 });
            check();
            yield (index * 3) % 5;
            check();
          })(),
        );
      }
      simulation.run();
      check();
    }),
    { seed: 1, numRuns: 300 },
  );
});
