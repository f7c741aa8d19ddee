import { expect, test } from "vitest";

import { wordsAt } from "../../engine/inputs/words-at.ts";

test("what a declaration calls a thing, without limits and units", () => {
  expect(wordsAt("case", ["hazards", "0", "magnitude"])).toEqual({
    zh: "面波震级 Ms",
    en: "surface-wave magnitude Ms",
  });
  expect(wordsAt("doctrine", ["figures", "consultation"])).toEqual({
    zh: "会商研判并定级",
    en: "consultation and decision of the level",
  });
  expect(wordsAt("weather", ["kinds", "rain", "visibility"])?.en).toBe("visibility");
});

test("nothing where nothing is declared", () => {
  expect(wordsAt("case", ["nothing", "here"])).toBeUndefined();
  expect(wordsAt("nothing", [])).toBeUndefined();
});
