import { Pool, Preempted, Simulation } from "../../../engine/kernel/index.ts";
import type { PreemptionMode, Procedure } from "../../../engine/kernel/index.ts";
import { Tally } from "../../../engine/statistics/tally.ts";
import { interruptedTask } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { Source, exponential } from "./source.ts";

/**
 * One worker with background tasks of fixed length, interrupted at will by urgent customers. What
 * becomes of a task shows the mode: it is resumed, begun anew, or lost. A task begins when nobody
 * urgent is there, so that all are alike and there is nothing to warm up.
 */
export function interruptedTasks(
  mode: PreemptionMode,
  taskS: number,
  urgentRate: number,
  tasks: number,
): Experiment {
  const exact = interruptedTask(taskS, urgentRate, 1);
  return {
    name: `background tasks, when preempted ${mode}`,
    replications: 100,
    expected:
      mode === "abandon"
        ? { undisturbed: exact.undisturbed }
        : { span: mode === "resume" ? exact.meanResumed : exact.meanRestarted },
    run(seed, replication) {
      const simulation = new Simulation();
      const worker = new Pool(simulation, "worker", { capacity: 1 });
      const gap = new Source(seed, replication, "gap", exponential(1 / urgentRate));
      const service = new Source(seed, replication, "service", exponential(1));
      const span = new Tally();
      const undisturbed = new Tally();

      function* urgent(): Procedure {
        const claim = worker.request({ preempts: true });
        yield claim;
        yield claim.work(service.draw(worker.queueLength.value));
        claim.release();
      }
      function* arrivals(): Procedure {
        for (;;) {
          yield gap.draw(worker.queueLength.value);
          simulation.spawn(urgent());
        }
      }
      function* background(): Procedure {
        for (let k = 0; k < tasks; k++) {
          const claim = worker.request({ priority: 1, whenPreempted: mode });
          yield claim;
          const begun = simulation.now;
          try {
            yield claim.work(taskS);
            claim.release();
            span.record(simulation.now - begun);
            undisturbed.record(1);
          } catch (error) {
            if (!(error instanceof Preempted)) throw error;
            undisturbed.record(0);
          }
        }
        simulation.stop();
      }
      simulation.spawn(arrivals());
      simulation.spawn(background());
      simulation.run();
      return {
        estimates: { span: span.mean, undisturbed: undisturbed.mean },
        controls: [...gap.controls, ...service.controls],
      };
    },
  };
}
