import { Simulation, Stock } from "../../../engine/kernel/index.ts";
import type { Procedure } from "../../../engine/kernel/index.ts";
import type { Distribution } from "../../../engine/random/distribution.ts";
import { Tally } from "../../../engine/statistics/tally.ts";
import { baseStock } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { momentsOf } from "./mg1.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/**
 * A stockpile under (S - 1, S): every tent taken is ordered anew at once and comes after a lead
 * time; who finds none waits. The law of the lead time does not matter.
 */
export function stockpile(
  baseLevel: number,
  demandRate: number,
  leadTime: Distribution,
  durationS: number,
): Experiment {
  const exact = baseStock(baseLevel, demandRate, momentsOf(leadTime).mean);
  return {
    name: `stockpile (S - 1, S), S = ${baseLevel}, ${leadTime.kind} lead time`,
    replications: 100,
    expected: {
      "filled at once": exact.filledAtOnce,
      "on hand": exact.meanOnHand,
      backorders: exact.meanBackorders,
      Wq: exact.meanBackorders / demandRate,
    },
    run(seed, replication) {
      const simulation = new Simulation();
      const tents = new Stock(simulation, "tents", { initial: baseLevel });
      const gap = new Source(seed, replication, "gap", exponential(1 / demandRate));
      const lead = new Source(seed, replication, "lead", leadTime);
      const atOnce = new Tally();
      // On hand less backorders.
      const draw = (source: Source) => {
        const net = tents.present - tents.queueLength.value;
        return source.draw(net, tents.queueLength.value);
      };
      const arrive = () => tents.add(1);

      function* demand(): Procedure {
        const came = simulation.now;
        simulation.schedule(came + draw(lead), arrive);
        yield tents.take(1);
        atOnce.record(simulation.now === came ? 1 : 0);
      }
      function* demands(): Procedure {
        for (;;) {
          yield draw(gap);
          simulation.spawn(demand());
        }
      }
      simulation.spawn(demands());
      afterWarmUp(simulation, 100, durationS, [tents, gap, lead, atOnce]);
      const { now } = simulation;
      return {
        estimates: {
          "filled at once": atOnce.sum / (demandRate * durationS),
          "on hand": tents.level.mean(now),
          backorders: tents.queueLength.mean(now),
          Wq: tents.waits.sum / (demandRate * durationS),
        },
        controls: [...gap.controls, ...lead.controls],
      };
    },
  };
}
