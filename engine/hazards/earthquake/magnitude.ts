import { cheng2017 } from "./published-tables.ts";

const { low, high, highFromMw } = cheng2017;

/** Ms where the upper branch begins; between the two ends Mw stays at the branch. */
const lowEndMs = (highFromMw - low.intercept) / low.slope;
const highStartMs = (highFromMw - high.intercept) / high.slope;

/** Surface-wave magnitude from moment magnitude (Cheng et al. 2017); jumps by 0.07 at Mw 6.58. */
export const msFromMw = (mw: number): number =>
  mw < highFromMw ? (mw - low.intercept) / low.slope : (mw - high.intercept) / high.slope;

/** Moment magnitude from surface-wave magnitude: the inverse, flat across the jump at Ms 6.97-7.03. */
export const mwFromMs = (ms: number): number => {
  if (ms < lowEndMs) return low.intercept + low.slope * ms;
  if (ms > highStartMs) return high.intercept + high.slope * ms;
  return highFromMw;
};
