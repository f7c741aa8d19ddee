import * as Result from "effect/Result";
import { expect, test } from "vitest";

import { decodeFile } from "../../engine/files/decode-file.ts";
import { entriesOf, unknownsKind } from "../../engine/inputs/unknowns.ts";
import type { UnknownsFile } from "../../engine/inputs/unknowns.ts";

const figure = "{ignorance: {uniform: [0, 1]}, unit: share, mark: assumed, source: [judgement]}";

/** A file of one unknown with these entries, some of them named. */
const decode = (keys: readonly string[], named: readonly string[] = []) => {
  const names = named.map((key) => `${key}: {zh: 名, en: ${key}}`).join(", ");
  const figures = keys.map((key) => `      ${key}: ${figure}`).join("\n");
  const text = `unknowns:
  in-view:
    name: {zh: 概率, en: chance}
    supply: {zh: 抽样, en: a sample}
${named.length === 0 ? "" : `    entries: {${names}}\n`}    share:
${figures}
`;
  return decodeFile("unknowns.yaml", text, unknownsKind);
};

test("one number needs no name of its own; each of several has one", () => {
  expect(Result.isSuccess(decode(["all"]))).toBe(true);
  const { unknowns } = Result.getOrThrow(decode(["city", "hill"], ["city", "hill"]))
    .value as UnknownsFile;
  expect(Object.keys(entriesOf(unknowns["in-view"]))).toEqual(["city", "hill"]);
});

test.each([
  [["city", "hill"], [], "none for city"],
  [["city", "hill"], ["city"], "none for hill"],
  [["all"], ["hill"], "an entry that is there: all"],
])("entries %j with names for %j: %s", (keys, named, words) => {
  const result = decode(keys, named);
  expect(Result.isFailure(result)).toBe(true);
  if (Result.isFailure(result)) {
    expect(result.failure.map(({ message }) => message.en).join("\n")).toContain(words);
  }
});
