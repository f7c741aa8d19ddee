import { describe, expect, it } from "vitest";

import { problemsOf } from "../small-scenario.ts";

const withTotal = (number: number, groups: boolean) =>
  problemsOf({
    "facts.csv": (text) => text.replace("teams,3,,exact", `teams,${number},,exact`),
    "inventory.yaml": (text) => {
      const changed = text.replace("number: 3", `number: ${number}`);
      return groups ? changed : changed.replace(/groups:[\s\S]*/u, "");
    },
  });

describe("totals", () => {
  it("known rows within the total, the rest made up by a group", () => {
    expect(withTotal(3, true)).toStrictEqual([]);
    expect(withTotal(2, true)).toStrictEqual([]);
  });

  it("more known rows than the total", () => {
    expect(withTotal(1, true)).toStrictEqual([
      "inventory.yaml:12:15 totals.teams.number: found 2 rows that sum to 2; allowed: at most 1",
    ]);
  });

  it("fewer than an exact total, and no group for the rest", () => {
    expect(withTotal(2, false)).toStrictEqual([]);
    expect(withTotal(3, false)[0]).toContain("found 2 rows that sum to 2; allowed: exactly 3");
  });

  it("people are summed where the total counts people", () => {
    const people = (number: number) =>
      problemsOf({
        "facts.csv": (text) => text.replace("teams,3,,exact", `teams,${number},,exact`),
        "inventory.yaml": (text) =>
          text
            .replace("measure: units", "measure: people")
            .replace("number: 3", `number: ${number}`)
            .replace(/groups:[\s\S]*/u, ""),
      });
    expect(people(55)).toStrictEqual([]);
    expect(people(54)[0]).toContain("sum to 55; allowed: at most 54");
  });

  it("a total that the inventory does not declare", () => {
    expect(
      problemsOf({
        "inventory/units.csv": (text) => text.replace(",30,,teams", ",30,,temas"),
      }).join(),
    ).toContain("the unknown total temas; allowed: teams. Did you mean teams?");
  });
});
