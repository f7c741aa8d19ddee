import { beforeAll, describe, expect, it } from "vitest";

import { Pool, Simulation, Stock } from "../../engine/kernel/index.ts";
import type { Procedure } from "../../engine/kernel/index.ts";
import { QuantileSketch } from "../../engine/statistics/quantile-sketch.ts";
import { sampleQuantile } from "../../engine/statistics/sample-quantile.ts";
import { Tally } from "../../engine/statistics/tally.ts";
import { mm1 } from "./queues/closed-forms.ts";
import { drainedQueue, ways } from "./queues/drained.ts";
import { controlledMean } from "./queues/estimate.ts";
import { CONFIDENCE, PRECISION, lineOf } from "./queues/experiment.ts";
import type { Row } from "./queues/experiment.ts";
import { experiments } from "./queues/experiments.ts";
import { recursion } from "./queues/lindley.ts";
import { mm1Processes } from "./queues/mm1.ts";
import { onWorkers } from "./queues/on-workers.ts";
import { reneging } from "./queues/reneging.ts";
import { Source, exponential } from "./queues/source.ts";

const SEED = 1;
/** The experiments run side by side and are awaited in turn; a busy machine takes its time. */
const WAIT_MS = 600_000;

describe("the exact value lies in a 99.9 % interval of at most 1 % either way", () => {
  let results: readonly Promise<readonly Row[]>[] = [];
  beforeAll(() => {
    const tasks = experiments.map((_, experiment) => ({ experiment, seed: SEED }));
    results = onWorkers(tasks, 2);
  });

  experiments.forEach(({ name, expected }, experiment) => {
    it(
      name,
      async () => {
        const rows = await results[experiment];
        expect(rows.map((row) => row.expected)).toEqual(Object.values(expected));
        for (const row of rows) {
          expect(row.holds, lineOf(row)).toBe(true);
          expect(row.halfWidth, lineOf(row)).toBeLessThanOrEqual(PRECISION);
        }
      },
      WAIT_MS,
    );
  });

  it("names every experiment once", () => {
    expect(new Set(experiments.map(({ name }) => name)).size).toBe(experiments.length);
  });
});

describe("quantiles of the wait that a pool keeps by itself", () => {
  it("are those of M/M/1, to the error the sketch states", () => {
    const experiment = mm1Processes(0.8, 40_000);
    const measured = Array.from({ length: 40 }, (_, replication) =>
      experiment.run(SEED, replication),
    );
    const controls = measured.map((one) => one.controls);
    for (const share of [0.5, 0.9, 0.99]) {
      const observations = measured.map((one) => one.estimates[`wait quantile ${share}`]);
      const { estimate, high, low } = controlledMean(observations, controls, CONFIDENCE);
      const exact = mm1(0.8).waitQuantile(share);
      const allowed = (high - low) / 2 + exact * QuantileSketch.relativeError;
      expect(Math.abs(estimate - exact)).toBeLessThan(allowed);
      expect((high - low) / 2).toBeLessThan(0.03 * exact);
    }
  });
});

describe("all layers are one engine", () => {
  const customers = 20_000;
  for (const [servers, arrivalRate] of [
    [1, 0.9],
    [3, 2.7],
  ] as const) {
    const gap = new Source(SEED, 0, "gap", exponential(1 / arrivalRate));
    const service = new Source(SEED, 0, "service", exponential(1));
    const { waits, lastEnd } = recursion(
      servers,
      customers,
      () => gap.draw(),
      () => service.draw(),
    );
    const tally = new Tally();
    for (const wait of waits) tally.record(wait);

    for (const way of ways) {
      it(`${way}, ${servers} servers: the waits of the recursion, to the last bit`, () => {
        const drained = drainedQueue(way, servers, customers, arrivalRate, SEED);
        expect(drained.count).toBe(customers);
        expect(drained.sum).toBe(tally.sum);
        expect(drained.longest).toBe(tally.max);
        expect(drained.end).toBe(lastEnd);
        const median = sampleQuantile(waits, 0.5);
        expect(Math.abs(drained.median - median)).toBeLessThanOrEqual(
          median * QuantileSketch.relativeError,
        );
      });
    }
  }

  it("patience in events, in processes and as a race against a delay are the same", () => {
    const inEvents = reneging(10, 8, 0.5, "patience in events", 500).run(SEED, 0);
    const inProcesses = reneging(10, 8, 0.5, "patience in processes", 500).run(SEED, 0);
    const asRace = reneging(10, 8, 0.5, "race against a delay", 500).run(SEED, 0);
    expect(inProcesses).toEqual(inEvents);
    expect(asRace).toEqual(inEvents);
    expect(inEvents.estimates["reneged"]).toBeGreaterThan(0.1);
  });
});

describe("Little's law holds exactly from empty to empty", () => {
  it("in the queue of a pool and of a store", () => {
    for (const way of ways) {
      const { queueTime, sum } = drainedQueue(way, 2, 5000, 1.8, SEED);
      expect(Math.abs(queueTime / sum - 1)).toBeLessThan(1e-9);
    }
  });

  it("in system and in service, with preemption, breakdown and impatience", () => {
    const simulation = new Simulation();
    const desk = new Pool(simulation, "desk", { capacity: 2 });
    const gap = new Source(SEED, 0, "gap", exponential(0.6));
    const service = new Source(SEED, 0, "service", exponential(1));
    const patience = new Source(SEED, 0, "patience", exponential(4));
    let inSystem = 0;
    let inService = 0;
    let reneged = 0;

    function* customer(priority: number): Procedure {
      const came = simulation.now;
      const claim = desk.request({ priority, preempts: true, patience: patience.draw() });
      yield claim;
      if (claim.isHeld) {
        const serviceS = service.draw();
        inService += serviceS;
        yield claim.work(serviceS);
        claim.release();
      } else {
        reneged++;
      }
      inSystem += simulation.now - came;
    }
    function* arrivals(): Procedure {
      for (let k = 0; k < 20_000; k++) {
        yield gap.draw();
        simulation.spawn(customer(k % 3));
        if (k % 50 === 0) desk.takeDown(1);
        if (k % 50 === 7) desk.takeDown(-1);
      }
    }
    simulation.spawn(arrivals());
    expect(simulation.run()).toBe("exhausted");
    const { now } = simulation;
    const levels = desk.busy.integral(now) + desk.queueLength.integral(now);
    expect(Math.abs(levels / inSystem - 1)).toBeLessThan(1e-9);
    expect(Math.abs(desk.busy.integral(now) / inService - 1)).toBeLessThan(1e-9);
    expect(desk.reneged).toBe(reneged);
    expect(desk.waits.count).toBe(20_000 - reneged);
    expect(desk.utilisation).toBe(desk.busy.integral(now) / desk.available.integral(now));
    expect(desk.utilisation).toBeGreaterThan(0.5);
    expect(desk.preemptions).toBeGreaterThan(1000);
    expect(simulation.liveProcesses).toBe(0);
    expect(desk.inUse).toBe(0);
  });

  it("in the queue of a stock, whose level is what came less what went", () => {
    const simulation = new Simulation();
    const fuel = new Stock(simulation, "fuel", { initial: 30 });
    const gap = new Source(SEED, 0, "gap", exponential(1));
    const delay = new Source(SEED, 0, "delay", exponential(20));
    let taken = 0;
    function* demand(amount: number): Procedure {
      yield fuel.take(amount);
      taken += amount;
    }
    function* life(): Procedure {
      for (let k = 0; k < 5000; k++) {
        yield gap.draw();
        simulation.spawn(demand(1 + (k % 4)));
        // What ten took on average comes at random times, and often too late.
        if (k % 10 === 0) simulation.schedule(simulation.now + delay.draw(), () => fuel.add(25));
      }
    }
    simulation.spawn(life());
    simulation.run();
    expect(taken).toBe(12_500);
    expect(fuel.present).toBe(30);
    expect(fuel.waits.sum).toBeGreaterThan(5000);
    const { now } = simulation;
    expect(Math.abs(fuel.queueLength.integral(now) / fuel.waits.sum - 1)).toBeLessThan(1e-9);
  });
});
