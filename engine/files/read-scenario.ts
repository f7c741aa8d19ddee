import * as Result from "effect/Result";

import type { FileKind } from "../inputs/file-kind.ts";
import { hasErrors, inReadingOrder } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import { fileKinds } from "../inputs/register.ts";
import type { Text } from "../inputs/text.ts";
import { checks } from "./checks.ts";
import { decodeFile } from "./decode-file.ts";
import type { DecodedFile } from "./decode-file.ts";
import { disk, fileName, foldersAround, pathBeside, scenarioFilesIn, shownPath } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { fileText } from "./file-text.ts";
import { problemOf } from "./finding.ts";
import { contentsOf } from "./named-things.ts";
import type { Contents } from "./named-things.ts";
import { nearestName } from "./nearest-name.ts";
import { formatOf, recognise } from "./recognise.ts";
import type { Scenario, ScenarioFile, UnreadFile } from "./scenario.ts";

/** A scenario that can be used, with what a reader ought to look at again. */
export interface CheckedScenario extends Scenario {
  readonly warnings: ReadonlyArray<Problem>;
}

interface Wanted {
  /** The full path. */
  readonly path: string;
  /** The kinds it may be, if another file says so. */
  readonly kinds?: ReadonlyArray<string>;
  /** Where it is named. */
  readonly from?: (found: Text, allowed: Text, suggestion?: string) => Problem;
}

const refuse = (
  { path, from }: Wanted,
  found: Text,
  allowed: Text,
  suggestion?: string,
): Problem => {
  const finding = { path: [], found, allowed, ...(suggestion === undefined ? {} : { suggestion }) };
  return from === undefined
    ? problemOf(finding, shownPath(path), {})
    : from(found, allowed, suggestion);
};

const absent = (wanted: Wanted, from: Disk): Problem => {
  const name = fileName(wanted.path);
  const path = shownPath(wanted.path);
  if (from.list(wanted.path) !== undefined) {
    const found = { zh: `文件夹 ${path}`, en: `the folder ${path}` };
    return refuse(wanted, found, { zh: "一个文件", en: "a file" });
  }
  const suggestion = nearestName(name, from.list(pathBeside(wanted.path, ".")) ?? []);
  const found = { zh: `没有文件 ${path}`, en: `no file ${path}` };
  const allowed = { zh: "存在的文件或文件夹", en: "a file or folder that exists" };
  return refuse(wanted, found, allowed, suggestion);
};

const unrecognised = (wanted: Wanted, named: string | undefined): Problem => {
  const format = formatOf(wanted.path);
  const kinds = fileKinds.filter((kind) => kind.format === format).map(({ kind }) => kind);
  const found =
    named === undefined
      ? { zh: "认不出种类的文件", en: "a file whose kind cannot be told" }
      : { zh: `未知种类 ${named}`, en: `the unknown kind ${named}` };
  const suggestion = named === undefined ? undefined : nearestName(named, kinds);
  const formats = { zh: "YAML、CSV 或 GeoJSON 文件", en: "a YAML, CSV or GeoJSON file" };
  if (format === undefined) {
    const ending = { zh: "其他格式的文件", en: "a file with another ending" };
    return refuse(wanted, ending, formats);
  }
  const allowed = {
    zh: `以文件名、表头或 $schema 注释表明种类:${kinds.join("、")}`,
    en: `a kind told by file name, header or $schema comment: ${kinds.join(", ")}`,
  };
  return refuse(wanted, found, allowed, suggestion);
};

const kindOf = (wanted: Wanted, text: string): FileKind | Problem => {
  const told = recognise(wanted.path, text);
  const { kinds } = wanted;
  // A $schema comment that names nothing known is a slip, whatever else says what the file is.
  if (kinds !== undefined && typeof told !== "string") {
    const isNamed = typeof told === "object" && kinds.includes(told.kind);
    const kind = isNamed ? told : fileKinds.find((known) => known.kind === kinds[0]);
    if (kind !== undefined) return kind;
  }
  return typeof told === "object" ? told : unrecognised(wanted, told);
};

interface ReadFile {
  readonly file: DecodedFile;
  readonly contents: Contents;
}

/** One file of its own: read, recognised and decoded, or everything wrong with it. */
const readFile = (
  wanted: Wanted,
  from: Disk,
): ReadFile | { readonly problems: Problem[]; readonly unread: UnreadFile } => {
  const path = shownPath(wanted.path);
  const nothing = { kind: undefined, text: "" };
  let bytes: Uint8Array;
  try {
    bytes = from.read(wanted.path);
  } catch {
    return { problems: [absent(wanted, from)], unread: nothing };
  }
  const text = fileText(path, bytes);
  if (Result.isFailure(text)) return { problems: text.failure, unread: nothing };
  const kind = kindOf(wanted, text.success);
  if ("severity" in kind) return { problems: [kind], unread: nothing };
  const file = decodeFile(path, text.success, kind);
  if (Result.isFailure(file)) {
    const taken = kind.format === "yaml" ? kind.kind : "table";
    return { problems: file.failure, unread: { kind: taken, text: text.success } };
  }
  return { file: file.success, contents: contentsOf(file.success) };
};

/** The paths a folder or file stands for. */
const expanded = (path: string, from: Disk): Wanted[] => {
  const full = pathBeside(`${process.cwd()}/.`, path);
  return from.list(full) === undefined
    ? [{ path: full }]
    : scenarioFilesIn(full, from).map((file) => ({ path: file }));
};

/** Does anything refer to an id that no file read so far declares? */
const isIncomplete = (files: Iterable<{ contents: Contents }>): boolean => {
  const declared = new Set<string>();
  const all = Array.from(files, ({ contents }) => contents);
  for (const contents of all) {
    for (const { thing, id } of contents.declared) declared.add(`${thing} ${id}`);
  }
  return all.some(({ referred }) =>
    referred.some(({ thing, id }) => !declared.has(`${thing} ${id}`)),
  );
};

/** Files that others use without naming them: the sources, the catalogue and the region around. */
const sharedFiles = (paths: Iterable<string>, from: Disk): Wanted[] => {
  const found = new Set<string>();
  for (const path of paths) {
    for (const folder of foldersAround(path, from)) {
      for (const name of ["sources.yaml", "region.yaml"]) {
        const path = pathBeside(`${folder}/.`, name);
        if (from.isFile(path)) found.add(path);
      }
      for (const file of scenarioFilesIn(pathBeside(`${folder}/.`, "catalogue"), from)) {
        found.add(file);
      }
    }
  }
  return Array.from(found, (path) => ({ path }));
};

/**
 * Reads files or folders and everything they lead to, and checks each for itself and all together.
 * Comes out: a scenario that holds throughout, or every problem found, in reading order; never half
 * of it.
 */
export const readScenario = (
  paths: ReadonlyArray<string>,
  from: Disk = disk,
): Result.Result<CheckedScenario, Problem[]> => {
  const problems: Problem[] = [];
  const unread: UnreadFile[] = [];
  const read = new Map<string, ReadFile | undefined>();
  const readAll = (queue: Wanted[]): void => {
    for (let wanted = queue.pop(); wanted !== undefined; wanted = queue.pop()) {
      if (read.has(wanted.path)) continue;
      const result = readFile(wanted, from);
      if ("problems" in result) {
        problems.push(...result.problems);
        unread.push(result.unread);
        read.set(wanted.path, undefined);
        continue;
      }
      const { file, contents } = result;
      read.set(wanted.path, result);
      for (const { target, kinds, path } of contents.files) {
        const place = file.locate(path);
        queue.push({
          path: pathBeside(wanted.path, target),
          kinds,
          from: (found, allowed, suggestion) =>
            problemOf(
              { path, found, allowed, ...(suggestion === undefined ? {} : { suggestion }) },
              file.path,
              place,
            ),
        });
      }
    }
  };
  const asked = paths.flatMap((path) => {
    const wanted = expanded(path, from);
    if (wanted.length === 0) {
      const found = { zh: "没有场景文件的文件夹", en: "a folder without scenario files" };
      const allowed = { zh: "YAML、CSV 或 GeoJSON 文件", en: "YAML, CSV or GeoJSON files" };
      problems.push(refuse({ path }, found, allowed));
    }
    return wanted;
  });
  readAll([...asked].reverse());
  const present = () => Array.from(read.values()).filter((file) => file !== undefined);
  // Shared files can lead to others, around which there are shared files again.
  for (let before = 0; before < read.size && isIncomplete(present());) {
    before = read.size;
    readAll(sharedFiles(read.keys(), from));
  }

  const files = new Map<string, ScenarioFile & { leadsTo: ScenarioFile[] }>();
  for (const [path, found] of read) {
    if (found !== undefined) {
      files.set(path, { ...found.file, contents: found.contents, leadsTo: [] });
    }
  }
  for (const [path, file] of files) {
    for (const { target } of file.contents.files) {
      const other = files.get(pathBeside(path, target));
      if (other !== undefined && other !== file) file.leadsTo.push(other);
    }
  }
  const scenario: Scenario = { files: Array.from(files.values()), unread };
  problems.push(...checks.flatMap((check) => check(scenario)));
  const ordered = inReadingOrder(problems);
  return hasErrors(ordered)
    ? Result.fail(ordered)
    : Result.succeed({ ...scenario, warnings: ordered });
};
