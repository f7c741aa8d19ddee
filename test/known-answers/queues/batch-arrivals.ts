import { Pool, Simulation } from "../../../engine/kernel/index.ts";
import type { PoolClaim } from "../../../engine/kernel/index.ts";
import type { Distribution } from "../../../engine/random/distribution.ts";
import { batchArrivalsMeanNumber } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { momentsOf } from "./mg1.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/** M^X/M/1 in the event layer, service 1 on average: casualties that come by the busload. */
export function batchArrivals(
  batchRate: number,
  batch: Distribution,
  durationS: number,
): Experiment {
  const moments = momentsOf(batch);
  const L = batchArrivalsMeanNumber(batchRate, moments);
  const customerRate = batchRate * moments.mean;
  return {
    name: `batch arrivals, ${batchRate} batches of ${moments.mean}`,
    replications: 100,
    expected: { L, Wq: L / customerRate - 1 },
    run(seed, replication) {
      const simulation = new Simulation();
      const desk = new Pool(simulation, "desk", { capacity: 1 });
      const gap = new Source(seed, replication, "gap", exponential(1 / batchRate));
      const size = new Source(seed, replication, "batch", batch);
      const service = new Source(seed, replication, "service", exponential(1));
      const draw = (source: Source) => {
        const n = desk.queueLength.value + desk.inUse;
        return source.draw(n, n * n);
      };
      const end = (claim: PoolClaim) => claim.release();
      const begin = (claim: PoolClaim) =>
        simulation.schedule(simulation.now + draw(service), end, claim);
      const arrive = () => {
        for (let left = draw(size); left > 0; left--) desk.seize(begin);
        simulation.schedule(simulation.now + draw(gap), arrive);
      };
      simulation.schedule(draw(gap), arrive);
      afterWarmUp(simulation, 1000, durationS, [desk, gap, size, service]);
      const { now } = simulation;
      return {
        estimates: {
          L: desk.busy.mean(now) + desk.queueLength.mean(now),
          Wq: desk.waits.sum / (customerRate * durationS),
        },
        controls: [...gap.controls, ...size.controls, ...service.controls],
      };
    },
  };
}
