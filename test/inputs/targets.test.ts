import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { decodeFile } from "../../engine/files/decode-file.ts";
import { fileKind } from "../../engine/inputs/register.ts";
import { textOf } from "../files/small-scenario.ts";

const kind = fileKind("targets");
if (kind === undefined) throw new Error("targets are declared");

const problems = (before: string | RegExp, after: string): string => {
  const text = textOf("targets.yaml");
  const changed = text.replace(before, after);
  if (changed === text) throw new Error(`nothing to change: ${String(before)}`);
  const result = decodeFile("targets.yaml", changed, kind);
  return Result.isFailure(result) ? result.failure.map(({ message }) => message.en).join("\n") : "";
};

describe("targets", () => {
  it.each([
    ["reliability 0", "reliability: 0.9", "reliability: 0", "more than 0"],
    ["reliability 1", "reliability: 0.9\n", "reliability: 1\n", "less than 1"],
    ["reliability 1.2", "reliability: 0.9\n", "reliability: 1.2\n", "less than 1"],
    ["no reliability", "    reliability: 0.9\n", "", "reliability is required"],
    [
      "no source",
      /\n {4}mark: certain\n {4}source: \[made-up\]/u,
      "\n    mark: certain",
      "source is required",
    ],
    ["an unknown stage", "stage: firstPicture", "stage: firstPictur", "Did you mean firstPicture?"],
    [
      "a share without its level",
      "{ of: share, level: 0.9 }",
      "{ of: share }",
      "a level with quantile and share",
    ],
    [
      "a level where there is none",
      "{ of: worst }",
      "{ of: worst, level: 0.9 }",
      "none with the others",
    ],
    [
      "a threshold that is a guess",
      "value: 30, unit: min",
      "ignorance: { uniform: [20, 30] }, unit: min",
      "a known number",
    ],
    [
      "a threshold in kilometres",
      "value: 30, unit: min",
      "value: 30, unit: km",
      "one of s, min, h, d",
    ],
    [
      "a length for a clock",
      "duration: { value: 30, unit: min",
      "length: { value: 30, unit: km",
      "a threshold that fits what is measured (duration)",
    ],
    [
      "a reading whose scope looks at a disaster without a clock",
      "scope: { unit: town, which: all }",
      "scope: { unit: town, which: affected }",
      "which is all, and no light",
    ],
    [
      "people of an area",
      "scope: { unit: town, which: all }",
      "scope: { unit: area, which: all }",
      "area only with distance-to-base and flight-time",
    ],
    [
      "a skill that gets a picture",
      "to: { stage: firstPicture, at: province } }\n    scope",
      "to: { stage: firstPicture, by: [search] } }\n    scope",
      "ways to get a picture with firstPicture",
    ],
    [
      "a way that is no first picture",
      "from: { stage: reported, at: province }",
      "from: { stage: reported, by: [fixed-camera] }",
      "ways to get a picture with firstPicture",
    ],
    [
      "an interpretation that does not fit its threshold",
      "measured: { from: { stage: occurs }, to: { stage: firstPicture, at: province } }",
      "measured: { measure: distance-to-base }",
      "a threshold that fits what is measured (length)",
    ],
    [
      "neither at most nor at least",
      "{ atMost: { duration: { value: 30, unit: min, mark: certain, source: [made-up] } } }",
      "{}",
      "one of atMost and atLeast",
    ],
    [
      "a day before the one it begins",
      "validFrom: 2026-01-01",
      "validFrom: 2026-01-01\n    validTo: 2025-01-01",
      "not before validFrom",
    ],
    [
      "a reading that changes nothing",
      /scope: \{ unit: town, which: worst-hit \}\n\s+statistic: \{ of: worst \}/u,
      "note: x",
      "at least one of",
    ],
  ])("refuses %s", (_, before, after, words) => {
    expect(problems(before, after)).toContain(words);
  });
});
