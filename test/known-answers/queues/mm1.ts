import { Pool, Simulation } from "../../../engine/kernel/index.ts";
import type { Procedure } from "../../../engine/kernel/index.ts";
import { Level } from "../../../engine/statistics/level.ts";
import { Tally } from "../../../engine/statistics/tally.ts";
import { mm1 } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/** M/M/1 in the process layer, service 1 on average: all that is known of it, or only mean values. */
export function mm1Processes(
  arrivalRate: number,
  durationS: number,
  quantities: "all" | "means" = "all",
): Experiment {
  const exact = mm1(arrivalRate);
  const means = { Wq: exact.meanWait, L: exact.meanNumber };
  return {
    name: `M/M/1, arrival rate ${arrivalRate}, processes`,
    replications: 100,
    expected:
      quantities === "means"
        ? means
        : {
            ...means,
            "P(T > 10)": exact.timeExceeds(10),
            "Var N": exact.varianceOfNumber,
            "Var T": exact.varianceOfTime,
          },
    run(seed, replication) {
      const simulation = new Simulation();
      const desk = new Pool(simulation, "desk", { capacity: 1 });
      const gap = new Source(seed, replication, "gap", exponential(1 / arrivalRate));
      const service = new Source(seed, replication, "service", exponential(1));
      const inSystem = new Level();
      const squaredDeviation = new Tally();
      const late = new Tally();
      const meanTime = exact.meanWait + 1;

      function* customer(): Procedure {
        const came = simulation.now;
        const claim = desk.request();
        yield claim;
        const n = inSystem.value;
        yield service.draw(n, n * n);
        claim.release();
        inSystem.add(simulation.now, -1);
        const time = simulation.now - came;
        late.record(time > 10 ? 1 : 0);
        squaredDeviation.record((time - meanTime) * (time - meanTime));
      }
      function* arrivals(): Procedure {
        for (;;) {
          const n = inSystem.value;
          yield gap.draw(n, n * n);
          inSystem.add(simulation.now, 1);
          simulation.spawn(customer());
        }
      }
      simulation.spawn(arrivals());
      afterWarmUp(simulation, 10 / (1 - Math.sqrt(arrivalRate)) ** 2, durationS, [
        desk,
        gap,
        service,
        late,
        squaredDeviation,
        { forget: () => inSystem.resetAt(simulation.now) },
      ]);
      const { now } = simulation;
      const customers = arrivalRate * durationS;
      return {
        estimates: {
          Wq: desk.waits.sum / customers,
          L: desk.queueLength.mean(now) + desk.busy.mean(now),
          "P(T > 10)": late.sum / customers,
          // About the exact means, for the variance about a replication's own mean is a little small.
          "Var N": inSystem.variance(now) + (inSystem.mean(now) - exact.meanNumber) ** 2,
          "Var T": squaredDeviation.sum / customers,
          "wait quantile 0.5": desk.waitQuantiles.quantile(0.5),
          "wait quantile 0.9": desk.waitQuantiles.quantile(0.9),
          "wait quantile 0.99": desk.waitQuantiles.quantile(0.99),
        },
        controls: [...gap.controls, ...service.controls],
      };
    },
  };
}
