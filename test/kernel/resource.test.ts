import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";

import { anyOf, Pool, Simulation, Store, together } from "../../engine/kernel/index.ts";
import type { Procedure, Wait } from "../../engine/kernel/index.ts";

describe("strict order and overtaking", () => {
  /** One unit is free of three; first a request for two, then one for one. */
  function lateSmall(overtaking: boolean): string[] {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "pumps", { capacity: 3, overtaking });
    const seen: string[] = [];
    pool.seize((claim) => claim.workThen(10, () => claim.release()), { units: 2 });
    for (const units of [2, 1]) {
      pool.seize(
        (claim) => {
          seen.push(`${units} at ${simulation.now}`);
          claim.workThen(5, () => claim.release());
        },
        { units },
      );
    }
    simulation.run();
    return seen;
  }

  test("strict: a large request at the head is not overtaken", () => {
    expect(lateSmall(false)).toEqual(["2 at 10", "1 at 10"]);
  });

  test("overtaking: a small one passes", () => {
    expect(lateSmall(true)).toEqual(["1 at 0", "2 at 10"]);
  });

  test("strict: a more urgent one goes to the head, and is served if it fits", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "pumps", { capacity: 3 });
    const seen: string[] = [];
    pool.seize(() => {}, { units: 2 });
    pool.seize(() => seen.push("two"), { units: 2, priority: 5 });
    pool.seize(() => seen.push("urgent"), { priority: 1 });
    pool.seize(() => seen.push("as urgent as the large one"), { priority: 5 });
    simulation.run();
    expect(seen).toEqual(["urgent"]);
  });

  test("strict: when the large one leaves, those behind it are served at once", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "pumps", { capacity: 3 });
    const times: number[] = [];
    pool.seize(() => {}, { units: 2 });
    pool.seize(() => {}, { units: 2, patience: 4 });
    pool.seize(() => times.push(simulation.now));
    simulation.run();
    expect(times).toEqual([4]);
  });

  test("one that gives back serves several", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "pumps", { capacity: 4 });
    const seen: number[] = [];
    const holder = pool.seize(() => {}, { units: 4 });
    for (const units of [2, 1, 2, 1]) {
      pool.seize(() => seen.push(units), { units });
    }
    simulation.schedule(1, () => holder.release());
    simulation.run();
    expect(seen).toEqual([2, 1]);
    expect(pool.free).toBe(1);
  });
});

describe("statistics, against sums by hand", () => {
  /**
   * One bed. A comes at 0 and stays 4. B comes at 1, C at 2; B is served at 4 and stays 3, C at 7
   * and stays 3, until 10. D comes at 8 with patience 1 and reneges at 9.
   */
  function hospital(): { simulation: Simulation; beds: Pool } {
    const simulation = new Simulation();
    const beds = new Pool(simulation, "beds", { capacity: 1 });
    const patient = (start: number, stay: number, patience: number): void => {
      simulation.schedule(start, () => {
        beds.seize(
          (claim) => {
            if (claim.isHeld) claim.workThen(stay, () => claim.release());
          },
          { patience },
        );
      });
    };
    patient(0, 4, 100);
    patient(1, 3, 100);
    patient(2, 3, 100);
    patient(8, 9, 1);
    return { simulation, beds };
  }

  test("busy, queue length, waits, utilisation, reneging", () => {
    const { simulation, beds } = hospital();
    simulation.run(20);
    expect(beds.busy.integral(20)).toBe(10);
    expect(beds.utilisation).toBe(0.5);
    // B waits 1 to 4, C 2 to 7, D 8 to 9.
    expect(beds.queueLength.integral(20)).toBe(3 + 5 + 1);
    expect(beds.queueLength.mean(20)).toBe(9 / 20);
    expect([beds.queueLength.max, beds.busy.max]).toEqual([2, 1]);
    // A, B and C were granted; D was not.
    expect([beds.waits.count, beds.waits.sum, beds.waits.max]).toEqual([3, 8, 5]);
    expect(beds.waitQuantiles.quantile(1)).toBe(5);
    expect([beds.reneged, beds.withdrawn, beds.preemptions]).toEqual([1, 0, 0]);
  });

  test("from the end of a warm-up on", () => {
    const { simulation, beds } = hospital();
    simulation.run(5);
    beds.resetStatistics();
    simulation.run(20);
    // At 5 B is in the bed and C waits; C is granted at 7, after 5 s.
    expect(beds.busy.integral(20)).toBe(5);
    expect(beds.queueLength.integral(20)).toBe(2 + 1);
    expect([beds.waits.count, beds.waits.sum]).toEqual([1, 5]);
    expect(beds.utilisation).toBe(5 / 15);
  });

  test("a request that does not wait does not show in the queue, and counts as a wait of 0", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 2 });
    const store = new Store(simulation, "keys", ["a", "b"]);
    simulation.spawn(
      (function* (): Procedure {
        yield pool.request();
        yield anyOf(store.borrow(), pool.request());
        yield together(pool.request(), store.borrow());
      })(),
    );
    simulation.run();
    for (const resource of [pool, store]) {
      expect(resource.queueLength.max).toBe(0);
      expect([resource.waits.count, resource.waits.max]).toEqual([2, 0]);
    }
  });

  test("a unit handed from one to the next stays busy all the time", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "desk", { capacity: 1 });
    for (let count = 0; count < 5; count++) {
      pool.seize((claim) => claim.workThen(2, () => claim.release()));
    }
    simulation.run(10);
    expect(pool.busy.integral(10)).toBe(10);
    expect(pool.utilisation).toBe(1);
    expect(pool.waits.sum).toBe(0 + 2 + 4 + 6 + 8);
  });
});

describe("a thing that serves another resource in the middle of serving", () => {
  test("each resource is served to its end before the next", () => {
    const simulation = new Simulation();
    const beds = new Pool(simulation, "beds", { capacity: 2 });
    const vans = new Pool(simulation, "vans", { capacity: 1 });
    const boats = new Pool(simulation, "boats", { capacity: 1 });
    const seen: string[] = [];
    const holder = beds.seize(() => {}, { units: 2 });
    const waits = (name: string, wait: () => Wait): void => {
      simulation.spawn(
        (function* (): Procedure {
          yield wait();
          seen.push(name);
          yield 1;
        })(),
      );
    };
    // There is one van and one boat; whoever wants one stands behind the wish for two.
    waits("a bed, two vans or two boats", () =>
      anyOf(beds.request(), vans.request({ units: 2 }), boats.request({ units: 2 })),
    );
    waits("a boat", () => boats.request());
    waits("a van", () => vans.request());
    waits("a bed", () => beds.request());
    simulation.schedule(5, () => holder.release());
    simulation.run();
    expect(seen).toEqual(["a bed, two vans or two boats", "a bed", "a van", "a boat"]);
  });

  test("a predicate that throws leaves no resource deaf", () => {
    const simulation = new Simulation();
    const store = new Store<number>(simulation, "keys");
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    let isBroken = true;
    const breaks = (): boolean => {
      if (isBroken) throw new Error("broken predicate");
      return true;
    };
    const set = together(pool.request(), store.borrow({ where: breaks }));
    simulation.spawn(
      (function* (): Procedure {
        yield set;
        yield 1;
      })(),
    );
    expect(() => store.put(1)).toThrow("broken predicate");
    // The bed that the set had taken for a moment is there.
    expect(pool.free).toBe(1);
    isBroken = false;
    store.put(2);
    expect([set.isHeld, pool.free, store.items]).toEqual([true, 0, [2]]);
    simulation.run();
    expect(pool.free).toBe(1);
  });

  test("a predicate that throws when it is asked first is the asker's failure", () => {
    const simulation = new Simulation();
    const store = new Store(simulation, "keys", [1, 2]);
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const broken = (): never => {
      throw new Error("broken predicate");
    };
    for (const wait of [
      () => store.borrow({ where: broken }),
      () => together(pool.request(), store.borrow({ where: broken })),
    ]) {
      const process = simulation.spawn(
        (function* (): Procedure<string> {
          try {
            yield wait();
          } catch (error) {
            return (error as Error).message;
          }
          return "";
        })(),
      );
      expect(process.result).toBe("broken predicate");
      expect([pool.free, pool.queueLength.value, store.items.length]).toEqual([1, 0, 2]);
      // Nothing of it stands in a line and is asked again.
      pool.seize((claim) => claim.release());
    }
  });
});

describe("memory", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;

  /** Bytes on the heap when so many customers have passed two desks, a third of them impatient. */
  function heapAfter(customers: number): number {
    const simulation = new Simulation();
    const desk = new Pool(simulation, "desk", { capacity: 2 });
    const keys = new Store(simulation, "keys", [1, 2, 3]);
    let arrived = 0;
    function* customer(number: number): Procedure {
      const claim = desk.request({
        priority: number % 3,
        patience: 5 + (number % 7),
        preempts: number % 11 === 0,
      });
      yield claim;
      if (claim.state === "reneged") return;
      yield anyOf(keys.borrow(), keys.borrow());
      yield claim.work(1.5 + (number % 3) * 0.3);
    }
    const arrive = (): void => {
      simulation.spawn(customer(arrived), "customer");
      if (++arrived < customers) simulation.schedule(simulation.now + 1, arrive);
    };
    simulation.schedule(0, arrive);
    simulation.run();
    collect();
    const { heapUsed } = process.memoryUsage();
    // The simulation is still there when the heap is measured.
    expect(desk.waits.count + desk.reneged).toBe(customers);
    expect([desk.inUse, keys.items.length, simulation.liveProcesses]).toEqual([0, 3, 0]);
    return heapUsed;
  }

  test("does not grow with how many entities have passed", () => {
    heapAfter(20_000);
    const few = heapAfter(100_000);
    const many = heapAfter(1_000_000);
    // A single number kept for each customer would be 7 MB.
    expect(many - few).toBeLessThan(1_000_000);
  });
});
