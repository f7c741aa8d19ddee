import { describe, expect, it } from "vitest";

import { problemsOf } from "../small-scenario.ts";

const moved = (to: string) =>
  problemsOf({ "inventory/units.csv": (text) => text.replace("110.25,30.3,1", to) });

describe("positions", () => {
  it("a point in its county, or just outside, is fine", () => {
    expect(moved("110.39,30.39,1")).toStrictEqual([]);
    expect(moved("110.45,30.3,1")).toStrictEqual([]);
  });

  it("a point outside the region", () => {
    expect(moved("112.25,30.3,1")).toStrictEqual([
      "inventory/units.csv:2:66 lon: found a point at 112.25, 30.3; allowed: within Dong (990101), give or take 10 km (degrees, WGS-84, longitude first, then latitude)",
    ]);
  });

  it("longitude and latitude exchanged", () => {
    expect(moved("30.3,88.25,1")).toHaveLength(1);
    expect(moved("30.3,110.25,1")[0]).toContain("-90 to 90");
    const turned = problemsOf({
      "region/cities.csv": (text) => text.replace("110.2,30.2", "30.2,110.2"),
    });
    expect(turned[0]).toContain("-90 to 90");
  });

  it("a point in another county than the one named", () => {
    expect(moved("109.65,30.3,1")).toHaveLength(1);
  });

  it("a point known only to 60 km may lie that far off", () => {
    expect(moved("109.65,30.3,60")).toStrictEqual([]);
  });

  it("the seat of a county lies in it", () => {
    const found = problemsOf({
      "region/counties.csv": (text) => text.replace("Xi,109.8", "Xi,110.35"),
    });
    expect(found.join("\n")).toContain("region/counties.csv:3:");
  });
});
