import { Pool, Simulation } from "../../../engine/kernel/index.ts";
import type { PoolRequest, Procedure } from "../../../engine/kernel/index.ts";
import type { Distribution } from "../../../engine/random/distribution.ts";
import { Tally } from "../../../engine/statistics/tally.ts";
import { nonPreemptiveWaits, preemptiveResumeTimes } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { momentsOf } from "./mg1.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/**
 * Two classes at one server, the urgent before the ordinary; both are served by the same law.
 * Deterministic service tells engines apart whose interrupted user goes on at the head of its class
 * (4.285714 for rates .3 and .5) from those where it queues again at the back (about 4.64).
 */
export function priority(
  service: Distribution,
  rates: readonly [urgent: number, ordinary: number],
  preemptive: boolean,
  durationS: number,
): Experiment {
  const moments = momentsOf(service);
  const classes = rates.map((arrivalRate) => ({ arrivalRate, service: moments }));
  const waits = nonPreemptiveWaits(classes);
  const times = preemptiveResumeTimes(classes);
  const discipline = preemptive ? "preemptive resume" : "non-preemptive";
  return {
    name: `priority, ${service.kind} service, ${discipline}`,
    replications: 100,
    expected: preemptive
      ? { "T urgent": times[0], "T ordinary": times[1] }
      : { "Wq urgent": waits[0], "Wq ordinary": waits[1] },
    run(seed, replication) {
      const simulation = new Simulation();
      const desk = new Pool(simulation, "desk", { capacity: 1 });
      const numbers = [0, 0];
      const requests: readonly PoolRequest[] = [
        { priority: 0, preempts: preemptive },
        { priority: 1, preempts: preemptive },
      ];
      const gaps = rates.map(
        (rate, k) => new Source(seed, replication, `gap ${k}`, exponential(1 / rate)),
      );
      const works = rates.map((_, k) => new Source(seed, replication, `work ${k}`, service));
      const waited = [new Tally(), new Tally()];
      const spent = [new Tally(), new Tally()];

      function* customer(k: number): Procedure {
        const came = simulation.now;
        numbers[k]++;
        const claim = desk.request(requests[k]);
        yield claim;
        waited[k].record(simulation.now - came);
        yield claim.work(works[k].draw(numbers[0], numbers[1]));
        numbers[k]--;
        claim.release();
        spent[k].record(simulation.now - came);
      }
      function* arrivals(k: number): Procedure {
        for (;;) {
          yield gaps[k].draw(numbers[0], numbers[1]);
          simulation.spawn(customer(k));
        }
      }
      simulation.spawn(arrivals(0));
      simulation.spawn(arrivals(1));
      afterWarmUp(simulation, 1000, durationS, [desk, ...gaps, ...works, ...waited, ...spent]);
      return {
        estimates: {
          "Wq urgent": waited[0].sum / (rates[0] * durationS),
          "Wq ordinary": waited[1].sum / (rates[1] * durationS),
          "T urgent": spent[0].sum / (rates[0] * durationS),
          "T ordinary": spent[1].sum / (rates[1] * durationS),
        },
        controls: [...gaps, ...works].flatMap((source) => source.controls),
      };
    },
  };
}
