import { describe, expect, test } from "vitest";

import { playSequentially } from "../../engine/study/ensemble/ensemble.ts";
import { areDecided, verdictsOf } from "../../engine/study/ensemble/judgements.ts";
import type { Judged } from "../../engine/study/ensemble/judgements.ts";
import { errorSpent, looksOf } from "../../engine/study/ensemble/looks.ts";
import { judge } from "../../engine/study/ensemble/verdict.ts";
import type { Judgement, Verdict } from "../../engine/study/ensemble/verdict.ts";
import { plainPool } from "../study/ensemble/plain-pool.ts";
import { experimentStream, missFor, playPromises } from "./correlated-towns.ts";

const RELIABILITY = 0.9;

/** A promise whose truth is known: the share of disasters in which it holds, by set of assumptions. */
interface Known {
  readonly shareOf: (set: number) => number;
  /** Verdicts that would be wrong. */
  readonly wrong: readonly Verdict[];
}

const alike = (share: number): Known => ({
  shareOf: () => share,
  wrong: share >= RELIABILITY ? ["not met", "depends"] : ["met", "depends"],
});

/** Holds in the first half of the sets, fails in the others. */
const halves = (up: number, down: number, sets: number): Known => ({
  shareOf: (set) => (set < sets / 2 ? up : down),
  wrong: ["met", "not met"],
});

/** Just below the reliability: whoever says met is wrong, as often as can be. */
const EDGE = RELIABILITY - 1e-9;

interface Family {
  readonly promises: readonly Known[];
  readonly sets: number;
  /** Replications of each set at most. */
  readonly perSet: number;
}

interface Rates {
  /** Experiments with a wrong verdict on any promise. */
  readonly wrong: number;
  /** Experiments in which every interval holds the truth, and single intervals that do. */
  readonly allCover: number;
  readonly oneCovers: number;
  /** Replications to the stop, on average. */
  readonly replications: number;
}

/**
 * The rule as it is; the same with each promise left at its first verdict; and what people do: look again
 * and again at 95 % until each has its verdict.
 */
type Rule = "ours" | "ours, at once" | "naive, at once";

const experiments = (family: Family, rule: Rule, count: number, seed: number): Rates => {
  const { promises, sets, perSet } = family;
  const looks = looksOf(sets * perSet, sets);
  const spent = errorSpent(looks);
  const misses = promises.map(({ shareOf }) => {
    const bySet = Array.from({ length: sets }, (_, set) => missFor(shareOf(set)));
    return (set: number) => bySet[set];
  });
  const truths = promises.map(
    ({ shareOf }) =>
      Array.from({ length: sets }, (_, set) => shareOf(set)).reduce((a, b) => a + b, 0) / sets,
  );
  let [wrong, allCover, oneCovers, replications] = [0, 0, 0, 0];
  for (let e = 0; e < count; e++) {
    const passes = playPromises(experimentStream(seed, e), misses, looks, sets);
    let judged: Judgement[] = [];
    const atOnce = rule !== "ours";
    for (let look = 0; look < looks.length; look++) {
      judged = promises.map((_, i) =>
        atOnce && judged[i] !== undefined && judged[i].verdict !== "undecided"
          ? judged[i]
          : judge(
              passes[i][look].map((passed) => ({ passes: passed, n: looks[look] / sets })),
              RELIABILITY,
              rule === "naive, at once" ? {} : { rows: promises.length, spent: spent[look] },
            ),
      );
      if (look === looks.length - 1 || areDecided(judged.map(({ verdict }) => verdict))) {
        replications += looks[look];
        break;
      }
    }
    if (judged.some(({ verdict }, i) => promises[i].wrong.includes(verdict))) wrong++;
    const covering = judged.filter(({ low, high }, i) => low <= truths[i] && truths[i] <= high);
    if (covering.length === promises.length) allCover++;
    oneCovers += covering.length / promises.length;
  }
  return {
    wrong: wrong / count,
    allCover: allCover / count,
    oneCovers: oneCovers / count,
    replications: replications / count,
  };
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const tell = (name: string, rule: Rule, rates: Rates): void => {
  console.log(
    `${name}, ${rule}: wrong ${percent(rates.wrong)}, all intervals cover ${percent(rates.allCover)}, one ${percent(rates.oneCovers)}, ${Math.round(rates.replications)} replications`,
  );
};

const four = (share: number): Known[] => Array.from({ length: 4 }, () => alike(share));

const families: ReadonlyArray<readonly [name: string, family: Family, count: number]> = [
  ["one set at the edge", { promises: four(EDGE), sets: 1, perSet: 2048 }, 2000],
  ["one set just reliable", { promises: four(RELIABILITY), sets: 1, perSet: 2048 }, 2000],
  [
    "one set, clear ones among them",
    {
      promises: [alike(0.97), alike(EDGE), alike(0.7), alike(RELIABILITY)],
      sets: 1,
      perSet: 1024,
    },
    2000,
  ],
  ["a single promise, one set", { promises: [alike(EDGE)], sets: 1, perSet: 2048 }, 2000],
  ["32 sets alike at the edge", { promises: four(EDGE), sets: 32, perSet: 64 }, 1000],
  ["32 sets alike, just reliable", { promises: four(RELIABILITY), sets: 32, perSet: 64 }, 1000],
  [
    "half the sets hold",
    {
      promises: [halves(0.97, 0.3, 32), halves(RELIABILITY, 0.7, 32), halves(1, EDGE, 32)],
      sets: 32,
      perSet: 64,
    },
    1000,
  ],
  [
    "two sets, one holds",
    { promises: [halves(0.95, EDGE, 2), halves(RELIABILITY, 0.8, 2)], sets: 2, perSet: 400 },
    1000,
  ],
];

describe("sequential runs on disasters with correlated towns", () => {
  test.each(families)("%s: few wrong, most covered", (name, family, count) => {
    const ours = experiments(family, "ours", count, 21);
    tell(name, "ours", ours);
    expect(ours.wrong).toBeLessThanOrEqual(0.05);
    expect(ours.allCover).toBeGreaterThanOrEqual(0.95);
    expect(ours.oneCovers).toBeGreaterThanOrEqual(0.95);
  });

  test("looking again and again at 95 % fails the same test, ours does not", () => {
    for (const [name, family, count] of families.slice(0, 4)) {
      const ours = experiments(family, "ours, at once", count, 21);
      tell(name, "ours, at once", ours);
      expect(ours.wrong).toBeLessThanOrEqual(0.05);
      expect(ours.oneCovers).toBeGreaterThanOrEqual(0.95);
      const naive = experiments(family, "naive, at once", count, 21);
      tell(name, "naive, at once", naive);
      expect(naive.wrong).toBeGreaterThan(0.05);
      expect(naive.oneCovers).toBeLessThan(0.95);
    }
  });

  test("an ensemble as it is played ends as the counts say", async () => {
    const sets = 8;
    const looks = looksOf(8 * 64, sets);
    const spent = errorSpent(looks);
    const shares = [0.99, 0.6, 0.95];
    const misses = shares.map((share) => () => missFor(share));
    const judged: Judged = {
      targets: shares.map((_, i) => ({
        id: String(i),
        reliability: RELIABILITY,
        measured: { by: "clock" },
        notTested: undefined,
      })) as unknown as Judged["targets"],
      unknowns: [],
    };
    for (let e = 0; e < 40; e++) {
      const limit = looks[looks.length - 1];
      const each = Array.from({ length: limit }, (_, r) => r + 1);
      const sums = playPromises(experimentStream(22, e), misses, each, sets).map((byLook) =>
        byLook.map((bySet) => bySet.reduce((sum, passes) => sum + passes, 0)),
      );
      const passed = (i: number, r: number): number => sums[i][r] - (sums[i][r - 1] ?? 0);
      const ensemble = await playSequentially(
        plainPool(shares.length, (r) => shares.map((_, i) => passed(i, r))),
        { program: 0, seed: 1, replications: limit, sets, explain: false },
        shares.length,
        { looks, isDecided: (soFar) => areDecided(verdictsOf(soFar, judged)) },
      );
      const stop = looks.findIndex((look, at) => {
        const verdicts = shares.map((_, i) => {
          const counts = Array.from({ length: sets }, (__, set) => {
            let passes = 0;
            for (let r = set; r < look; r += sets) passes += passed(i, r);
            return { passes, n: look / sets };
          });
          return judge(counts, RELIABILITY, { rows: 3, spent: spent[at] }).verdict;
        });
        return at === looks.length - 1 || areDecided(verdicts);
      });
      expect(ensemble.plan.replications).toBe(looks[stop]);
    }
  });
});
