import { Pool, Simulation } from "../../../engine/kernel/index.ts";
import type { Procedure } from "../../../engine/kernel/index.ts";
import { Tally } from "../../../engine/statistics/tally.ts";
import { kaufmanRoberts } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { Source, constant, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/**
 * Calls that need one unit or several of one pool at once and are lost when they do not find them.
 * Service 1 on average, of different laws: they do not matter.
 */
export function severalUnits(
  units: number,
  classes: readonly { readonly offeredLoad: number; readonly units: number }[],
  durationS: number,
): Experiment {
  const blocked = kaufmanRoberts(units, classes);
  const quantity = (k: number) => `blocked of ${classes[k].units}`;
  return {
    name: `loss of calls for ${classes.map((one) => one.units).join(" and ")} of ${units} units`,
    replications: 100,
    expected: Object.fromEntries(blocked.map((share, k) => [quantity(k), share])),
    run(seed, replication) {
      const simulation = new Simulation();
      const beds = new Pool(simulation, "beds", { capacity: units });
      const gaps = classes.map(
        (one, k) => new Source(seed, replication, `gap ${k}`, exponential(1 / one.offeredLoad)),
      );
      const stays = classes.map(
        (_, k) =>
          new Source(seed, replication, `stay ${k}`, k === 0 ? exponential(1) : constant(1)),
      );
      const lost = classes.map(() => new Tally());
      const draw = (source: Source) => source.draw(beds.inUse, beds.inUse * beds.inUse);

      function* call(k: number): Procedure {
        const claim = beds.request({ units: classes[k].units, patience: 0 });
        yield claim;
        lost[k].record(claim.isHeld ? 0 : 1);
        if (!claim.isHeld) return;
        yield claim.work(draw(stays[k]));
        claim.release();
      }
      function* calls(k: number): Procedure {
        for (;;) {
          yield draw(gaps[k]);
          simulation.spawn(call(k));
        }
      }
      for (let k = 0; k < classes.length; k++) simulation.spawn(calls(k));
      afterWarmUp(simulation, 30, durationS, [beds, ...gaps, ...stays, ...lost]);
      return {
        estimates: Object.fromEntries(
          lost.map((tally, k) => [quantity(k), tally.sum / (classes[k].offeredLoad * durationS)]),
        ),
        controls: [...gaps, ...stays].flatMap((source) => source.controls),
      };
    },
  };
}
