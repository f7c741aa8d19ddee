import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { editDistance, nearestName } from "../../engine/files/nearest-name.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "山"), maxLength: 8 });

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["", "abc", 3],
    ["helicopter", "helicoptre", 1],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3],
    ["济南市", "济南", 1],
  ])("%s to %s is %i", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it("is a symmetric distance of 0 only to itself", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("a limit only cuts off what lies beyond it", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, limit) => {
        const exact = editDistance(a, b);
        const limited = editDistance(a, b, limit);
        if (exact <= limit) expect(limited).toBe(exact);
        else expect(limited).toBeGreaterThan(limit);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("nearestName", () => {
  const known = ["fire-station", "field-hospital", "helicopter", "drone-nest"];

  it.each([
    ["fire-staton", "fire-station"],
    ["Fire_Station", "fire-station"],
    ["helicoptre", "helicopter"],
    ["drone nest", "drone-nest"],
  ])("%s means %s", (found, meant) => {
    expect(nearestName(found, known)).toBe(meant);
  });

  it.each(["", "boat", "xyz", "fire", "a".repeat(10_000)])("%j means none of them", (found) => {
    expect(nearestName(found, known)).toBeUndefined();
  });

  it("one letter wrong in a long name always finds it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.nat(),
        fc.constantFrom("q", "x", "0"),
        (name, n, letter) => {
          const at = n % name.length;
          const misspelt = name.slice(0, at) + letter + name.slice(at + 1);
          expect(nearestName(misspelt, known)).toBe(name);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });
});
