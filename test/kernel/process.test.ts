import { describe, expect, test } from "vitest";

import {
  allOf,
  Delay,
  Interrupt,
  InvalidTimeError,
  NotAWaitError,
  Pool,
  SelfReferenceError,
  Signal,
  Simulation,
} from "../../engine/kernel/index.ts";
import type { Procedure, Process, Wait } from "../../engine/kernel/index.ts";

/** A process that says what comes out of its waits. */
function* listens(
  simulation: Simulation,
  seen: string[],
  name: string,
  seconds: readonly number[],
): Procedure {
  for (const wait of seconds) {
    try {
      yield wait;
      seen.push(`${name} waited until ${simulation.now}`);
    } catch (error) {
      seen.push(`${name} ${(error as Interrupt).reason as string} at ${simulation.now}`);
    }
  }
}

describe("delays", () => {
  test("resume at exactly now + seconds", () => {
    const simulation = new Simulation({ startTime: 0.1 });
    const times: number[] = [];
    simulation.spawn(
      (function* (): Procedure {
        for (const seconds of [0.2, 0, 1e-9]) {
          yield seconds;
          times.push(simulation.now);
        }
      })(),
    );
    simulation.run();
    expect(times).toEqual([0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2 + 1e-9]);
  });

  test.each([-1, NaN, Infinity])("of %d seconds are thrown back at the yield", (seconds) => {
    const simulation = new Simulation();
    const process = simulation.spawn(
      (function* (): Procedure<string> {
        try {
          yield seconds;
        } catch (error) {
          return (error as Error).constructor.name;
        }
        return "no error";
      })(),
    );
    expect(process.result).toBe("InvalidTimeError");
    expect(InvalidTimeError.name).toBe("InvalidTimeError");
  });
});

describe("result and failure", () => {
  test("the result reaches whoever waits, once or after the end", () => {
    const simulation = new Simulation();
    const seen: unknown[] = [];
    const child = simulation.spawn(
      (function* (): Procedure<number> {
        yield 5;
        return 42;
      })(),
    );
    const reads = (name: string): Procedure =>
      (function* () {
        yield child;
        seen.push(name, child.result, simulation.now);
      })();
    simulation.spawn(reads("early"));
    simulation.schedule(9, () => simulation.spawn(reads("late")));
    simulation.run();
    expect(seen).toEqual(["early", 42, 5, "late", 42, 9]);
    expect(child.state).toBe("ended");
    expect(child.isAlive).toBe(false);
  });

  test("several wait, and are resumed in the order they came", () => {
    const simulation = new Simulation();
    const seen: number[] = [];
    const child = simulation.spawn(listens(simulation, [], "child", [5]));
    for (const number of [1, 2, 3]) {
      simulation.spawn(
        (function* (): Procedure {
          yield child;
          seen.push(number);
        })(),
      );
    }
    simulation.run();
    expect(seen).toEqual([1, 2, 3]);
  });

  test("the failure is thrown into whoever waits, and the run goes on", () => {
    const simulation = new Simulation();
    const fault = new Error("road closed");
    const child = simulation.spawn(
      (function* (): Procedure {
        yield 5;
        throw fault;
      })(),
    );
    const seen: unknown[] = [];
    simulation.spawn(
      (function* (): Procedure {
        try {
          yield child;
        } catch (error) {
          seen.push(error, simulation.now);
        }
        try {
          yield child;
        } catch (error) {
          seen.push(error, "again");
        }
      })(),
    );
    expect(simulation.run()).toBe("exhausted");
    expect(seen).toEqual([fault, 5, fault, "again"]);
    expect([child.state, child.error]).toEqual(["failed", fault]);
  });

  test("passes on through a chain of waiting processes", () => {
    const simulation = new Simulation();
    function* level(depth: number): Procedure {
      if (depth === 0) {
        yield 3;
        throw new Error("at the bottom");
      }
      yield simulation.spawn(level(depth - 1), `level ${depth - 1}`);
    }
    simulation.spawn(level(3), "top");
    expect(() => simulation.run()).toThrow(/"top" failed at time 3 .*at the bottom/);
  });

  test("counts of live processes follow", () => {
    const simulation = new Simulation();
    const forEver = new Signal();
    simulation.spawn(listens(simulation, [], "a", [5]));
    simulation.spawn(
      (function* (): Procedure {
        yield forEver;
      })(),
    );
    expect(simulation.liveProcesses).toBe(2);
    expect(simulation.run()).toBe("exhausted");
    // Whoever is left now waits for ever.
    expect(simulation.liveProcesses).toBe(1);
  });
});

describe("interrupt", () => {
  test("reaches a process in a delay, whose timer is gone", () => {
    const simulation = new Simulation();
    const seen: string[] = [];
    const process = simulation.spawn(listens(simulation, seen, "crew", [100, 2]));
    simulation.schedule(5, () => expect(process.interrupt("recalled")).toBe(true));
    simulation.schedule(5.5, () => expect(simulation.pendingEvents).toBe(1));
    simulation.run();
    expect(seen).toEqual(["crew recalled at 5", "crew waited until 7"]);
  });

  test("carries its reason as it is", () => {
    const simulation = new Simulation();
    const reason = { order: 17 };
    let found: unknown;
    const process = simulation.spawn(
      (function* (): Procedure {
        try {
          yield 10;
        } catch (error) {
          found = error;
        }
      })(),
    );
    simulation.schedule(1, () => process.interrupt(reason));
    simulation.run();
    expect(found).toBeInstanceOf(Interrupt);
    expect((found as Interrupt).reason).toBe(reason);
  });

  test("reaches a process while it queues: it leaves the line, and nobody is kept waiting for it", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const seen: string[] = [];
    pool.seize((claim) => claim.workThen(10, () => claim.release()));
    function* waits(name: string): Procedure {
      const claim = pool.request();
      try {
        yield claim;
        seen.push(`${name} served at ${simulation.now}`);
        claim.release();
      } catch {
        seen.push(`${name} ${claim.state} at ${simulation.now}`);
      }
    }
    const first = simulation.spawn(waits("first"));
    simulation.spawn(waits("second"));
    simulation.schedule(4, () => first.interrupt("called off"));
    simulation.run();
    expect(seen).toEqual(["first withdrawn at 4", "second served at 10"]);
    expect([pool.withdrawn, pool.queueLength.value, pool.inUse]).toEqual([1, 0, 0]);
  });

  test("between grant and resume gives the unit back to the next", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 1 });
    const seen: string[] = [];
    const holder = pool.seize(() => {});
    const claims = [pool.request(), pool.request()];
    const processes = claims.map((claim, index) =>
      simulation.spawn(
        (function* (): Procedure {
          try {
            yield claim;
            seen.push(`${index} served`);
          } catch {
            seen.push(`${index} ${claim.state}`);
          }
        })(),
      ),
    );
    simulation.schedule(3, () => {
      holder.release();
      expect(claims[0].state).toBe("granted");
      processes[0].interrupt("called off");
    });
    simulation.run();
    expect(seen).toEqual(["0 withdrawn", "1 served"]);
    expect(pool.inUse).toBe(0);
  });

  test("leaves what is held to who catches it, and takes it from who does not", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 2 });
    const inUse: number[] = [];
    function* holds(catches: boolean): Procedure {
      yield pool.request();
      try {
        yield 100;
      } catch (error) {
        if (!catches) throw error;
      }
      yield 3;
    }
    function* keeps(process: Process): Procedure {
      try {
        yield process;
      } catch {
        inUse.push(-1);
      }
    }
    const catcher = simulation.spawn(holds(true));
    const dier = simulation.spawn(holds(false));
    simulation.spawn(keeps(dier));
    simulation.schedule(1, () => {
      catcher.interrupt("a");
      dier.interrupt("b");
    });
    simulation.schedule(2, () => inUse.push(pool.inUse));
    simulation.run();
    expect(inUse).toEqual([-1, 1]);
    expect(pool.inUse).toBe(0);
  });

  test("twice at one time arrives twice, the second at the next wait", () => {
    const simulation = new Simulation();
    const seen: string[] = [];
    const process = simulation.spawn(listens(simulation, seen, "crew", [10, 10, 10]));
    simulation.schedule(2, () => {
      process.interrupt("first");
      process.interrupt("second");
    });
    simulation.run();
    expect(seen).toEqual(["crew first at 2", "crew second at 2", "crew waited until 12"]);
  });

  test("of one that has ended is false and does nothing", () => {
    const simulation = new Simulation();
    const process = simulation.spawn(listens(simulation, [], "crew", [1]));
    simulation.schedule(2, () => expect(process.interrupt("late")).toBe(false));
    expect(simulation.run()).toBe("exhausted");
    expect(simulation.eventsFired).toBe(2);
  });

  test("of one that ends before it arrives does nothing", () => {
    const simulation = new Simulation();
    const seen: string[] = [];
    const process = simulation.spawn(listens(simulation, seen, "crew", [1]));
    // At rank capacity the interrupt is sent before the delay ends, and arrives before it.
    simulation.schedule(1, () => process.interrupt("in time"), undefined, 0);
    const other = simulation.spawn(listens(simulation, seen, "other", [1]));
    // At rank timeout the delay is over.
    simulation.schedule(1, () => expect(other.interrupt("late")).toBe(false), undefined, 5);
    simulation.run();
    expect(seen).toEqual(["crew in time at 1", "other waited until 1"]);
  });

  test("of itself is refused", () => {
    const simulation = new Simulation();
    function* interruptsItself(): Procedure {
      yield 1;
      expect(() => process.interrupt("me")).toThrow(SelfReferenceError);
    }
    const process: Process = simulation.spawn(interruptsItself());
    simulation.run();
    expect(process.state).toBe("ended");
  });

  test("takes the place of a failure that arrives at the same time; asking again gives the failure", () => {
    const simulation = new Simulation();
    const seen: string[] = [];
    function* fails(): Procedure {
      yield 5;
      parent.interrupt("recalled");
      throw new Error("road closed");
    }
    const child = simulation.spawn(fails());
    const parent = simulation.spawn(
      (function* (): Procedure {
        for (let round = 0; round < 2; round++) {
          try {
            yield child;
          } catch (error) {
            seen.push((error as Error).message);
          }
        }
      })(),
    );
    expect(simulation.run()).toBe("exhausted");
    expect(seen).toEqual(["interrupted: recalled", "road closed"]);
  });

  test("when it is caught, the same delay object can be waited for again", () => {
    const simulation = new Simulation();
    const times: number[] = [];
    const nap = new Delay(simulation, 10);
    const process = simulation.spawn(
      (function* (): Procedure {
        try {
          yield nap;
        } catch {
          times.push(simulation.now);
        }
        yield nap;
        times.push(simulation.now);
      })(),
    );
    simulation.schedule(4, () => process.interrupt("noise"));
    simulation.run();
    expect(times).toEqual([4, 14]);
  });
});

describe("release is guaranteed", () => {
  /** Holds two of three beds, and leaves in the given way. */
  function leaves(way: (simulation: Simulation) => Procedure): number[] {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "beds", { capacity: 3 });
    const used: number[] = [];
    const process = simulation.spawn(
      (function* (): Procedure {
        yield pool.request();
        yield allOf(pool.request(), new Delay(simulation, 1));
        used.push(pool.inUse);
        yield* way(simulation);
      })(),
    );
    simulation.spawn(
      (function* (): Procedure {
        try {
          yield process;
        } catch {
          // Its failure is expected.
        }
        used.push(pool.inUse);
      })(),
    );
    simulation.schedule(5, () => process.interrupt("go"));
    simulation.run();
    return used;
  }

  test("at the end", () => {
    expect(leaves(() => (function* () {})())).toEqual([2, 0]);
  });

  test("by failure", () => {
    expect(
      leaves(() =>
        (function* () {
          yield 1;
          throw new Error("broken");
        })(),
      ),
    ).toEqual([2, 0]);
  });

  test("by interrupt", () => {
    expect(
      leaves(() =>
        (function* () {
          yield 100;
        })(),
      ),
    ).toEqual([2, 0]);
  });

  test("the last taken first, before whoever waits for the end goes on", () => {
    const simulation = new Simulation();
    const first = new Pool(simulation, "first", { capacity: 1 });
    const second = new Pool(simulation, "second", { capacity: 1 });
    const seen: string[] = [];
    const holder = simulation.spawn(
      (function* (): Procedure {
        yield first.request();
        yield second.request();
        yield 5;
      })(),
    );
    function* waits(name: string, wait: Wait): Procedure {
      yield wait;
      seen.push(name);
    }
    simulation.spawn(waits("end", holder));
    simulation.spawn(waits("first", first.request()));
    simulation.spawn(waits("second", second.request()));
    simulation.run();
    expect(seen).toEqual(["second", "first", "end"]);
  });
});

describe("what cannot be waited for", () => {
  test.each([
    ["a string", "bed"],
    ["undefined", undefined],
    ["null", null],
    ["an object", { beds: 2 }],
  ])("%s is thrown back, and the process can go on", (_, thing) => {
    const simulation = new Simulation();
    const process = simulation.spawn(
      (function* (): Procedure<string> {
        try {
          yield thing as never;
        } catch (error) {
          yield 1;
          return (error as Error).name;
        }
        return "";
      })(),
    );
    simulation.run();
    expect(process.result).toBe(NotAWaitError.name);
  });

  test("itself, alone or in a condition", () => {
    const simulation = new Simulation();
    const seen: string[] = [];
    function* waitsForItself(): Procedure {
      yield 1;
      for (const wait of [process, allOf(process)]) {
        try {
          yield wait;
        } catch (error) {
          seen.push((error as Error).name);
        }
      }
    }
    const process: Process = simulation.spawn(waitsForItself());
    simulation.run();
    expect(seen).toEqual(["SelfReferenceError", "SelfReferenceError"]);
  });
});

test("a hundred thousand waits satisfied at once do not deepen the stack", () => {
  const simulation = new Simulation();
  const fired = new Signal<number>();
  fired.fire(1);
  const process = simulation.spawn(
    (function* (): Procedure {
      for (let round = 0; round < 100_000; round++) yield fired;
    })(),
  );
  expect(process.state).toBe("ended");
});
