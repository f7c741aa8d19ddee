import { Pool, Simulation } from "../../../engine/kernel/index.ts";
import type { Procedure } from "../../../engine/kernel/index.ts";
import { machineRepair } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/** M/M/c//M: machines that run, break, wait for one of a few repairers, and run again. */
export function machineRepairProcesses(
  machines: number,
  repairers: number,
  failureRate: number,
  repairRate: number,
  durationS: number,
): Experiment {
  const exact = machineRepair(machines, repairers, failureRate, repairRate);
  return {
    name: `machine repair, ${machines} machines, ${repairers} repairers`,
    replications: 100,
    expected: { down: exact.meanDown, Wq: exact.meanWait },
    run(seed, replication) {
      const simulation = new Simulation();
      const crew = new Pool(simulation, "repairers", { capacity: repairers });
      const life = new Source(seed, replication, "life", exponential(1 / failureRate));
      const repair = new Source(seed, replication, "repair", exponential(1 / repairRate));

      function* machine(): Procedure {
        for (;;) {
          yield life.draw(crew.inUse, crew.queueLength.value);
          const claim = crew.request();
          yield claim;
          yield claim.work(repair.draw(crew.inUse, crew.queueLength.value));
          claim.release();
        }
      }
      for (let k = 0; k < machines; k++) simulation.spawn(machine());
      afterWarmUp(simulation, 20 / failureRate, durationS, [crew, life, repair]);
      const { now } = simulation;
      return {
        estimates: {
          down: crew.busy.mean(now) + crew.queueLength.mean(now),
          Wq: crew.waits.mean,
        },
        controls: [...life.controls, ...repair.controls],
      };
    },
  };
}
