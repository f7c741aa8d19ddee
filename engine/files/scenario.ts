import type { Problem } from "../inputs/problem.ts";
import type { DecodedFile } from "./decode-file.ts";
import type { Contents } from "./named-things.ts";

/** A file of a scenario: its value, what it names, and the files it leads to. */
export interface ScenarioFile extends DecodedFile {
  readonly contents: Contents;
  /** The files named in it. */
  readonly leadsTo: ReadonlyArray<ScenarioFile>;
}

/** A file that did not hold: what it would have said is unknown but for its letters. */
export interface UnreadFile {
  /** The kind it is taken for, if any. */
  readonly kind: string | undefined;
  readonly text: string;
}

/** Files that belong together, each of which holds for itself. */
export interface Scenario {
  readonly files: ReadonlyArray<ScenarioFile>;
  readonly unread: ReadonlyArray<UnreadFile>;
}

/** A condition that files must hold together. */
export type Check = (scenario: Scenario) => ReadonlyArray<Problem>;

/** A file and every file it leads to. */
export const closureOf = (root: ScenarioFile): ReadonlySet<ScenarioFile> => {
  const closure = new Set<ScenarioFile>([root]);
  for (const file of closure) for (const next of file.leadsTo) closure.add(next);
  return closure;
};

/**
 * Where a reading starts: files that no other one names, and of files that name each other in a circle
 * the first, so that none escapes the checks.
 */
export const rootsOf = ({ files }: Scenario): ScenarioFile[] => {
  const led = new Set(files.flatMap((file) => file.leadsTo));
  const roots = files.filter((file) => !led.has(file));
  const reached = new Set(roots.flatMap((root) => Array.from(closureOf(root))));
  for (const file of files) {
    if (reached.has(file)) continue;
    roots.push(file);
    for (const below of closureOf(file)) reached.add(below);
  }
  return roots;
};

/** What every file may refer to without naming the file that declares it. */
export const isShared = ({ kind }: ScenarioFile): boolean =>
  kind.kind === "catalogue" || kind.kind === "sources";
