import { describe, expect, it } from "vitest";

import { recognise } from "../../engine/files/recognise.ts";
import { textOf } from "./small-scenario.ts";

const kind = (path: string, text: string): string | undefined => {
  const told = recognise(path, text);
  return typeof told === "object" ? told.kind : told;
};

const comment = "# yaml-language-server: $schema=../schemas/";

describe("recognise", () => {
  it.each([
    ["x.yaml", `${comment}targets.json\nlevels: {}\n`, "targets"],
    ["x.yaml", `${comment}targets.schema.json\n`, "targets"],
    ["x.yaml", `${comment}tragets.json\n`, "tragets"],
    ["a/region.yaml", "x: 1\n", "region"],
    ["a/cases/quake.yml", "x: 1\n", "case"],
    ["a\\cases\\quake.yml", "x: 1\n", "case"],
    ["a/inventory-2023.yaml", "x: 1\n", "inventory"],
    ["sources.yaml", "x: 1\n", "sources"],
    ["plan.yaml", "levels: {}\nposts: {}\nactivation: []\nfigures: {}\n", "doctrine"],
    ["part.yaml", "id: a\nname: {}\npartOf: region.yaml\ncities: []\n", "region"],
    ["my-ledger.csv", "id,name_zh,name_en,kind,level,source,mark\n", "facilities"],
    ["my-ledger.csv", '\uFEFF"id","name_zh","knid","level"\r\n', "facilities"],
    ["anything/boundaries.geojson", "{}", "boundaries"],
    ["notes.yaml", "colour: red\nshape: round\n", undefined],
    ["numbers.csv", "x,y,z\n1,2,3\n", undefined],
    ["picture.png", "", undefined],
  ])("%s with %j is %s", (path, text, expected) => {
    expect(kind(path, text)).toBe(expected);
  });

  it("the files of the small scenario by their text alone", () => {
    const strip = (text: string): string => text.replace(/^#.*\n/u, "");
    for (const [name, expected] of [
      ["doctrine.yaml", "doctrine"],
      ["inventory.yaml", "inventory"],
      ["cases/quake.yaml", "case"],
      ["region/counties.csv", "counties"],
      ["region/towns.csv", "towns"],
      ["inventory/units.csv", "facilities"],
    ]) {
      const ending = name.slice(name.lastIndexOf("."));
      expect(kind(`unnamed${ending}`, strip(textOf(name))), name).toBe(expected);
    }
  });
});
