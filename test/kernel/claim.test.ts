import { describe, expect, test } from "vitest";

import {
  AmountError,
  NotHeldError,
  Pool,
  Simulation,
  Stock,
  Store,
  UsedRequestError,
} from "../../engine/kernel/index.ts";
import type { Claim, Procedure } from "../../engine/kernel/index.ts";

function onePool(capacity = 1): { simulation: Simulation; pool: Pool } {
  const simulation = new Simulation();
  return { simulation, pool: new Pool(simulation, "beds", { capacity }) };
}

/** Yields it and ends; says what was thrown. */
function asks(simulation: Simulation, claim: Claim, seconds = 0): { error: unknown } {
  const result: { error: unknown } = { error: undefined };
  simulation.spawn(
    (function* (): Procedure {
      try {
        yield claim;
        yield seconds;
      } catch (error) {
        result.error = error;
      }
    })(),
  );
  return result;
}

describe("states", () => {
  test("new, held, released", () => {
    const { simulation, pool } = onePool();
    const claim = pool.request();
    expect([claim.state, claim.isHeld]).toEqual(["new", false]);
    asks(simulation, claim, 5);
    expect([claim.state, claim.isHeld]).toEqual(["held", true]);
    simulation.run();
    expect([claim.state, claim.isHeld]).toEqual(["released", false]);
  });

  test("queued, granted, held", () => {
    const { simulation, pool } = onePool();
    const holder = pool.seize(() => {});
    const claim = pool.request();
    asks(simulation, claim, 5);
    const states: string[] = [claim.state];
    simulation.schedule(2, () => {
      holder.release();
      states.push(claim.state);
    });
    simulation.schedule(3, () => states.push(claim.state));
    simulation.run();
    expect(states).toEqual(["queued", "granted", "held"]);
    expect(claim.since).toBe(0);
  });

  test("reneged, when its patience ends; its process goes on without", () => {
    const { simulation, pool } = onePool();
    pool.seize(() => {});
    const claim = pool.request({ patience: 4 });
    const seen: unknown[] = [];
    simulation.spawn(
      (function* (): Procedure {
        yield claim;
        seen.push(claim.state, claim.isHeld, simulation.now);
      })(),
    );
    simulation.run();
    expect(seen).toEqual(["reneged", false, 4]);
    expect([pool.reneged, pool.withdrawn, pool.queueLength.value]).toEqual([1, 0, 0]);
  });
});

describe("release", () => {
  test("twice is an error", () => {
    const { simulation, pool } = onePool();
    const claim = pool.request();
    asks(simulation, claim, 5);
    claim.release();
    expect(() => claim.release()).toThrow(NotHeldError);
    expect(pool.inUse).toBe(0);
  });

  test("of what was never asked for is an error", () => {
    const { pool } = onePool();
    expect(() => pool.request().release()).toThrow(/is new and not held/);
  });

  test("of what was consumed or brought is an error", () => {
    const simulation = new Simulation();
    const stock = new Stock(simulation, "fuel", { initial: 5 });
    const store = new Store(simulation, "keys", ["k"]);
    for (const claim of [stock.take(1), stock.put(1), store.take()]) {
      asks(simulation, claim);
      expect(claim.state).toBe("held");
      expect(() => claim.release()).toThrow(NotHeldError);
    }
  });

  test("of a queued request calls it off: its process goes on without", () => {
    const { simulation, pool } = onePool();
    pool.seize(() => {});
    const claim = pool.request();
    const seen: unknown[] = [];
    simulation.spawn(
      (function* (): Procedure {
        yield claim;
        seen.push(claim.state, simulation.now);
      })(),
    );
    simulation.schedule(3, () => claim.release());
    simulation.run();
    expect(seen).toEqual(["withdrawn", 3]);
    expect([pool.withdrawn, pool.queueLength.value, simulation.liveProcesses]).toEqual([1, 0, 0]);
  });

  test("between grant and resume: its process finds it released", () => {
    const { simulation, pool } = onePool();
    const holder = pool.seize(() => {});
    const claim = pool.request();
    asks(simulation, claim);
    simulation.schedule(3, () => {
      holder.release();
      claim.release();
      expect(pool.inUse).toBe(0);
    });
    simulation.run();
    expect(claim.state).toBe("released");
  });

  test("serves the next at the same time", () => {
    const { simulation, pool } = onePool();
    const holder = pool.seize(() => {});
    const times: number[] = [];
    for (let count = 0; count < 3; count++) {
      pool.seize((claim) => {
        times.push(simulation.now);
        claim.release();
      });
    }
    simulation.schedule(7, () => holder.release());
    simulation.run();
    expect(times).toEqual([7, 7, 7]);
  });
});

describe("a request is for one acquisition", () => {
  test.each(["held", "queued", "released"])("not when it is %s", (state) => {
    const { simulation, pool } = onePool(state === "queued" ? 0 : 1);
    const claim = pool.request();
    asks(simulation, claim, 5);
    if (state === "released") claim.release();
    expect(claim.state).toBe(state);
    expect(asks(simulation, claim).error).toBeInstanceOf(UsedRequestError);
  });
});

describe("options", () => {
  test("a priority that is no number is refused", () => {
    expect(() => onePool().pool.request({ priority: NaN })).toThrow(AmountError);
  });

  test.each([-1, NaN])("a patience of %d s is refused", (patience) => {
    expect(() => onePool().pool.request({ patience })).toThrow(AmountError);
  });

  test("patience without end is none, and patience 0 still waits for what comes at this time", () => {
    const { simulation, pool } = onePool();
    const holder = pool.seize(() => {});
    const endless = pool.request({ patience: Infinity });
    asks(simulation, endless);
    expect(simulation.pendingEvents).toBe(0);
    const states: string[] = [];
    simulation.schedule(2, () => {
      endless.release();
      pool.seize((claim) => states.push(claim.state), { patience: 0 });
    });
    simulation.schedule(2, () => holder.release());
    simulation.schedule(3, () => pool.seize((claim) => states.push(claim.state), { patience: 0 }));
    simulation.run();
    expect(states).toEqual(["held", "reneged"]);
  });

  test("the end of patience is gone from the list once the request is served", () => {
    const { simulation, pool } = onePool();
    const holder = pool.seize(() => {});
    pool.seize(() => {}, { patience: 100 });
    expect(simulation.pendingEvents).toBe(1);
    holder.release();
    // Only the handler's own event is left.
    expect(simulation.pendingEvents).toBe(1);
    simulation.run();
    expect(simulation.now).toBe(0);
  });
});

test("one who reneges keeps what it already holds", () => {
  const simulation = new Simulation();
  const beds = new Pool(simulation, "beds", { capacity: 1 });
  const doctors = new Pool(simulation, "doctors", { capacity: 0 });
  const seen: unknown[] = [];
  simulation.spawn(
    (function* (): Procedure {
      yield beds.request();
      const doctor = doctors.request({ patience: 10 });
      yield doctor;
      seen.push(doctor.state, beds.inUse);
      yield 5;
    })(),
  );
  simulation.run();
  expect(seen).toEqual(["reneged", 1]);
  expect(beds.inUse).toBe(0);
});
