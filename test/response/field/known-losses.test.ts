import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { knownLosses } from "../../../engine/response/field/known-losses.ts";
import { over } from "../over.ts";
import { worldWith } from "./first-picture/given.ts";

const TOWN = 60;

describe("what is known of the losses of a town", () => {
  it("never falls, never exceeds the truth, and is all of it in the end", () => {
    const it = over(worldWith([]), {}, { horizonS: 1e7 });
    const { situation } = it;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 60, max: 20_000 }),
        fc.integer({ min: 0, max: 1000 }),
        (injured, counting, replication) => {
          it.begin(replication);
          const { truth, stage } = situation;
          truth.injured[TOWN] = injured;
          truth.sceneS[TOWN] = 0;
          const luck = new Float64Array(situation.posts.count).fill(NaN);
          let last = 0;
          for (const at of [0, counting / 10, counting, 3 * counting, 100 * counting]) {
            stage.simulation.run(at);
            const known = knownLosses(situation, TOWN, counting, luck).injured;
            expect(known).toBeGreaterThanOrEqual(last);
            expect(known).toBeLessThanOrEqual(injured);
            last = known;
          }
          expect(last).toBe(injured);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it("after the counting time is 63 in 100", () => {
    const { situation } = over(worldWith([]), {}, { horizonS: 1e6 });
    situation.truth.injured[TOWN] = 1_000_000;
    situation.truth.sceneS[TOWN] = 0;
    situation.stage.simulation.run(1000);
    const luck = new Float64Array(situation.posts.count).fill(NaN);
    expect(knownLosses(situation, TOWN, 1000, luck).injured / 1e6).toBeCloseTo(0.632_12, 4);
  });
});
