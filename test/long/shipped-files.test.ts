import { describe, it } from "vitest";

import { shipped, strike } from "../bad-input/strike.ts";

const runsFor = (text: string): number =>
  Math.min(300, Math.max(20, Math.floor(2_500_000 / text.length)));

describe("shipped files, spoilt at random, many times", () => {
  it.each(shipped)("$name", (file) => strike(file, runsFor(file.text), 2));
});
