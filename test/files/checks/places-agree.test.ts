import { describe, expect, it } from "vitest";

import { problemsOf } from "../small-scenario.ts";

const changed = (from: string, to: string) =>
  problemsOf({ "inventory/units.csv": (text) => text.replace(from, to) });

describe("places of a row lie in each other", () => {
  it("a town in another county", () => {
    expect(changed("990101,990101100,110.25,30.3,1", "990102,990101100,,,")).toStrictEqual([
      "inventory/units.csv:2:49 county: found 西县 990102; allowed: 东县 990101, in which 河口镇 990101100 lies. Did you mean 990101?",
    ]);
  });

  it("a county in another city", () => {
    const found = problemsOf({
      "region/cities.csv": (text) =>
        `${text}990200,乙市,Yi,109.8,30.2,990102,1500,100000\n`.replace(
          "3000,300000",
          "1500,200000",
        ),
      "region/counties.csv": (text) => text.replace("990102,990100", "990102,990200"),
    });
    expect(found.filter((problem) => problem.startsWith("inventory/"))).toStrictEqual([
      "inventory/units.csv:3:38 city: found 990100; allowed: 990200, in which 西县 990102 lies. Did you mean 990200?",
    ]);
  });

  it("a town alone, or a county without its city, is fine", () => {
    expect(changed("990100,990101,990101100,110.25,30.3", ",,990101100,110.25,30.3")).toStrictEqual(
      [],
    );
  });
});
