import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

import * as Result from "effect/Result";

import { disk, scenarioFilesIn } from "../../engine/files/disk.ts";
import type { Disk } from "../../engine/files/disk.ts";
import { readScenario } from "../../engine/files/read-scenario.ts";
import type { CheckedScenario } from "../../engine/files/read-scenario.ts";
import type { Problem } from "../../engine/inputs/problem.ts";
import { memoryDisk } from "./memory-disk.ts";

const root = resolve(import.meta.dirname, "../..");

/** The folder of a scenario that holds one file of every kind a user writes. */
export const small = join(root, "test", "files", "small");

/** Its own files, and those of the shipped scenarios it leads to. */
const used = [
  small,
  ...["roads.yaml", "towns.yaml", "readiness.yaml", "sources.yaml"].map((name) =>
    join(root, "scenarios", "catalogue", name),
  ),
  join(root, "scenarios", "sources.yaml"),
];

const texts: Readonly<Record<string, string>> = Object.fromEntries(
  used
    .flatMap((path) => (disk.isFile(path) ? [path] : scenarioFilesIn(path, disk)))
    .map((path) => [path, readFileSync(path, "utf8")]),
);

/** The text of one of its files. */
export const textOf = (name: string): string => texts[join(small, name)];

/** Changes of files by their path in the folder; undefined takes a file away. */
export type Changes = Readonly<Record<string, ((text: string) => string) | string | undefined>>;

/** The small scenario in memory, changed. */
export const smallDisk = (changes: Changes = {}): Disk => {
  const files: Record<string, string> = { ...texts, [join(root, "package.json")]: "{}" };
  for (const [name, change] of Object.entries(changes)) {
    const path = join(small, name);
    if (change === undefined) delete files[path];
    else files[path] = typeof change === "string" ? change : change(files[path]);
  }
  return memoryDisk(files);
};

/** Reads the small scenario, or some of its files, after changes. */
export const readSmall = (
  changes: Changes = {},
  names: ReadonlyArray<string> = [""],
): Result.Result<CheckedScenario, Problem[]> =>
  readScenario(
    names.map((name) => join(small, name)),
    smallDisk(changes),
  );

/** The problems of the small scenario after changes: `file:line:column message`. */
export const problemsOf = (changes: Changes, names?: ReadonlyArray<string>): string[] => {
  const result = readSmall(changes, names);
  const problems = Result.isFailure(result) ? result.failure : result.success.warnings;
  return problems.map(
    ({ file, line, column, message }) =>
      `${relative(small, resolve(file))}:${line}:${column} ${message.en}`,
  );
};
