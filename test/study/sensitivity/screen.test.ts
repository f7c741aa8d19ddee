import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";

import { playEnsemble } from "../../../engine/study/ensemble/ensemble.ts";
import { openPool } from "../../../engine/study/pool/pool.ts";
import {
  candidates,
  flipAlong,
  screen,
  sharesBySet,
} from "../../../engine/study/sensitivity/screen.ts";
import { playSwings, swingOf, widest } from "../../../engine/study/sensitivity/swings.ts";
import { judge } from "../../../engine/study/ensemble/verdict.ts";
import { countsBySet } from "../../../engine/study/ensemble/ensemble.ts";

const pool = openPool(
  new URL("../synthetic-worker.ts", import.meta.url),
  // Thirty minutes hold where the second figure is in the lower half of its range, and not above.
  [
    { below: 3, above: 60 },
    { below: 3, above: 3 },
  ],
  2,
);
afterAll(() => pool.close());

const median = { seed: 1, assumptionSet: 0, assumptionSets: 1 };

describe("a promise that holds in one half of an assumed range", () => {
  const plan = { program: 0, seed: 3, replications: 32 * 70, sets: 32, explain: false };

  test("depends, and the figure is named with the value where it flips", async () => {
    const description = await pool.describe(0, median);
    const ensemble = await playEnsemble(pool, plan, description.targets.length);
    const counts = countsBySet(ensemble, 0);
    const judged = judge(counts, 0.9);
    expect(judged.verdict).toBe("depends");
    // So many at least: 70 passes of 70 do not show of each by itself that it holds.
    expect(judged.sets).toMatchObject({ failing: 16, silent: 0 });
    expect(judged.sets.holding).toBeGreaterThan(12);
    expect(judged.sets.holding).toBeLessThanOrEqual(16);
    expect(judged.assumptionShare).toBe(0.5);

    const [found] = screen(ensemble, 0, description, candidates(description, ensemble), 3);
    expect(found).toBe("toy/working-terminals");
    const flip = flipAlong(
      found,
      sharesBySet(ensemble, found),
      counts.map(({ passes, n }) => passes / n >= 0.9),
    );
    expect(flip).toMatchObject({ holdsAbove: false, right: 32, of: 32 });
    expect(flip?.atShare).toBeCloseTo(0.5, 1);
  });

  test("its swing alone moves the target, the others move nothing", async () => {
    const { targets, unknowns } = await pool.describe(0, median);
    const paths = unknowns.map(([path]) => path);
    const swings = await playSwings(
      pool,
      { program: 0, seed: 3, replications: 40, paths },
      targets,
    );
    const [first, ...others] = widest(swings, 0);
    expect(first.path).toBe("toy/working-terminals");
    expect(others).toEqual([]);
    expect(first.low.passShare[0]).toBeGreaterThan(0.9);
    expect(first.high.passShare[0]).toBeLessThan(0.6);
    for (const swing of swings.swings) {
      if (swing.path !== first.path) expect(swingOf(swing, 0)).toBe(0);
    }
    // The middle belongs to the upper half.
    expect(swings.base).toEqual(first.high);
  });
});

test("where nothing hangs on assumptions, hardly anything is found and no swing moves it", async () => {
  const description = await pool.describe(1, median);
  const paths = description.unknowns.map(([path]) => path);
  const swings = await playSwings(
    pool,
    { program: 1, seed: 3, replications: 20, paths },
    description.targets,
  );
  expect(widest(swings, 0)).toEqual([]);
});

test("too few sets say nothing", async () => {
  const description = await pool.describe(0, median);
  const plan = { program: 0, seed: 3, replications: 50, sets: 5, explain: false };
  const ensemble = await playEnsemble(pool, plan, description.targets.length);
  expect(screen(ensemble, 0, description, candidates(description, ensemble), 3)).toEqual([]);
});

describe("where it flips", () => {
  test("a clean cut is found midway between its neighbours", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.double({ min: 0.001, max: 0.999, noNaN: true }), {
          minLength: 2,
          maxLength: 30,
        }),
        fc.nat(),
        fc.boolean(),
        (shares, cut, holdsAbove) => {
          const sorted = shares.toSorted((a, b) => a - b);
          const i = cut % (sorted.length - 1);
          const at = (sorted[i] + sorted[i + 1]) / 2;
          const holds = shares.map((share) => share > sorted[i] === holdsAbove);
          const flip = flipAlong("x", shares, holds);
          expect(flip?.right).toBe(shares.length);
          expect(flip?.holdsAbove).toBe(holdsAbove);
          expect(flip?.atShare).toBe(at);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test("nothing flips where all sets agree; silent sets are left out", () => {
    expect(flipAlong("x", [0.1, 0.9], [true, true])).toBeUndefined();
    expect(flipAlong("x", [0.1, 0.5, 0.9], [true, undefined, true])).toBeUndefined();
  });
});
