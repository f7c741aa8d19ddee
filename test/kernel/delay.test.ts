import { describe, expect, test } from "vitest";

import {
  anyOf,
  BusyWaitError,
  Delay,
  InvalidRankError,
  InvalidTimeError,
  RANK,
  Simulation,
} from "../../engine/kernel/index.ts";
import type { Procedure } from "../../engine/kernel/index.ts";

test("runs from when it is yielded, not from when it is made, and again each time", () => {
  const simulation = new Simulation();
  const nap = new Delay(simulation, 3);
  const times: number[] = [];
  simulation.spawn(
    (function* (): Procedure {
      yield 10;
      for (let round = 0; round < 2; round++) {
        yield nap;
        times.push(simulation.now);
      }
    })(),
  );
  simulation.run();
  expect(times).toEqual([13, 16]);
});

test("costs one event, as a yielded number does", () => {
  const simulation = new Simulation();
  simulation.spawn(
    (function* (): Procedure {
      yield new Delay(simulation, 1);
      yield anyOf(new Delay(simulation, 1), new Delay(simulation, 2));
      yield 1;
    })(),
  );
  simulation.run();
  expect(simulation.eventsFired).toBe(3);
});

test.each([-1, NaN, Infinity])("of %d seconds is refused", (seconds) => {
  expect(() => new Delay(new Simulation(), seconds)).toThrow(InvalidTimeError);
});

test.each([-1, 256, 0.5])("of rank %d is refused", (rank) => {
  expect(() => new Delay(new Simulation(), 1, rank)).toThrow(InvalidRankError);
});

test("is for one at a time", () => {
  const simulation = new Simulation();
  const nap = new Delay(simulation, 3);
  const waits = (): Procedure<string> =>
    (function* () {
      try {
        yield nap;
      } catch (error) {
        return (error as Error).name;
      }
      return `slept until ${simulation.now}`;
    })();
  const [first, second] = [simulation.spawn(waits()), simulation.spawn(waits())];
  simulation.run();
  expect([first.result, second.result]).toEqual(["slept until 3", BusyWaitError.name]);
});

test("an old waiter that is interrupted does not end the delay of a new one", () => {
  const simulation = new Simulation();
  const nap = new Delay(simulation, 5);
  const times: number[] = [];
  // The delay loses at once, since the other member is over: it is free for somebody else.
  const first = simulation.spawn(
    (function* (): Procedure {
      try {
        yield anyOf(nap, new Delay(simulation, 1));
        yield 100;
      } catch {
        times.push(simulation.now);
      }
    })(),
  );
  simulation.schedule(1, () => {
    simulation.spawn(
      (function* (): Procedure {
        yield nap;
        times.push(simulation.now);
      })(),
    );
    first.interrupt("go");
  });
  simulation.run();
  expect(times).toEqual([1, 6]);
});

describe("until a time", () => {
  test("is exact where a difference would not be", () => {
    const simulation = new Simulation({ startTime: 0.1 });
    const times: number[] = [];
    simulation.spawn(
      (function* (): Procedure {
        yield 0.1;
        yield Delay.until(simulation, 0.9);
        times.push(simulation.now);
      })(),
    );
    simulation.run();
    expect(0.2 + (0.9 - 0.2)).not.toBe(0.9);
    expect(times).toEqual([0.9]);
  });

  test("has a rank", () => {
    const simulation = new Simulation();
    const seen: string[] = [];
    simulation.schedule(5, () => seen.push("ordinary"));
    simulation.spawn(
      (function* (): Procedure {
        yield Delay.until(simulation, 5, RANK.capacity);
        seen.push("capacity");
      })(),
    );
    simulation.run();
    expect(seen).toEqual(["capacity", "ordinary"]);
  });

  test.each([-1, NaN, Infinity])("%d is refused", (time) => {
    expect(() => Delay.until(new Simulation(), time)).toThrow(InvalidTimeError);
  });

  test("that passed before it was yielded is thrown at the yield", () => {
    const simulation = new Simulation();
    const process = simulation.spawn(
      (function* (): Procedure<string> {
        const noon = Delay.until(simulation, 12);
        yield 13;
        try {
          yield noon;
        } catch (error) {
          return (error as Error).name;
        }
        return "";
      })(),
    );
    simulation.run();
    expect(process.result).toBe(InvalidTimeError.name);
  });
});
