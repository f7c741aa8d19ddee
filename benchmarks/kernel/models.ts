import { Pool, Simulation } from "../../engine/kernel/index.ts";
import type { PoolClaim, Procedure } from "../../engine/kernel/index.ts";
import type { Done } from "./bare-loop.ts";

/** M/M/1 in the event layer: handlers, a pool, and the statistics it keeps by itself. */
export function eventMm1(customers: number, arrival: () => number, service: () => number): Done {
  const simulation = new Simulation();
  const server = new Pool(simulation, "server", { capacity: 1 });
  let arrived = 0;
  const arrive = (): void => {
    if (++arrived < customers) simulation.schedule(simulation.now + arrival(), arrive);
    server.seize(serve);
  };
  const serve = (claim: PoolClaim): void => {
    simulation.schedule(simulation.now + service(), depart, claim);
  };
  const depart = (claim: PoolClaim): void => claim.release();
  simulation.schedule(arrival(), arrive);
  simulation.run();
  return { events: 2 * server.waits.count, clock: simulation.now };
}

/** M/M/1 in the process layer: a generator for each customer. */
export function mm1Process(customers: number, arrival: () => number, service: () => number): Done {
  const simulation = new Simulation();
  const server = new Pool(simulation, "server", { capacity: 1 });
  function* customer(): Procedure {
    const claim = server.request();
    yield claim;
    yield service();
    claim.release();
  }
  function* source(): Procedure {
    for (let index = 0; index < customers; index++) {
      yield arrival();
      simulation.spawn(customer(), "customer");
    }
  }
  simulation.spawn(source(), "source");
  simulation.run();
  return { events: 2 * server.waits.count, clock: simulation.now };
}

/** HOLD in the event layer. Each call goes on for so many holds. */
export function eventHold(pending: number, increment: () => number): (holds: number) => Done {
  const simulation = new Simulation();
  let left = 0;
  const again = (entity: number): void => {
    if (--left === 0) simulation.stop();
    simulation.schedule(simulation.now + increment(), again, entity);
  };
  for (let entity = 0; entity < pending; entity++) simulation.schedule(increment(), again, entity);
  return (holds) => {
    left = holds;
    const before = simulation.eventsFired;
    simulation.run();
    return { events: simulation.eventsFired - before, clock: simulation.now };
  };
}

/** HOLD in the process layer: a generator that delays for ever, for each entity. */
export function holdProcess(pending: number, increment: () => number): (holds: number) => Done {
  const simulation = new Simulation();
  let left = 0;
  function* entity(): Procedure {
    yield increment();
    for (;;) {
      if (--left === 0) simulation.stop();
      yield increment();
    }
  }
  for (let index = 0; index < pending; index++) simulation.spawn(entity(), "entity");
  return (holds) => {
    left = holds;
    const before = simulation.eventsFired;
    simulation.run();
    return { events: simulation.eventsFired - before, clock: simulation.now };
  };
}

/**
 * Preemption churn: four units, eight jobs that want one for long and always, and urgent ones that
 * take a unit away as soon as they come. Events fired, grants and cancelled ends of work not counted
 * twice.
 */
export function preemptionChurn(
  urgentJobs: number,
  gap: () => number,
  work: () => number,
): Done & { readonly preemptions: number } {
  const simulation = new Simulation();
  const pool = new Pool(simulation, "units", { capacity: 4 });
  let arrived = 0;
  const giveBack = (claim: PoolClaim): void => claim.release();
  const again = (claim: PoolClaim): void => {
    claim.release();
    if (arrived < urgentJobs) pool.seize(workLong, { priority: 5 });
  };
  const workLong = (claim: PoolClaim): void => claim.workThen(20 * work(), again);
  const workShort = (claim: PoolClaim): void => claim.workThen(work(), giveBack);
  const arrive = (): void => {
    pool.seize(workShort, { preempts: true });
    if (++arrived < urgentJobs) simulation.schedule(simulation.now + gap(), arrive);
  };
  for (let job = 0; job < 8; job++) pool.seize(workLong, { priority: 5 });
  simulation.schedule(gap(), arrive);
  simulation.run();
  return { events: simulation.eventsFired, clock: simulation.now, preemptions: pool.preemptions };
}
