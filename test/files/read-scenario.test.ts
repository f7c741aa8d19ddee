import { resolve } from "node:path";

import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { readScenario } from "../../engine/files/read-scenario.ts";
import { problemsOf, readSmall, smallDisk, textOf } from "./small-scenario.ts";

const files = (names?: ReadonlyArray<string>): string[] =>
  Result.getOrThrow(readSmall({}, names)).files.map(({ kind }) => kind.kind);

describe("readScenario", () => {
  it("a folder is read whole, with the shared files it needs", () => {
    const kinds = files();
    for (const kind of [
      "case",
      "variant",
      "doctrine",
      "targets",
      "region",
      "inventory",
      "facilities",
    ]) {
      expect(kinds).toContain(kind);
    }
    expect(kinds.filter((kind) => kind === "case")).toHaveLength(2);
  });

  it("one case leads to everything it needs, and to nothing else", () => {
    const kinds = files(["cases/quake.yaml"]);
    expect(kinds).toContain("counties");
    expect(kinds).toContain("roads");
    expect(kinds).not.toContain("variant");
    expect(kinds.filter((kind) => kind === "case")).toHaveLength(1);
  });

  it("inventories laid over each other in a circle are refused, however the paths are written", () => {
    const over = (id: string, path: string) => (text: string) =>
      `${text.replace("small-2026", id)}over: ${path}\n`;
    const found = problemsOf({
      "inventory.yaml": over("small-2026", "../small/inventory-other.yaml"),
      "inventory-other.yaml": over("other", "./region/../inventory.yaml")(textOf("inventory.yaml")),
    });
    expect(found.length).toBeGreaterThan(0);
    for (const problem of found)
      expect(problem).toMatch(/over: found .* does not lie over itself/u);
  });

  it("an inventory far away is laid over one here", () => {
    const here = resolve(import.meta.dirname, "small");
    const far = "/elsewhere/deep/inventory-far.yaml";
    const text = `id: far
name: { zh: 远方台账, en: far ledger }
date: "2026"
region: small
tables: []
over: ../..${here}/inventory.yaml
`;
    const small = smallDisk();
    const from = {
      ...small,
      isFile: (path: string) => path === far || small.isFile(path),
      read: (path: string) => (path === far ? new TextEncoder().encode(text) : small.read(path)),
    };
    const result = readScenario([far, `${here}/region.yaml`], from);
    expect(Result.isSuccess(result)).toBe(true);
  });

  it("a folder where a file is wanted is called a folder", () => {
    const found = problemsOf({
      "inventory.yaml": (text) => text.replace("inventory/units.csv", "region"),
    });
    expect(found.join("\n")).toMatch(/tables\[0\]: found the folder .*; allowed: a file/u);
  });

  it("a file read twice is read once", () => {
    const once = files(["cases/quake.yaml"]).length;
    expect(files(["cases/quake.yaml", "region.yaml", "cases/quake.yaml"])).toHaveLength(once);
  });

  it("problems of several files come at once, in reading order", () => {
    expect(
      problemsOf({
        "cases/quake.yaml": (text) => text.replace("value: 10,", "value: -10,"),
        "doctrine.yaml": (text) => text.replace("rank: 2", "rank: 1"),
        "inventory/units.csv": (text) => text.replace(",30,,teams", ",-30,,teams"),
      }),
    ).toStrictEqual([
      "cases/quake.yaml:12:21 hazards[0].depth.value: found -10; allowed: 0 to 100 km",
      "doctrine.yaml:5:3 levels: found a mapping with level-1, level-2; allowed: at least one level, each with a rank of its own",
      'inventory/units.csv:2:81 people: found "-30"; allowed: 0 to 10000000',
    ]);
  });

  it.each([
    ["a file that does not exist", ["regoin.yaml"], "no file", "Did you mean region.yaml?"],
    ["a folder that does not exist", ["../smal"], "no file", "Did you mean small?"],
  ])("%s", (_, names, words, hint) => {
    const found = problemsOf({}, names).join("\n");
    expect(found).toContain(words);
    expect(found).toContain(hint);
  });

  it("a folder without scenario files", () => {
    const { read, isFile } = smallDisk();
    const empty = { read, isFile, list: () => [] };
    const result = readScenario(["nothing"], empty);
    expect(Result.isFailure(result) && result.failure[0].found.en).toBe(
      "a folder without scenario files",
    );
  });

  it("a file that is named and missing is reported where it is named", () => {
    expect(problemsOf({ "region/towns.csv": undefined }, ["region.yaml"])).toStrictEqual([
      "region.yaml:10:18 places.towns.file: found no file test/files/small/region/towns.csv; allowed: a file or folder that exists",
    ]);
  });

  it("an unknown kind of file, with the nearest known one", () => {
    const found = problemsOf({
      "region.yaml": (text) => text.replace("schemas/region.json", "schemas/regio.json"),
    });
    expect(found.join("\n")).toContain("the unknown kind regio");
    expect(found.join("\n")).toContain("Did you mean region?");
  });

  it("a document that is broken does not blame those that refer to what it would declare", () => {
    const found = problemsOf({
      "region/towns.csv": (text) => text.replace("Hekou Town,990101", "Hekou Town,99010"),
    });
    expect(found).toStrictEqual([
      'region/towns.csv:3:26 county_code: found "99010"; allowed: an administrative code of 6 or 9 digits',
    ]);
  });
});
