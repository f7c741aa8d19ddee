import { describe, expect, it } from "vitest";

import { shipped, strike } from "./strike.ts";

/** Long files take long to read; every file is struck twice at least. */
const runsFor = (text: string): number =>
  Math.min(15, Math.max(2, Math.floor(250_000 / text.length)));

describe("shipped files, spoilt at random", () => {
  it("there are some, and each is of a known kind", () => {
    expect(shipped.length).toBeGreaterThan(40);
    expect(shipped.filter(({ kind }) => kind === undefined)).toStrictEqual([]);
  });

  it.each(shipped)("$name", (file) => strike(file, runsFor(file.text), 1));
});
