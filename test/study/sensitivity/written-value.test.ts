import { expect, test } from "vitest";

import type { Choice } from "../../../engine/inputs/choice.ts";
import type { Figure } from "../../../engine/inputs/figure.ts";
import { inWrittenUnit, valueAt } from "../../../engine/study/sensitivity/written-value.ts";

const figure = (unit: string, min: number, max: number): Figure => ({
  kind: "ignorance",
  si: { kind: "uniform", min, max },
  written: { uniform: [min, max] },
  unit,
  mark: "assumed",
  sources: ["x"],
});

test("values stand in the unit they were written in", () => {
  expect(inWrittenUnit(90, "min")).toBe(1.5);
  expect(inWrittenUnit(2500, "km")).toBe(2.5);
  expect(inWrittenUnit(0.4, "share")).toBe(0.4);
  expect(valueAt(figure("min", 600, 1200), 0.5)).toBeCloseTo(15, 12);
});

test("of a choice the word that a set at that share has, by its name", () => {
  const names = [
    { zh: "甲", en: "a" },
    { zh: "乙", en: "b" },
    { zh: "丙", en: "c" },
  ];
  const choice: Choice = {
    kind: "ignorance",
    options: names.map((name, i) => ({ word: name.en, weight: [6, 3, 1][i], name })),
    mark: "assumed",
    sources: ["x"],
  };
  expect([0.01, 0.59, 0.61, 0.89, 0.91, 0.99].map((share) => valueAt(choice, share))).toEqual(
    [0, 0, 1, 1, 2, 2].map((i) => names[i]),
  );
});

test("of what nobody knows, the share itself", () => {
  expect(valueAt(undefined, 0.99)).toBe(0.99);
});
