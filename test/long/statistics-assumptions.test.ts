import { describe, expect, test } from "vitest";

import { shareLowerBound, shareUpperBound } from "../../engine/statistics/share-interval.ts";
import { errorSpent, looksOf, usualLimit } from "../../engine/study/ensemble/looks.ts";
import { judge } from "../../engine/study/ensemble/verdict.ts";
import type { SetCount, Verdict } from "../../engine/study/ensemble/verdict.ts";
import { assumptionShare } from "../../engine/world/assumptions.ts";
import { experimentStream, missFor, playPromises } from "./correlated-towns.ts";

const RELIABILITY = 0.9;
const SETS = 32;
/** As many readings as the promises of a province have. */
const ROWS = 28;
/** As many assumptions as a province has; the first decides. */
const UNKNOWNS = 400;
const PATH = "unknowns/0";

const shareOf = (set: number, path = PATH): number => assumptionShare(1, set, SETS, path);

const orders = Array.from({ length: UNKNOWNS }, (_, unknown) => {
  const shares = Array.from({ length: SETS }, (__, set) => shareOf(set, `unknowns/${unknown}`));
  return shares.map((__, set) => set).sort((a, b) => shares[a] - shares[b]);
});

/** Passes by round (one replication of each set) and set of a promise that flips along the first unknown. */
const rounds = (up: number, down: number, at: number, perSet: number, experiment: number) => {
  const [above, below] = [missFor(up), missFor(down)];
  const miss = (set: number): number => (shareOf(set) < at ? above : below);
  const looks = Array.from({ length: perSet }, (_, n) => (n + 1) * SETS);
  return playPromises(experimentStream(31, experiment), [miss], looks, SETS)[0];
};

const counts = (passes: readonly number[], n: number): SetCount[] =>
  passes.map((passed) => ({ passes: passed, n }));

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

describe("a promise that holds for one half of an assumed range", () => {
  test.each([
    [1, 0.02],
    [0.97, 0.3],
    [0.97, 0.7],
    [0.95, 0.8],
    [1, 0.85],
  ])(
    "kept in %d of disasters or in %d: never met nor not met, whatever --replications",
    (up, down) => {
      let [depends, asked] = [0, 0];
      for (let e = 0; e < 40; e++) {
        const played = rounds(up, down, 0.5, 160, e);
        for (let n = 1; n <= 160; n += n < 20 ? 1 : 7) {
          const { verdict } = judge(counts(played[n - 1], n), RELIABILITY);
          expect(["undecided", "depends"], `${n} of each`).toContain(verdict);
          asked++;
          if (verdict === "depends") depends++;
        }
        // The last round unfinished: some sets have one more.
        for (const extra of [1, 5, 16, 31]) {
          const uneven = played[4].map((passes, set) => ({
            passes: set < extra ? played[5][set] : passes,
            n: set < extra ? 6 : 5,
          }));
          expect(["undecided", "depends"]).toContain(judge(uneven, RELIABILITY).verdict);
        }
      }
      console.log(`${up} or ${down}: depends in ${depends} of ${asked} judgements, else undecided`);
      expect(depends).toBeGreaterThan(0);
    },
  );

  test("ends as depends, looked at eight times or once, with ample limit", () => {
    for (const [up, down] of [
      [0.97, 0.3],
      [0.99, 0.6],
    ] as const) {
      const perSet = 256;
      const looks = looksOf(SETS * perSet, SETS);
      const spent = errorSpent(looks);
      for (let e = 0; e < 60; e++) {
        const played = rounds(up, down, 0.5, perSet, e);
        const verdicts = looks.map(
          (look, i) =>
            judge(counts(played[look / SETS - 1], look / SETS), RELIABILITY, {
              rows: ROWS,
              spent: spent[i],
            }).verdict,
        );
        const first = verdicts.find((verdict) => verdict !== "undecided");
        expect(first).toBe("depends");
        expect(verdicts.at(-1)).toBe("depends");
      }
    }
  });
});

describe("a promise that fails in one half of the sets, where it seldom speaks of anybody", () => {
  test.each([
    [2, 0.9, 0.85, 0.02],
    [2, 0.5, 0.3, 0.03],
    [8, 0.5, 0.3, 0.03],
    [32, 0.9, 0.85, 0.02],
    [32, 0.5, 0.45, 0.1],
  ])(
    "%i sets, %d wanted, %d there, spoken of in %d: not met by silence",
    (k, wanted, share, spoken) => {
      const looks = looksOf(usualLimit(k), k);
      const spent = errorSpent(looks);
      const experiments = 200;
      let met = 0;
      for (let e = 0; e < experiments; e++) {
        const stream = experimentStream(33 + k, e);
        const sets = Array.from({ length: k }, () => ({ passes: 0, n: 0 }));
        let r = 0;
        for (const [i, look] of looks.entries()) {
          for (; r < look; r++) {
            const set = r % k;
            const seldom = set < k / 2;
            if (seldom && stream.uniform() >= spoken) continue;
            sets[set].n++;
            if (!seldom || stream.uniform() < share) sets[set].passes++;
          }
          const { verdict } = judge(sets, wanted, { spent: spent[i] });
          if (verdict === "met") met++;
          if (verdict !== "undecided") break;
        }
      }
      console.log(`${k} sets, ${wanted} wanted: met in ${met} of ${experiments}`);
      // One end of the interval; three standard errors of the experiment above it.
      expect(met / experiments).toBeLessThanOrEqual(0.025 + 0.033);
    },
  );
});

/** Replications until a rule says depends; Infinity where it does not within the limit. */
const until = (
  played: readonly (readonly number[])[],
  says: (sets: SetCount[]) => boolean,
): number => {
  for (let n = 2; n <= played.length; n += 2) if (says(counts(played[n - 1], n))) return n * SETS;
  return Infinity;
};

test("how many replications show that it depends: each set alone, sets together, along assumptions", () => {
  const experiments = 15;
  const perSet = 256;
  const alone = 0.05 / 2 / SETS / ROWS / 8;
  const isDepends = (sets: SetCount[], more: object): boolean =>
    judge(sets, RELIABILITY, { rows: ROWS, spent: 1 / 8, ...more }).verdict === "depends";
  const lines = ["sets that hold, kept in, else in: each set alone / together / along assumptions"];
  for (const [at, up, down] of [
    [0.5, 1, 0.02],
    [0.5, 0.99, 0.5],
    [0.5, 0.97, 0.3],
    [0.5, 0.97, 0.7],
    [0.25, 0.99, 0.5],
    [0.75, 0.99, 0.5],
  ] as const) {
    const rules = [0, 1, 2].map((): number[] => []);
    for (let e = 0; e < experiments; e++) {
      const played = rounds(up, down, at, perSet, e);
      rules[0].push(
        until(
          played,
          (sets) =>
            sets.some(({ passes, n }) => shareLowerBound(passes, n, 1 - alone) >= RELIABILITY) &&
            sets.some(({ passes, n }) => shareUpperBound(passes, n, 1 - alone) < RELIABILITY),
        ),
      );
      rules[1].push(until(played, (sets) => isDepends(sets, {})));
      rules[2].push(until(played.slice(0, 80), (sets) => isDepends(sets, { orders })));
    }
    const [each, together, along] = rules.map(median);
    lines.push(`${at * SETS} of ${SETS}, ${up}, ${down}: ${each} / ${together} / ${along}`);
    expect(together).toBeLessThan(0.75 * each);
    expect(along).toBeLessThanOrEqual(together);
    // Within the usual limit.
    expect(along).toBeLessThanOrEqual(64 * SETS);
  }
  console.log(lines.join("\n"));
});

test("how many replications a clear promise needs", () => {
  const lines = ["kept in: replications to the verdict with 1 row / 28 rows (usual limit 2048)"];
  const looks = looksOf(64 * SETS, SETS);
  const spent = errorSpent(looks);
  for (const [share, verdict, most] of [
    [0.999, "met", 320],
    [0.99, "met", 640],
    [0.97, "met", 1400],
    [0.95, "met", Infinity],
    [0.85, "not met", Infinity],
    [0.8, "not met", 1600],
    [0.6, "not met", 320],
    [0.2, "not met", 128],
  ] as const) {
    const needed = [1, ROWS].map((rows) => {
      const stops: number[] = [];
      for (let e = 0; e < 60; e++) {
        const miss = missFor(share);
        const played = playPromises(experimentStream(32, e), [() => miss], looks, SETS)[0];
        const said = played.map(
          (passes, i): Verdict =>
            judge(counts(passes, looks[i] / SETS), RELIABILITY, { rows, spent: spent[i] }).verdict,
        );
        const stop = said.findIndex((word) => word !== "undecided");
        if (stop !== -1) expect(said[stop]).toBe(verdict);
        stops.push(stop === -1 ? Infinity : looks[stop]);
      }
      return median(stops);
    });
    lines.push(`${share}: ${needed.map((n) => (n === Infinity ? "more" : n)).join(" / ")}`);
    expect(needed[1]).toBeLessThanOrEqual(most);
    expect(needed[0]).toBeLessThanOrEqual(needed[1]);
  }
  console.log(lines.join("\n"));
});
