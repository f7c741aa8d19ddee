import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { pathText } from "../../engine/inputs/problem.ts";
import { readSmall } from "./small-scenario.ts";

const { files } = Result.getOrThrow(readSmall());

const contents = (kind: string) => {
  const file = files.find((one) => one.kind.kind === kind && one.path.includes("small"));
  if (file === undefined) throw new Error(`no ${kind}`);
  return file.contents;
};

describe("contentsOf", () => {
  it("ids that are declared, as values and as keys", () => {
    const { declared } = contents("doctrine");
    expect(declared.map(({ thing, id, atKey }) => `${thing} ${id} ${atKey}`)).toStrictEqual([
      "doctrine small-plan false",
      "level level-1 true",
      "level level-2 true",
      "role county-duty true",
      "role city-hq true",
    ]);
  });

  it("ids that are referred to, with their paths", () => {
    const { referred } = contents("facilities");
    const said = referred.map(({ thing, id, path }) => `${pathText(path)} ${thing} ${id}`);
    expect(said).toContain("[0].kind kind test-team");
    expect(said).toContain("[0].town place 990101100");
    expect(said).toContain("[1].source[0] source made-up");
  });

  it("figures with their sources and events, wherever they stand", () => {
    const { figures, referred } = contents("catalogue");
    expect(figures.map(({ path }) => pathText(path))).toStrictEqual([
      "kinds.test-team.figures.people",
      "kinds.test-team.figures.musterDay",
      "kinds.test-team.figures.musterNight",
    ]);
    expect(referred).toContainEqual(expect.objectContaining({ thing: "event", id: "drill-2026" }));
  });

  it("choices count as figures", () => {
    const paths = files
      .filter(({ kind }) => kind.kind === "case")
      .flatMap(({ contents: { figures } }) => figures.map(({ path }) => pathText(path)));
    expect(paths).toContain("start.weather");
    expect(paths).toContain("hazards[0].magnitude");
  });

  it("files that are named, with the kinds they may be", () => {
    expect(
      contents("region").files.map(({ target, kinds }) => `${target} ${kinds.join()}`),
    ).toContain("region/counties.csv counties");
  });

  it("marks of rows", () => {
    expect(contents("facilities").marks).toStrictEqual(["certain", "likely"]);
  });
});
