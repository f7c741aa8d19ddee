import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  bringBack,
  resetStrength,
  strengthFor,
  takePeople,
} from "../../../../engine/response/field/movement/strength.ts";
import type { World } from "../../../../engine/world/world.ts";
import { over } from "../../over.ts";
import { at, worldWith } from "../first-picture/given.ts";

/** Two stations of 20, and a formation of so many people of either. */
const withFormation = (people: number): World => {
  const world = worldWith([
    at("fire-station-grade-2", { people: 20 }),
    at("fire-station-grade-2", { people: 20 }),
    at("earthquake-light-group", { people: 2 * people }),
  ]);
  const ints = (values: number[]): Int32Array => {
    const array = new Int32Array(new SharedArrayBuffer(4 * values.length));
    array.set(values);
    return array;
  };
  const floats = new Float64Array(new SharedArrayBuffer(16));
  floats.fill(people);
  const { tables } = world.inventory;
  return {
    ...world,
    inventory: {
      ...world.inventory,
      tables: {
        ...tables,
        drawnStart: { ...tables.drawnStart, first: ints([0, 0, 0, 2]) as never },
        drawn: { ...tables.drawn, rows: 2, unit: ints([0, 1]) as never, people: floats },
      },
    },
  };
};

describe("people who leave", () => {
  it("are those present, times the share that goes", () => {
    const { situation } = over(worldWith([at("fire-station-grade-2", { people: 20 })]));
    const strength = strengthFor(situation.world);
    expect(takePeople(strength, situation, 0, false, 0.5)).toBe(10);
    expect(takePeople(strength, situation, 0, false, 1)).toBe(10);
    expect(takePeople(strength, situation, 0, false, 1)).toBe(0);
    bringBack(strength, situation, 0, 10);
    expect(takePeople(strength, situation, 0, false, 1)).toBe(10);
  });

  it("cannot go out with the engine and with the formation: who is gone is missing there", () => {
    const { situation } = over(withFormation(15));
    const strength = strengthFor(situation.world);
    expect(takePeople(strength, situation, 0, false, 0.5)).toBe(10);
    // Ten are left at one station, fifteen are wanted of each.
    expect(takePeople(strength, situation, 2, false, 1)).toBe(25);
    expect(takePeople(strength, situation, 1, false, 1)).toBe(5);
  });

  it("are never more than there are, whatever is asked, and all are back in the end", () => {
    const { situation } = over(withFormation(12));
    const strength = strengthFor(situation.world);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 2 }), fc.double({ min: 0, max: 1, noNaN: true })),
        ),
        (asks) => {
          resetStrength(strength);
          const taken: [number, number][] = [];
          for (const [unit, share] of asks) {
            taken.push([unit, takePeople(strength, situation, unit, false, share)]);
            for (const station of [0, 1]) expect(strength.out[station]).toBeLessThanOrEqual(20);
          }
          for (const [unit, people] of taken.reverse())
            bringBack(strength, situation, unit, people);
          expect(Array.from(strength.out)).toEqual([0, 0, 0]);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
