import { Pool, Simulation } from "../../../engine/kernel/index.ts";
import type { PoolClaim, Procedure } from "../../../engine/kernel/index.ts";
import type { Distribution } from "../../../engine/random/distribution.ts";
import { erlangB } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/**
 * M/G/c/c: who finds no server free is lost. In the process layer a call is lost for want of
 * patience, and the pool counts it as reneged; in the event layer the model looks first.
 */
export function erlangLoss(
  servers: number,
  arrivalRate: number,
  service: Distribution,
  layer: "processes" | "events",
  durationS: number,
): Experiment {
  return {
    name: `Erlang loss, ${servers} servers, load ${arrivalRate}, ${service.kind} service, ${layer}`,
    replications: 100,
    expected: { blocked: erlangB(servers, arrivalRate) },
    run(seed, replication) {
      const simulation = new Simulation();
      const lines = new Pool(simulation, "lines", { capacity: servers });
      const gap = new Source(seed, replication, "gap", exponential(1 / arrivalRate));
      const holding = new Source(seed, replication, "holding", service);
      let turnedAway = 0;
      const nextGap = () => gap.draw(lines.inUse, lines.inUse * lines.inUse);
      const nextHolding = () => holding.draw(lines.inUse, lines.inUse * lines.inUse);

      function* call(): Procedure {
        const claim = lines.request({ patience: 0 });
        yield claim;
        if (!claim.isHeld) return;
        yield claim.work(nextHolding());
        claim.release();
      }
      function* calls(): Procedure {
        for (;;) {
          yield nextGap();
          simulation.spawn(call());
        }
      }
      const hangUp = (claim: PoolClaim) => claim.release();
      const talk = (claim: PoolClaim) =>
        simulation.schedule(simulation.now + nextHolding(), hangUp, claim);
      const ring = () => {
        if (lines.free > 0) lines.seize(talk);
        else turnedAway++;
        simulation.schedule(simulation.now + nextGap(), ring);
      };
      if (layer === "processes") simulation.spawn(calls());
      else simulation.schedule(nextGap(), ring);

      afterWarmUp(simulation, 20, durationS, [
        lines,
        gap,
        holding,
        { forget: () => (turnedAway = 0) },
      ]);
      const lost = turnedAway + lines.reneged;
      return {
        estimates: { blocked: lost / (arrivalRate * durationS) },
        controls: [...gap.controls, ...holding.controls],
      };
    },
  };
}
