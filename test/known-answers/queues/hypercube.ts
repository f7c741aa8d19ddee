import { Simulation, Store } from "../../../engine/kernel/index.ts";
import type { Procedure } from "../../../engine/kernel/index.ts";
import { Level } from "../../../engine/statistics/level.ts";
import { Tally } from "../../../engine/statistics/tally.ts";
import type { Experiment } from "./experiment.ts";
import { hypercubeOfTwo } from "./network-closed-forms.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/** One of two units, at home in a district. */
interface Unit {
  readonly district: number;
  readonly busy: Level;
}

/** Two units told apart: a call takes the nearer of those free, else waits in one line. */
export function hypercube(
  districtRates: readonly [number, number],
  serviceRate: number,
  durationS: number,
): Experiment {
  const exact = hypercubeOfTwo(districtRates, serviceRate);
  return {
    name: `hypercube of two units, district rates ${districtRates.join(" and ")}`,
    replications: 100,
    expected: {
      "workload of unit 1": exact.workloads[0],
      "workload of unit 2": exact.workloads[1],
      "by the other unit": exact.answeredByOther,
      Wq: exact.meanWait,
    },
    run(seed, replication) {
      const simulation = new Simulation();
      const units: readonly Unit[] = [0, 1].map((district) => ({ district, busy: new Level() }));
      const free = new Store<Unit>(simulation, "units", units);
      const gaps = districtRates.map(
        (rate, k) => new Source(seed, replication, `gap ${k}`, exponential(1 / rate)),
      );
      const service = new Source(seed, replication, "service", exponential(1 / serviceRate));
      const byOther = new Tally();
      const nearest = [0, 1].map((district) => ({
        score: (unit: Unit) => (unit.district === district ? 0 : 1),
      }));
      const draw = (source: Source) =>
        source.draw(free.queueLength.value - free.items.length, units[0].busy.value);

      function* call(district: number): Procedure {
        const came = simulation.now;
        const claim = free.borrow(nearest[district]);
        yield claim;
        const unit = claim.item;
        byOther.record(simulation.now === came && unit.district !== district ? 1 : 0);
        unit.busy.set(simulation.now, 1);
        yield draw(service);
        unit.busy.set(simulation.now, 0);
        claim.release();
      }
      function* calls(district: number): Procedure {
        for (;;) {
          yield draw(gaps[district]);
          simulation.spawn(call(district));
        }
      }
      simulation.spawn(calls(0));
      simulation.spawn(calls(1));
      const levels = units.map(({ busy }) => ({ forget: () => busy.resetAt(simulation.now) }));
      afterWarmUp(simulation, 200, durationS, [free, ...gaps, service, byOther, ...levels]);
      const { now } = simulation;
      const customers = (districtRates[0] + districtRates[1]) * durationS;
      return {
        estimates: {
          "workload of unit 1": units[0].busy.mean(now),
          "workload of unit 2": units[1].busy.mean(now),
          "by the other unit": byOther.sum / customers,
          Wq: free.waits.sum / customers,
        },
        controls: [...gaps, service].flatMap((source) => source.controls),
      };
    },
  };
}
