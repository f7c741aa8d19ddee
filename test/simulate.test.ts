import { beforeAll, describe, expect, it } from "vitest";

import { kinds } from "../engine/kinds.ts";
import { prepare, simulate, start } from "../engine/simulate.ts";
import type { Model, WorkerState } from "../engine/simulate.ts";
import { situationKinds } from "../engine/situation/event-kinds.ts";
import { shippedModel } from "./shipped-case.ts";

let model: Model;
let state: WorkerState;
beforeAll(() => {
  model = shippedModel("shandong/cases/pingyuan-2023");
  state = prepare(model);
});

describe("a replication", () => {
  it("is the same alone, among others, in any order, and in another worker", () => {
    const one = [0, 1, 2, 3].map((k) => simulate(state, k).hash());
    expect(new Set(one).size).toBe(4);
    expect([3, 1, 2, 0].map((k) => simulate(state, k).hash())).toEqual(
      [3, 1, 2, 0].map((k) => one[k]),
    );
    expect(simulate(prepare(model), 2).hash()).toBe(one[2]);
    // As it would reach a worker: cloned, the shared buffers shared.
    expect(simulate(prepare(structuredClone(model)), 1).hash()).toBe(one[1]);
  });

  it("is the same in one go and in steps", () => {
    const whole = simulate(state, 5).hash();
    const run = start(state, 5);
    for (let t = 0; t <= model.horizonS; t += 1234) run.runUntil(t);
    run.runUntil(Infinity);
    expect(run.trace.hash()).toBe(whole);
  });

  it("obeys the laws of a trace and writes only kinds that are declared", () => {
    const trace = simulate(state, 0);
    expect(trace.length).toBeGreaterThan(50);
    for (let i = 0; i < trace.length; i++) {
      const row = trace.row(i);
      expect(kinds.byId(row.kind).id).toBe(row.kind);
      expect(row.time).toBeLessThanOrEqual(model.horizonS);
      if (row.kind !== situationKinds.begins.id) expect(row.cause).toBeGreaterThanOrEqual(0);
    }
  });

  it("differs by decisions given from outside, and not before they are given", () => {
    const without = simulate(state, 7);
    const times = Array.from(without.time.subarray(0, without.length));
    const at = 3000;
    const before = times.filter((t) => t < at).length;
    const kindsBefore = Array.from(without.kind.subarray(0, before));
    const hash = without.hash();
    const { province } = state.situation.posts;
    const order = { kind: "level", by: province, rank: 1, covers: [], cause: 0 } as const;
    const decided = simulate(state, 7, [{ timeS: at, order }]);
    expect(decided.hash()).not.toBe(hash);
    expect(Array.from(decided.kind.subarray(0, before))).toEqual(kindsBefore);
    const declared = Array.from({ length: decided.length }, (_, i) => decided.row(i)).filter(
      ({ kind, time, who }) =>
        kind === situationKinds.levelDecided.id && time === at && who === province,
    );
    expect(declared.map(({ amount }) => amount)).toEqual([1]);
    expect(simulate(state, 7).hash()).toBe(hash);
  });

  it("begins on the day and at the hour of the case", () => {
    start(state, 0);
    expect(state.situation.calendar.startEpochS).toBe(
      Date.parse("2023-08-06T02:33:00+08:00") / 1000,
    );
  });

  it("has its own chance under another seed and another set of assumptions", () => {
    const seeds = [1, 2].map((seed) =>
      simulate(
        prepare(
          shippedModel(
            "shandong/cases/pingyuan-2023",
            {},
            { seed, assumptionSet: 0, assumptionSets: 4 },
          ),
        ),
        0,
      ).hash(),
    );
    const other = simulate(
      prepare(
        shippedModel(
          "shandong/cases/pingyuan-2023",
          {},
          { seed: 1, assumptionSet: 3, assumptionSets: 4 },
        ),
      ),
      0,
    ).hash();
    expect(new Set([...seeds, other]).size).toBe(3);
  });
});
