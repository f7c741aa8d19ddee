import type { Counted } from "./run-result.ts";

/** The ways in the order in which a reader asks for them. */
const order = [
  "town-terminal",
  "fixed-camera",
  "portable-satellite",
  "vehicle-satellite",
  "helicopter",
  "drone-nest",
  "citizen",
  "high-altitude",
  "town-camera",
];

/** No reason to mend anything: another way was quicker, or this one is no picture in this reading. */
const isIdle = ({ kind }: Counted): boolean => /: (?:later|notCounted)$/u.test(kind);

/**
 * The usual reason of each way that did not come: real reasons before that another was quicker
 * or that it does not count, the commonest first, of equal ones the way that is asked for first.
 */
export const usualReasons = (lost: readonly Counted[]): Counted[] => {
  const seen = new Set<string>();
  return lost
    .filter(({ way }) => {
      if (way === null || seen.has(way)) return false;
      seen.add(way);
      return true;
    })
    .sort(
      (a, b) =>
        Number(isIdle(a)) - Number(isIdle(b)) ||
        b.share - a.share ||
        order.indexOf(a.way ?? "") - order.indexOf(b.way ?? ""),
    );
};
