import { expect, test } from "vitest";

import {
  AlreadySettledError,
  anyOf,
  Delay,
  Signal,
  Simulation,
} from "../../engine/kernel/index.ts";
import type { Procedure } from "../../engine/kernel/index.ts";

test("resumes all who wait, in the order they came, in events of their own", () => {
  const simulation = new Simulation();
  const reopened = new Signal<string>("road");
  const seen: string[] = [];
  for (const name of ["a", "b", "c"]) {
    simulation.spawn(
      (function* (): Procedure {
        yield reopened;
        seen.push(`${name} ${reopened.value} ${simulation.now}`);
      })(),
    );
  }
  simulation.schedule(4, () => {
    reopened.fire("north lane");
    seen.push("fired");
  });
  simulation.run();
  expect(seen).toEqual(["fired", "a north lane 4", "b north lane 4", "c north lane 4"]);
  expect(reopened.hasFired).toBe(true);
});

test("who comes after it fired does not wait", () => {
  const simulation = new Simulation();
  const signal = new Signal<number>();
  signal.fire(7);
  const process = simulation.spawn(
    (function* (): Procedure<number | undefined> {
      yield signal;
      return signal.value;
    })(),
  );
  expect(process.result).toBe(7);
  expect(simulation.pendingEvents).toBe(0);
});

test("a failure is thrown into those who wait and those who come later", () => {
  const simulation = new Simulation();
  const signal = new Signal();
  const seen: string[] = [];
  const waits = (name: string): Procedure =>
    (function* () {
      try {
        yield signal;
      } catch (error) {
        seen.push(`${name} ${(error as Error).message} ${simulation.now}`);
      }
    })();
  simulation.spawn(waits("early"));
  simulation.schedule(3, () => signal.fail(new Error("no contact")));
  simulation.schedule(9, () => simulation.spawn(waits("late")));
  simulation.run();
  expect(seen).toEqual(["early no contact 3", "late no contact 9"]);
  expect(signal.hasFired).toBe(false);
});

test("fires or fails once", () => {
  for (const first of ["fire", "fail"] as const) {
    for (const second of ["fire", "fail"] as const) {
      const signal = new Signal<string>();
      signal[first]("once");
      expect(() => signal[second]("twice")).toThrow(AlreadySettledError);
    }
  }
});

test("who stopped waiting is not resumed", () => {
  const simulation = new Simulation();
  const signal = new Signal();
  const times: number[] = [];
  simulation.spawn(
    (function* (): Procedure {
      yield anyOf(signal, new Delay(simulation, 2));
      times.push(simulation.now);
      yield 10;
      times.push(simulation.now);
    })(),
  );
  simulation.schedule(5, () => signal.fire());
  simulation.run();
  expect(times).toEqual([2, 12]);
});

test("is named in messages", () => {
  expect(new Signal("road open").label).toBe('signal "road open"');
});
