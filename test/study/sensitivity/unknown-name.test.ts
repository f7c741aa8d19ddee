import { describe, expect, test } from "vitest";

import type { Figure } from "../../../engine/inputs/figure.ts";
import {
  inWrittenUnit,
  unknownName,
  valueAt,
} from "../../../engine/study/sensitivity/unknown-name.ts";
import type { NameSources } from "../../../engine/study/sensitivity/unknown-name.ts";
import { shippedCatalogue, shippedInventory } from "../../world/shipped-inventory.ts";

const names = {
  catalogue: shippedCatalogue(),
  inventory: shippedInventory("shandong-2023"),
} as unknown as NameSources;

const figure = (unit: string, min: number, max: number): Figure => ({
  kind: "ignorance",
  si: { kind: "uniform", min, max },
  written: { uniform: [min, max] },
  unit,
  mark: "assumed",
  sources: ["x"],
});

describe("what an unknown is called", () => {
  test.each([
    ["unknowns/camera-in-view/village", "固定监控能看到现场的概率:village"],
    ["unknowns/helicopter-downlink/all", "装有图传设备的直升机比例"],
    ["catalogue/township-team/dutyPeople", /^乡镇\(街道\)综合应急救援队:/u],
    ["catalogue/township-team/equipment/hand-pump", /^乡镇\(街道\)综合应急救援队:/u],
    ["roads/interchange", "roads/interchange"],
  ])("%s", (path, name) => {
    expect(unknownName(path, names).zh).toMatch(name);
  });
});

test("values stand in the unit they were written in", () => {
  expect(inWrittenUnit(90, "min")).toBe(1.5);
  expect(inWrittenUnit(2500, "km")).toBe(2.5);
  expect(inWrittenUnit(0.4, "share")).toBe(0.4);
  expect(valueAt(figure("min", 600, 1200), 0.5)).toBeCloseTo(15, 12);
  // A choice of words has no number: the share itself.
  expect(valueAt(undefined, 0.99)).toBe(0.99);
});
