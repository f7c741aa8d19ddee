import { Pool, Simulation } from "../../../engine/kernel/index.ts";
import type { Procedure } from "../../../engine/kernel/index.ts";
import { compileDistribution } from "../../../engine/random/distribution.ts";
import type { Distribution } from "../../../engine/random/distribution.ts";
import { mg1MeanWait } from "./closed-forms.ts";
import type { Moments } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/** M/G/1 in the process layer, with engine-kept work. */
export function mg1(
  name: string,
  arrivalRate: number,
  service: Distribution,
  durationS: number,
): Experiment {
  return {
    name: `M/G/1, arrival rate ${arrivalRate}, service ${name}`,
    replications: 100,
    expected: { Wq: mg1MeanWait(arrivalRate, momentsOf(service)) },
    run(seed, replication) {
      const simulation = new Simulation();
      const desk = new Pool(simulation, "desk", { capacity: 1 });
      const gap = new Source(seed, replication, "gap", exponential(1 / arrivalRate));
      const work = new Source(seed, replication, "service", service);

      function* customer(): Procedure {
        const claim = desk.request();
        yield claim;
        const n = desk.queueLength.value + 1;
        yield claim.work(work.draw(n, n * n));
        claim.release();
      }
      function* arrivals(): Procedure {
        for (;;) {
          const n = desk.queueLength.value + desk.inUse;
          yield gap.draw(n, n * n);
          simulation.spawn(customer());
        }
      }
      simulation.spawn(arrivals());
      afterWarmUp(simulation, 1000, durationS, [desk, gap, work]);
      return {
        estimates: { Wq: desk.waits.sum / (arrivalRate * durationS) },
        controls: [...gap.controls, ...work.controls],
      };
    },
  };
}

export function momentsOf(distribution: Distribution): Moments {
  const { mean, variance } = compileDistribution(distribution);
  return { mean, secondMoment: variance + mean * mean };
}
