import { expect, test } from "vitest";

import { KeptReady } from "../../../engine/study/pool/kept-ready.ts";

/** Asks for keys one after another; those that had to be made. */
const asked = (kept: KeptReady<string>, keys: readonly string[]): string[] => {
  const made: string[] = [];
  for (const key of keys) {
    const value = kept.get(key, () => {
      made.push(key);
      return key;
    });
    expect(value).toBe(key);
  }
  return made;
};

const letters = ["a", "b", "c", "d", "e", "f", "g", "h"];

test("what fits is made once", () => {
  const kept = new KeptReady<string>(8);
  expect(asked(kept, letters)).toEqual(letters);
  expect(asked(kept, letters)).toEqual([]);
  expect(new Set(kept.keys())).toEqual(new Set(letters));
});

test("of rounds that do not fit, all but one place stays useful", () => {
  const kept = new KeptReady<string>(4);
  asked(kept, letters);
  for (let round = 0; round < 3; round++) {
    expect(asked(kept, letters).length).toBeLessThanOrEqual(letters.length - 3);
    expect(kept.keys()).toHaveLength(4);
  }
});

test("new rounds drive out what belongs to old ones", () => {
  const kept = new KeptReady<string>(4);
  asked(kept, letters);
  const others = ["A", "B", "C", "D"];
  for (let round = 0; round < 12; round++) asked(kept, others);
  expect(asked(kept, others)).toEqual([]);
});

test("one place holds the last", () => {
  const kept = new KeptReady<string>(1);
  expect(asked(kept, ["a", "a", "b", "b", "a"])).toEqual(["a", "b", "a"]);
});
