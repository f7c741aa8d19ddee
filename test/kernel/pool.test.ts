import { describe, expect, test } from "vitest";

import { AmountError, Pool, Preempted, Simulation } from "../../engine/kernel/index.ts";
import type { Interrupt, PoolRequest, Procedure } from "../../engine/kernel/index.ts";

interface Job extends PoolRequest {
  readonly start: number;
  readonly work: number;
}

/** Runs jobs on a pool; says when each began, was done, or lost its unit. */
function run(
  capacity: number,
  jobs: Readonly<Record<string, Job>>,
  options: { overtaking?: boolean; with?: (pool: Pool, simulation: Simulation) => void } = {},
): { log: string[]; pool: Pool } {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "crews", {
    capacity,
    ...(options.overtaking === undefined ? {} : { overtaking: options.overtaking }),
  });
  const log: string[] = [];
  function* job(name: string, { start, work, ...request }: Job): Procedure {
    yield start;
    const claim = pool.request(request);
    try {
      yield claim;
      if (claim.state === "reneged") {
        log.push(`${name} gives up ${simulation.now}`);
        return;
      }
      log.push(`${name} begins ${simulation.now}`);
      yield claim.work(work);
      log.push(`${name} done ${simulation.now}`);
    } catch (error) {
      if (!(error instanceof Preempted)) throw error;
      log.push(`${name} lost ${simulation.now}, ${error.remaining} left`);
    }
  }
  for (const [name, spec] of Object.entries(jobs)) simulation.spawn(job(name, spec), name);
  options.with?.(pool, simulation);
  simulation.run();
  expect(pool.inUse).toBe(0);
  return { log, pool };
}

describe("preemption", () => {
  const low: Job = { start: 0, work: 10, priority: 5 };
  const high: Job = { start: 4, work: 3, priority: 1, preempts: true };

  test("resume: goes on with the work that remained", () => {
    const { log, pool } = run(1, { low, high });
    expect(log).toEqual(["low begins 0", "high begins 4", "high done 7", "low done 13"]);
    expect(pool.preemptions).toBe(1);
  });

  test("restart: begins its work anew", () => {
    const { log } = run(1, { low: { ...low, whenPreempted: "restart" }, high });
    expect(log).toEqual(["low begins 0", "high begins 4", "high done 7", "low done 17"]);
  });

  test("abandon: has lost it, and is told with what remained", () => {
    const { log } = run(1, { low: { ...low, whenPreempted: "abandon" }, high });
    expect(log).toEqual(["low begins 0", "high begins 4", "low lost 4, 6 left", "high done 7"]);
  });

  test("not of equals, and not without the wish", () => {
    const equal = run(1, { low, high: { ...high, priority: 5 } });
    const polite = run(1, { low, high: { ...high, preempts: false } });
    const log = ["low begins 0", "low done 10", "high begins 10", "high done 13"];
    expect(equal.log).toEqual(log);
    expect(polite.log).toEqual(log);
  });

  test("twice, with a second urgent job on top of the first", () => {
    const { log, pool } = run(1, {
      low,
      high,
      higher: { start: 5, work: 2, priority: 0, preempts: true },
    });
    expect(log).toEqual([
      "low begins 0",
      "high begins 4",
      "higher begins 5",
      "higher done 7",
      "high done 9",
      "low done 15",
    ]);
    expect(pool.preemptions).toBe(2);
  });

  test("the victim goes on at the head of its priority, before equals that came while it worked", () => {
    const { log } = run(1, {
      low,
      equal: { start: 1, work: 1, priority: 5 },
      high,
    });
    expect(log).toEqual([
      "low begins 0",
      "high begins 4",
      "high done 7",
      "low done 13",
      "equal begins 13",
      "equal done 14",
    ]);
  });

  test("takes the least urgent, among equals the last served", () => {
    const { log } = run(3, {
      urgent: { start: 0, work: 20, priority: 2 },
      first: { start: 1, work: 20, priority: 5 },
      second: { start: 2, work: 20, priority: 5 },
      high: { start: 3, work: 1, priority: 1, preempts: true },
    });
    expect(log.slice(3)).toEqual([
      "high begins 3",
      "high done 4",
      "urgent done 20",
      "first done 21",
      "second done 23",
    ]);
  });

  test("takes as many users as it needs, or none while they do not suffice", () => {
    const two = { work: 10, priority: 5, units: 2 };
    const enough = run(4, {
      a: { ...two, start: 0 },
      b: { ...two, start: 1 },
      high: { start: 2, work: 1, priority: 1, units: 3, preempts: true },
    });
    expect(enough.log.slice(2)).toEqual(["high begins 2", "high done 3", "a done 11", "b done 12"]);
    expect(enough.pool.preemptions).toBe(2);
    const short = run(4, {
      a: { ...two, start: 0, priority: 0 },
      b: { ...two, start: 1 },
      high: { start: 2, work: 1, priority: 1, units: 3, preempts: true },
    });
    // At 2 it could reach two units; when a is done it can have all it wants.
    expect(short.pool.preemptions).toBe(1);
    expect(short.log.slice(2)).toEqual([
      "a done 10",
      "high begins 10",
      "high done 11",
      "b done 12",
    ]);
  });

  test("what is left of a large victim's units goes to those who wait", () => {
    const { log } = run(
      3,
      {
        large: { start: 0, work: 10, priority: 9, units: 3 },
        small: { start: 1, work: 1, priority: 5 },
        high: { start: 2, work: 4, priority: 1, preempts: true },
      },
      {},
    );
    expect(log).toEqual([
      "large begins 0",
      "high begins 2",
      "small begins 2",
      "small done 3",
      "high done 6",
      "large done 14",
    ]);
  });

  test("who may preempt but came behind an equal does so when its turn comes", () => {
    // At 1 both want a unit; only the second may take one. When the first has left the line, the
    // second stands first and need not wait for the end of the long job.
    const { log } = run(1, {
      long: { start: 0, work: 100, priority: 9 },
      polite: { start: 1, work: 1, priority: 1, patience: 3 },
      pushing: { start: 2, work: 5, priority: 1, preempts: true },
    });
    expect(log.slice(0, 3)).toEqual(["long begins 0", "polite gives up 4", "pushing begins 4"]);
  });

  test("frequent, adds up: the work done is the work asked for", () => {
    const jobs: Record<string, Job> = { low: { start: 0, work: 50, priority: 9 } };
    for (let k = 0; k < 10; k++) {
      jobs[`high ${k}`] = { start: 3 + 4 * k, work: 1, priority: 1, preempts: true };
    }
    const { log, pool } = run(1, jobs);
    expect(log.at(-1)).toBe("low done 60");
    expect(pool.preemptions).toBe(10);
  });

  test("two at one time: the second finds nobody less urgent left", () => {
    const { log } = run(1, {
      low,
      high,
      "high too": { ...high, work: 2 },
    });
    expect(log).toEqual([
      "low begins 0",
      "high begins 4",
      "high done 7",
      "high too begins 7",
      "high too done 9",
      "low done 15",
    ]);
  });

  test("a victim may preempt in its turn", () => {
    const { log } = run(2, {
      lowest: { start: 0, work: 10, priority: 9 },
      middle: { start: 0, work: 10, priority: 5, preempts: true },
      // Both units go to the highest; the middle one comes back first.
      highest: { start: 2, work: 3, priority: 1, units: 2, preempts: true },
    });
    expect(log.slice(2)).toEqual([
      "highest begins 2",
      "highest done 5",
      "middle done 13",
      "lowest done 13",
    ]);
  });

  test("by oneself: a process can lose a unit to its own more urgent request", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 1 });
    const seen: string[] = [];
    simulation.spawn(
      (function* (): Procedure {
        yield pool.request({ priority: 5, whenPreempted: "abandon" });
        const urgent = pool.request({ priority: 1, preempts: true });
        try {
          yield urgent;
          yield 10;
        } catch (error) {
          seen.push((error as Error).name, urgent.state);
        }
      })(),
    );
    simulation.run();
    expect(seen).toEqual(["Preempted", "held"]);
    expect([pool.inUse, simulation.now]).toEqual([0, 0]);
  });
});

describe("a change of capacity", () => {
  const job = { work: 10, priority: 5 };

  test("finish: users keep their units, and the next given back are the ones that go", () => {
    const { log, pool } = run(
      2,
      { a: { ...job, start: 0 }, b: { ...job, start: 1 }, c: { ...job, start: 2 } },
      {
        with: (crews, simulation) => {
          simulation.schedule(5, () => {
            crews.setCapacity(1);
            expect([crews.capacity, crews.inUse, crews.free]).toEqual([1, 2, -1]);
          });
        },
      },
    );
    expect(log).toEqual([
      "a begins 0",
      "b begins 1",
      "a done 10",
      "b done 11",
      "c begins 11",
      "c done 21",
    ]);
    // Two units for 5 s, then one.
    expect(pool.available.integral(21)).toBe(10 + 16);
    expect(pool.busy.integral(21)).toBe(30);
  });

  test("preempt: the least urgent, last served, loses its unit", () => {
    const { log } = run(
      3,
      {
        urgent: { ...job, start: 0, priority: 1 },
        a: { ...job, start: 1 },
        b: { ...job, start: 2 },
      },
      {
        with: (crews, simulation) => {
          simulation.schedule(5, () => crews.setCapacity(1, "preempt"));
        },
      },
    );
    expect(log.slice(3)).toEqual(["urgent done 10", "a done 16", "b done 23"]);
  });

  test("preempt with abandon tells the victim", () => {
    const { log } = run(
      1,
      { a: { ...job, start: 0, whenPreempted: "abandon" } },
      {
        with: (crews, simulation) => simulation.schedule(4, () => crews.setCapacity(0, "preempt")),
      },
    );
    expect(log).toEqual(["a begins 0", "a lost 4, 6 left"]);
  });

  test("to nothing and back: everybody waits, and goes on", () => {
    const { log } = run(
      1,
      { a: { ...job, start: 0 }, b: { ...job, start: 1 } },
      {
        with: (crews, simulation) => {
          simulation.schedule(3, () => crews.setCapacity(0, "preempt"));
          simulation.schedule(8, () => crews.setCapacity(2));
        },
      },
    );
    expect(log).toEqual(["a begins 0", "b begins 8", "a done 15", "b done 18"]);
  });

  test("upwards serves those who wait, in order", () => {
    const { log } = run(
      0,
      { a: { ...job, start: 0 }, b: { ...job, start: 1 }, c: { ...job, start: 2 } },
      { with: (crews, simulation) => simulation.schedule(5, () => crews.setCapacity(2)) },
    );
    expect(log.slice(0, 2)).toEqual(["a begins 5", "b begins 5"]);
  });

  test.each([-1, 1.5, NaN, Infinity])("to %d is refused", (capacity) => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 1 });
    expect(() => pool.setCapacity(capacity)).toThrow(AmountError);
    expect(() => new Pool(simulation, "crews", { capacity })).toThrow(AmountError);
    // The pool that could not be made is not reset with the others.
    simulation.reset();
    expect(pool.capacity).toBe(1);
  });
});

describe("units out of service", () => {
  test("an idle unit first; none is taken from a user while one is idle", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 2 });
    pool.seize(() => {});
    pool.takeDown(1);
    expect([pool.free, pool.inUse, pool.preemptions]).toEqual([0, 1, 0]);
    pool.takeDown(1);
    expect([pool.free, pool.inUse, pool.preemptions]).toEqual([0, 0, 1]);
    pool.takeDown(-2);
    expect([pool.free, pool.inUse]).toEqual([1, 1]);
  });

  test("users who finish on withdrawn units are left in peace by a breakdown and by a repair", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 3 });
    for (let count = 0; count < 3; count++) pool.seize(() => {});
    pool.setCapacity(1, "finish");
    expect(pool.free).toBe(-2);
    pool.takeDown(1, "preempt");
    expect([pool.inUse, pool.free, pool.preemptions]).toEqual([2, -2, 1]);
    pool.takeDown(-1);
    expect([pool.inUse, pool.free, pool.preemptions]).toEqual([2, -1, 1]);
  });

  test("with rule finish the user goes on, and the unit goes when it is given back", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 1 });
    const claim = pool.seize(() => {});
    pool.takeDown(1, "finish");
    expect([pool.inUse, pool.free]).toEqual([1, -1]);
    claim.release();
    expect([pool.inUse, pool.free]).toEqual([0, 0]);
    expect(pool.capacity).toBe(1);
  });

  test.each([-1, 0.5, NaN])("%d more than there are is refused", (units) => {
    const pool = new Pool(new Simulation(), "crews", { capacity: 1 });
    expect(() => pool.takeDown(units)).toThrow(AmountError);
  });
});

describe("seize, in the event layer", () => {
  test("at once when a unit is free: inside the call", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 1 });
    const states: string[] = [];
    const claim = pool.seize((granted) => states.push(granted.state));
    expect(states).toEqual(["held"]);
    expect(claim.isHeld).toBe(true);
    expect(simulation.pendingEvents).toBe(0);
  });

  test("in an event of its own when it had to wait", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 1 });
    const seen: string[] = [];
    const holder = pool.seize(() => {});
    pool.seize(() => seen.push("granted"));
    simulation.schedule(3, () => {
      holder.release();
      seen.push("released");
    });
    simulation.run();
    expect(seen).toEqual(["released", "granted"]);
  });

  test("tells of the end of patience", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "crews", { capacity: 0 });
    const seen: unknown[] = [];
    pool.seize((claim) => seen.push(claim.state, simulation.now), { patience: 4 });
    simulation.run();
    expect(seen).toEqual(["reneged", 4]);
  });
});

test("utilisation of a pool that never had a unit is not a number", () => {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "crews", { capacity: 0 });
  simulation.run(10);
  expect(pool.utilisation).toBeNaN();
});

test("an interrupted worker leaves its work, keeps its unit, and can go on with what remains", () => {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "crews", { capacity: 1 });
  const seen: unknown[] = [];
  const worker = simulation.spawn(
    (function* (): Procedure {
      const claim = pool.request();
      yield claim;
      const work = claim.work(10);
      try {
        yield work;
      } catch (error) {
        seen.push((error as Interrupt).reason, claim.remaining, pool.inUse);
      }
      yield 5;
      yield work;
      seen.push(simulation.now);
    })(),
  );
  simulation.schedule(4, () => worker.interrupt("radio call"));
  simulation.run();
  expect(seen).toEqual(["radio call", 6, 1, 15]);
});
