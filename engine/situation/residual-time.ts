import type { Variate } from "../random/variate.ts";

const STEPS = 256;

/**
 * How long something still lasts that is found going on: its density is (1 - F(x)) / mean (renewal
 * theory: Feller 1971, An introduction to probability theory, II, XI.4). Longer ones are found more
 * often, and half over on average. Tabulated once by the trapezoidal rule on `STEPS` parts of the
 * range up to the 0.9999 quantile, straight in between.
 */
export class ResidualTime {
  private readonly step: number;
  /** Probability up to each multiple of the step. */
  private readonly reached = new Float64Array(STEPS + 1);

  constructor(whole: Variate) {
    const end = whole.max < Infinity ? whole.max : whole.quantile(0.9999);
    this.step = end / STEPS;
    for (let i = 0; i < STEPS; i++) {
      const left = 1 - whole.cdf(i * this.step);
      const right = 1 - whole.cdf((i + 1) * this.step);
      this.reached[i + 1] = this.reached[i] + (left + right) / 2;
    }
    const all = this.reached[STEPS];
    if (all > 0) for (let i = 0; i <= STEPS; i++) this.reached[i] /= all;
  }

  /** The time left, s, at one uniform. */
  quantile(u: number): number {
    const { reached, step } = this;
    let low = 0;
    let high = STEPS;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (reached[middle] <= u) low = middle;
      else high = middle;
    }
    const width = reached[high] - reached[low];
    return step * (low + (width > 0 ? (u - reached[low]) / width : 0));
  }
}
