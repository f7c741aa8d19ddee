import type { Simulation } from "../../../engine/kernel/index.ts";

/** Runs a warm-up, forgets what was measured in it, and runs on for the duration to be measured. */
export function afterWarmUp(
  simulation: Simulation,
  warmUpS: number,
  durationS: number,
  measuring: readonly ({ resetStatistics(): void } | { forget(): void } | { reset(): void })[],
): void {
  simulation.run(warmUpS);
  for (const one of measuring) {
    if ("resetStatistics" in one) one.resetStatistics();
    else if ("forget" in one) one.forget();
    else one.reset();
  }
  simulation.run(warmUpS + durationS);
}
