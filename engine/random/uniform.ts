import { checkRange } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

/** Every value from min to max equally likely; min = max is the constant. */
export interface Uniform {
  readonly kind: "uniform";
  readonly min: number;
  readonly max: number;
}

export function uniformQuantile(u: number, min: number, max: number): number {
  return Math.min(max, min + u * (max - min));
}

export function uniformCdf(x: number, min: number, max: number): number {
  if (x < min) return 0;
  if (x >= max) return 1;
  return (x - min) / (max - min);
}

export function compileUniform({ min, max }: Uniform): Variate {
  checkRange("uniform", min, max);
  const width = max - min;
  return {
    quantile: (u) => uniformQuantile(u, min, max),
    cdf: (x) => uniformCdf(x, min, max),
    mean: min + width / 2,
    variance: (width * width) / 12,
    min,
    max,
  };
}
