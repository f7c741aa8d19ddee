import { Pool, Simulation } from "../../../engine/kernel/index.ts";
import type { Procedure } from "../../../engine/kernel/index.ts";
import type { Experiment } from "./experiment.ts";
import { closedNetwork } from "./network-closed-forms.ts";
import type { Station } from "./network-closed-forms.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/** A central station and two others, of one and of two servers, from which all return to it. */
const stations: readonly Station[] = [
  { servers: 1, serviceRate: 2 },
  { servers: 1, serviceRate: 1 },
  { servers: 2, serviceRate: 0.8 },
];
/** Shares of those leaving the central station. */
const chances = [0, 0.45, 0.55];

/** A fixed number of customers who go round for ever. */
export function closedNetworkProcesses(customers: number, durationS: number): Experiment {
  const exact = closedNetwork(stations, [1, chances[1], chances[2]], customers);
  return {
    name: `closed network of three stations, ${customers} customers`,
    replications: 100,
    expected: {
      throughput: exact.throughput,
      L1: exact.meanNumbers[0],
      L2: exact.meanNumbers[1],
      L3: exact.meanNumbers[2],
    },
    run(seed, replication) {
      const simulation = new Simulation();
      const pools = stations.map(
        ({ servers }, i) => new Pool(simulation, `station ${i + 1}`, { capacity: servers }),
      );
      const works = stations.map(
        ({ serviceRate }, i) =>
          new Source(seed, replication, `work ${i}`, exponential(1 / serviceRate)),
      );
      const turn = new Source(seed, replication, "turn", { kind: "uniform", min: 0, max: 1 });
      const waiting = (at: number) => pools[at].queueLength.value;

      function* customer(): Procedure {
        let at = 0;
        for (;;) {
          const claim = pools[at].request();
          yield claim;
          yield claim.work(works[at].draw(waiting(at), waiting(at === 0 ? 1 : 0)));
          claim.release();
          if (at > 0) at = 0;
          else at = turn.draw(waiting(1), waiting(2)) < chances[1] ? 1 : 2;
        }
      }
      for (let k = 0; k < customers; k++) simulation.spawn(customer());
      afterWarmUp(simulation, 200, durationS, [...pools, ...works, turn]);
      const { now } = simulation;
      const [L1, L2, L3] = pools.map((pool) => pool.busy.mean(now) + pool.queueLength.mean(now));
      return {
        estimates: { throughput: pools[0].waits.count / durationS, L1, L2, L3 },
        controls: [...works, turn].flatMap((source) => source.controls),
      };
    },
  };
}
