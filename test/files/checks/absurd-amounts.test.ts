import { describe, expect, it } from "vitest";

import { problemsOf } from "../small-scenario.ts";

/** The people of the eastern team, which stand after three empty cells. */
const people = (number: string, people: string) =>
  problemsOf({
    "inventory/units.csv": (text) =>
      text.replace("110.25,30.3,1,,30,", `110.25,30.3,1,${number},${people},`),
    "inventory.yaml": (text) => text.replace("number: 3,", "number: 9000,"),
    "facts.csv": (text) => text.replace(",3,", ",9000,"),
  });

describe("absurd amounts", () => {
  it("more people than the county has residents", () => {
    expect(people("", "200001")).toStrictEqual([
      "inventory/units.csv:2:81 people: found 200,001 people; allowed: no more than the 200,000 residents of its place",
    ]);
  });

  it("a team many times the size of its kind is pointed out", () => {
    expect(people("", "300")).toStrictEqual([]);
    expect(people("", "301")[0]).toContain("test-team usually has at most 30");
  });

  it("people are those of all units of the row", () => {
    expect(people("10", "3000")).toStrictEqual([]);
  });

  it("thousands of teams in one row are pointed out", () => {
    expect(people("1000", "")).toStrictEqual([]);
    expect(people("1001", "")[0]).toContain("1,001 in one row");
  });
});
