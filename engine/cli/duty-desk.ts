import { Pool, Simulation } from "../kernel/index.ts";
import type { Procedure } from "../kernel/index.ts";
import { exponentialQuantile } from "../random/exponential.ts";
import { hashName } from "../random/names.ts";
import { createStream } from "../random/stream.ts";

/** A duty desk that answers emergency calls: what `npm start` plays until the first case exists. */
export interface DutyDesk {
  readonly operators: number;
  readonly callsPerHour: number;
  readonly talkMinutes: number;
  readonly hours: number;
}

export interface DeskDay {
  readonly calls: number;
  readonly meanWaitS: number;
  readonly p95WaitS: number;
  readonly utilisation: number;
}

const HOUR = 3600;

/** One day at the desk: Poisson calls, exponential talks, first come first served, after a warm-up of four hours. */
export const simulateDesk = (desk: DutyDesk, seed: number, replication: number): DeskDay => {
  const simulation = new Simulation();
  const operators = new Pool(simulation, "operators", { capacity: desk.operators });
  const gaps = createStream(seed, replication, hashName("callers"), hashName("gap"));
  const talks = createStream(seed, replication, hashName("callers"), hashName("talk"));

  function* call(): Procedure {
    const operator = operators.request();
    yield operator;
    yield exponentialQuantile(talks.uniform(), desk.talkMinutes * 60);
    operator.release();
  }
  function* callers(): Procedure {
    for (;;) {
      yield exponentialQuantile(gaps.uniform(), HOUR / desk.callsPerHour);
      simulation.spawn(call(), "call");
    }
  }
  simulation.spawn(callers(), "callers");
  simulation.run(4 * HOUR);
  operators.resetStatistics();
  simulation.run(HOUR * (desk.hours + 4));
  return {
    calls: operators.waits.count,
    meanWaitS: operators.waits.mean,
    p95WaitS: operators.waitQuantiles.quantile(0.95),
    utilisation: operators.utilisation,
  };
};

/** Mean wait of the M/M/c queue in the long run, s: Erlang's C formula (1917). */
export const erlangWaitS = ({ operators, callsPerHour, talkMinutes }: DutyDesk): number => {
  const load = (callsPerHour / 60) * talkMinutes;
  let blocked = 1;
  for (let c = 1; c <= operators; c++) blocked = (load * blocked) / (c + load * blocked);
  const waits = blocked / (1 - (load / operators) * (1 - blocked));
  return (waits * talkMinutes * 60) / (operators - load);
};
