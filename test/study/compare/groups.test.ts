import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { groupLetters } from "../../../engine/study/compare/groups.ts";

describe("letters of arms that cannot be told apart", () => {
  it("all tied share one letter, all told apart have one each", () => {
    expect(groupLetters(3, () => true)).toEqual(["a", "a", "a"]);
    expect(groupLetters(3, () => false)).toEqual(["a", "b", "c"]);
    expect(groupLetters(1, () => true)).toEqual(["a"]);
  });

  it("an arm between two others is tied with both though they are told apart", () => {
    expect(groupLetters(3, (one, other) => Math.abs(one - other) < 2)).toEqual(["a", "ab", "b"]);
  });

  it("two arms share a letter exactly where they are tied", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.array(fc.boolean(), { minLength: 21, maxLength: 21 }),
        (arms, ties) => {
          // The triangle of pairs, row by row.
          const isTie = (one: number, other: number): boolean => {
            const [low, high] = one < other ? [one, other] : [other, one];
            return ties[(high * (high - 1)) / 2 + low];
          };
          const letters = groupLetters(arms, isTie);
          for (let one = 0; one < arms; one++) {
            for (let other = one + 1; other < arms; other++) {
              const shared = Array.from(letters[one]).some((letter) =>
                letters[other].includes(letter),
              );
              expect(shared).toBe(isTie(one, other));
            }
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});
