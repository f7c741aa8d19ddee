import { join } from "node:path";

import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { readCase } from "../../engine/files/case.ts";
import { small, smallDisk } from "./small-scenario.ts";
import type { Changes } from "./small-scenario.ts";

const read = (name: string, changes: Changes = {}) =>
  readCase(join(small, "cases", name), smallDisk(changes));

describe("readCase", () => {
  it("a case with everything it names", () => {
    const {
      case: document,
      region,
      inventory,
      catalogue,
      doctrine,
      targets,
    } = Result.getOrThrow(read("quake.yaml"));
    expect(document.id).toBe("small-quake");
    expect(region.counties.map(({ code }) => code)).toStrictEqual(["990101", "990102"]);
    expect(inventory.rows).toHaveLength(2);
    expect(catalogue.kinds).toHaveProperty("test-team");
    expect(Object.keys(doctrine.levels)).toStrictEqual(["level-1", "level-2"]);
    expect(Object.keys(targets)).toStrictEqual(["picture-30"]);
  });

  it("without a choice of targets, all of them", () => {
    const { targets } = Result.getOrThrow(read("call-out.yaml"));
    expect(Object.keys(targets)).toStrictEqual(["picture-30", "teams-of-30"]);
  });

  it("or everything wrong with it, in whatever file", () => {
    const result = read("quake.yaml", {
      "region/towns.csv": (text) => text.replace(",certain", ",sure"),
      "doctrine.yaml": (text) => text.replace("rank: 2", "rank: 0"),
    });
    if (Result.isSuccess(result)) throw new Error("was accepted");
    expect(result.failure.map(({ file }) => file.split("/").at(-1))).toStrictEqual([
      "doctrine.yaml",
      "towns.csv",
    ]);
  });

  it("an epicentre outside the region is a warning that comes along", () => {
    const { warnings } = Result.getOrThrow(
      read("quake.yaml", {
        "cases/quake.yaml": (text) => text.replace("lon: 110.1", "lon: 111.3"),
      }),
    );
    expect(warnings).toHaveLength(1);
    expect(warnings[0].severity).toBe("warning");
  });
});
