/** Where a state leads, at which rate. */
export type Transition<State> = readonly [to: State, rate: number];

/**
 * Stationary probabilities of a finite irreducible Markov chain in continuous time, found state by
 * state from `start`: elimination after Grassmann, Taksar and Heyman (1985), Operations Research 33,
 * which subtracts nothing and so loses no digits. O(states^3): some hundreds of states. States are
 * told apart by what `String` makes of them.
 */
export function stationary<State>(
  start: State,
  transitions: (state: State) => readonly Transition<State>[],
): { readonly state: State; readonly probability: number }[] {
  const states = [start];
  const index = new Map([[String(start), 0]]);
  const rows: Map<number, number>[] = [];
  for (let from = 0; from < states.length; from++) {
    const row = new Map<number, number>();
    for (const [to, rate] of transitions(states[from])) {
      if (!(rate > 0)) continue;
      const key = String(to);
      const at = index.get(key) ?? states.push(to) - 1;
      index.set(key, at);
      row.set(at, (row.get(at) ?? 0) + rate);
    }
    rows.push(row);
  }
  const n = states.length;
  const rates = rows.map((row) => Float64Array.from({ length: n }, (_, to) => row.get(to) ?? 0));
  for (let last = n - 1; last > 0; last--) {
    let out = 0;
    for (let to = 0; to < last; to++) out += rates[last][to];
    for (let from = 0; from < last; from++) {
      const through = rates[from][last] / out;
      rates[from][last] = through;
      if (through === 0) continue;
      for (let to = 0; to < last; to++) rates[from][to] += through * rates[last][to];
    }
  }
  const weights = new Float64Array(n);
  weights[0] = 1;
  for (let at = 1; at < n; at++) {
    for (let from = 0; from < at; from++) weights[at] += weights[from] * rates[from][at];
  }
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return states.map((state, at) => ({ state, probability: weights[at] / whole }));
}

/** Mean of a quantity over stationary states. */
export function meanOver<State>(
  states: readonly { readonly state: State; readonly probability: number }[],
  quantity: (state: State) => number,
): number {
  let sum = 0;
  for (const { state, probability } of states) sum += probability * quantity(state);
  return sum;
}
