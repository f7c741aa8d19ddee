import { describe, expect, test } from "vitest";

import { AmountError, NotHeldError, Simulation, Store } from "../../engine/kernel/index.ts";
import type { Procedure, StoreRequest } from "../../engine/kernel/index.ts";

interface Helicopter {
  readonly name: string;
  readonly hoist: boolean;
  readonly distanceKm: number;
}

const fleet: readonly Helicopter[] = [
  { name: "A", hoist: false, distanceKm: 10 },
  { name: "B", hoist: true, distanceKm: 80 },
  { name: "C", hoist: true, distanceKm: 30 },
];
const withHoist: StoreRequest<Helicopter> = {
  where: ({ hoist }) => hoist,
  score: ({ distanceKm }) => distanceKm,
};

function hangar(): {
  simulation: Simulation;
  store: Store<Helicopter>;
  log: string[];
  flies: (name: string, seconds: number, request?: StoreRequest<Helicopter>) => void;
} {
  const simulation = new Simulation();
  const store = new Store(simulation, "helicopters", fleet);
  const log: string[] = [];
  const flies = (name: string, seconds: number, request?: StoreRequest<Helicopter>): void => {
    simulation.spawn(
      (function* (): Procedure {
        const claim = store.borrow(request);
        yield claim;
        log.push(claim.isHeld ? `${name} ${claim.item.name} ${simulation.now}` : `${name} none`);
        yield seconds;
      })(),
    );
  };
  return { simulation, store, log, flies };
}

test("the best of those that will do, among those available", () => {
  const { simulation, log, flies } = hangar();
  flies("first", 50, withHoist);
  flies("second", 20, withHoist);
  flies("third", 20, withHoist);
  simulation.run();
  // The third takes B, which is back first, and does not wait for the nearer C.
  expect(log).toEqual(["first C 0", "second B 0", "third B 20"]);
});

test("without a wish: the first brought, and what is given back comes last", () => {
  const { simulation, log, flies } = hangar();
  flies("first", 5);
  flies("second", 10);
  simulation.schedule(6, () => flies("third", 1));
  simulation.schedule(6, () => flies("fourth", 1));
  simulation.run();
  expect(log).toEqual(["first A 0", "second B 0", "third C 6", "fourth A 6"]);
});

test("equal scores: the first brought", () => {
  const { simulation, log, flies } = hangar();
  flies("any", 1, { score: () => 7 });
  flies("endless score", 1, { score: () => Infinity });
  simulation.run();
  expect(log).toEqual(["any A 0", "endless score B 0"]);
});

test("one that nothing fits lets others pass", () => {
  const { simulation, store, log, flies } = hangar();
  flies("large", 1, { where: ({ distanceKm }) => distanceKm > 100 });
  flies("small", 1);
  simulation.schedule(9, () => store.put({ name: "D", hoist: false, distanceKm: 400 }));
  simulation.run();
  expect(log).toEqual(["small A 0", "large D 9"]);
});

test("the order of the line is by priority", () => {
  const { simulation, log, flies } = hangar();
  for (const name of ["x", "y", "z"]) flies(name, 10, { priority: 0 });
  flies("later", 1, { priority: 5 });
  flies("sooner", 1, { priority: 1 });
  simulation.run();
  expect(log.slice(3)).toEqual(["sooner A 10", "later B 10"]);
});

test("judged when it is served, not when it is asked", () => {
  const simulation = new Simulation();
  const store = new Store<{ fuel: number }>(simulation, "vans");
  const van = { fuel: 0 };
  const times: number[] = [];
  simulation.spawn(
    (function* (): Procedure {
      yield store.borrow({ where: ({ fuel }) => fuel > 5 });
      times.push(simulation.now);
    })(),
  );
  store.put(van);
  simulation.schedule(3, () => {
    van.fuel = 10;
    store.put({ fuel: 1 });
  });
  simulation.run();
  expect(times).toEqual([3]);
});

test("patience, and what was not got cannot be read", () => {
  const { simulation, store, log, flies } = hangar();
  flies("gives up", 1, { where: () => false, patience: 4 });
  const claim = store.borrow();
  expect(() => claim.item).toThrow(NotHeldError);
  simulation.run();
  expect(log).toEqual(["gives up none"]);
  expect(store.reneged).toBe(1);
});

test("take is for good, put brings back or new", () => {
  const simulation = new Simulation();
  const store = new Store(simulation, "sandbags", ["a", "b"]);
  simulation.spawn(
    (function* (): Procedure {
      const claim = store.take();
      yield claim;
      yield 5;
      store.put(claim.item.toUpperCase());
    })(),
  );
  expect(store.items).toEqual(["b"]);
  simulation.run();
  expect(store.items).toEqual(["b", "A"]);
});

test("a granted thing that was not received comes back", () => {
  const simulation = new Simulation();
  const store = new Store<string>(simulation, "keys");
  const process = simulation.spawn(
    (function* (): Procedure {
      try {
        yield store.take();
      } catch {
        yield 1;
      }
    })(),
  );
  simulation.schedule(1, () => {
    store.put("k");
    expect(store.items).toEqual([]);
    process.interrupt("called off");
  });
  simulation.run();
  expect(store.items).toEqual(["k"]);
});

test("the same thing twice is two things", () => {
  const simulation = new Simulation();
  const store = new Store<string | undefined>(simulation, "tokens", ["t", "t", undefined]);
  const items: unknown[] = [];
  simulation.spawn(
    (function* (): Procedure {
      for (let count = 0; count < 3; count++) {
        const claim = store.take();
        yield claim;
        items.push(claim.item);
      }
    })(),
  );
  expect(items).toEqual(["t", "t", undefined]);
});

describe("the level over time, against a sum by hand", () => {
  test("things present", () => {
    const { simulation, store, flies } = hangar();
    flies("a", 4);
    flies("b", 6);
    simulation.run(10);
    expect(store.level.integral(10)).toBe(1 * 4 + 2 * 2 + 3 * 4);
    expect(store.level.min).toBe(1);
  });

  test("from the end of a warm-up on", () => {
    const { simulation, store, flies } = hangar();
    flies("a", 4);
    simulation.run(3);
    store.resetStatistics();
    simulation.run(10);
    expect(store.level.integral(10)).toBe(2 * 1 + 3 * 6);
  });
});

test("a score that is no number is refused", () => {
  const { simulation, store } = hangar();
  const process = simulation.spawn(
    (function* (): Procedure<string> {
      try {
        yield store.borrow({ score: () => NaN });
      } catch (error) {
        return (error as Error).name;
      }
      return "";
    })(),
  );
  expect(process.result).toBe(AmountError.name);
  expect(store.items).toHaveLength(3);
});
