import * as Result from "effect/Result";

import type { Problem } from "../inputs/problem.ts";
import { problemOf } from "./finding.ts";
import type { Locate, Place } from "./finding.ts";
import { visible } from "./shown-value.ts";
import { parseYaml } from "./yaml.ts";
import type { Parsed } from "./yaml.ts";

/** Line and column of a character, counted from 1. */
const placeOf = (text: string, offset: number): Place => {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
};

/**
 * Reads a JSON file. Maps are long, so places are worked out only when something is wrong: the text
 * is then read again as YAML, of which JSON is a part.
 */
export const parseJson = (file: string, text: string): Result.Result<Parsed, Problem[]> => {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  let slow: Locate | undefined;
  const locate: Locate = (path, atKey) => {
    slow ??= Result.getOrElse(
      Result.map(parseYaml(file, json), (parsed) => parsed.locate),
      (): Locate => () => ({}),
    );
    return slow(path, atKey);
  };
  try {
    return Result.succeed({ value: JSON.parse(json) as unknown, locate });
  } catch (error) {
    const words = visible(error instanceof Error ? error.message : String(error));
    const offset = /at position (\d+)/u.exec(words)?.[1];
    const place = placeOf(json, offset === undefined ? json.length : Number(offset));
    const found = { zh: `无法解析的内容(${words})`, en: `what cannot be read (${words})` };
    return Result.fail([
      problemOf({ path: [], found, allowed: { zh: "JSON", en: "JSON" } }, file, place),
    ]);
  }
};
