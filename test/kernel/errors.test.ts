import { describe, expect, test } from "vitest";

import * as errors from "../../engine/kernel/errors.ts";
import {
  anyOf,
  Delay,
  Pool,
  RANK,
  Signal,
  Simulation,
  Stock,
  Store,
  together,
} from "../../engine/kernel/index.ts";
import type { Procedure, Process, Wait } from "../../engine/kernel/index.ts";

/** What a plain call throws. */
function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** What is thrown into a process that yields these waits, one after the other. */
function thrownAt(waits: (simulation: Simulation) => readonly (Wait | number)[]): unknown {
  const simulation = new Simulation();
  let thrown: unknown;
  simulation.spawn(
    (function* (): Procedure {
      try {
        for (const wait of waits(simulation)) yield wait;
      } catch (error) {
        thrown = error;
      }
    })(),
  );
  simulation.run();
  return thrown;
}

/** Each way of failing: how to get there, and what the message must say. */
const failures: Readonly<Record<string, readonly (readonly [RegExp, () => unknown])[]>> = {
  InvalidTimeError: [
    [/time -1 lies before now, 0/, () => thrownBy(() => new Simulation().schedule(-1, () => {}))],
    [/time NaN is not a finite number/, () => thrownBy(() => new Simulation().run(NaN))],
    [/time Infinity is not/, () => thrownAt(() => [Infinity])],
    [/time -2 lies before now, 0/, () => thrownAt((simulation) => [new Delay(simulation, -2)])],
  ],
  InvalidRankError: [
    [
      /rank 300 is not a whole number from 0 to 255/,
      () => thrownBy(() => new Simulation().schedule(1, () => {}, undefined, 300)),
    ],
    [/rank 1.5/, () => thrownAt((simulation) => [new Delay(simulation, 1, 1.5)])],
  ],
  ReentrantRunError: [
    [
      /inside an event; schedule/,
      () => {
        const simulation = new Simulation();
        simulation.schedule(1, () => simulation.run());
        return thrownBy(() => simulation.run());
      },
    ],
  ],
  NotAWaitError: [
    [/process "process" yielded bed; allowed are/, () => thrownAt(() => ["bed" as never])],
    [/yielded Map; allowed are/, () => thrownAt(() => [new Map() as never])],
  ],
  SelfReferenceError: [
    [
      /process "narcissus" cannot interrupt itself/,
      () => {
        const simulation = new Simulation();
        let thrown: unknown;
        function* interruptsItself(): Procedure {
          yield 1;
          thrown = thrownBy(() => self.interrupt("me"));
        }
        const self: Process = simulation.spawn(interruptsItself(), "narcissus");
        simulation.run();
        return thrown;
      },
    ],
    [
      /process "narcissus" cannot wait for itself/,
      () => {
        const simulation = new Simulation();
        function* waitsForItself(): Procedure<unknown> {
          yield 1;
          try {
            yield self;
          } catch (error) {
            return error;
          }
          return undefined;
        }
        const self: Process<unknown> = simulation.spawn(waitsForItself(), "narcissus");
        simulation.run();
        return self.result;
      },
    ],
  ],
  BusyWaitError: [
    [
      /a delay is already being waited for; make one of its own/,
      () =>
        thrownAt((simulation) => {
          const delay = new Delay(simulation, 5);
          return [anyOf(delay, delay)];
        }),
    ],
    [
      /work with a request for "crews" is already/,
      () =>
        thrownAt((simulation) => {
          const claim = new Pool(simulation, "crews", { capacity: 1 }).request();
          return [claim, anyOf(claim.work(1), claim.work(1))];
        }),
    ],
  ],
  AlreadySettledError: [
    [
      /signal "road open" has already fired; a signal fires once/,
      () => {
        const signal = new Signal("road open");
        signal.fire();
        return thrownBy(() => signal.fire());
      },
    ],
  ],
  EmptyConditionError: [
    [/anyOf of nothing: name at least one/, () => thrownBy(() => anyOf())],
    [/together of nothing/, () => thrownBy(() => together())],
  ],
  AmountError: [
    [
      /"crews": capacity -1 is not allowed; allowed is a whole number/,
      () => thrownBy(() => new Pool(new Simulation(), "crews", { capacity: -1 })),
    ],
    [
      /"fuel": amount 9 is not allowed; allowed is more than 0, at most the capacity 5/,
      () => thrownBy(() => new Stock(new Simulation(), "fuel", { capacity: 5 }).take(9)),
    ],
  ],
  NotHeldError: [
    [
      /"crews": cannot release it, the request is new and not held/,
      () =>
        thrownBy(() => new Pool(new Simulation(), "crews", { capacity: 1 }).request().release()),
    ],
    [
      /"vans": cannot read its item, the request is new/,
      () => thrownBy(() => new Store(new Simulation(), "vans", [1]).borrow().item),
    ],
  ],
  UsedRequestError: [
    [
      /"crews": this request is already held; make a new request/,
      () =>
        thrownAt((simulation) => {
          const claim = new Pool(simulation, "crews", { capacity: 1 }).request();
          return [claim, claim];
        }),
    ],
  ],
  UnhandledFailureError: [
    [
      /process "pump 3" failed at time 7 and nobody handled it: Error: the belt tore/,
      () => {
        const simulation = new Simulation();
        simulation.spawn(
          (function* (): Procedure {
            yield 7;
            throw new Error("the belt tore");
          })(),
          "pump 3",
        );
        return thrownBy(() => simulation.run());
      },
    ],
  ],
  Interrupt: [
    [
      /interrupted: recalled/,
      () => {
        const simulation = new Simulation();
        let thrown: unknown;
        const crew = simulation.spawn(
          (function* (): Procedure {
            try {
              yield 10;
            } catch (error) {
              thrown = error;
            }
          })(),
        );
        simulation.schedule(1, () => crew.interrupt("recalled"));
        simulation.run();
        return thrown;
      },
    ],
  ],
  Preempted: [
    [
      /"crews": the unit was taken away with 6 s of work to do/,
      () =>
        thrownAt((simulation) => {
          const crews = new Pool(simulation, "crews", { capacity: 1 });
          simulation.schedule(4, () => crews.setCapacity(0, "preempt"), undefined, RANK.capacity);
          const claim = crews.request({ whenPreempted: "abandon" });
          return [claim, claim.work(10)];
        }),
    ],
  ],
};

const classes = new Map(Object.entries(errors));

describe.each(Object.entries(failures))("%s", (name, ways) => {
  test.each(ways)("says %s", (message, fail) => {
    const error = fail();
    expect(error).toBeInstanceOf(classes.get(name));
    expect(error).toBeInstanceOf(errors.KernelError);
    expect((error as Error).name).toBe(name);
    expect((error as Error).message).toMatch(message);
  });
});

test("every error the kernel exports has its test here", () => {
  const exported = [...classes.keys()].filter((name) => name !== "KernelError");
  expect(Object.keys(failures).toSorted()).toEqual(exported.toSorted());
});
