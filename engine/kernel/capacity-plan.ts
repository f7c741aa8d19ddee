import { Delay } from "./delay.ts";
import { AmountError, Interrupt, InvalidTimeError } from "./errors.ts";
import type { Pool, VictimRule } from "./pool.ts";
import type { Process } from "./process.ts";
import { RANK } from "./rank.ts";
import type { Simulation } from "./simulation.ts";
import type { Procedure } from "./wait.ts";

/** From `time` on (seconds; within the period when the plan repeats) there are `capacity` units. */
export interface CapacityStep {
  readonly time: number;
  readonly capacity: number;
}

export interface CapacityPlan {
  /** In order of time, all in the future or now. */
  readonly steps: readonly CapacityStep[];
  /** Repeats every so many seconds, as shifts do. Default: once. */
  readonly periodS?: number;
  readonly victims?: VictimRule;
}

/**
 * Lets a pool's capacity follow a plan, at rank capacity. Interrupting the process ends the plan.
 * @throws AmountError, InvalidTimeError
 */
export function followPlan(simulation: Simulation, pool: Pool, plan: CapacityPlan): Process {
  const { steps, periodS } = plan;
  AmountError.unless(steps.length > 0, pool.name, "number of plan steps", 0, "1 or more");
  for (let index = 1; index < steps.length; index++) {
    const [before, { time }] = [steps[index - 1].time, steps[index]];
    AmountError.unless(time >= before, pool.name, "plan step at time", time, "in order of time");
  }
  const first = steps[0].time;
  const last = steps[steps.length - 1].time;
  if (!(first >= simulation.now)) throw new InvalidTimeError(first, simulation.now);
  if (last === Infinity) throw new InvalidTimeError(last, simulation.now);
  const isPeriod = periodS === undefined || (periodS > last - first && periodS < Infinity);
  AmountError.unless(isPeriod, pool.name, "period", periodS!, "longer than the plan itself");
  function* follow(): Procedure {
    for (let start = 0; ; start += periodS) {
      for (const { time, capacity } of steps) {
        yield Delay.until(simulation, start + time, RANK.capacity);
        pool.setCapacity(capacity, plan.victims);
      }
      if (periodS === undefined) return;
    }
  }
  return simulation.spawn(untilInterrupted(follow()), `capacity of ${pool.name}`);
}

export interface BreakdownLaw {
  /** Draws the seconds a working unit runs until it breaks (calendar time, used or not). */
  readonly untilFailureS: () => number;
  /** Draws the seconds of a repair. */
  readonly repairS: () => number;
  /** Default "preempt": with no idle unit left, the least urgent user loses its unit. */
  readonly victims?: VictimRule;
}

/**
 * Breakdowns belong to the resource, not to its user: one unit of the pool lives and is repaired
 * for ever. Call it once for every unit that can break. Units being alike, one that breaks is an
 * idle one while there is any. Interrupting the process ends the unit's breakdowns; one in repair
 * comes back.
 */
export function letBreakDown(simulation: Simulation, pool: Pool, law: BreakdownLaw): Process {
  function* life(): Procedure {
    for (;;) {
      yield new Delay(simulation, law.untilFailureS(), RANK.capacity);
      pool.takeDown(1, law.victims);
      try {
        yield new Delay(simulation, law.repairS(), RANK.capacity);
      } finally {
        pool.takeDown(-1, law.victims);
      }
    }
  }
  return simulation.spawn(untilInterrupted(life()), `breakdowns of ${pool.name}`);
}

function* untilInterrupted(procedure: Procedure): Procedure {
  try {
    yield* procedure;
  } catch (error) {
    if (!(error instanceof Interrupt)) throw error;
  }
}
