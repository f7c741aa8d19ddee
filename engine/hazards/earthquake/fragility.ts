import ln from "@stdlib/math-base-special-ln";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";

const phi = normalCdf.factory(0, 1);

/**
 * Probability that damage is at least the state with this median: Phi(ln(demand/median)/beta), the
 * demand and the median in the same unit. 0 without demand.
 */
export const exceedance = (demand: number, median: number, beta: number): number =>
  demand > 0 ? phi(ln(demand / median) / beta) : 0;

/** Medians rising with the state, and one beta for all or one for each. */
export interface Fragility {
  readonly medians: readonly number[];
  readonly beta: number | readonly number[];
}

const betaOf = ({ beta }: Fragility, state: number): number =>
  typeof beta === "number" ? beta : beta[state];

/**
 * Probability of at least each state (1, 2, ...), written to `out`. Curves of different beta can
 * cross; a worse state is then given no more than the one before it.
 */
export const exceedances = (fragility: Fragility, demand: number, out: Float64Array): void => {
  const { medians } = fragility;
  let before = 1;
  for (let state = 0; state < medians.length; state++) {
    const value = exceedance(demand, medians[state], betaOf(fragility, state));
    before = value < before ? value : before;
    out[state] = before;
  }
};

/**
 * The state (0 undamaged, 1 slight, 2 moderate, 3 extensive, 4 complete) that one uniform number
 * gives a structure: the worst state whose probability of being reached is above u. A larger demand
 * at the same u never gives a better state.
 */
export const damageState = (fragility: Fragility, demand: number, u: number): number => {
  const { medians } = fragility;
  let state = 0;
  while (
    state < medians.length &&
    exceedance(demand, medians[state], betaOf(fragility, state)) > u
  ) {
    state++;
  }
  return state;
};
