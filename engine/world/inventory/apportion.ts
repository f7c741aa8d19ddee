import type { Stream } from "../../random/stream.ts";

/**
 * Shares a whole number out over places by the method of the largest remainder (Hamilton, Hare
 * quota), each place first getting the minimum, none more than the maximum. If the total does not
 * reach for the minimum everywhere, the minimum is lowered to what it reaches for; if it exceeds the
 * maximum everywhere, the maximum is raised. Equal remainders: in random order.
 *
 * O(n log n), times the number of places that meet the maximum.
 *
 * @param total a whole number from 0 on
 * @param weights not negative; all zero counts as all equal
 * @returns whole numbers that sum to the total
 */
export const apportion = (
  total: number,
  weights: ArrayLike<number>,
  minimum: number,
  ties: Stream,
  maximum = Infinity,
): number[] => {
  const n = weights.length;
  if (n === 0) return [];
  const most = Math.max(maximum, Math.ceil(total / n));
  const shares = largestRemainders(total, weights, minimum, ties);
  const full = new Uint8Array(n);
  for (;;) {
    let over = 0;
    for (let i = 0; i < n; i++) {
      if (shares[i] < most) continue;
      over += shares[i] - most;
      shares[i] = most;
      full[i] = 1;
    }
    if (over === 0) return shares;
    const open = Array.from({ length: n }, (_, i) => i).filter((i) => full[i] === 0);
    const more = largestRemainders(
      over,
      open.map((i) => weights[i]),
      0,
      ties,
    );
    open.forEach((i, k) => {
      shares[i] += more[k];
    });
  }
};

const largestRemainders = (
  total: number,
  weights: ArrayLike<number>,
  minimum: number,
  ties: Stream,
): number[] => {
  const n = weights.length;
  const least = Math.min(minimum, Math.floor(total / n));
  let sum = 0;
  for (let i = 0; i < n; i++) sum += weights[i];
  const rest = total - least * n;
  const shares = new Array<number>(n);
  const remainder = new Float64Array(n);
  let given = 0;
  for (let i = 0; i < n; i++) {
    const quota = sum > 0 ? (rest * weights[i]) / sum : rest / n;
    const whole = Math.floor(quota);
    shares[i] = least + whole;
    remainder[i] = quota - whole;
    given += whole;
  }
  const tie = Float64Array.from({ length: n }, () => ties.uniform());
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => remainder[b] - remainder[a] || tie[a] - tie[b] || a - b,
  );
  for (let k = 0; k < rest - given; k++) shares[order[k % n]]++;
  return shares;
};

/** Shares an amount that need not be whole out in proportion; weights all zero count as all equal. */
export const inProportion = (total: number, weights: ArrayLike<number>): number[] => {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i];
  return Array.from({ length: weights.length }, (_, i) =>
    sum > 0 ? (total * weights[i]) / sum : total / weights.length,
  );
};
