import { describe, expect, test } from "vitest";

import {
  Delay,
  InvalidRankError,
  InvalidTimeError,
  Pool,
  ReentrantRunError,
  Simulation,
  Stock,
  Store,
  UnhandledFailureError,
} from "../../engine/kernel/index.ts";
import type { Procedure } from "../../engine/kernel/index.ts";

describe("schedule", () => {
  test("fires at the time given, with the argument given", () => {
    const simulation = new Simulation({ startTime: 100 });
    const seen: [number, string][] = [];
    const note = (text: string): void => void seen.push([simulation.now, text]);
    simulation.schedule(107, note, "seven");
    simulation.schedule(100, note, "now");
    simulation.run();
    expect(seen).toEqual([
      [100, "now"],
      [107, "seven"],
    ]);
  });

  test.each([-1, NaN, Infinity, -Infinity])("refuses time %d", (time) => {
    const simulation = new Simulation();
    expect(() => simulation.schedule(time, () => {})).toThrow(InvalidTimeError);
    expect(simulation.pendingEvents).toBe(0);
  });

  test("refuses a time that has passed, and takes the present", () => {
    const simulation = new Simulation();
    let refused = false;
    simulation.schedule(5, () => {
      expect(() => simulation.schedule(4.999, () => {})).toThrow(InvalidTimeError);
      simulation.schedule(5, () => (refused = true));
    });
    simulation.run();
    expect(refused).toBe(true);
  });

  test.each([-1, 256, 0.5, NaN])("refuses rank %d", (rank) => {
    const simulation = new Simulation();
    expect(() => simulation.schedule(1, () => {}, undefined, rank)).toThrow(InvalidRankError);
  });
});

describe("handles", () => {
  test("cancel, once", () => {
    const simulation = new Simulation();
    const handle = simulation.schedule(1, () => expect.unreachable());
    expect(simulation.cancel(handle)).toBe(true);
    expect(simulation.cancel(handle)).toBe(false);
    expect(simulation.pendingEvents).toBe(0);
    expect(simulation.run()).toBe("exhausted");
    expect(simulation.eventsFired).toBe(0);
  });

  test("reschedule, later and earlier, and ask for the time", () => {
    const simulation = new Simulation();
    const seen: number[] = [];
    const handle = simulation.schedule(5, () => seen.push(simulation.now));
    simulation.schedule(1, () => simulation.reschedule(handle, 9));
    simulation.schedule(2, () => expect(simulation.timeOf(handle)).toBe(9));
    simulation.schedule(3, () => simulation.reschedule(handle, 4));
    simulation.run();
    expect(seen).toEqual([4]);
    expect(simulation.timeOf(handle)).toBeUndefined();
    expect(simulation.reschedule(handle, 10)).toBe(false);
  });

  test("reschedule refuses the past, and the event stays where it was", () => {
    const simulation = new Simulation({ startTime: 10 });
    const handle = simulation.schedule(12, () => {});
    expect(() => simulation.reschedule(handle, 9)).toThrow(InvalidTimeError);
    expect(simulation.timeOf(handle)).toBe(12);
  });

  test("of the old run mean nothing after reset", () => {
    const simulation = new Simulation();
    const handle = simulation.schedule(1, () => {});
    simulation.reset();
    simulation.schedule(1, () => {});
    expect(simulation.cancel(handle)).toBe(false);
    expect(simulation.pendingEvents).toBe(1);
  });
});

describe("run", () => {
  test("until exhausted: the clock stands at the last event", () => {
    const simulation = new Simulation();
    simulation.schedule(3, () => {});
    expect(simulation.run()).toBe("exhausted");
    expect(simulation.now).toBe(3);
  });

  test("until a time: events at that very time fire, later ones wait", () => {
    const simulation = new Simulation();
    const seen: number[] = [];
    for (const time of [1, 2, 2.5, 3]) simulation.schedule(time, () => seen.push(time));
    expect(simulation.run(2.5)).toBe("until");
    expect(seen).toEqual([1, 2, 2.5]);
    expect(simulation.now).toBe(2.5);
    expect(simulation.nextTime).toBe(3);
  });

  test("until a time after the last event: the clock stands there all the same", () => {
    const simulation = new Simulation();
    simulation.schedule(1, () => {});
    expect(simulation.run(10)).toBe("exhausted");
    expect(simulation.now).toBe(10);
    expect(simulation.nextTime).toBe(Infinity);
  });

  test("in pieces equals one run", () => {
    const once: number[] = [];
    const pieces: number[] = [];
    queue(new Simulation(), once).run();
    const simulation = queue(new Simulation(), pieces);
    for (let until = 0; simulation.nextTime < Infinity; until += 0.7) simulation.run(until);
    expect(pieces).toEqual(once);
    expect(once.length).toBeGreaterThan(100);
  });

  test("stop ends it after the current event, and it can go on", () => {
    const simulation = new Simulation();
    const seen: number[] = [];
    simulation.schedule(1, () => {
      simulation.stop();
      seen.push(1);
    });
    simulation.schedule(1, () => seen.push(2));
    expect(simulation.run()).toBe("stopped");
    expect(seen).toEqual([1]);
    expect(simulation.run()).toBe("exhausted");
    expect(seen).toEqual([1, 2]);
  });

  test("stop before the run does not count", () => {
    const simulation = new Simulation();
    let fired = 0;
    for (const time of [1, 2]) simulation.schedule(time, () => fired++);
    simulation.stop();
    expect(simulation.run()).toBe("exhausted");
    expect(fired).toBe(2);
  });

  test("not from inside an event", () => {
    const simulation = new Simulation();
    simulation.schedule(1, () => simulation.run());
    expect(() => simulation.run()).toThrow(ReentrantRunError);
    simulation.schedule(2, () => simulation.reset());
    expect(() => simulation.run()).toThrow(ReentrantRunError);
  });

  test("not back in time", () => {
    const simulation = new Simulation({ startTime: 5 });
    expect(() => simulation.run(4)).toThrow(InvalidTimeError);
    expect(() => simulation.run(NaN)).toThrow(InvalidTimeError);
  });

  test("what a handler throws comes out as it is, and the rest can go on", () => {
    const simulation = new Simulation();
    const fault = new Error("broken handler");
    let after = 0;
    simulation.schedule(1, () => {
      throw fault;
    });
    simulation.schedule(1, () => after++);
    expect(() => simulation.run()).toThrow(fault);
    expect(simulation.run()).toBe("exhausted");
    expect(after).toBe(1);
  });

  test("counts what fired", () => {
    const simulation = new Simulation();
    const handles = [1, 2, 3].map((time) => simulation.schedule(time, () => {}));
    simulation.cancel(handles[1]);
    simulation.run();
    expect(simulation.eventsFired).toBe(2);
  });
});

/** A small queue with a bit of everything, its log in `seen`. */
function queue(simulation: Simulation, seen: number[]): Simulation {
  const desk = new Pool(simulation, "desk", { capacity: 2 });
  const paper = new Stock(simulation, "paper", { initial: 30, capacity: 40 });
  const pens = new Store(simulation, "pens", ["red", "blue"]);
  function* visitor(number: number): Procedure {
    const claim = desk.request({ priority: number % 3, preempts: number % 5 === 0 });
    yield claim;
    yield paper.take(1 + (number % 2));
    const pen = pens.borrow();
    yield pen;
    yield claim.work(1.3 + (number % 4));
    seen.push(simulation.now, number, pen.item === "red" ? 1 : 0);
  }
  function* source(): Procedure {
    for (let number = 0; number < 60; number++) {
      yield (number * 7919) % 3;
      simulation.spawn(visitor(number), "visitor");
      if (number % 10 === 0) yield paper.put(5);
    }
  }
  simulation.spawn(source(), "source");
  return simulation;
}

describe("reset", () => {
  test("the second run is the first one once more, bit for bit", () => {
    const simulation = new Simulation({ startTime: 0.1 });
    const desk = new Pool(simulation, "desk", { capacity: 2 });
    const paper = new Stock(simulation, "paper", { initial: 5, capacity: 8 });
    const pens = new Store(simulation, "pens", ["red", "blue"]);
    const runs: string[] = [];
    for (let replication = 0; replication < 3; replication++) {
      const seen: unknown[] = [];
      function* visitor(number: number): Procedure {
        yield number / 3;
        const claim = desk.request({ priority: number % 3, preempts: number % 5 === 0 });
        const pen = pens.borrow({ score: (colour) => colour.length });
        if (number % 4 === 3) yield paper.borrow(0.5);
        yield paper.take(1);
        yield claim;
        yield pen;
        yield claim.work(1.7);
        seen.push(simulation.now, number, pen.item);
        if (number % 2 === 0) yield paper.put(1.5);
      }
      for (let number = 0; number < 20; number++) simulation.spawn(visitor(number), "visitor");
      // Not to its end: the next run begins from a state full of holders and waiters.
      simulation.run(9.3);
      seen.push(simulation.eventsFired, simulation.liveProcesses, simulation.pendingEvents);
      for (const { queueLength, waits, waitQuantiles } of [desk, paper, pens]) {
        seen.push(queueLength.integral(9.3), queueLength.max, waits.mean, waits.variance);
        seen.push(waitQuantiles.quantile(0.9));
      }
      seen.push(desk.utilisation, desk.preemptions, paper.level.mean(9.3), paper.present);
      seen.push(pens.items.join());
      runs.push(JSON.stringify(seen));
      simulation.reset();
      expect(simulation.now).toBe(0.1);
      expect(simulation.pendingEvents + simulation.liveProcesses + simulation.eventsFired).toBe(0);
      expect([desk.inUse, paper.present, paper.room, pens.items.length]).toEqual([0, 5, 3, 2]);
    }
    expect(runs[1]).toBe(runs[0]);
    expect(runs[2]).toBe(runs[0]);
    expect(runs[0].length).toBeGreaterThan(200);
  });

  test("does not keep what a run made for itself", () => {
    const simulation = new Simulation();
    const model = new Pool(simulation, "of the model", { capacity: 1 });
    for (let replication = 0; replication < 3; replication++) {
      simulation.spawn(
        (function* (): Procedure {
          const own = new Pool(simulation, "of an incident", { capacity: 1 });
          yield own.request();
        })(),
      );
      simulation.schedule(1, () => new Store(simulation, "of a handler"));
      simulation.run();
      simulation.reset();
    }
    expect((simulation as unknown as { resources: unknown[] }).resources).toEqual([model]);
  });

  test("forgets a failure of the old run", () => {
    const simulation = new Simulation();
    simulation.spawn(
      (function* (): Procedure {
        yield* [];
        throw new Error("at once");
      })(),
    );
    simulation.reset();
    simulation.schedule(1, () => {});
    expect(simulation.run()).toBe("exhausted");
  });
});

describe("a failure nobody handles", () => {
  function* fails(after: number): Procedure {
    yield after;
    throw new Error("the pump broke");
  }

  test("stops the run with the process's name and time, and its cause", () => {
    const simulation = new Simulation();
    simulation.spawn(fails(7), "pump 3");
    simulation.schedule(8, () => expect.unreachable());
    let caught: unknown;
    try {
      simulation.run();
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(UnhandledFailureError);
    const failure = caught as UnhandledFailureError;
    expect([failure.process, failure.time]).toEqual(["pump 3", 7]);
    expect(failure.message).toContain('"pump 3" failed at time 7');
    expect((failure.cause as Error).message).toBe("the pump broke");
    expect(simulation.now).toBe(7);
  });

  test("of a process that failed before the run stops it at its start", () => {
    const simulation = new Simulation();
    simulation.spawn(
      (function* (): Procedure {
        yield* [];
        throw new Error("at once");
      })(),
      "hasty",
    );
    simulation.schedule(1, () => expect.unreachable());
    expect(() => simulation.run()).toThrow(/"hasty" failed at time 0/);
  });

  test("is handled when somebody comes to wait within the same event", () => {
    const simulation = new Simulation();
    const seen: string[] = [];
    simulation.schedule(5, () => {
      const failed = simulation.spawn(failsAtOnce(), "hasty");
      expect(failed.state).toBe("failed");
      simulation.spawn(
        (function* (): Procedure {
          try {
            yield failed;
          } catch (error) {
            seen.push((error as Error).message);
          }
        })(),
      );
    });
    function* failsAtOnce(): Procedure {
      yield* [];
      throw new Error("no fuel");
    }
    expect(simulation.run()).toBe("exhausted");
    expect(seen).toEqual(["no fuel"]);
  });

  test("is not handled by who stopped waiting before", () => {
    const simulation = new Simulation();
    const pump = simulation.spawn(fails(7), "pump 3");
    const waiter = simulation.spawn(
      (function* (): Procedure {
        try {
          yield pump;
        } catch {
          yield 100;
        }
      })(),
    );
    simulation.schedule(6, () => waiter.interrupt("go home"));
    expect(() => simulation.run()).toThrow(UnhandledFailureError);
  });
});

test("spawn runs up to the first wait before it returns", () => {
  const simulation = new Simulation();
  const seen: string[] = [];
  simulation.spawn(
    (function* (): Procedure {
      seen.push("in the process");
      yield new Delay(simulation, 1);
    })(),
  );
  seen.push("after spawn");
  expect(seen).toEqual(["in the process", "after spawn"]);
  expect(simulation.liveProcesses).toBe(1);
});
