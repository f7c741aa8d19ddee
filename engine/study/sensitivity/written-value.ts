import type { Choice } from "../../inputs/choice.ts";
import type { Figure } from "../../inputs/figure.ts";
import type { Text } from "../../inputs/text.ts";
import { dimensionsWithUnit, factorToSi } from "../../inputs/unit.ts";
import { compileDistribution } from "../../random/distribution.ts";
import { chosen } from "../../situation/calendar.ts";

/** A number in SI in the unit that its figure is written in. */
export const inWrittenUnit = (si: number, unit: string): number => {
  const [dimension] = dimensionsWithUnit(unit);
  return si / (dimension === undefined ? 1 : (factorToSi(dimension, unit) ?? 1));
};

/**
 * The value of an unknown at a share of its range, as it is written: a number in its unit, of a choice the
 * name of the word that is meant there; the share itself where nothing is known of it.
 */
export const valueAt = (unknown: Figure | Choice | undefined, share: number): number | Text => {
  if (unknown === undefined) return share;
  if ("options" in unknown) {
    return chosen(
      unknown.options.map(({ name, weight }) => ({ word: name, weight })),
      share,
    );
  }
  return unknown.kind === "constant"
    ? inWrittenUnit(unknown.si, unknown.unit)
    : inWrittenUnit(compileDistribution(unknown.si).quantile(share), unknown.unit);
};
