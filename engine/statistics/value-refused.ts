/**
 * A number that a statistic cannot take (not finite, negative, out of order). It is a fault of
 * the model that recorded it, so it is thrown at the place where it was recorded.
 */
export class ValueRefused extends Error {
  override readonly name = "ValueRefused";
  /** The statistic that refused, for example `Tally.record`. */
  readonly statistic: string;
  readonly found: number;
  readonly allowed: { readonly zh: string; readonly en: string };

  constructor(
    statistic: string,
    found: number,
    allowed: { readonly zh: string; readonly en: string },
  ) {
    super(
      `${statistic}: found ${found}, allowed: ${allowed.en} (实际为 ${found},允许:${allowed.zh})`,
    );
    this.statistic = statistic;
    this.found = found;
    this.allowed = allowed;
  }
}
