import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { countInventories } from "../../engine/files/count-inventories.ts";
import { readSmall } from "./small-scenario.ts";
import type { Changes } from "./small-scenario.ts";

const counted = (changes: Changes, names?: ReadonlyArray<string>) =>
  countInventories(Result.getOrThrow(readSmall(changes, names)));

describe("countInventories", () => {
  it("known units and those a group makes up to the total", () => {
    const { counts, problems } = counted({});
    expect(problems).toStrictEqual([]);
    expect(counts).toStrictEqual([
      {
        id: "small-2026",
        file: expect.stringContaining("inventory.yaml"),
        kind: { "test-team": 3 },
        level: { county: 3 },
        mark: { certain: 1, likely: 1, assumed: 0, synthetic: 1 },
        positions: { rows: 3, known: 1, share: 1 / 3 },
      },
    ]);
  });

  it("a table that no inventory names is counted by its rows", () => {
    const { counts } = counted(
      { "inventory/units.csv": (text) => text.replace("110.25,30.3,1,,", "110.25,30.3,1,4,") },
      ["inventory/units.csv"],
    );
    expect(counts[0]).toMatchObject({
      kind: { "test-team": 5 },
      positions: { rows: 2, known: 1, share: 0.5 },
    });
  });

  it("an inventory that cannot be laid out is a problem, not a crash", () => {
    const { counts, problems } = counted({
      "catalogue/nest.yaml": "kinds: {nest: {name: {zh: 巢, en: nest}, class: site}}\n",
      "inventory.yaml": (text) => text.replace("over: county", "over: units, units: nest"),
    });
    expect(counts).toStrictEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0].message.en).toContain("cannot be laid out");
    expect(problems[0].message.zh).toMatch(/\p{Script=Han}/u);
  });

  it("a total that known rows and groups miss, because no place is fit for the rest", () => {
    const { problems } = counted({
      "inventory.yaml": (text) => text.replace("over: county", "over: county, hillyAtLeast: 0.99"),
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 12, path: "totals.teams.number" });
    expect(problems[0].message.en).toContain("rows and groups that sum to 2; allowed: a sum of 3");
  });
});
