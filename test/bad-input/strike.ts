import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as fc from "fast-check";
import { expect } from "vitest";

import { decodeFile } from "../../engine/files/decode-file.ts";
import type { DecodedFile } from "../../engine/files/decode-file.ts";
import { disk, scenarioFilesIn } from "../../engine/files/disk.ts";
import { recognise } from "../../engine/files/recognise.ts";
import type { FileKind } from "../../engine/inputs/file-kind.ts";
import type { Problem } from "../../engine/inputs/problem.ts";
import { small } from "../files/small-scenario.ts";
import { mutated, mutation } from "./mutations.ts";

const root = resolve(import.meta.dirname, "../..");

/** Every shipped file with the kind it is taken for. */
export const shipped = [join(root, "scenarios"), small]
  .flatMap((folder) => scenarioFilesIn(folder, disk))
  .map((path) => {
    const text = readFileSync(path, "utf8");
    const kind = recognise(path, text);
    return {
      path,
      name: relative(root, path),
      text,
      kind: typeof kind === "string" ? undefined : kind,
    };
  });

const again = (schema: Schema.Codec<unknown, unknown>, value: unknown): unknown =>
  Schema.decodeUnknownSync(schema, { onExcessProperty: "error" })(Schema.encodeSync(schema)(value));

/** What a value becomes when it is written down and read anew. */
const decodedAgain = ({ kind, value }: DecodedFile): unknown => {
  if (kind.format === "yaml") return again(kind.schema, value);
  if (kind.format === "csv") {
    const row = kind.table.row as unknown as Schema.Codec<unknown, unknown>;
    return (value as ReadonlyArray<unknown>).map((item) => again(row, item));
  }
  return again(kind.collection.schema, value);
};

const isHelpful = (problem: Problem, text: string): void => {
  for (const words of [problem.message, problem.found, problem.allowed]) {
    expect(words.zh.trim()).not.toBe("");
    expect(words.en.trim()).not.toBe("");
  }
  // A terminal shows problems: nothing in them may steer it.
  expect(problem.message.en).not.toMatch(/(?![\t\n])\p{Cc}/u);
  if (problem.line !== undefined) {
    expect(problem.line).toBeGreaterThan(0);
    expect(problem.line).toBeLessThanOrEqual(text.split("\n").length + 1);
  }
};

/** Either problems, each of which helps, or a whole value: the same when it is read again. */
const holdsOrSaysWhy = (name: string, text: string, kind: FileKind): void => {
  const result = decodeFile(name, text, kind);
  if (Result.isFailure(result)) {
    expect(result.failure.length).toBeGreaterThan(0);
    for (const problem of result.failure) isHelpful(problem, text);
  } else {
    expect(decodedAgain(result.success)).toStrictEqual(result.success.value);
  }
};

/** Strikes a file at random that many times. */
export const strike = (
  { name, text, kind }: (typeof shipped)[number],
  numRuns: number,
  seed: number,
): void => {
  if (kind === undefined) throw new Error(`${name} is of no known kind`);
  const whole = decodeFile(name, text, kind);
  expect(Result.isFailure(whole) ? whole.failure : []).toStrictEqual([]);
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
      holdsOrSaysWhy(name, mutated(text, changes), kind);
    }),
    { seed, numRuns },
  );
};
