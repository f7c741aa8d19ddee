import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { describe, expect, it } from "vitest";

import { Identifier, PlaceCode } from "../../engine/inputs/identifier.ts";
import { Day } from "../../engine/inputs/source.ts";
import { numberBetween, Prose, someOf, Text, wholeBetween } from "../../engine/inputs/text.ts";

const accepts = (schema: Schema.Codec<unknown, unknown>, value: unknown): boolean =>
  Result.isSuccess(Schema.decodeUnknownResult(schema, { onExcessProperty: "error" })(value));

describe("building blocks", () => {
  it.each([
    [
      "Prose",
      Prose,
      ["x", "济南\n市", "a\tb"],
      ["", "  ", "\n", "a\u0000", "a\u001b[0m", "a\u200b", "\u202eb", "救\u200f援", 3, null],
    ],
    [
      "Text",
      Text,
      [{ zh: "站", en: "station" }],
      [{ zh: "站" }, { zh: "", en: "x" }, { zh: "a", en: "b", fr: "c" }, "站"],
    ],
    [
      "Identifier",
      Identifier,
      ["a", "fire-station", "t-2.5", "370102", "a_b"],
      ["", "A", "a b", "-a", "a-", "a--b", "站", "a".repeat(81)],
    ],
    [
      "PlaceCode",
      PlaceCode,
      ["370102", "370102001"],
      ["37010", "0370102", "37010200", "3701020011", 370102],
    ],
    [
      "Day",
      Day,
      ["2024-02-29", "2023-12-31"],
      ["2023-02-29", "2023-00-10", "2023-04-31", "2023-4-1", "20230401"],
    ],
    [
      "numberBetween",
      numberBetween(0, 1),
      [0, 1, 0.5],
      [-0.001, 1.001, Number.NaN, Infinity, "0.5", null],
    ],
    ["wholeBetween", wholeBetween(1, 12), [1, 12], [0, 13, 1.5, "3"]],
    ["someOf", someOf(Schema.String), [["a"], ["a", "b"]], [[], "a", [1]]],
  ] as const)("%s", (_, schema, good, bad) => {
    for (const value of good) expect(accepts(schema, value), JSON.stringify(value)).toBe(true);
    for (const value of bad) expect(accepts(schema, value), JSON.stringify(value)).toBe(false);
  });
});
