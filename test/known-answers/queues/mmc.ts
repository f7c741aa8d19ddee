import { Pool, Simulation } from "../../../engine/kernel/index.ts";
import type { PoolClaim } from "../../../engine/kernel/index.ts";
import { Tally } from "../../../engine/statistics/tally.ts";
import { erlangC, mmcMeanWait } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/** M/M/c in the event layer, service 1 on average: mean wait, and the share that waits at all. */
export function mmcEvents(arrivalRate: number, servers: number, durationS: number): Experiment {
  return {
    name: `M/M/${servers}, arrival rate ${arrivalRate}, events`,
    replications: 100,
    expected: {
      Wq: mmcMeanWait(arrivalRate, servers),
      "P(wait)": erlangC(servers, arrivalRate),
    },
    run(seed, replication) {
      const simulation = new Simulation();
      const desks = new Pool(simulation, "desks", { capacity: servers });
      const gap = new Source(seed, replication, "gap", exponential(1 / arrivalRate));
      const service = new Source(seed, replication, "service", exponential(1));
      const waited = new Tally();

      const end = (claim: PoolClaim) => claim.release();
      const begin = (claim: PoolClaim) => {
        waited.record(simulation.now > claim.since ? 1 : 0);
        claim.workThen(service.draw(desks.inUse, desks.queueLength.value), end);
      };
      const arrive = () => {
        desks.seize(begin);
        scheduleNext();
      };
      const scheduleNext = () => {
        const delayS = gap.draw(desks.inUse, desks.queueLength.value);
        simulation.schedule(simulation.now + delayS, arrive);
      };
      scheduleNext();
      const slack = 1 - Math.sqrt(arrivalRate / servers);
      afterWarmUp(simulation, 10 + 10 / (servers * slack * slack), durationS, [
        desks,
        gap,
        service,
        waited,
      ]);
      const customers = arrivalRate * durationS;
      return {
        estimates: { Wq: desks.waits.sum / customers, "P(wait)": waited.sum / customers },
        controls: [...gap.controls, ...service.controls],
      };
    },
  };
}
