import { describe, expect, test } from "vitest";

import {
  anyOf,
  BusyWaitError,
  Delay,
  InvalidTimeError,
  NotHeldError,
  Pool,
  Simulation,
} from "../../engine/kernel/index.ts";
import type { PoolClaim, Procedure, Process, Wait } from "../../engine/kernel/index.ts";

function withUnit(
  body: (claim: PoolClaim, simulation: Simulation, pool: Pool) => Procedure<unknown>,
  capacity = 1,
): { simulation: Simulation; pool: Pool; process: Process<unknown> } {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "crews", { capacity });
  const process = simulation.spawn(
    (function* (): Procedure<unknown> {
      const claim = pool.request();
      yield claim;
      return yield* body(claim, simulation, pool);
    })(),
    "worker",
  );
  return { simulation, pool, process };
}

/** What is thrown at the yield. */
function* thrownBy(wait: Wait): Procedure<string> {
  try {
    yield wait;
  } catch (error) {
    return (error as Error).name;
  }
  return "nothing";
}

test("runs from when it is yielded; remaining falls with time", () => {
  const { simulation, process } = withUnit(function* (claim, { now }) {
    const work = claim.work(10);
    expect([claim.remaining, work.remaining]).toEqual([0, 10]);
    yield 5;
    yield work;
    return claim.remaining + now;
  });
  const remaining: number[] = [];
  simulation.schedule(9, () => remaining.push(simulation.now));
  simulation.run();
  expect([process.result, simulation.now]).toEqual([0, 15]);
});

test("ends at rank release: its unit is there for whoever asks at that time", () => {
  const { simulation, pool } = withUnit(function* (claim) {
    yield claim.work(10);
    claim.release();
  });
  let held = false;
  // At rank interrupt, after release and before all that is ordinary.
  simulation.schedule(10, () => void pool.seize((claim) => (held = claim.isHeld)), undefined, 2);
  simulation.run();
  expect(held).toBe(true);
});

test("loses an anyOf: it stands still, and can be yielded again for the rest", () => {
  const { simulation, process } = withUnit(function* (claim, sim) {
    const work = claim.work(10);
    yield anyOf(work, new Delay(sim, 4));
    const left = [claim.remaining];
    yield 100;
    left.push(claim.remaining);
    yield work;
    return [...left, sim.now];
  });
  simulation.run();
  expect(process.result).toEqual([6, 6, 110]);
});

describe("what is refused", () => {
  test.each([-1, NaN, Infinity])("%d seconds", (seconds) => {
    const { process } = withUnit(function* (claim) {
      yield* [];
      expect(() => claim.work(seconds)).toThrow(InvalidTimeError);
      return "refused";
    });
    expect(process.result).toBe("refused");
  });

  test("work without the unit: not asked for, waiting, given back", () => {
    const { simulation, process } = withUnit(function* (claim, _, pool) {
      const results = [yield* thrownBy(pool.request().work(1))];
      const waiting = pool.request();
      pool.seize(() => {});
      const work = claim.work(1);
      claim.release();
      results.push(yield* thrownBy(work), yield* thrownBy(waiting.work(1)));
      return results;
    });
    simulation.run();
    expect(process.result).toEqual([NotHeldError.name, NotHeldError.name, NotHeldError.name]);
  });

  test("two works at once with one unit", () => {
    const { simulation, process } = withUnit(function* (claim, sim) {
      const both = yield* thrownBy(anyOf(claim.work(5), claim.work(5)));
      const first = claim.work(5);
      const other = sim.spawn(thrownBy(first));
      const same = yield* thrownBy(first);
      yield other;
      return [both, same, other.result];
    });
    simulation.run();
    expect(process.result).toEqual([BusyWaitError.name, BusyWaitError.name, "nothing"]);
    expect(simulation.now).toBe(5);
  });
});

describe("when the unit is given back by somebody else", () => {
  test("while it works, the worker is told", () => {
    const { simulation, process } = withUnit(function* (claim, sim) {
      sim.schedule(4, () => claim.release());
      return [yield* thrownBy(claim.work(10)), sim.now, claim.remaining];
    });
    simulation.run();
    expect(process.result).toEqual([NotHeldError.name, 4, 6]);
  });

  test("while it waits for its unit after a preemption, the worker is told", () => {
    const { simulation, pool, process } = withUnit(function* (claim, sim) {
      sim.schedule(4, () => void pool.seize(() => {}, { priority: -1, preempts: true }));
      sim.schedule(6, () => claim.release());
      return [yield* thrownBy(claim.work(10)), sim.now, claim.remaining, claim.state];
    });
    simulation.run();
    expect(process.result).toEqual([NotHeldError.name, 6, 6, "withdrawn"]);
    expect(pool.withdrawn).toBe(1);
  });
});

describe("in the event layer", () => {
  test("workThen: the handler comes when it is done, preempted or not", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 1 });
    const seen: unknown[] = [];
    pool.seize((claim) => claim.workThen(10, () => seen.push("low", simulation.now)), {
      priority: 5,
    });
    simulation.schedule(3, () => {
      pool.seize(
        (claim) =>
          claim.workThen(2, () => {
            seen.push("high", simulation.now);
            claim.release();
          }),
        { preempts: true },
      );
    });
    simulation.run();
    expect(seen).toEqual(["high", 5, "low", 12]);
  });

  test("workThen: the handler also comes when the unit was lost for good", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 1 });
    const seen: unknown[] = [];
    pool.seize(
      (claim) => claim.workThen(10, () => seen.push(claim.state, claim.remaining, simulation.now)),
      { whenPreempted: "abandon" },
    );
    simulation.schedule(3, () => pool.setCapacity(0, "preempt"));
    simulation.run();
    expect(seen).toEqual(["lost", 7, 3]);
    expect(simulation.eventsFired).toBe(2);
  });

  test("released meanwhile, the work ends without a word", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 1 });
    const claim = pool.seize((granted) => granted.workThen(10, () => expect.unreachable()));
    claim.release();
    expect(simulation.pendingEvents).toBe(0);
    expect(() => claim.workThen(1, () => {})).toThrow(NotHeldError);
  });
});
