import { Pool, Simulation, letBreakDown } from "../../../engine/kernel/index.ts";
import type { Procedure } from "../../../engine/kernel/index.ts";
import { breakdownsMeanNumber } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/** M/M/1, service 1 on average, whose server breaks in calendar time; interrupted work is resumed. */
export function breakdowns(
  arrivalRate: number,
  failureRate: number,
  repairRate: number,
  durationS: number,
): Experiment {
  const available = repairRate / (failureRate + repairRate);
  return {
    name: `M/M/1 with breakdowns, arrival rate ${arrivalRate}`,
    replications: 100,
    expected: {
      L: breakdownsMeanNumber(arrivalRate, 1, failureRate, repairRate),
      available,
      busy: arrivalRate,
    },
    run(seed, replication) {
      const simulation = new Simulation();
      const desk = new Pool(simulation, "desk", { capacity: 1 });
      const gap = new Source(seed, replication, "gap", exponential(1 / arrivalRate));
      const service = new Source(seed, replication, "service", exponential(1));
      const life = new Source(seed, replication, "life", exponential(1 / failureRate));
      const repair = new Source(seed, replication, "repair", exponential(1 / repairRate));
      const draw = (source: Source) => {
        const n = desk.queueLength.value + desk.inUse;
        return source.draw(n, n * n);
      };
      letBreakDown(simulation, desk, {
        untilFailureS: () => draw(life),
        repairS: () => draw(repair),
      });

      function* customer(): Procedure {
        const claim = desk.request();
        yield claim;
        yield claim.work(draw(service));
        claim.release();
      }
      function* arrivals(): Procedure {
        for (;;) {
          yield draw(gap);
          simulation.spawn(customer());
        }
      }
      simulation.spawn(arrivals());
      afterWarmUp(simulation, 1000, durationS, [desk, gap, service, life, repair]);
      const { now } = simulation;
      return {
        estimates: {
          L: desk.busy.mean(now) + desk.queueLength.mean(now),
          available: desk.available.mean(now),
          busy: desk.busy.mean(now),
        },
        controls: [gap, service, life, repair].flatMap((source) => source.controls),
      };
    },
  };
}
