import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { patchBetween, patched, placesOf } from "../../../engine/study/pool/patch.ts";

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.integer(),
    fc.string(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { noNullPrototype: true }),
  ),
})).value;

describe("a patch", () => {
  test("turns one value into the other, whatever they are", () => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        expect(patched(before, patchBetween(before, after))).toEqual(after);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("names the one place that differs and shares the rest", () => {
    const before = { a: { x: 1, y: [{ z: 2 }] }, b: { big: [1, 2, 3] } };
    const after = { a: { x: 1, y: [{ z: 7 }] }, b: { big: [1, 2, 3] } };
    const patch = patchBetween(before, after);
    expect(patch).toEqual([{ at: ["a", "y", "0", "z"], value: 7 }]);
    const now = patched(before, patch);
    expect(now).toEqual(after);
    expect(now.b).toBe(before.b);
    expect(before.a.y[0].z).toBe(2);
  });

  test("takes typed arrays of equal bytes as equal, others as a whole", () => {
    const before = { grid: Float64Array.of(1, 2), n: 1 };
    expect(patchBetween(before, { grid: Float64Array.of(1, 2), n: 1 })).toEqual([]);
    const other = Float64Array.of(1, 3);
    expect(patchBetween(before, { grid: other, n: 1 })).toEqual([{ at: ["grid"], value: other }]);
  });

  test("an object is found at every place where it stands, and nothing that only looks like it", () => {
    const figure = { value: 3 };
    const root = { a: [figure, { value: 3 }], b: { c: figure } };
    expect(placesOf(root, figure)).toEqual([
      ["a", "0"],
      ["b", "c"],
    ]);
  });
});
