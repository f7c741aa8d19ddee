import { expect, test } from "vitest";

import {
  anyOf,
  Delay,
  followPlan,
  Pool,
  RANK,
  Signal,
  Simulation,
} from "../../engine/kernel/index.ts";
import type { Interrupt, Procedure } from "../../engine/kernel/index.ts";
import { isRank } from "../../engine/kernel/rank.ts";

test("the ladder, top to bottom", () => {
  expect(Object.entries(RANK).toSorted(([, a], [, b]) => a - b)).toEqual([
    ["capacity", 0],
    ["release", 1],
    ["interrupt", 2],
    ["grant", 3],
    ["ordinary", 4],
    ["timeout", 5],
    ["observe", 6],
  ]);
});

test("each rung goes before the next, whatever was scheduled first", () => {
  const simulation = new Simulation();
  const seen: string[] = [];
  for (const [name, rank] of Object.entries(RANK).toReversed()) {
    simulation.schedule(1, (text: string) => seen.push(text), name, rank);
  }
  simulation.run();
  expect(seen).toEqual(Object.keys(RANK));
});

test("a model may have ranks of its own from 0 to 255", () => {
  expect([0, 7, 255].every(isRank)).toBe(true);
  expect([-1, 256, 1.5, NaN, Infinity].some(isRank)).toBe(false);
});

test("capacity before release: a unit withdrawn at 10 is not handed on at 10", () => {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "beds", { capacity: 1 });
  followPlan(simulation, pool, { steps: [{ time: 10, capacity: 0 }] });
  const served: number[] = [];
  pool.seize((claim) => claim.workThen(10, () => claim.release()));
  pool.seize(() => served.push(simulation.now));
  simulation.run();
  expect(served).toEqual([]);
  expect(pool.inUse).toBe(0);
});

test("release before interrupt: work that ends at 10 is done when an interrupt comes at 10", () => {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "beds", { capacity: 1 });
  const seen: string[] = [];
  // Scheduled long before the work, at rank ordinary; the interrupt itself has its own rank.
  simulation.schedule(10, () => worker.interrupt("at 10"));
  const worker = simulation.spawn(
    (function* (): Procedure {
      const claim = pool.request();
      yield claim;
      yield claim.work(10);
      seen.push("work done");
      try {
        yield 5;
      } catch (error) {
        seen.push((error as Interrupt).reason as string);
      }
    })(),
  );
  simulation.run();
  expect(seen).toEqual(["work done", "at 10"]);
});

test("interrupt before grant: who is called off at 10 is not served at 10", () => {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "beds", { capacity: 1 });
  const seen: string[] = [];
  const holder = pool.seize(() => {});
  const first = simulation.spawn(waits("first"));
  simulation.spawn(waits("second"));
  simulation.schedule(10, () => {
    holder.release();
    // The bed is granted by now; the interrupt reaches the first in line before the bed does.
    first.interrupt("called off");
  });
  function* waits(name: string): Procedure {
    try {
      yield pool.request();
      seen.push(`${name} served at ${simulation.now}`);
    } catch (error) {
      seen.push(`${name} ${(error as Interrupt).reason as string} at ${simulation.now}`);
    }
  }
  simulation.run();
  expect(seen).toEqual(["first called off at 10", "second served at 10"]);
});

test("grant before ordinary: who waited goes on before the next thing of that time begins", () => {
  const simulation = new Simulation();
  const signal = new Signal();
  const seen: string[] = [];
  simulation.spawn(
    (function* (): Procedure {
      yield signal;
      seen.push("signalled");
    })(),
  );
  simulation.schedule(10, () => signal.fire());
  simulation.schedule(10, () => seen.push("next handler"));
  simulation.run();
  expect(seen).toEqual(["signalled", "next handler"]);
});

test("ordinary before timeout: patience that ends at 10 is not disappointed by a bed free at 10", () => {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "beds", { capacity: 1 });
  const states: string[] = [];
  const holder = pool.seize(() => {});
  pool.seize((claim) => states.push(claim.state), { patience: 10 });
  simulation.schedule(10, () => holder.release());
  simulation.run();
  expect(states).toEqual(["held"]);
});

test("timeout before observe: a sample sees the instant when it is over", () => {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "beds", { capacity: 1 });
  const samples: number[] = [];
  simulation.schedule(10, () => samples.push(pool.queueLength.value), undefined, RANK.observe);
  pool.seize(() => {});
  pool.seize(() => {}, { patience: 10 });
  simulation.run();
  expect(samples).toEqual([0]);
});

test("a delay of its own rank rings there", () => {
  const simulation = new Simulation();
  const seen: string[] = [];
  const rings = (name: string, rank: number) =>
    function* (): Procedure {
      yield anyOf(new Delay(simulation, 10, rank));
      seen.push(name);
    };
  simulation.spawn(rings("observe", RANK.observe)());
  simulation.spawn(rings("capacity", RANK.capacity)());
  simulation.schedule(10, () => seen.push("ordinary"));
  simulation.run();
  expect(seen).toEqual(["capacity", "ordinary", "observe"]);
});
