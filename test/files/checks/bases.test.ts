import { describe, expect, it } from "vitest";

import { problemsOf } from "../small-scenario.ts";

const base =
  "base-1,基地,Base,aviation-base,city,990100,990101,,110.2,30.2,1,,,,,,,,made-up,certain,\n";
const aircraft =
  "heli-1,直升机,Helicopter,helicopter-medium,city,990100,990101,,,,,,,,,,base-1,,made-up,certain,\n";

const withRows = (rows: string) =>
  problemsOf({
    "catalogue/aviation.yaml": kinds,
    "inventory/units.csv": (text) => text + rows,
  });

const kinds = `kinds:
  aviation-base: {name: {zh: "基地", en: "base"}, class: site}
  helicopter-medium: {name: {zh: "直升机", en: "helicopter"}, class: rule}
`;

describe("bases", () => {
  it("a base without aircraft", () => {
    expect(withRows(base)).toStrictEqual([
      expect.stringMatching(/^inventory\/units\.csv:4:\d+ .*the base base-1 without aircraft/u),
    ]);
  });

  it("a base with an aircraft stationed at it", () => {
    expect(withRows(base + aircraft)).toStrictEqual([]);
  });

  it("a base that a group shares aircraft over", () => {
    const group = `  aircraft:
    name: {zh: "飞机", en: "aircraft"}
    kinds: {helicopter-medium: 1}
    level: city
    amount: {number: 2}
    place: {over: units, units: aviation-base, at: unit}
    mark: synthetic
    source: [made-up]
`;
    expect(
      problemsOf({
        "catalogue/aviation.yaml": kinds,
        "inventory/units.csv": (text) => text + base,
        "inventory.yaml": (text) => text + group,
      }),
    ).toStrictEqual([]);
  });

  it("a ledger checked alone", () => {
    expect(
      problemsOf(
        { "catalogue/aviation.yaml": kinds, "inventory/units.csv": (text) => text + base },
        ["inventory/units.csv"],
      ).join(),
    ).toContain("without aircraft");
  });
});
