import { describe, expect, it } from "vitest";

import { problemsOf, textOf } from "../small-scenario.ts";

describe("duplicate ids", () => {
  it("twice in one table", () => {
    expect(
      problemsOf({ "inventory/units.csv": (text) => text.replace("team-xi", "team-dong") })[0],
    ).toMatch(/^inventory\/units\.csv:3:1 .*first in line 2/u);
  });

  it("in two files of the catalogue", () => {
    const found = problemsOf({ "catalogue/more.yaml": textOf("catalogue/kinds.yaml") });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^catalogue\/more\.yaml:3:3 .*the kind test-team declared again \(first in .*kinds\.yaml:3\)/u,
    );
  });

  it("two folders may list the same source, if they say the same of it", () => {
    const same = textOf("sources.yaml").replace(/events:[\s\S]*/u, "");
    expect(problemsOf({ "cases/sources.yaml": same })).toStrictEqual([]);
    const other = same.replace("made up for tests", "something else");
    expect(problemsOf({ "cases/sources.yaml": other })[0]).toContain(
      "source made-up declared again",
    );
  });

  it("a town code twice over two tables", () => {
    const found = problemsOf({
      "region/counties.csv": (text) => text.replace("\n990102,", "\n990101,"),
    });
    expect(found.join("\n")).toContain('code "990101" again');
  });
});
