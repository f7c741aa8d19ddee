import { checkFinite } from "./distribution-error.ts";
import type { Variate } from "./variate.ts";

/** Always the same value. It still takes its uniform, so that a draw more or less moves nothing. */
export interface Constant {
  readonly kind: "constant";
  readonly value: number;
}

export function compileConstant({ value }: Constant): Variate {
  checkFinite("constant", "value", value);
  return {
    quantile: () => value,
    cdf: (x) => (x < value ? 0 : 1),
    mean: value,
    variance: 0,
    min: value,
    max: value,
  };
}
