import { describe, expect, it } from "vitest";

import { problemsOf, textOf } from "../small-scenario.ts";

describe("unknown names", () => {
  it("the small scenario has none", () => {
    expect(problemsOf({})).toStrictEqual([]);
  });

  it("an unknown kind, with the nearest known one", () => {
    expect(
      problemsOf({
        "inventory/units.csv": (text) => text.replace("test-team,county", "tst-team,county"),
      }),
    ).toStrictEqual([
      expect.stringMatching(
        /^inventory\/units\.csv:2:25 .*the unknown kind tst-team; allowed: a declared kind: .* Did you mean test-team\?$/u,
      ),
    ]);
  });

  it("an unknown kind as a key stands where the key does", () => {
    expect(
      problemsOf({
        "inventory.yaml": (text) => text.replace("test-team: 1", "tset-team: 1"),
      })[0],
    ).toMatch(/^inventory\.yaml:20:14 .*Did you mean test-team\?$/u);
  });

  it.each([
    ["place", "inventory/units.csv", "990101100", "990101200"],
    ["source", "catalogue/kinds.yaml", "source: [made-up]", "source: [mad-up]"],
    ["event", "catalogue/kinds.yaml", "fittedTo: drill-2026", "fittedTo: drill-2025"],
    ["target", "cases/quake.yaml", "only: [picture-30]", "only: [picture-31]"],
    ["response level", "doctrine.yaml", "level: level-2\n", "level: level-3\n"],
    ["post", "doctrine.yaml", "reportsTo: city-hq", "reportsTo: city-hg"],
    ["region", "inventory.yaml", "region: small", "region: smal"],
    ["fact", "inventory.yaml", "fact: teams", "fact: team"],
  ])("an unknown %s", (thing, file, before, after) => {
    const found = problemsOf({ [file]: (text: string) => text.replace(before, after) });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`the unknown ${thing} `);
    const line = textOf(file).split(before)[0].split("\n").length;
    expect(found[0].startsWith(`${file}:${line}:`)).toBe(true);
  });

  it("where nothing at all is declared, one problem says so", () => {
    const found = problemsOf(
      {
        "region.yaml": undefined,
        "region/towns.csv": undefined,
        "region/counties.csv": undefined,
        "region/cities.csv": undefined,
      },
      ["facts.csv"],
    );
    expect(found).toStrictEqual([expect.stringContaining("no file checked declares any")]);
  });
});
