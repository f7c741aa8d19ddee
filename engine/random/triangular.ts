import { checkBetween, checkRange } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

/** Least, most likely and greatest value, with a density of straight lines; min = max is the constant. */
export interface Triangular {
  readonly kind: "triangular";
  readonly min: number;
  readonly mode: number;
  readonly max: number;
}

export function triangularQuantile(u: number, min: number, mode: number, max: number): number {
  const width = max - min;
  if (width === 0) return min;
  // As shares of the width, so that no square overflows.
  const peak = (mode - min) / width;
  return u < peak
    ? Math.min(mode, min + width * Math.sqrt(u * peak))
    : Math.max(mode, max - width * Math.sqrt((1 - u) * (1 - peak)));
}

export function triangularCdf(x: number, min: number, mode: number, max: number): number {
  if (x < min) return 0;
  if (x >= max) return 1;
  const width = max - min;
  return x < mode
    ? (((x - min) / width) * (x - min)) / (mode - min)
    : 1 - (((max - x) / width) * (max - x)) / (max - mode);
}

export function compileTriangular({ min, mode, max }: Triangular): Variate {
  checkRange("triangular", min, max);
  checkBetween("triangular", "mode", mode, min, max);
  const low = mode - min;
  const high = max - mode;
  return {
    quantile: (u) => triangularQuantile(u, min, mode, max),
    cdf: (x) => triangularCdf(x, min, mode, max),
    mean: min + (2 * low + high) / 3,
    variance: (low * low + low * high + high * high) / 18,
    min,
    max,
  };
}
