import { describe, expect, test } from "vitest";

import {
  allOf,
  anyOf,
  BusyWaitError,
  Delay,
  EmptyConditionError,
  Pool,
  Signal,
  Simulation,
  Stock,
  Store,
} from "../../engine/kernel/index.ts";
import type { Procedure, Wait } from "../../engine/kernel/index.ts";

/** Waits, and returns the time at which the wait was over. */
function waitFor(simulation: Simulation, wait: Wait): { at: number | undefined } {
  const result: { at: number | undefined } = { at: undefined };
  simulation.spawn(
    (function* (): Procedure {
      yield wait;
      result.at = simulation.now;
    })(),
  );
  return result;
}

describe("anyOf", () => {
  test("the first wins, and says who it was", () => {
    const simulation = new Simulation();
    const slow = new Delay(simulation, 9);
    const quick = new Delay(simulation, 4);
    const race = anyOf(slow, quick);
    const result = waitFor(simulation, race);
    simulation.run();
    expect(result.at).toBe(4);
    expect(race.winner).toBe(quick);
  });

  test("timers that lose are gone from the list", () => {
    const simulation = new Simulation();
    waitFor(simulation, anyOf(new Delay(simulation, 9), new Delay(simulation, 4)));
    simulation.run();
    expect(simulation.now).toBe(4);
    expect(simulation.eventsFired).toBe(1);
  });

  test("requests that lose are gone from their lines", () => {
    const simulation = new Simulation();
    const pools = ["a", "b"].map((name) => new Pool(simulation, name, { capacity: 1 }));
    for (const pool of pools) pool.seize(() => {});
    const claims = pools.map((pool) => pool.request());
    waitFor(simulation, anyOf(...claims, new Delay(simulation, 5)));
    simulation.run();
    expect(claims.map(({ state }) => state)).toEqual(["withdrawn", "withdrawn"]);
    expect(pools.map(({ queueLength }) => queueLength.value)).toEqual([0, 0]);
    expect(pools.map(({ withdrawn }) => withdrawn)).toEqual([1, 1]);
  });

  test("a member satisfied at once wins at once, and those after it never begin", () => {
    const simulation = new Simulation();
    const free = new Pool(simulation, "free", { capacity: 1 });
    const full = new Pool(simulation, "full", { capacity: 0 });
    const [lost, won, never] = [full.request(), free.request(), free.request()];
    const race = anyOf(lost, won, never);
    const result = waitFor(simulation, race);
    expect(result.at).toBe(0);
    expect(race.winner).toBe(won);
    expect([lost.state, won.state, never.state]).toEqual(["withdrawn", "released", "new"]);
  });

  test("a unit that comes free at the same instant does not go to one who already won", () => {
    const simulation = new Simulation();
    const pools = ["a", "b"].map((name) => new Pool(simulation, name, { capacity: 1 }));
    const holders = pools.map((pool) => pool.seize(() => {}));
    const claims = pools.map((pool) => pool.request());
    const race = anyOf(...claims);
    waitFor(simulation, race);
    const next = waitFor(simulation, pools[1].request());
    simulation.schedule(5, () => {
      for (const holder of holders) holder.release();
    });
    simulation.run();
    expect(race.winner).toBe(claims[0]);
    expect(claims[1].state).toBe("withdrawn");
    expect(next.at).toBe(5);
    expect(pools.map(({ inUse }) => inUse)).toEqual([0, 0]);
  });

  test("several requests in one line: only one is served", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "doctors", { capacity: 3 });
    const holder = pool.seize(() => {}, { units: 3 });
    const [two, one, another] = [
      pool.request({ units: 2 }),
      pool.request({ units: 1 }),
      pool.request({ units: 1 }),
    ];
    const race = anyOf(two, one, another);
    simulation.spawn(
      (function* (): Procedure {
        yield race;
        expect(pool.inUse).toBe(2);
        yield 5;
      })(),
    );
    simulation.schedule(1, () => holder.release());
    simulation.run();
    expect(race.winner).toBe(two);
    expect([two.state, one.state, another.state]).toEqual(["released", "withdrawn", "withdrawn"]);
    expect([pool.inUse, pool.queueLength.value, simulation.now]).toEqual([0, 0, 6]);
  });

  test("a loser that leaves the line may free the way for another loser, who is given nothing", () => {
    const simulation = new Simulation();
    const beds = new Pool(simulation, "beds", { capacity: 1 });
    const desk = new Pool(simulation, "desk", { capacity: 0 });
    const [bed, large, small] = [
      beds.request(),
      desk.request({ units: 2 }),
      desk.request({ units: 1 }),
    ];
    const holder = beds.seize(() => {});
    const race = anyOf(bed, large, small);
    const result = waitFor(simulation, race);
    const afterIt = waitFor(simulation, desk.request());
    // One desk is not enough for the large request, which keeps the small one from it.
    simulation.schedule(1, () => desk.setCapacity(1));
    simulation.schedule(2, () => holder.release());
    simulation.run();
    expect(result.at).toBe(2);
    expect(race.winner).toBe(bed);
    expect([bed.state, large.state, small.state]).toEqual(["released", "withdrawn", "withdrawn"]);
    expect(afterIt.at).toBe(2);
    expect(desk.inUse).toBe(0);
  });

  test("the same when the first member is satisfied at once", () => {
    const simulation = new Simulation();
    const beds = new Pool(simulation, "beds", { capacity: 1 });
    const desk = new Pool(simulation, "desk", { capacity: 1 });
    const [large, small, bed] = [
      desk.request({ units: 2 }),
      desk.request({ units: 1 }),
      beds.request(),
    ];
    const race = anyOf(large, small, bed);
    const seen: number[] = [];
    simulation.spawn(
      (function* (): Procedure {
        yield race;
        seen.push(simulation.now);
        yield 5;
        seen.push(simulation.now);
      })(),
    );
    simulation.run();
    expect(race.winner).toBe(bed);
    expect([large.state, small.state, bed.state]).toEqual(["withdrawn", "withdrawn", "released"]);
    expect(seen).toEqual([0, 5]);
    expect(desk.inUse).toBe(0);
  });

  test("what comes by itself goes before what it made possible", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 3, overtaking: true });
    const victim = pool.seize(() => {}, { units: 3, priority: 9 });
    const [waits, urgent] = [
      pool.request({ units: 2, priority: 5 }),
      pool.request({ units: 1, priority: 1, preempts: true }),
    ];
    const race = anyOf(waits, urgent);
    const inUse: number[] = [];
    simulation.spawn(
      (function* (): Procedure {
        yield race;
        inUse.push(pool.inUse);
        yield 5;
        inUse.push(pool.inUse);
      })(),
    );
    simulation.run();
    expect(race.winner).toBe(urgent);
    expect(waits.state).toBe("withdrawn");
    expect(inUse).toEqual([1, 1]);
    expect(victim.state).toBe("held");
    expect(pool.inUse).toBe(3);
  });

  test("an interrupt between the decision and the resume gives everything back", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const holder = pool.seize(() => {});
    const claim = pool.request();
    const process = simulation.spawn(
      (function* (): Procedure {
        try {
          yield anyOf(claim, new Delay(simulation, 100));
        } catch {
          yield 1;
        }
      })(),
    );
    simulation.schedule(5, () => {
      holder.release();
      process.interrupt("called off");
    });
    simulation.run();
    expect(claim.state).toBe("withdrawn");
    expect([pool.inUse, simulation.now]).toEqual([0, 6]);
  });

  test("the same wait twice is one wait", () => {
    const simulation = new Simulation();
    const signal = new Signal();
    const any = waitFor(simulation, anyOf(signal, signal));
    const all = waitFor(simulation, allOf(signal, signal));
    simulation.schedule(3, () => signal.fire());
    simulation.run();
    expect([any.at, all.at]).toEqual([3, 3]);
    expect(simulation.liveProcesses).toBe(0);
  });

  test("can be waited for once more, when its members can", () => {
    const simulation = new Simulation();
    const race = anyOf(new Delay(simulation, 2), new Delay(simulation, 3));
    const times: number[] = [];
    simulation.spawn(
      (function* (): Procedure {
        for (let round = 0; round < 3; round++) {
          yield race;
          times.push(simulation.now);
        }
      })(),
    );
    simulation.run(3);
    expect(race.winner).toBeUndefined();
    simulation.run();
    expect(race.winner).toBeDefined();
    expect(times).toEqual([2, 4, 6]);
  });
});

describe("allOf", () => {
  test("waits for the last", () => {
    const simulation = new Simulation();
    const signal = new Signal();
    const result = waitFor(simulation, allOf(new Delay(simulation, 4), signal));
    simulation.schedule(9, () => signal.fire());
    simulation.run();
    expect(result.at).toBe(9);
  });

  test("is satisfied at once by members that are", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 2 });
    const signal = new Signal();
    signal.fire();
    const result = waitFor(simulation, allOf(pool.request(), signal, pool.request()));
    expect(result.at).toBe(0);
  });

  test("what came stays granted while the rest is awaited", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const claim = pool.request();
    waitFor(simulation, allOf(claim, new Delay(simulation, 10)));
    expect([claim.state, pool.inUse]).toEqual(["granted", 1]);
    simulation.run(9);
    expect(claim.state).toBe("granted");
    simulation.run();
    // Its process has ended, and gave it back.
    expect([claim.state, pool.inUse]).toEqual(["released", 0]);
  });

  test("interrupted, gives back what came: units, fuel, things", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const fuel = new Stock(simulation, "fuel", { initial: 10, capacity: 10 });
    const depot = new Stock(simulation, "depot", { initial: 0, capacity: 10 });
    const keys = new Store(simulation, "keys", ["k"]);
    const process = simulation.spawn(
      (function* (): Procedure {
        const parts = [pool.request(), fuel.take(4), depot.put(3), keys.take()];
        try {
          yield allOf(...parts, new Delay(simulation, 100));
        } catch {
          yield 100;
        }
      })(),
    );
    simulation.schedule(5, () => {
      expect([pool.inUse, fuel.present, fuel.room, depot.present, depot.room]).toEqual([
        1, 6, 0, 0, 7,
      ]);
      process.interrupt("called off");
    });
    simulation.schedule(6, () => {
      expect([pool.inUse, fuel.present, depot.present, depot.room]).toEqual([0, 10, 0, 10]);
      expect(keys.items).toEqual(["k"]);
    });
    simulation.run();
  });

  test("a member that fails takes the others with it", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 2 });
    pool.seize(() => {});
    const [granted, waiting] = [pool.request(), pool.request()];
    const signal = new Signal("radio");
    const seen: string[] = [];
    simulation.spawn(
      (function* (): Procedure {
        try {
          yield allOf(granted, signal, waiting, new Delay(simulation, 50));
        } catch (error) {
          seen.push(`${(error as Error).message} at ${simulation.now}`);
        }
      })(),
    );
    simulation.schedule(5, () => signal.fail(new Error("no contact")));
    simulation.run();
    expect(seen).toEqual(["no contact at 5"]);
    expect([granted.state, waiting.state]).toEqual(["withdrawn", "withdrawn"]);
    expect([pool.inUse, simulation.now]).toEqual([1, 5]);
  });

  test("a member that has already failed leaves nothing behind", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const full = new Pool(simulation, "full", { capacity: 0 });
    const signal = new Signal();
    signal.fail(new Error("no contact"));
    const claims = [pool.request(), full.request(), pool.request()];
    const process = simulation.spawn(
      (function* (): Procedure<string> {
        try {
          yield allOf(claims[0], claims[1], signal, claims[2]);
        } catch (error) {
          return (error as Error).message;
        }
        return "";
      })(),
    );
    expect(process.result).toBe("no contact");
    expect(claims.map(({ state }) => state)).toEqual(["withdrawn", "withdrawn", "new"]);
    expect([pool.inUse, full.queueLength.value]).toEqual([0, 0]);
  });
});

describe("conditions in conditions", () => {
  test("patience for a set of conditions", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const held = pool.request();
    const never = new Signal();
    const patience = new Delay(simulation, 30);
    const race = anyOf(allOf(held, never), patience);
    const result = waitFor(simulation, race);
    simulation.run();
    expect(result.at).toBe(30);
    expect(race.winner).toBe(patience);
    expect([held.state, pool.inUse]).toEqual(["withdrawn", 0]);
  });

  test("an inner failure reaches the outer waiter once", () => {
    const simulation = new Simulation();
    const signal = new Signal();
    let caught = 0;
    simulation.spawn(
      (function* (): Procedure {
        try {
          yield anyOf(allOf(signal, signal), allOf(signal), signal);
        } catch {
          caught++;
          yield 1;
        }
      })(),
    );
    simulation.schedule(5, () => signal.fail(new Error("no contact")));
    simulation.run();
    expect([caught, simulation.now, simulation.liveProcesses]).toEqual([1, 6, 0]);
  });
});

test("of nothing is refused", () => {
  expect(() => anyOf()).toThrow(EmptyConditionError);
  expect(() => allOf()).toThrow(EmptyConditionError);
});

test("cannot be waited for by two at once", () => {
  const simulation = new Simulation();
  const race = anyOf(new Delay(simulation, 10));
  waitFor(simulation, race);
  const second = simulation.spawn(
    (function* (): Procedure<string> {
      try {
        yield race;
      } catch (error) {
        return (error as Error).name;
      }
      return "";
    })(),
  );
  expect(second.result).toBe(BusyWaitError.name);
});
