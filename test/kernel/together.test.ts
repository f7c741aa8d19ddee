import { describe, expect, test } from "vitest";

import {
  anyOf,
  BusyWaitError,
  Delay,
  EmptyConditionError,
  NotHeldError,
  Pool,
  Simulation,
  Stock,
  Store,
  together,
  UsedRequestError,
} from "../../engine/kernel/index.ts";
import type { Claim, Procedure } from "../../engine/kernel/index.ts";

interface House {
  readonly simulation: Simulation;
  readonly crews: Pool;
  readonly craft: Pool;
  readonly log: string[];
  /** Asks for all of the claims at once at `start`, keeps them for `seconds`. */
  readonly asks: (
    name: string,
    claims: () => readonly Claim[],
    start?: number,
    seconds?: number,
  ) => void;
}

function house(crewCount = 1, craftCount = 1): House {
  const simulation = new Simulation();
  const crews = new Pool(simulation, "crews", { capacity: crewCount });
  const craft = new Pool(simulation, "craft", { capacity: craftCount });
  const log: string[] = [];
  return {
    simulation,
    crews,
    craft,
    log,
    asks: (name, claims, start = 0, seconds = 10) => {
      simulation.spawn(
        (function* (): Procedure {
          yield start;
          const set = together(...claims());
          yield set;
          log.push(`${name} ${set.isHeld ? "has all" : set.claims[0].state} ${simulation.now}`);
          if (set.isHeld) yield seconds;
        })(),
        name,
      );
    },
  };
}

describe("all or nothing", () => {
  test("at once when all is there", () => {
    const { simulation, crews, craft, log, asks } = house();
    asks("rescue", () => [crews.request(), craft.request()]);
    simulation.run();
    expect(log).toEqual(["rescue has all 0"]);
    expect([crews.inUse, craft.inUse, simulation.eventsFired]).toEqual([0, 0, 2]);
  });

  test("nothing is held while a part is missing", () => {
    const { simulation, crews, craft, log, asks } = house(1, 0);
    asks("rescue", () => [crews.request(), craft.request()]);
    simulation.schedule(5, () => expect([crews.inUse, crews.free]).toEqual([0, 1]));
    simulation.schedule(6, () => craft.setCapacity(1));
    simulation.run();
    expect(log).toEqual(["rescue has all 6"]);
    expect([crews.waits.count, crews.waits.sum, craft.waits.sum]).toEqual([1, 6, 6]);
  });

  test("two who want the same things in different order do not deadlock", () => {
    const { simulation, crews, craft, log, asks } = house();
    asks("a", () => [crews.request(), craft.request()]);
    asks("b", () => [craft.request(), crews.request()]);
    simulation.run();
    expect(log).toEqual(["a has all 0", "b has all 10"]);
    expect(simulation.liveProcesses).toBe(0);
  });

  test("dining philosophers all dine", () => {
    const simulation = new Simulation();
    const forks = [0, 1, 2, 3, 4].map(
      (number) => new Pool(simulation, `fork ${number}`, { capacity: 1 }),
    );
    let meals = 0;
    function* philosopher(seat: number): Procedure {
      for (let meal = 0; meal < 20; meal++) {
        yield seat % 2;
        const both = together(forks[seat].request(), forks[(seat + 1) % 5].request());
        yield both;
        yield 3;
        both.release();
        meals++;
      }
    }
    for (let seat = 0; seat < 5; seat++) simulation.spawn(philosopher(seat));
    simulation.run();
    expect([meals, simulation.liveProcesses]).toEqual([100, 0]);
  });

  test("of a pool, a stock and a store", () => {
    const { simulation, crews, log, asks } = house();
    const fuel = new Stock(simulation, "fuel", { initial: 3, capacity: 10 });
    const store = new Store(simulation, "helicopters", ["without hoist"]);
    const hoist = (item: string): boolean => item === "with hoist";
    asks("rescue", () => [crews.request(), fuel.take(5), store.borrow({ where: hoist })]);
    simulation.schedule(2, () => store.put("with hoist"));
    simulation.schedule(4, () => fuel.add(4));
    simulation.schedule(5, () => {
      expect([crews.inUse, fuel.present, store.items.length]).toEqual([1, 2, 1]);
    });
    simulation.run();
    expect(log).toEqual(["rescue has all 4"]);
    // Fuel is consumed; the helicopter and the crew are back.
    expect([crews.inUse, fuel.present, fuel.room, store.items.length]).toEqual([0, 2, 8, 2]);
  });

  test("several parts of one resource", () => {
    const { simulation, log, asks } = house();
    const fuel = new Stock(simulation, "fuel", { initial: 0 });
    asks("two cans", () => [fuel.take(4), fuel.take(3)]);
    simulation.schedule(1, () => fuel.add(5));
    simulation.schedule(2, () => fuel.add(50));
    simulation.run();
    expect(log).toEqual(["two cans has all 2"]);
    expect([fuel.present, fuel.queueLength.value]).toEqual([48, 0]);
  });

  test("a try that fails leaves the pool's users as they were", () => {
    const { simulation, crews, craft, log, asks } = house(2, 0);
    crews.seize(
      (claim) =>
        claim.workThen(10, () => {
          log.push(`low done ${simulation.now}`);
          claim.release();
        }),
      { priority: 5 },
    );
    asks("rescue", () => [crews.request(), craft.request()]);
    simulation.schedule(1, () => {
      crews.seize((claim) => claim.workThen(3, () => claim.release()), {
        units: 2,
        preempts: true,
      });
    });
    simulation.run();
    expect(log).toEqual(["low done 13"]);
    expect(crews.preemptions).toBe(1);
  });
});

describe("fairness", () => {
  test("an incomplete set lets those behind it pass", () => {
    const { simulation, crews, craft, log, asks } = house(1, 0);
    asks("rescue", () => [crews.request(), craft.request()]);
    asks("patrol", () => [crews.request()], 1, 4);
    simulation.schedule(3, () => craft.setCapacity(1));
    simulation.run();
    expect(log).toEqual(["patrol has all 1", "rescue has all 5"]);
  });

  test("it keeps its place, and is served before those behind it when all comes together", () => {
    const { simulation, crews, craft, log, asks } = house(1, 0);
    const holder = crews.seize(() => {});
    asks("rescue", () => [crews.request(), craft.request()]);
    asks("patrol", () => [crews.request()], 1);
    simulation.schedule(3, () => craft.setCapacity(1));
    simulation.schedule(5, () => holder.release());
    simulation.run();
    expect(log).toEqual(["rescue has all 5", "patrol has all 15"]);
  });

  test("it does not pass whoever waits before it in a strict line", () => {
    const { simulation, crews, craft, log, asks } = house(3, 1);
    crews.seize((claim) => claim.workThen(20, () => claim.release()), { units: 2 });
    crews.seize(() => log.push(`large served ${simulation.now}`), { units: 2 });
    // One crew is free, and the craft; but the large request was there first.
    asks("rescue", () => [crews.request(), craft.request()], 1);
    simulation.run();
    expect(log).toEqual(["large served 20", "rescue has all 20"]);
  });

  test("with a line that lets the small ones overtake, it may", () => {
    const { simulation, craft, log, asks } = house();
    const crews = new Pool(simulation, "crews", { capacity: 3, overtaking: true });
    crews.seize((claim) => claim.workThen(20, () => claim.release()), { units: 2 });
    crews.seize(() => log.push(`large served ${simulation.now}`), { units: 2 });
    asks("rescue", () => [crews.request(), craft.request()], 1, 50);
    simulation.run();
    expect(log).toEqual(["rescue has all 1", "large served 20"]);
  });

  test("priority helps in every line", () => {
    const { simulation, crews, craft, log, asks } = house(1, 0);
    asks("ordinary", () => [crews.request({ priority: 5 }), craft.request({ priority: 5 })]);
    asks("urgent", () => [crews.request({ priority: 1 }), craft.request({ priority: 1 })], 1);
    simulation.schedule(3, () => craft.setCapacity(1));
    simulation.run();
    expect(log).toEqual(["urgent has all 3", "ordinary has all 13"]);
  });

  test("its claims do not preempt", () => {
    const { simulation, crews, craft, log, asks } = house();
    crews.seize((claim) => claim.workThen(7, () => claim.release()), { priority: 9 });
    asks("rescue", () => [crews.request({ priority: 1, preempts: true }), craft.request()]);
    simulation.run();
    expect(log).toEqual(["rescue has all 7"]);
    expect(crews.preemptions).toBe(0);
  });
});

describe("an end without success", () => {
  test("patience of one part ends the wait for all", () => {
    const { simulation, crews, craft, log, asks } = house(1, 0);
    asks("rescue", () => [crews.request({ patience: 8 }), craft.request({ patience: 5 })]);
    simulation.run();
    expect(log).toEqual(["rescue reneged 5"]);
    expect([crews.reneged, craft.reneged, crews.queueLength.value]).toEqual([1, 1, 0]);
    expect([craft.queueLength.value, crews.inUse, simulation.now]).toEqual([0, 0, 5]);
  });

  test("an interrupt takes it out of all lines", () => {
    const { simulation, crews, craft } = house(1, 0);
    const set = together(crews.request(), craft.request());
    const process = simulation.spawn(
      (function* (): Procedure {
        try {
          yield set;
        } catch {
          yield 1;
        }
      })(),
    );
    simulation.schedule(3, () => process.interrupt("called off"));
    simulation.run();
    expect(set.claims.map(({ state }) => state)).toEqual(["withdrawn", "withdrawn"]);
    expect([crews.queueLength.value, craft.queueLength.value]).toEqual([0, 0]);
  });

  test("an interrupt between grant and resume gives all back", () => {
    const { simulation, crews, craft } = house(1, 0);
    const fuel = new Stock(simulation, "fuel", { initial: 5 });
    const set = together(crews.request(), fuel.take(5), craft.request());
    const process = simulation.spawn(
      (function* (): Procedure {
        try {
          yield set;
        } catch {
          yield 1;
        }
      })(),
    );
    simulation.schedule(3, () => {
      craft.setCapacity(1);
      expect([crews.inUse, craft.inUse, fuel.present, set.isHeld]).toEqual([1, 1, 0, true]);
      process.interrupt("called off");
    });
    simulation.run();
    expect([crews.inUse, craft.inUse, fuel.present, set.isHeld]).toEqual([0, 0, 5, false]);
  });

  test("as the loser of an anyOf it leaves nothing behind", () => {
    const { simulation, crews, craft } = house(1, 0);
    const set = together(crews.request(), craft.request());
    simulation.spawn(
      (function* (): Procedure {
        yield anyOf(set, new Delay(simulation, 4));
      })(),
    );
    simulation.run();
    expect([set.claims[0].state, crews.queueLength.value, simulation.now]).toEqual([
      "withdrawn",
      0,
      4,
    ]);
  });
});

describe("release", () => {
  test("gives back what is to be given back, once", () => {
    const { simulation, crews, craft } = house();
    const fuel = new Stock(simulation, "fuel", { initial: 5 });
    simulation.spawn(
      (function* (): Procedure {
        const set = together(crews.request(), craft.request(), fuel.take(5));
        yield set;
        set.claims[0].release();
        set.release();
        expect([crews.inUse, craft.inUse, fuel.present]).toEqual([0, 0, 0]);
        set.release();
      })(),
    );
    simulation.run();
    expect(simulation.liveProcesses).toBe(0);
  });

  test("of one part of a waiting set is an error", () => {
    const { simulation, crews, craft } = house(1, 0);
    const set = together(crews.request(), craft.request());
    simulation.spawn(
      (function* (): Procedure {
        yield set;
      })(),
    );
    expect(() => set.claims[0].release()).toThrow(NotHeldError);
    expect(crews.queueLength.value).toBe(1);
  });
});

describe("what is refused", () => {
  test("a set of nothing", () => {
    expect(() => together()).toThrow(EmptyConditionError);
  });

  test("used requests, and two processes in one set", () => {
    const { simulation, crews, craft } = house(1, 0);
    const used = crews.request();
    const set = together(craft.request());
    const names: string[] = [];
    function* tries(what: "used" | "same"): Procedure {
      try {
        yield what === "used" ? together(used, craft.request()) : set;
      } catch (error) {
        names.push((error as Error).name);
      }
    }
    simulation.spawn(
      (function* (): Procedure {
        yield used;
        used.release();
        simulation.spawn(tries("used"));
        simulation.spawn(tries("same"));
        simulation.spawn(tries("same"));
      })(),
    );
    expect(names).toEqual([UsedRequestError.name, BusyWaitError.name]);
    expect(craft.queueLength.value).toBe(1);
  });
});

test("a part that is preempted afterwards waits by itself", () => {
  const { simulation, crews, craft, log } = house();
  simulation.spawn(
    (function* (): Procedure {
      const crew = crews.request({ priority: 5 });
      yield together(crew, craft.request());
      yield crew.work(10);
      log.push(`done ${simulation.now}`);
    })(),
  );
  simulation.schedule(4, () => {
    crews.seize((claim) => claim.workThen(3, () => claim.release()), { preempts: true });
  });
  simulation.schedule(5, () => expect(craft.inUse).toBe(1));
  simulation.run();
  expect(log).toEqual(["done 13"]);
});
