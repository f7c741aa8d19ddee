import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { decodeFile } from "../../engine/files/decode-file.ts";
import { fileKind } from "../../engine/inputs/register.ts";
import { textOf } from "../files/small-scenario.ts";

const kind = fileKind("doctrine");
if (kind === undefined) throw new Error("doctrine is declared");

const problems = (before: string | RegExp, after: string): string => {
  const text = textOf("doctrine.yaml");
  const changed = text.replace(before, after);
  if (changed === text) throw new Error(`nothing to change: ${String(before)}`);
  const result = decodeFile("doctrine.yaml", changed, kind);
  return Result.isFailure(result) ? result.failure.map(({ message }) => message.en).join("\n") : "";
};

describe("doctrine", () => {
  it.each([
    ["no level at all", /levels:[\s\S]*?posts:/u, "levels: {}\nposts:", "at least one level"],
    ["two levels of one rank", "rank: 2", "rank: 1", "each with a rank of its own"],
    ["a negative time", /triangular: \[15, 30, 90\]/u, "triangular: [-15, 30, 90]", "not below"],
    ["a share above 1", "uniform: [0.4, 0.8]", "uniform: [0.4, 1.8]", "0 to 1 share"],
    [
      "a condition that nothing meets",
      "{ atLeast: 4, below: 5 }",
      "{ atLeast: 5, below: 4 }",
      "the first smaller",
    ],
    [
      "a condition on nothing",
      "{ magnitude: { atLeast: 4, below: 5 } }",
      "{}",
      "at least one condition",
    ],
    ["a figure nobody takes", "consultation:", "consultatin:", "Did you mean consultation?"],
    [
      "posts that report in a circle",
      "kind: headquarters,",
      "kind: headquarters,\n      reportsTo: county-duty,",
      "does not return",
    ],
    ["an unknown hazard", "hazard: earthquake", "hazard: eartquake", "Did you mean earthquake?"],
  ])("refuses %s", (_, before, after, words) => {
    expect(problems(before, after)).toContain(words);
  });
});
