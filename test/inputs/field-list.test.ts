import { describe, expect, it } from "vitest";

import { fieldList, fieldTable } from "../../engine/inputs/field-list.ts";
import { schemaNames } from "../../engine/inputs/json-schema.ts";

const field = (kind: string, path: string) => fieldList(kind)?.find((one) => one.path === path);

describe("fieldList", () => {
  it.each([
    ["counties", "[].area_km2", "number ≥ 0 ≤ 1000000 km2", true],
    ["towns", "[].zone_code", "string", false],
    ["case", "region", "file: region", true],
    ["case", "start.weather", "choice", false],
    ["case", "hazards[].depth", "figure, length", true],
    ["doctrine", "levels.<id>.rank", "whole number ≥ 1 ≤ 9", true],
    ["targets", "targets.<id>.reliability", "number > 0 < 1", true],
    ["targets", "targets.<id>.name", "zh + en", true],
  ])("%s %s is %s", (kind, path, type, required) => {
    expect(field(kind, path)).toMatchObject({ type, required });
  });

  it("a form that stands in several places is listed once", () => {
    expect(field("targets", "targets.<id>.interpretations.<id>.scope")?.type).toBe(
      "= targets.<id>.scope",
    );
  });

  it("every input has fields, each path once, and a table of them", () => {
    for (const name of schemaNames) {
      const paths = (fieldList(name) ?? []).map(({ path }) => path);
      expect(paths.length, name).toBeGreaterThan(0);
      expect(new Set(paths).size, name).toBe(paths.length);
      expect(fieldTable(name)?.split("\n")).toHaveLength(paths.length + 2);
    }
  });

  it("meanings are in both languages", () => {
    const meaning = field("counties", "[].area_km2")?.meaning ?? "";
    expect(meaning).toMatch(/\p{Script=Han}/u);
    expect(meaning).toMatch(/[a-z]/u);
  });

  it("knows no others", () => {
    expect(fieldList("nothing")).toBeUndefined();
    expect(fieldTable("nothing")).toBeUndefined();
  });
});
