import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { describe, expect, it } from "vitest";

import { explainIssue } from "../../engine/files/explain-issue.ts";
import { pathText } from "../../engine/inputs/problem.ts";
import { duration } from "../../engine/inputs/figure.ts";
import { Identifier } from "../../engine/inputs/identifier.ts";
import { Mark } from "../../engine/inputs/mark.ts";
import { Text, wholeBetween } from "../../engine/inputs/text.ts";

const Team = Schema.Struct({
  name: Text,
  kind: Schema.Literals(["fire-station", "flood-team"]),
  size: Schema.optionalKey(wholeBetween(1, 500)),
  mark: Mark,
  muster: Schema.optionalKey(duration("集结", "muster")),
});

const File = Schema.Struct({
  teams: Schema.Record(Identifier, Team),
  at: Schema.optionalKey(
    Schema.Union([
      Schema.Struct({ lon: Schema.Finite, lat: Schema.Finite }),
      Schema.Struct({ town: Schema.String }),
    ]),
  ),
  months: Schema.optionalKey(Schema.Array(wholeBetween(1, 12)).check(Schema.isMinLength(1))),
});

/** `path: found -> allowed ? suggestion`, one for each finding. */
const said = (input: unknown): string[] => {
  const result = Schema.decodeUnknownResult(File, { errors: "all", onExcessProperty: "error" })(
    input,
  );
  if (Result.isSuccess(result)) throw new Error("was accepted");
  return explainIssue(result.failure.issue, input).map(
    ({ path, found, allowed, suggestion }) =>
      `${pathText(path)}: ${found.en} -> ${allowed.en}${suggestion === undefined ? "" : ` ? ${suggestion}`}`,
  );
};

const team = { name: { zh: "站", en: "station" }, kind: "fire-station", mark: "likely" };

describe("explainIssue", () => {
  it("everything wrong at once, in words", () => {
    const lines = said({
      teams: {
        a: { ...team, kind: "fire-staton", size: 0, mark: "likly" },
        b: { name: { zh: "站" }, kind: "flood-team", mark: "certain", sise: 3 },
        "B 2": team,
      },
    });
    expect(lines).toStrictEqual([
      'teams.B 2: the unknown key "B 2" -> lower-case letters or digits joined by hyphens, such as fire-station',
      'teams.a.kind: "fire-staton" -> one of fire-station, flood-team ? fire-station',
      "teams.a.size: 0 -> 1 to 500",
      'teams.a.mark: "likly" -> one of certain, likely, assumed, synthetic ? likely',
      'teams.b.sise: the unknown key "sise" -> name, kind, size, mark, muster ? size',
      "teams.b.name.en: no en -> en is required",
    ]);
  });

  it("figures: unit, source and range", () => {
    const muster = { chance: { triangular: [20, 10, 40] }, unit: "minutes", mark: "likely" };
    expect(said({ teams: { a: { ...team, muster } } })).toStrictEqual([
      "teams.a.muster.chance.triangular: a list of 3 -> numbers in ascending order, the last above the first",
      'teams.a.muster.unit: "minutes" -> one of s, min, h, d',
      "teams.a.muster.source: no source -> source is required",
    ]);
    const negative = { value: -5, unit: "min", mark: "likely", source: ["a"] };
    expect(said({ teams: { a: { ...team, muster: negative } } })[0]).toMatch(
      /^teams\.a\.muster\.value: -5 -> 0 to /u,
    );
  });

  it("of several forms the one that was meant, or all of them", () => {
    expect(said({ teams: {}, at: { lon: "east", lat: 36 } })).toStrictEqual([
      'at.lon: "east" -> a finite number',
    ]);
    expect(said({ teams: {}, at: 3 })).toStrictEqual([
      "at: 3 -> a mapping with lon, lat or a mapping with town",
    ]);
  });

  it("wrong types", () => {
    expect(said([])).toStrictEqual([": an empty list -> a mapping with teams"]);
    expect(said(null)).toStrictEqual([": an empty value -> a mapping with teams"]);
    expect(said({ teams: {}, months: 3 })).toStrictEqual(["months: 3 -> a list"]);
    expect(said({ teams: {}, months: [] })).toStrictEqual(["months: an empty list -> at least 1"]);
    expect(said({ teams: {}, months: [1, 2.5, 13] })).toStrictEqual([
      "months[1]: 2.5 -> a whole number",
      "months[2]: 13 -> 1 to 12",
    ]);
  });

  it("speaks Chinese as well", () => {
    const result = Schema.decodeUnknownResult(File, { errors: "all" })({ teams: { a: {} } });
    if (Result.isSuccess(result)) throw new Error("was accepted");
    for (const { found, allowed } of explainIssue(result.failure.issue, {})) {
      expect(found.zh).toMatch(/\p{Script=Han}/u);
      expect(allowed.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});
