import { readCrossing } from "./crossing.ts";
import type { Crossing, CrossingQuestion, Trial } from "./crossing.ts";

/** What is searched: a range of values of one figure. */
export interface SearchQuestion extends CrossingQuestion {
  readonly low: number;
  readonly high: number;
}

/** Values of the first round, both ends among them. */
const FIRST = 5;
/** Values of a later round at most. */
const ROUND = 4;
/** No two values nearer than this part of the range. */
const NEAREST = 1 / 500;

/** A number with few digits between two others, or the number itself. */
const tidy = (value: number, above: number, below: number): number => {
  for (let digits = 2; digits <= 6; digits++) {
    const short = Number(value.toPrecision(digits));
    const off = Math.abs(short - value);
    if (short > above && short < below && off < (below - above) / 10) return short;
  }
  return value;
};

/** So many values between two, evenly; whole ones where only those are possible. */
const inside = (from: number, to: number, count: number, whole: boolean): number[] => {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  const values = Array.from({ length: count }, (_, i) => {
    const value = low + ((high - low) * (i + 1)) / (count + 1);
    return whole ? Math.round(value) : tidy(value, low, high);
  });
  return [...new Set(values)].filter((value) => value > low && value < high);
};

/** The first values to try: the ends and some between. */
export const firstValues = ({ low, high, whole }: SearchQuestion): number[] =>
  low === high ? [low] : [low, ...inside(low, high, FIRST - 2, whole), high];

/**
 * The values to try next: between the two where the estimate changes over, and between those where the
 * bounds begin to decide on either side. None where nothing is left to be told apart.
 */
export const nextValues = (
  { trials, holds, outcome }: Crossing,
  { low, high, whole, mostValues, reliability }: SearchQuestion,
): number[] => {
  if (outcome === "silent" || outcome === "not monotone" || holds === null) return [];
  const rows = holds === "above" ? trials : [...trials].reverse();
  const lastFailing = rows.findLastIndex(({ decided }) => decided === "fails");
  const firstHolding = rows.findIndex(({ decided }) => decided === "holds");
  const crossing = rows.findLastIndex(({ estimate }) => estimate < reliability);
  // Gaps by the place of their worse end, with how many values are wanted in each.
  const wanted = new Map<number, number>();
  const want = (gap: number, count: number): void => {
    if (gap >= 0 && gap + 1 < rows.length) wanted.set(gap, (wanted.get(gap) ?? 0) + count);
  };
  want(crossing, 2);
  if (lastFailing !== -1) want(lastFailing, 1);
  if (firstHolding !== -1) want(firstHolding - 1, 1);
  const least = whole ? 1 : (high - low) * NEAREST;
  const values = Array.from(wanted).flatMap(([gap, count]) => {
    const from = rows[gap].value;
    const to = rows[gap + 1].value;
    return Math.abs(to - from) <= least ? [] : inside(from, to, count, whole);
  });
  return values.slice(0, Math.min(ROUND, mostValues - trials.length));
};

/**
 * Searches a range for where a promise starts to hold, in rounds of a few values each, so that what they
 * have in common is compiled once. `play` gives the trials of the values it is asked, on the same
 * replications every time.
 */
export const search = async (
  question: SearchQuestion,
  play: (values: readonly number[]) => Promise<Trial[]>,
): Promise<Crossing> => {
  const trials = await play(firstValues(question));
  for (;;) {
    const crossing = readCrossing(trials, question);
    const next = nextValues(crossing, question);
    if (next.length === 0) return crossing;
    trials.push(...(await play(next)));
  }
};
