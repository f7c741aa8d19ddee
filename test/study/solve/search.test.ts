import { describe, expect, test } from "vitest";

import { createStream } from "../../../engine/random/stream.ts";
import type { Trial } from "../../../engine/study/solve/crossing.ts";
import { firstValues, search } from "../../../engine/study/solve/search.ts";
import type { SearchQuestion } from "../../../engine/study/solve/search.ts";

const SETS = 8;

const question: SearchQuestion = {
  low: 0,
  high: 10,
  reliability: 0.9,
  mostValues: 13,
  whole: false,
  settled: false,
};

type Passes = (value: number, replication: number) => boolean;

/** Plays replications that pass or fail by a rule. */
const playBy =
  (replications: number, passes: Passes, tried?: number[]) =>
  async (values: readonly number[]): Promise<Trial[]> => {
    tried?.push(...values);
    return Promise.resolve(
      values.map((value) => {
        const outcomes = Int8Array.from({ length: replications }, (_, r) =>
          passes(value, r) ? 1 : 0,
        );
        const sets = Array.from({ length: SETS }, (_, set) => {
          const own = outcomes.filter((__, r) => r % SETS === set);
          return { passes: own.reduce((a, b) => a + b, 0), n: own.length };
        });
        return { value, passes: outcomes, sets };
      }),
    );
  };

const drawn = (seed: number, who: number, what = 0): number =>
  createStream(seed, who, 77, what).uniform();

/** The replication passes from a value of its own on: uniform from 0 to 10, so 9 is the crossing at 0.9. */
const ownLimit =
  (seed: number): Passes =>
  (value, r) =>
    value >= 10 * drawn(seed, r);

/** As many pass at every value, but which ones is drawn anew: common numbers are of no help. */
const anew =
  (seed: number): Passes =>
  (value, r) =>
    value >= 10 * drawn(seed, r, Math.round(value * 1e6));

const experiments = 200;

/** How often the interval holds the true crossing, and how wide it is on the whole. */
const covers = async (passes: (seed: number) => Passes, truth: number, over = {}) => {
  let inside = 0;
  let width = 0;
  for (let seed = 1; seed <= experiments; seed++) {
    const { low, high, outcome } = await search(
      { ...question, ...over },
      playBy(320, passes(seed)),
    );
    if (outcome === "not monotone") continue;
    const from = Number.isNaN(low) ? -Infinity : low;
    const to = Number.isNaN(high) ? Infinity : high;
    if (from <= truth && truth <= to) inside++;
    width += Math.min(to, 10) - Math.max(from, 0);
  }
  return { share: inside / experiments, width: width / experiments };
};

describe("the search for a break-even", () => {
  test("the interval holds a known crossing in at least 95 % of 200 experiments", async () => {
    const { share, width } = await covers(ownLimit, 9);
    expect(share).toBeGreaterThanOrEqual(0.95);
    // Not by being wide: 320 replications tell a share of 0.9 within 0.05.
    expect(width).toBeLessThan(1.6);
  });

  test("and where the replications that pass are others at every value", async () => {
    const { share } = await covers(anew, 9);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  test("the estimate lies about the crossing", async () => {
    const found: number[] = [];
    for (let seed = 1; seed <= 60; seed++) {
      found.push((await search(question, playBy(320, ownLimit(seed)))).value);
    }
    const mean = found.reduce((a, b) => a + b, 0) / found.length;
    // Sd of one is 0.17, of the mean of sixty 0.022.
    expect(Math.abs(mean - 9)).toBeLessThan(0.08);
  });

  test("finds out the direction, and mirrors exactly", async () => {
    const up = await search(question, playBy(320, ownLimit(5)));
    const down = await search(
      question,
      playBy(320, (value, r) => ownLimit(5)(10 - value, r)),
    );
    expect(up.holds).toBe("above");
    expect(down.holds).toBe("below");
    expect(down.outcome).toBe("crosses");
    expect(down.value).toBeCloseTo(10 - up.value, 0);
    expect(down.low).toBeLessThan(1);
    expect(down.high).toBeGreaterThan(1);
  });

  test("tries no more values than allowed, none twice, all within the range", async () => {
    for (const mostValues of [5, 9, 13, 20]) {
      const tried: number[] = [];
      await search({ ...question, mostValues }, playBy(160, ownLimit(3), tried));
      expect(tried.length).toBeLessThanOrEqual(mostValues);
      expect(new Set(tried).size).toBe(tried.length);
      expect(Math.min(...tried)).toBe(0);
      expect(Math.max(...tried)).toBe(10);
    }
  });

  test("whole numbers only, where only those are possible, and the first that is enough", async () => {
    const tried: number[] = [];
    const { value } = await search(
      { ...question, whole: true },
      playBy(320, (x, r) => x >= 6 || drawn(1, r) < 0.5, tried),
    );
    expect(tried.every(Number.isInteger)).toBe(true);
    expect(value).toBe(6);
    expect(firstValues({ ...question, low: 2, high: 3, whole: true })).toEqual([2, 3]);
  });

  test("a promise never kept names the best that was seen, with where", async () => {
    const seldom: Passes = (value, r) => drawn(2, r) < 0.05 * value;
    const found = await search(question, playBy(320, seldom));
    expect(found).toMatchObject({ outcome: "never", value: NaN, low: 10, high: NaN });
    expect(found.best.value).toBe(10);
    expect(found.best.estimate).toBeGreaterThan(0.4);
    expect(found.trials.length).toBeLessThan(13);
  });

  test("a promise kept everywhere says so and searches no further", async () => {
    const found = await search(
      question,
      playBy(320, (value, r) => drawn(2, r) < 0.97 + value / 1000),
    );
    expect(found).toMatchObject({ outcome: "always", value: NaN, high: 0 });
    expect(found.trials).toHaveLength(5);
  });

  test("a figure that moves nothing is told from one that helps", async () => {
    const found = await search(
      question,
      playBy(320, (_, r) => drawn(2, r) < 0.5),
    );
    expect(found).toMatchObject({ outcome: "never", holds: null, changing: 0 });
    expect(found.trials).toHaveLength(5);
  });

  test("up and down again is said, not averaged", async () => {
    const hump: Passes = (value, r) => drawn(3, r) < 1 - Math.abs(value - 5) / 5;
    const found = await search(question, playBy(320, hump));
    expect(found.outcome).toBe("not monotone");
    expect(found.best.value).toBe(5);
  });

  test("noise alone is hardly ever taken for up and down", async () => {
    let said = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const { outcome } = await search(question, playBy(160, anew(seed)));
      if (outcome === "not monotone") said++;
    }
    expect(said).toBeLessThanOrEqual(5);
  });

  test("a target that speaks of nobody at some value has no answer", async () => {
    const found = await search(question, async (values) =>
      Promise.resolve(
        values.map((value) => ({
          value,
          passes: new Int8Array(16).fill(-1),
          sets: [{ passes: 0, n: 0 }],
        })),
      ),
    );
    expect(found.outcome).toBe("silent");
  });

  test("what is measured on the ledger counts once for each set, without chance", async () => {
    const found = await search(
      { ...question, settled: true },
      playBy(16, (value, r) => value >= 1 + (r % SETS)),
    );
    // All eight sets from 8 on, seven of eight (0.875) from 7.
    expect(found.trials.every(({ n }) => n === SETS)).toBe(true);
    expect(found.outcome).toBe("crosses");
    expect(found.low).toBeLessThanOrEqual(8);
    expect(found.high).toBeGreaterThanOrEqual(8);
    expect(found.high - found.low).toBeLessThan(0.5);
  });
});
