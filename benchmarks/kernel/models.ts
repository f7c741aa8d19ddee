import { Pool, Simulation } from "../../engine/kernel/index.ts";
import type { PoolClaim, Procedure } from "../../engine/kernel/index.ts";

/** M/M/1 in the event layer: handlers, a pool, and the statistics it keeps by itself. */
export function eventMm1(customers: number, arrival: () => number, service: () => number): number {
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
  return 2 * server.waits.count;
}

/** M/M/1 in the process layer: a generator for each customer. */
export function mm1Process(
  customers: number,
  arrival: () => number,
  service: () => number,
): number {
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
  return 2 * server.waits.count;
}

/** HOLD in the event layer. */
export function eventHold(pending: number, holds: number, increment: () => number): number {
  const simulation = new Simulation();
  let left = holds;
  const again = (entity: number): void => {
    if (--left <= 0) simulation.stop();
    simulation.schedule(simulation.now + increment(), again, entity);
  };
  for (let entity = 0; entity < pending; entity++) simulation.schedule(increment(), again, entity);
  simulation.run();
  return simulation.eventsFired;
}

/** HOLD in the process layer: a generator that delays for ever, for each entity. */
export function holdProcess(pending: number, holds: number, increment: () => number): number {
  const simulation = new Simulation();
  let left = holds;
  function* entity(): Procedure {
    for (;;) {
      yield increment();
      if (--left <= 0) simulation.stop();
    }
  }
  for (let index = 0; index < pending; index++) simulation.spawn(entity(), "entity");
  simulation.run();
  return simulation.eventsFired;
}
