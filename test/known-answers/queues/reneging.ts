import { Delay, Pool, Simulation, anyOf } from "../../../engine/kernel/index.ts";
import type { PoolClaim, Procedure } from "../../../engine/kernel/index.ts";
import { erlangA } from "./closed-forms.ts";
import type { Experiment } from "./experiment.ts";
import { Source, exponential } from "./source.ts";
import { afterWarmUp } from "./warm-up.ts";

/**
 * Erlang-A, M/M/c+M, service 1 on average: who waits longer than an exponential patience leaves.
 * Three ways to say so must give the same numbers from the same draws: patience as an option of the
 * request in the event layer, the same in a process, and a race against a delay.
 */
export function reneging(
  arrivalRate: number,
  servers: number,
  patienceRate: number,
  way: "patience in events" | "patience in processes" | "race against a delay",
  durationS: number,
  replications = 100,
): Experiment {
  const exact = erlangA(arrivalRate, servers, 1, patienceRate);
  return {
    name: `reneging, ${servers} servers, load ${arrivalRate}, ${way}`,
    replications,
    expected: {
      reneged: exact.renegedShare,
      Lq: exact.meanWaiting,
      "Wq served": exact.meanWaitOfServed,
    },
    run(seed, replication) {
      const simulation = new Simulation();
      const agents = new Pool(simulation, "agents", { capacity: servers });
      const gap = new Source(seed, replication, "gap", exponential(1 / arrivalRate));
      const service = new Source(seed, replication, "service", exponential(1));
      const patience = new Source(seed, replication, "patience", exponential(1 / patienceRate));
      const draw = (source: Source) => source.draw(agents.inUse, agents.queueLength.value);

      function* caller(): Procedure {
        const racing = way === "race against a delay";
        const patienceS = draw(patience);
        const claim = agents.request(racing ? undefined : { patience: patienceS });
        yield racing ? anyOf(claim, new Delay(simulation, patienceS)) : claim;
        if (!claim.isHeld) return;
        yield claim.work(draw(service));
        claim.release();
      }
      const end = (claim: PoolClaim) => claim.release();
      const answer = (claim: PoolClaim) => {
        if (claim.isHeld) claim.workThen(draw(service), end);
      };
      const arrive = () => {
        if (way === "patience in events") agents.seize(answer, { patience: draw(patience) });
        else simulation.spawn(caller());
        simulation.schedule(simulation.now + draw(gap), arrive);
      };
      simulation.schedule(draw(gap), arrive);
      afterWarmUp(simulation, 50, durationS, [agents, gap, service, patience]);
      const left = agents.reneged + agents.withdrawn;
      return {
        estimates: {
          reneged: left / (arrivalRate * durationS),
          Lq: agents.queueLength.mean(simulation.now),
          "Wq served": agents.waits.mean,
        },
        controls: [...gap.controls, ...service.controls, ...patience.controls],
      };
    },
  };
}
