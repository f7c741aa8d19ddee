import { Pool, Simulation, Store, together } from "../../../engine/kernel/index.ts";
import type { PoolClaim, Procedure } from "../../../engine/kernel/index.ts";
import { Source, exponential } from "./source.ts";

/** Ways to say the same queue in the kernel. */
export const ways = [
  "process with a delay",
  "process with engine-kept work",
  "process with a set of two pools",
  "process with a store of servers",
  "events with a scheduled end",
  "events with engine-kept work",
] as const;
export type Way = (typeof ways)[number];

export interface Drained {
  readonly count: number;
  readonly sum: number;
  readonly longest: number;
  readonly median: number;
  /** Integral of the number waiting over the whole run. */
  readonly queueTime: number;
  readonly end: number;
}

/**
 * A first come, first served queue at a few equal servers, from empty until the last of a given
 * number of customers has left. Draws are made in the order of arrival, whatever the way.
 */
export function drainedQueue(
  way: Way,
  servers: number,
  customers: number,
  arrivalRate: number,
  seed: number,
): Drained {
  const simulation = new Simulation();
  const gap = new Source(seed, 0, "gap", exponential(1 / arrivalRate));
  const service = new Source(seed, 0, "service", exponential(1));
  const desks = new Pool(simulation, "desks", { capacity: servers });
  const rooms = new Pool(simulation, "rooms", { capacity: servers + 3 });
  const clerks = new Store<number>(
    simulation,
    "clerks",
    Array.from({ length: servers }, (_, clerk) => clerk),
  );

  function* customer(serviceS: number): Procedure {
    const claim = desks.request();
    yield claim;
    yield way === "process with a delay" ? serviceS : claim.work(serviceS);
    claim.release();
  }
  function* customerOfSet(serviceS: number): Procedure {
    const set = together(rooms.request(), desks.request());
    yield set;
    yield serviceS;
    set.release();
  }
  function* customerOfStore(serviceS: number): Procedure {
    const claim = clerks.borrow({ score: (clerk) => -clerk });
    yield claim;
    yield serviceS;
    claim.release();
  }
  const end = (claim: PoolClaim) => claim.release();
  const arrive = (serviceS: number) => {
    if (way === "process with a store of servers") simulation.spawn(customerOfStore(serviceS));
    else if (way === "process with a set of two pools") simulation.spawn(customerOfSet(serviceS));
    else if (way === "events with engine-kept work") {
      desks.seize((claim) => claim.workThen(serviceS, end));
    } else if (way === "events with a scheduled end") {
      desks.seize((claim) => simulation.schedule(simulation.now + serviceS, end, claim));
    } else simulation.spawn(customer(serviceS));
  };
  function* arrivals(): Procedure {
    for (let k = 0; k < customers; k++) {
      yield gap.draw();
      arrive(service.draw());
    }
  }
  simulation.spawn(arrivals());
  simulation.run();
  const { waits, waitQuantiles, queueLength } =
    way === "process with a store of servers" ? clerks : desks;
  return {
    count: waits.count,
    sum: waits.sum,
    longest: waits.max,
    median: waitQuantiles.quantile(0.5),
    queueTime: queueLength.integral(simulation.now),
    end: simulation.now,
  };
}
