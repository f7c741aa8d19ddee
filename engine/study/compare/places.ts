import type { Interval } from "../../statistics/interval.ts";
import { unpairedShareInterval } from "../../statistics/paired-shares.ts";
import type { TargetSum } from "../explain/explain.ts";
import type { Arm } from "./play-arms.ts";

/** What one place gains or loses from one arm to another. */
export interface PlaceChange {
  /** The post of the place in the description. */
  readonly place: number;
  /** How often the target spoke of it in each arm, and how often it was kept there. */
  readonly first: { readonly passes: number; readonly n: number };
  readonly second: { readonly passes: number; readonly n: number };
  /** Difference of the shares kept there. */
  readonly interval: Interval;
}

const sumsOf = ({ ensemble }: Arm, target: number): TargetSum["places"] | undefined =>
  ensemble.explained.find((sum) => sum.target === target)?.places;

/**
 * The places of one target by what they gain, most first. Counts of a place are sums over replications, so
 * its interval is the one for samples of their own: too wide by what pairing would give, never too narrow,
 * since the same disasters make both arms fail together. `error` is shared out over the places.
 *
 * Undefined where the target is not explained place by place.
 */
export const placeChanges = (
  first: Arm,
  second: Arm,
  columns: { readonly first: number; readonly second: number },
  error: number,
): PlaceChange[] | undefined => {
  const before = sumsOf(first, columns.first);
  const after = sumsOf(second, columns.second);
  if (before === undefined || after === undefined) return undefined;
  const places = [...before.keys()].filter((place) => after.has(place));
  const confidence = 1 - error / Math.max(1, places.length);
  return places
    .map((place): PlaceChange => {
      const count = (sums: TargetSum["places"]) => {
        const sum = sums.get(place);
        const n = sum?.selected ?? 0;
        return { passes: n - (sum?.failed ?? 0), n };
      };
      const one = count(before);
      const other = count(after);
      return {
        place,
        first: one,
        second: other,
        interval: unpairedShareInterval(one, other, confidence),
      };
    })
    .sort((a, b) => gainOf(b) - gainOf(a) || a.place - b.place);
};

/** Disasters in which a place is kept more often. */
export const gainOf = ({ first, second }: PlaceChange): number => second.passes - first.passes;
