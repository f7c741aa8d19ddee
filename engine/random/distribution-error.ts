type Text = { readonly zh: string; readonly en: string };

/** A distribution's parameter outside what it may be: which, what was found, what is allowed. */
export class DistributionError extends RangeError {
  override readonly name = "DistributionError";
  /** The distribution, as its `kind` says. */
  readonly distribution: string;
  readonly parameter: string;
  readonly found: unknown;
  readonly allowed: Text;
  /** The whole sentence in both languages. */
  readonly text: Text;

  constructor(distribution: string, parameter: string, found: unknown, allowed: Text) {
    const shown = typeof found === "number" ? String(found) : JSON.stringify(found);
    const text = {
      zh: `分布 ${distribution}:${parameter} 为 ${shown},应为${allowed.zh}`,
      en: `${distribution}: ${parameter} is ${shown}; allowed: ${allowed.en}`,
    };
    super(`${text.en}(${text.zh})`);
    this.distribution = distribution;
    this.parameter = parameter;
    this.found = found;
    this.allowed = allowed;
    this.text = text;
  }
}

/** @throws DistributionError unless the value is a finite number. */
export function checkFinite(distribution: string, parameter: string, value: number): void {
  if (Number.isFinite(value)) return;
  throw new DistributionError(distribution, parameter, value, {
    zh: "有限的数",
    en: "a finite number",
  });
}

/** @throws DistributionError unless the value is a finite number above 0. */
export function checkPositive(distribution: string, parameter: string, value: number): void {
  if (Number.isFinite(value) && value > 0) return;
  throw new DistributionError(distribution, parameter, value, {
    zh: "大于 0 的数",
    en: "a number above 0",
  });
}

/** @throws DistributionError unless the value is a number from `low` to `high`. */
export function checkBetween(
  distribution: string,
  parameter: string,
  value: number,
  low: number,
  high: number,
): void {
  if (Number.isFinite(value) && value >= low && value <= high) return;
  throw new DistributionError(distribution, parameter, value, {
    zh: `${low} 至 ${high} 的数`,
    en: `a number from ${low} to ${high}`,
  });
}

/** @throws DistributionError unless min <= max, both finite. */
export function checkRange(distribution: string, min: number, max: number): void {
  checkFinite(distribution, "min", min);
  checkFinite(distribution, "max", max);
  checkFinite(distribution, "max - min", max - min);
  if (min > max) {
    throw new DistributionError(distribution, "max", max, {
      zh: `不小于 min(${min})的数`,
      en: `a number not below min (${min})`,
    });
  }
}
