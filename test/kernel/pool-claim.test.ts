import { describe, expect, test } from "vitest";

import { AmountError, Pool, Simulation } from "../../engine/kernel/index.ts";
import type { Procedure } from "../../engine/kernel/index.ts";

test("what a request is when nothing is said", () => {
  const claim = new Pool(new Simulation(), "beds", { capacity: 1 }).request();
  expect([claim.units, claim.priority, claim.patience]).toEqual([1, 0, undefined]);
  expect([claim.preempts, claim.whenPreempted, claim.isLoan]).toEqual([false, "resume", true]);
  expect(claim.label).toBe('a request for "beds"');
});

test.each([0, -1, 1.5, NaN, Infinity])("%d units are refused", (units) => {
  const pool = new Pool(new Simulation(), "beds", { capacity: 1 });
  expect(() => pool.request({ units })).toThrow(AmountError);
  expect(() => pool.seize(() => {}, { units })).toThrow(AmountError);
});

test("several units are taken and given back as one", () => {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "beds", { capacity: 5 });
  const claim = pool.seize(() => {}, { units: 3 });
  expect([pool.inUse, pool.free]).toEqual([3, 2]);
  claim.release();
  expect([pool.inUse, pool.free]).toEqual([0, 5]);
});

test("more units than there are now wait for more", () => {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "beds", { capacity: 2 });
  const times: number[] = [];
  pool.seize(() => times.push(simulation.now), { units: 3 });
  simulation.schedule(6, () => pool.setCapacity(3));
  simulation.run();
  expect(times).toEqual([6]);
});

describe("a preempted request", () => {
  test("is counted as one wait, and says how often its unit was taken", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const low = pool.seize((claim) => claim.workThen(10, () => {}), { priority: 1 });
    for (const time of [2, 5]) {
      simulation.schedule(time, () => {
        pool.seize((claim) => claim.workThen(1, () => claim.release()), { preempts: true });
      });
    }
    simulation.run();
    expect([low.timesPreempted, pool.preemptions]).toEqual([2, 2]);
    expect([pool.waits.count, pool.waits.sum]).toEqual([3, 0]);
    expect(pool.queueLength.integral(12)).toBe(2);
    expect(simulation.now).toBe(12);
  });

  test("is not sent away by a patience it had at first", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const states: string[] = [];
    pool.seize((claim) => claim.workThen(5, () => states.push(claim.state)), {
      priority: 1,
      patience: 1,
    });
    simulation.schedule(2, () => {
      pool.seize((claim) => claim.workThen(50, () => claim.release()), { preempts: true });
    });
    simulation.run();
    expect(states).toEqual(["held"]);
    expect([simulation.now, pool.reneged]).toEqual([55, 0]);
  });

  test("before its process resumed waits in line, and its work waits with it", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const holder = pool.seize(() => {});
    const claim = pool.request({ priority: 5 });
    const seen: unknown[] = [];
    simulation.spawn(
      (function* (): Procedure {
        yield claim;
        seen.push(claim.state, claim.isHeld, simulation.now);
        yield claim.work(3);
        seen.push(claim.state, simulation.now);
      })(),
    );
    simulation.schedule(2, () => {
      holder.release();
      // Granted just now, and taken away in the same event.
      pool.seize((urgent) => urgent.workThen(4, () => urgent.release()), { preempts: true });
    });
    simulation.run();
    expect(seen).toEqual(["queued", false, 2, "held", 9]);
    expect(pool.inUse).toBe(0);
  });

  test("whose process ends while it waits is out of the line", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    simulation.spawn(
      (function* (): Procedure {
        yield pool.request({ priority: 5 });
        // A plain delay goes on without the unit; only work stands still.
        yield 10;
      })(),
    );
    simulation.schedule(2, () => void pool.seize(() => {}, { preempts: true }));
    simulation.schedule(3, () => expect(pool.queueLength.value).toBe(1));
    simulation.run();
    expect([pool.queueLength.value, pool.withdrawn, pool.inUse]).toEqual([0, 1, 1]);
  });
});
