import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { decodeFile } from "../../engine/files/decode-file.ts";
import { fileKind } from "../../engine/inputs/register.ts";
import { textOf } from "../files/small-scenario.ts";

const kind = fileKind("case");
if (kind === undefined) throw new Error("cases are declared");

const problems = (name: string, before: string, after: string): string => {
  const text = textOf(name);
  if (!text.includes(before)) throw new Error(`${name} does not hold ${before}`);
  const result = decodeFile(name, text.replace(before, after), kind);
  return Result.isFailure(result) ? result.failure.map(({ message }) => message.en).join("\n") : "";
};

const quake = "cases/quake.yaml";
const callOut = "cases/call-out.yaml";

describe("case", () => {
  it.each([
    ["magnitude 12", quake, "uniform: [4.5, 5.5]", "uniform: [11, 12]", "3 to 9"],
    ["an unknown hazard", quake, "kind: earthquake", "kind: earthquak", "kind"],
    ["a latitude that is none", quake, "lat: 30.1", "lat: 130.1", "-90 to 90"],
    ["a depth above ground", quake, "value: 10, unit: km", "value: -1, unit: km", "0 to 100 km"],
    [
      "a depth in hours",
      quake,
      "value: 10, unit: km",
      "value: 10, unit: h",
      "one of m, mm, cm, km",
    ],
    [
      "no hazard",
      callOut,
      /hazards:[\s\S]*?start:/u.exec(textOf(callOut))?.[0] ?? "",
      "hazards: []\nstart:",
      "at least 1",
    ],
    ["a negative horizon", quake, "value: 24, unit: h", "value: -24, unit: h", "1 to 1440 h"],
    ["hour 25", quake, "uniform: [0, 24]", "uniform: [0, 25]", "0 to 24 h"],
    ["a time that is none", callOut, 'time: "02:33"', 'time: "24:33"', "such as 02:33"],
    ["a day that is none", callOut, "day: 2026-05-12", "day: 2026-02-30", "such as 2023-08-06"],
    [
      "both day and season",
      quake,
      "utcOffset: 8",
      "utcOffset: 8\n  day: 2026-05-12",
      "exactly one of day and season",
    ],
    ["a weather nobody knows", quake, "rain: 0.3", "hail: 0.3", "hail"],
    ["no sets of assumptions", callOut, "assumptionSets: 8", "assumptionSets: 0", "1 to 4096"],
    ["a file without a name", quake, "../region.yaml", '""', "a relative path"],
    ["an absolute path", quake, "../region.yaml", "/etc/passwd", "a relative path"],
  ])("refuses %s", (_, name, before, after, words) => {
    expect(problems(name, before, after)).toContain(words);
  });
});
