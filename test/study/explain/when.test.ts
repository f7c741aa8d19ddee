import { expect, test } from "vitest";

import type { Ensemble } from "../../../engine/study/ensemble/ensemble.ts";
import { whenOf } from "../../../engine/study/explain/when.ts";
import { CONDITIONS } from "../../../engine/study/pool/conditions.ts";

/** Replications by hour and season, with what two targets came to. */
const ensemble = (
  rows: ReadonlyArray<readonly [hour: number, season: number, first: number, second: number]>,
): Ensemble => {
  const conditions = new Float32Array(rows.length * CONDITIONS).fill(NaN);
  rows.forEach(([hour, season], r) => conditions.set([hour, season], r * CONDITIONS));
  return {
    plan: { replications: rows.length },
    targets: 2,
    passes: Int8Array.from(rows.flatMap(([, , first, second]) => [first, second])),
    conditions,
  } as unknown as Ensemble;
};

test("by season and three hours of the day, in their order, only what occurs", () => {
  const played = ensemble([
    [23.9, 3, 0, -1],
    [2.99, 3, 1, -1],
    [0, 3, 0, -1],
    [3, 0, 1, 0],
    [5.5, 0, -1, 0],
  ]);
  expect(whenOf(played, 0)).toEqual([
    { season: "spring", fromHour: 3, n: 1, failed: 0 },
    { season: "winter", fromHour: 0, n: 2, failed: 1 },
    { season: "winter", fromHour: 21, n: 1, failed: 1 },
  ]);
  expect(whenOf(played, 1)).toEqual([{ season: "spring", fromHour: 3, n: 2, failed: 2 }]);
});
