import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { shareOut } from "../../../engine/response/doctrine/where-to.ts";

const none: ReadonlyMap<number, number> = new Map();

describe("sharing units out over towns", () => {
  it("is by need: twice the need, twice the units", () => {
    const towns = shareOut(
      [
        { town: 7, need: 20 },
        { town: 3, need: 10 },
      ],
      6,
      none,
    );
    expect(towns.filter((town) => town === 7)).toHaveLength(4);
    expect(towns[0]).toBe(7);
  });

  it("counts who goes there already", () => {
    const wanting = [
      { town: 7, need: 10 },
      { town: 3, need: 10 },
    ];
    expect(shareOut(wanting, 2, new Map([[7, 2]]))).toEqual([3, 3]);
  });

  it("gives each as many as asked for, and none where nobody wants any", () => {
    expect(shareOut([], 5, none)).toEqual([]);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 100, noNaN: true }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 40 }),
        (needs, units) => {
          const wanting = needs
            .map((need, town) => ({ town, need }))
            .sort((a, b) => b.need - a.need);
          const towns = shareOut(wanting, units, none);
          expect(towns).toHaveLength(units);
          const got = needs.map((_, town) => towns.filter((at) => at === town).length);
          // Nobody with less need has more.
          for (let i = 1; i < wanting.length; i++) {
            expect(got[wanting[i].town]).toBeLessThanOrEqual(got[wanting[i - 1].town]);
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});
