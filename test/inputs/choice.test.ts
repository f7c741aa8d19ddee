import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { describe, expect, it } from "vitest";

import { choiceOf } from "../../engine/inputs/choice.ts";

const names = {
  clear: { zh: "晴", en: "clear" },
  rain: { zh: "雨", en: "rain" },
  fog: { zh: "雾", en: "fog" },
};
const weather = choiceOf(names, "天气", "weather");
const from = { mark: "assumed", source: ["judgement"] };
const options = { errors: "all", onExcessProperty: "error" } as const;

describe("choice", () => {
  it("a known word", () => {
    expect(Schema.decodeUnknownSync(weather)({ value: "fog", ...from })).toStrictEqual({
      kind: "constant",
      options: [{ word: "fog", weight: 1, name: names.fog }],
      mark: "assumed",
      sources: ["judgement"],
    });
  });

  it("weights in the order of the words; those of 0 fall away", () => {
    const choice = Schema.decodeUnknownSync(weather)({
      chance: { fog: 0, rain: 3, clear: 7 },
      ...from,
    });
    expect(choice.kind).toBe("chance");
    expect(choice.options).toStrictEqual([
      { word: "clear", weight: 7, name: names.clear },
      { word: "rain", weight: 3, name: names.rain },
    ]);
  });

  it("what is encoded decodes to the same", () => {
    for (const input of [
      { value: "fog", ...from },
      { ignorance: { clear: 0.1, rain: 0.2 }, ...from, note: "guess" },
    ]) {
      const choice = Schema.decodeUnknownSync(weather)(input);
      const again = Schema.decodeUnknownSync(weather)(Schema.encodeSync(weather)(choice));
      expect(again).toStrictEqual(choice);
    }
  });

  it.each([
    [{ value: "sunny", ...from }],
    [{ chance: { clear: 0, rain: 0 }, ...from }],
    [{ chance: { clear: -1, rain: 2 }, ...from }],
    [{ chance: { sunny: 1 }, ...from }],
    [{ value: "fog", chance: { clear: 1 }, ...from }],
    [{ ...from }],
    [{ value: "fog", mark: "assumed" }],
  ])("refuses %j", (input) => {
    expect(Result.isFailure(Schema.decodeUnknownResult(weather, options)(input))).toBe(true);
  });
});
