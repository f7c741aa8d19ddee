import { describe, expect, test } from "vitest";

import {
  AmountError,
  followPlan,
  InvalidTimeError,
  letBreakDown,
  Pool,
  Simulation,
} from "../../engine/kernel/index.ts";
import type { CapacityPlan } from "../../engine/kernel/index.ts";

function follow(
  plan: CapacityPlan,
  until: number,
  startTime = 0,
): { changes: string[]; pool: Pool; simulation: Simulation } {
  const simulation = new Simulation({ startTime });
  const pool = new Pool(simulation, "desk", { capacity: 1 });
  const changes: string[] = [];
  followPlan(simulation, pool, plan);
  let last = pool.capacity;
  for (let time = startTime; time < until; time += 0.5) {
    simulation.run(time);
    if (pool.capacity !== last) changes.push(`${time}: ${pool.capacity}`);
    last = pool.capacity;
  }
  return { changes, pool, simulation };
}

describe("a capacity plan", () => {
  test("once, in order", () => {
    const { changes } = follow(
      {
        steps: [
          { time: 2, capacity: 3 },
          { time: 2, capacity: 4 },
          { time: 7, capacity: 0 },
        ],
      },
      30,
    );
    expect(changes).toEqual(["2: 4", "7: 0"]);
  });

  test("repeats with its period", () => {
    const { changes, pool, simulation } = follow(
      {
        steps: [
          { time: 6, capacity: 3 },
          { time: 20, capacity: 1 },
        ],
        periodS: 24,
      },
      60,
    );
    expect(changes).toEqual(["6: 3", "20: 1", "30: 3", "44: 1", "54: 3"]);
    expect(pool.available.integral(simulation.now)).toBe(6 + 14 * 3 + 10 + 14 * 3 + 10 + 5.5 * 3);
  });

  test("changes at exactly the times given, whatever the clock shows between", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "desk", { capacity: 0 });
    const times: number[] = [];
    followPlan(simulation, pool, {
      steps: [0.1, 0.2, 0.3, 0.7, 0.9].map((time, index) => ({ time, capacity: index + 1 })),
    });
    for (let count = 0; count < 5; count++) pool.seize(() => times.push(simulation.now));
    simulation.run();
    expect(times).toEqual([0.1, 0.2, 0.3, 0.7, 0.9]);
  });

  test("from a start time on", () => {
    const { changes } = follow({ steps: [{ time: 1000, capacity: 2 }] }, 1010, 990);
    expect(changes).toEqual(["1000: 2"]);
  });

  test.each([
    ["finish" as const, 10, 0],
    ["preempt" as const, 17, 1],
  ])("with victim rule %s, in every period", (victims, end, preemptions) => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "desk", { capacity: 1 });
    followPlan(simulation, pool, {
      steps: [
        { time: 3, capacity: 0 },
        { time: 10, capacity: 1 },
      ],
      periodS: 20,
      victims,
    });
    const ends: number[] = [];
    const visit = (): void => {
      pool.seize((claim) =>
        claim.workThen(10, () => {
          ends.push(simulation.now);
          claim.release();
        }),
      );
    };
    visit();
    simulation.schedule(20, visit);
    simulation.run(60);
    // The second visit begins at 20, a full period later.
    expect(ends).toEqual([end, end + 20]);
    expect(pool.preemptions).toBe(2 * preemptions);
  });

  test("ends when its process is interrupted, without stopping the run", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "desk", { capacity: 1 });
    const plan = followPlan(simulation, pool, { steps: [{ time: 5, capacity: 9 }] });
    simulation.schedule(2, () => plan.interrupt("strike"));
    expect(simulation.run()).toBe("exhausted");
    expect([pool.capacity, simulation.now, plan.state]).toEqual([1, 2, "ended"]);
  });

  test("that cannot be followed is refused at once", () => {
    const simulation = new Simulation({ startTime: 10 });
    const pool = new Pool(simulation, "desk", { capacity: 1 });
    const step = (time: number) => ({ time, capacity: 1 });
    const steps = [step(20), step(30)];
    expect(() => followPlan(simulation, pool, { steps: [] })).toThrow(AmountError);
    expect(() => followPlan(simulation, pool, { steps: [], periodS: 5 })).toThrow(AmountError);
    expect(() => followPlan(simulation, pool, { steps: [step(30), step(20)] })).toThrow(
      AmountError,
    );
    expect(() => followPlan(simulation, pool, { steps: [step(9)] })).toThrow(InvalidTimeError);
    for (const time of [NaN, Infinity]) {
      expect(() => followPlan(simulation, pool, { steps: [step(time)] })).toThrow(InvalidTimeError);
    }
    for (const periodS of [10, 0, -5, NaN, Infinity]) {
      expect(() => followPlan(simulation, pool, { steps, periodS })).toThrow(AmountError);
    }
    expect(simulation.pendingEvents).toBe(0);
  });

  test("with a capacity that cannot be stops the run by name when its time has come", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "desk", { capacity: 1 });
    followPlan(simulation, pool, { steps: [{ time: 5, capacity: -1 }] });
    expect(() => simulation.run()).toThrow(/"capacity of desk" failed at time 5/);
  });
});

describe("breakdowns", () => {
  const counted = (simulation: Simulation, pool: Pool): string[] => {
    const seen: string[] = [];
    for (let time = 0.5; time < 30; time++) {
      simulation.run(time);
      seen.push(String(pool.free + pool.inUse));
    }
    return seen;
  };

  test("a unit lives and is repaired, for ever", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "pumps", { capacity: 2 });
    letBreakDown(simulation, pool, { untilFailureS: () => 5, repairS: () => 2 });
    expect(counted(simulation, pool).join("")).toBe("222221122222112222211222221122");
    expect(pool.capacity).toBe(2);
  });

  test("the user loses the unit and goes on with the rest when there is one", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "pumps", { capacity: 1 });
    const ends: number[] = [];
    const life = letBreakDown(simulation, pool, { untilFailureS: () => 4, repairS: () => 3 });
    pool.seize((claim) =>
      claim.workThen(10, () => {
        ends.push(simulation.now);
        life.interrupt("enough");
      }),
    );
    simulation.run();
    // Works 0 to 4, 7 to 11, 14 to 16.
    expect(ends).toEqual([16]);
    expect(pool.preemptions).toBe(2);
  });

  test("with rule finish the work is done first", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "pumps", { capacity: 1 });
    const ends: number[] = [];
    letBreakDown(simulation, pool, {
      untilFailureS: () => 4,
      repairS: () => 20,
      victims: "finish",
    });
    for (let count = 0; count < 2; count++) {
      pool.seize((claim) =>
        claim.workThen(10, () => {
          ends.push(simulation.now);
          claim.release();
        }),
      );
    }
    simulation.run(40);
    expect(ends).toEqual([10, 34]);
  });

  test("an interrupt ends them; a unit in repair comes back", () => {
    for (const [time, working] of [
      [3, 1],
      [5, 1],
    ] as const) {
      const simulation = new Simulation();
      const pool = new Pool(simulation, "pumps", { capacity: 1 });
      const life = letBreakDown(simulation, pool, { untilFailureS: () => 4, repairS: () => 9 });
      simulation.schedule(time, () => life.interrupt("new pump"));
      expect(simulation.run()).toBe("exhausted");
      expect([pool.free, life.state, simulation.now]).toEqual([working, "ended", time]);
    }
  });

  test("a law that draws a time that cannot be stops the run by name", () => {
    const simulation = new Simulation();
    const pool = new Pool(simulation, "pumps", { capacity: 1 });
    letBreakDown(simulation, pool, { untilFailureS: () => NaN, repairS: () => 9 });
    expect(() => simulation.run()).toThrow(/"breakdowns of pumps" failed at time 0/);
  });
});
