import { Pool, Simulation } from "../../../engine/kernel/index.ts";
import type { Procedure } from "../../../engine/kernel/index.ts";
import { Tally } from "../../../engine/statistics/tally.ts";
import { total } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { jackson } from "./network-closed-forms.ts";
import type { Station } from "./network-closed-forms.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/**
 * Three stations with feedback: people come to two of them, and go on or come back by chance. Loads
 * .75, .7 and .6 of a station's capacity.
 */
const stations: readonly Station[] = [
  { servers: 1, serviceRate: 1.55 },
  { servers: 2, serviceRate: 0.68 },
  { servers: 3, serviceRate: 0.38 },
];
const external = [0.6, 0.54, 0];
const routing = [
  [0.1, 0.3, 0.2],
  [0.25, 0, 0.4],
  [0.3, 0.1, 0.1],
];

export function jacksonNetwork(durationS: number): Experiment {
  const exact = jackson(stations, external, routing);
  return {
    name: "open network of three stations with feedback",
    replications: 100,
    expected: {
      L1: exact.meanNumbers[0],
      L2: exact.meanNumbers[1],
      L3: exact.meanNumbers[2],
      T: exact.meanTime,
    },
    run(seed, replication) {
      const simulation = new Simulation();
      const pools = stations.map(
        ({ servers }, i) => new Pool(simulation, `station ${i + 1}`, { capacity: servers }),
      );
      const gaps = external.map(
        (rate, i) => new Source(seed, replication, `gap ${i}`, exponential(1 / (rate || 1))),
      );
      const works = stations.map(
        ({ serviceRate }, i) =>
          new Source(seed, replication, `work ${i}`, exponential(1 / serviceRate)),
      );
      const turns = stations.map(
        (_, i) => new Source(seed, replication, `turn ${i}`, { kind: "uniform", min: 0, max: 1 }),
      );
      const spent = new Tally();
      const everybody = () => {
        let n = 0;
        for (const pool of pools) n += pool.inUse + pool.queueLength.value;
        return n;
      };

      function* visitor(start: number): Procedure {
        const came = simulation.now;
        for (let at = start; at < stations.length;) {
          const claim = pools[at].request();
          yield claim;
          yield claim.work(works[at].draw(pools[at].queueLength.value, everybody()));
          claim.release();
          let turn = turns[at].draw(everybody());
          let next = 0;
          while (next < stations.length && turn >= routing[at][next]) turn -= routing[at][next++];
          at = next;
        }
        spent.record(simulation.now - came);
      }
      function* arrivals(at: number): Procedure {
        for (;;) {
          yield gaps[at].draw(pools[at].queueLength.value, everybody());
          simulation.spawn(visitor(at));
        }
      }
      for (let at = 0; at < stations.length; at++) {
        if (external[at] > 0) simulation.spawn(arrivals(at));
      }
      afterWarmUp(simulation, 500, durationS, [...pools, ...gaps, ...works, ...turns, spent]);
      const { now } = simulation;
      const [L1, L2, L3] = pools.map((pool) => pool.busy.mean(now) + pool.queueLength.mean(now));
      return {
        estimates: { L1, L2, L3, T: spent.sum / (total(external, (rate) => rate) * durationS) },
        controls: [...gaps, ...works, ...turns].flatMap((source) => source.controls),
      };
    },
  };
}
