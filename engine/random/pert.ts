import { stretchedBeta } from "./beta.ts";
import { checkBetween, checkRange } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

/**
 * Least, most likely and greatest value with a smooth density: the beta whose mean is
 * (min + lambda mode + max) / (lambda + 2), lambda 4 unless given (0.1 to 1000; larger is narrower).
 * D. Vose, Risk Analysis, 3rd edition, 2008, "PERT" and "modified PERT". min = max is the constant.
 */
export interface Pert {
  readonly kind: "pert";
  readonly min: number;
  readonly mode: number;
  readonly max: number;
  readonly lambda?: number;
}

export function compilePert({ min, mode, max, lambda = 4 }: Pert): Variate {
  checkRange("pert", min, max);
  checkBetween("pert", "mode", mode, min, max);
  checkBetween("pert", "lambda", lambda, 0.1, 1000);
  const width = max - min;
  const peak = width === 0 ? 0.5 : (mode - min) / width;
  const mean = min + (width * (1 + lambda * peak)) / (lambda + 2);
  const variance = ((mean - min) * (max - mean)) / (lambda + 3);
  return stretchedBeta(1 + lambda * peak, 1 + lambda * (1 - peak), min, max, mean, variance);
}
