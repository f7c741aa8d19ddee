import { describe, expect, test } from "vitest";

import type { Sampling } from "../../engine/random/sampling.ts";
import { prepare, simulate } from "../../engine/simulate.ts";
import type { WorkerState } from "../../engine/simulate.ts";
import { hourAt } from "../../engine/situation/calendar.ts";
import { shippedModel } from "../shipped-case.ts";

const model = shippedModel("shandong/cases/visualisation-pull");

const under = (sampling?: Sampling): WorkerState =>
  prepare(sampling === undefined ? model : { ...model, sampling });

const hashes = (state: WorkerState, replications: readonly number[]): string[] =>
  replications.map((r) => simulate(state, r).hash());

const hours = (state: WorkerState, n: number): number[] =>
  Array.from({ length: n }, (_, r) => {
    simulate(state, r);
    return hourAt(state.situation.calendar, 0);
  });

const plain = under();

describe("a replication under a scheme", () => {
  test("no scheme, and one that asks for nothing, leave every trace as it was", () => {
    const idle = under({ antithetic: false, strata: [] });
    expect(hashes(idle, [0, 1, 5])).toEqual(hashes(plain, [0, 1, 5]));
  });

  test("the first of a pair is the plain one, the second its mirror", () => {
    const state = under({ antithetic: true, strata: [] });
    expect(hashes(state, [0, 2, 4])).toEqual(hashes(plain, [0, 2, 4]));
    expect(hashes(state, [1])).not.toEqual(hashes(plain, [1]));
    const [a, b, c, d] = hours(state, 4);
    expect(a + b).toBeCloseTo(24, 9);
    expect(c + d).toBeCloseTo(24, 9);
  });

  test("is the same whatever was played before it", () => {
    const scheme: Sampling = { antithetic: true, strata: ["hour", "season"] };
    const inOrder = hashes(under(scheme), [0, 1, 2, 3, 4, 5]);
    expect(hashes(under(scheme), [5, 0, 3, 1]).join()).toBe(
      [inOrder[5], inOrder[0], inOrder[3], inOrder[1]].join(),
    );
  });

  test("eight replications in a row begin in eight different eighths of the day", () => {
    const state = under({ antithetic: false, strata: ["hour"] });
    const eighths = hours(state, 16).map((hour) => Math.floor(hour / 3));
    expect(new Set(eighths.slice(0, 8)).size).toBe(8);
    expect(new Set(eighths.slice(8)).size).toBe(8);
    // What is not stratified stays: only the hour may differ from the plain replication's.
    expect(new Set(hours(plain, 8).map((hour) => Math.floor(hour / 3))).size).toBeLessThan(8);
  });
});
