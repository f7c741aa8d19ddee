import { expect, test } from "vitest";

import { dimensions } from "../../engine/inputs/unit.ts";
import { unitWords } from "../../engine/inputs/unit-words.ts";

test.each([
  ["min", "分钟", "min"],
  ["m3/h", "立方米/小时", "m³/h"],
  ["each", "个", ""],
  ["each/km", "个/公里", "per km"],
  ["each/10000 person", "个/万人", "per 10,000 people"],
  ["1/a", "次/年", "per year"],
  ["person/each", "人", "people each"],
  ["kg/person/d", "公斤/人/天", "kg/person/day"],
  ["1", "", ""],
  ["parsec", "parsec", "parsec"],
  ["constructor", "constructor", "constructor"],
])("%s is %s, %s", (unit, zh, en) => {
  expect(unitWords(unit)).toEqual({ zh, en });
});

test("every unit in which a person can write time, length, people or mass has Chinese words", () => {
  for (const name of [
    "duration",
    "length",
    "area",
    "volume",
    "persons",
    "mass",
    "money",
  ] as const) {
    for (const unit of Object.keys(dimensions[name].units)) {
      expect(unitWords(unit).zh, unit).toMatch(/^\p{Script=Han}+$/u);
    }
  }
});
