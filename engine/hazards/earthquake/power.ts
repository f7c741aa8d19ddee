import type { Curve } from "./curve.ts";
import { valueOn } from "./curve.ts";
import { damageState, exceedances } from "./fragility.ts";
import type { Fragility } from "./fragility.ts";
import { freeFall, hazusCircuits, hazusSubstations } from "./published-tables.ts";
import type { SubstationClass } from "./published-tables.ts";

const fragilities = Object.fromEntries(
  Object.entries(hazusSubstations).map(([name, { medianG, beta }]) => [
    name,
    { medians: medianG, beta },
  ]),
) as unknown as Readonly<Record<SubstationClass, Fragility>>;

const circuits: Fragility = { medians: hazusCircuits.medianG, beta: hazusCircuits.beta };

/** A time that one uniform gives: a distribution made ready, in seconds. */
export interface DurationS {
  quantile(u: number): number;
}

export interface PowerParameters {
  /** Probability that protection trips an undamaged substation, by intensity. */
  readonly tripByIntensity: Curve;
  /** Damage state (1 to 4) from which a substation delivers nothing. */
  readonly outFromState: number;
}

/** How long power is away after a trip and after each damage state 1 to 4. */
export interface PowerDurations {
  readonly trip: DurationS;
  readonly state: readonly [DurationS, DurationS, DurationS, DurationS];
}

/** State of a substation (0 to 4) under a PGA (m/s2), by one uniform of its own. */
export const substationState = (substation: SubstationClass, pgaMs2: number, u: number): number =>
  damageState(fragilities[substation], pgaMs2 / freeFall, u);

/**
 * How long a substation delivers nothing, s; 0 if it never stops. Damaged from `outFromState` on: the
 * time of that state; otherwise, with the probability of the intensity (`uTrip` below it), the time of
 * a trip. `uDuration` picks the time.
 */
export const powerOutageS = (
  state: number,
  intensity: number,
  uTrip: number,
  uDuration: number,
  parameters: PowerParameters,
  durations: PowerDurations,
): number => {
  if (state > 0 && state >= parameters.outFromState) {
    return durations.state[state - 1].quantile(uDuration);
  }
  return uTrip < valueOn(parameters.tripByIntensity, intensity)
    ? durations.trip.quantile(uDuration)
    : 0;
};

const reached = new Float64Array(hazusCircuits.medianG.length);

/** Expected share of the distribution circuits that fail at a PGA (m/s2). */
export const failedCircuitShare = (pgaMs2: number): number => {
  exceedances(circuits, pgaMs2 / freeFall, reached);
  let share = 0;
  for (let state = 0; state < reached.length; state++) {
    const worse = state + 1 < reached.length ? reached[state + 1] : 0;
    share += (reached[state] - worse) * hazusCircuits.failedShare[state];
  }
  return share;
};
