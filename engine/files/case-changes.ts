import * as Result from "effect/Result";
import * as Schema from "effect/Schema";

import type { FileKind } from "../inputs/file-kind.ts";
import { hasErrors, inReadingOrder } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import { ChangeRefused } from "./change.ts";
import type { Change } from "./change.ts";
import { checks } from "./checks.ts";
import { pathBeside, shownPath } from "./disk.ts";
import { explainIssue } from "./explain-issue.ts";
import { problemOf } from "./finding.ts";
import { contentsOf } from "./named-things.ts";
import { changesOf } from "./narrowing.ts";
import type { Narrowing } from "./narrowing.ts";
import { nearestName } from "./nearest-name.ts";
import type { CheckedScenario } from "./read-scenario.ts";
import { closureOf, isShared } from "./scenario.ts";
import type { Scenario, ScenarioFile } from "./scenario.ts";
import { visible } from "./shown-value.ts";

/**
 * The scenario with the changes that the case itself states, those of a variant and those of the command
 * line made in it. Changes are made in the files as they are written, which are then decoded and checked anew: a change
 * can no more break an input than its writer can.
 */
export const changedScenario = (
  scenario: CheckedScenario,
  casePath: string,
  narrowing: Narrowing = {},
  variant?: ScenarioFile,
): Result.Result<CheckedScenario, Problem[]> => {
  const own = scenario.files.find(({ path }) => path === casePath);
  if (own === undefined || own.kind.kind !== "case") return Result.succeed(scenario);
  try {
    const changes = changesOf(own, narrowing, variant);
    if (changes.length === 0) return Result.succeed(scenario);
    return withChanges(scenario, own, changes, variant);
  } catch (error) {
    if (error instanceof ChangeRefused) return Result.fail([error.problem]);
    throw error;
  }
};

type Written = Record<string, unknown>;

const isRecord = (value: unknown): value is Written =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const schemaOf = (kind: FileKind): Schema.Codec<unknown, unknown> => {
  if (kind.format === "csv") {
    return Schema.Array(kind.table.row);
  }
  return kind.format === "yaml" ? kind.schema : kind.collection.schema;
};

/** The names by which a change begins, and the files they mean. */
const rootsOf = (
  scenario: Scenario,
  own: ScenarioFile,
  variant: ScenarioFile | undefined,
): Map<string, ScenarioFile[]> => {
  const roots = new Map<string, ScenarioFile[]>([["case", [own]]]);
  const reached = new Set([
    ...closureOf(own),
    ...(variant === undefined ? [] : closureOf(variant)),
    ...scenario.files.filter(isShared),
  ]);
  const rules = ["earthquake", "weather", "readiness"];
  for (const file of scenario.files) {
    const { kind } = file.kind;
    if (kind === "case" || kind === "sources" || kind === "variant") continue;
    if (!reached.has(file) && !rules.includes(kind)) continue;
    roots.set(kind, [...(roots.get(kind) ?? []), file]);
  }
  return roots;
};

const withChanges = (
  scenario: Scenario,
  own: ScenarioFile,
  changes: readonly Change[],
  variant: ScenarioFile | undefined,
): Result.Result<CheckedScenario, Problem[]> => {
  const roots = rootsOf(scenario, own, variant);
  const written = new Map<ScenarioFile, unknown>();
  const saidOf = new Map<ScenarioFile, string[]>();
  const read = (file: ScenarioFile): unknown => {
    let value = written.get(file);
    if (value === undefined) {
      value = structuredClone(Schema.encodeUnknownSync(schemaOf(file.kind))(file.value));
      written.set(file, value);
    }
    return value;
  };
  for (const change of changes) {
    const { file, steps } = placeFor(roots, change, read);
    put(read(file), steps, change);
    saidOf.set(file, [...(saidOf.get(file) ?? []), change.said]);
  }
  const problems: Problem[] = [];
  const replaced = new Map<ScenarioFile, ScenarioFile & { leadsTo: ScenarioFile[] }>();
  for (const [file, said] of saidOf) {
    const value = written.get(file);
    const result = Schema.decodeUnknownResult(schemaOf(file.kind), {
      errors: "all",
      onExcessProperty: "error",
    })(value);
    if (Result.isFailure(result)) {
      for (const finding of explainIssue(result.failure.issue, value)) {
        problems.push(problemOf(finding, said.join(" "), {}));
      }
      continue;
    }
    const decoded = { ...file, value: result.success, leadsTo: [...file.leadsTo] };
    replaced.set(file, { ...decoded, contents: contentsOf(decoded) });
  }
  if (problems.length > 0) return Result.fail(problems);
  const now = new Map<ScenarioFile, ScenarioFile & { leadsTo: ScenarioFile[] }>();
  for (const file of scenario.files) {
    now.set(file, replaced.get(file) ?? { ...file, leadsTo: [...file.leadsTo] });
  }
  const byPath = new Map(scenario.files.map((file) => [file.path, file]));
  for (const [file, copy] of now) {
    // A file that was changed may name others than before.
    const led = saidOf.has(file)
      ? copy.contents.files.flatMap(({ target, path }) => {
          const full = shownPath(pathBeside(file.path, target));
          const other = byPath.get(full);
          if (other === undefined) problems.push(notRead(full, path, saidOf.get(file) ?? []));
          return other === undefined || other === file ? [] : [other];
        })
      : file.leadsTo;
    copy.leadsTo = led.map((each) => now.get(each) ?? each);
  }
  if (problems.length > 0) return Result.fail(problems);
  const changed: Scenario = { ...scenario, files: Array.from(now.values()) };
  const found = inReadingOrder(checks.flatMap((check) => check(changed)));
  return hasErrors(found) ? Result.fail(found) : Result.succeed({ ...changed, warnings: found });
};

const notRead = (
  file: string,
  path: ReadonlyArray<PropertyKey>,
  said: readonly string[],
): Problem =>
  problemOf(
    {
      path,
      found: {
        zh: `没有随案例读入的文件 ${file}`,
        en: `${file}, which was not read with the case`,
      },
      allowed: {
        zh: "案例或变体引用的文件(以变体引用:changes 或 add)",
        en: "a file that the case or a variant names (in a variant: changes or add)",
      },
    },
    said.join(" "),
    {},
  );

/** Where a change goes: a file, and the steps inside it. */
interface PlaceFor {
  readonly file: ScenarioFile;
  readonly steps: readonly string[];
}

/**
 * The file that a path leads into, and the steps in it. A map that a file consists of need not be
 * named: `doctrine.consultation` is `doctrine.figures.consultation`, `catalogue.mi-171` is
 * `catalogue.kinds.mi-171`.
 */
const placeFor = (
  roots: ReadonlyMap<string, ScenarioFile[]>,
  { said, path }: Change,
  read: (file: ScenarioFile) => unknown,
): PlaceFor => {
  const [root, ...steps] = path;
  const files = roots.get(root);
  if (files === undefined) {
    const suggestion = nearestName(root, roots.keys());
    const known = Array.from(roots.keys());
    throw new ChangeRefused(said, {
      found: { zh: `路径以 ${visible(root)} 开头`, en: `a path that begins with ${visible(root)}` },
      allowed: { zh: known.join("、"), en: known.join(", ") },
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
  if (steps.length === 0) throw missing(said, path, read(files[0]));
  const ways = files.flatMap((file): PlaceFor[] => {
    const value = read(file);
    const maps = isRecord(value) ? Object.keys(value).filter((key) => isRecord(value[key])) : [];
    return [{ file, steps }, ...maps.map((key) => ({ file, steps: [key, ...steps] }))];
  });
  const full = ways.find((way) => depth(read(way.file), way.steps) === way.steps.length);
  const upToLast = ways.find((way) => depth(read(way.file), way.steps) === way.steps.length - 1);
  if (full !== undefined) return full;
  if (upToLast !== undefined && steps.length > 1) return upToLast;
  if (upToLast !== undefined) {
    // A new key of the file itself, unless it is one misspelt that a map of the file has.
    const inside = ways.flatMap(({ file }) => namesIn(read(file)));
    if (nearestName(steps[0], inside) === undefined) return upToLast;
    throw missing(said, path, Object.fromEntries(inside.map((name) => [name, name])));
  }
  // Nothing fits: what went furthest in the words of the reader tells what is known there.
  const asWritten = ways.filter((way) => way.steps === steps);
  const inMaps = ways.flatMap(({ file }) => namesIn(read(file)));
  let best = ways[0];
  for (const way of ways) {
    if (depth(read(way.file), way.steps) > depth(read(best.file), best.steps)) best = way;
  }
  if (asWritten.every(({ file }) => depth(read(file), steps) === 0)) {
    const own = asWritten.flatMap(({ file }) => keysOf(read(file)));
    const near = nearestName(steps[0], [...own, ...inMaps]);
    const isDeeper = depth(read(best.file), best.steps) > 1;
    if (near !== undefined || !isDeeper) {
      const known = near === undefined || own.includes(near) ? own : inMaps;
      throw missing(said, [root, steps[0]], Object.fromEntries(known.map((name) => [name, name])));
    }
  }
  const reached = depth(read(best.file), best.steps);
  let at = read(best.file);
  for (const step of best.steps.slice(0, reached)) at = childOf(at, step);
  throw missing(said, [root, ...best.steps.slice(0, reached + 1)], at);
};

/** The names that a file has itself. */
const keysOf = (value: unknown): string[] => (isRecord(value) ? Object.keys(value) : []);

/** The names in the maps of a file. */
const namesIn = (value: unknown): string[] =>
  isRecord(value)
    ? Object.values(value).flatMap((of) => (isRecord(of) ? Object.keys(of) : []))
    : [];

/** How many steps lead somewhere. */
const depth = (value: unknown, steps: readonly string[]): number => {
  let at = value;
  for (const [i, step] of steps.entries()) {
    at = childOf(at, step);
    if (at === undefined) return i;
  }
  return steps.length;
};

/** What stands under a step: a key, a place in a list, or the row of a list with that id, code or fact. */
const childOf = (value: unknown, step: string): unknown => {
  if (Array.isArray(value)) {
    const at =
      /^\d+$/u.test(step) && Number(step) < value.length ? Number(step) : rowAt(value, step);
    return at < 0 ? undefined : (value as unknown[])[at];
  }
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
};

/** What names a row: its own id or code, in a table about facts the fact. */
const keysOfRow = ["id", "code", "fact"];

const rowAt = (rows: readonly unknown[], id: string): number =>
  rows.findIndex((row) => isRecord(row) && keysOfRow.some((key) => row[key] === id));

const put = (
  root: unknown,
  steps: readonly string[],
  { said, path, value, instead, joins }: Change,
): void => {
  let at = root;
  for (const step of steps.slice(0, -1)) at = childOf(at, step);
  const last = steps[steps.length - 1];
  if (Array.isArray(at)) {
    const row = /^\d+$/u.test(last) ? Number(last) : rowAt(at, last);
    if (row < 0 || row >= at.length) throw missing(said, path, at);
    (at as unknown[])[row] = changedValue((at as unknown[])[row], value);
    return;
  }
  if (!isRecord(at)) throw missing(said, path, at);
  const record = at;
  for (const key of instead ?? []) delete at[key];
  // Of the forms of a figure one alone stands.
  if (forms.includes(last) && forms.some((form) => Object.hasOwn(record, form))) {
    for (const form of forms) delete at[form];
  }
  if (joins === true && Array.isArray(value)) {
    const before: unknown[] = Array.isArray(at[last]) ? at[last] : [];
    at[last] = [...new Set([...before, ...(value as unknown[])])];
    return;
  }
  at[last] = changedValue(at[last], value);
};

const forms = ["value", "chance", "ignorance"];

/**
 * What is to stand in place of what stood there. A bare number, or a number with its unit, in place of
 * a figure becomes a known figure in that unit; a bare word in place of a choice a known choice.
 */
const changedValue = (before: unknown, value: unknown): unknown => {
  if (!isRecord(before) || !("mark" in before) || !forms.some((form) => form in before))
    return value;
  const { source } = before;
  if ("unit" in before) {
    if (typeof value === "number") return { value, unit: before["unit"], mark: "assumed", source };
    const parts =
      typeof value === "string" ? /^([+-]?[\d.]+(?:e[+-]?\d+)?)\s*(\S+)$/iu.exec(value) : null;
    if (parts === null) return value;
    return { value: Number(parts[1]), unit: parts[2], mark: "assumed", source };
  }
  return typeof value === "string" ? { value, mark: "assumed", source } : value;
};

const rowName = (row: unknown): string | undefined => {
  const name = isRecord(row)
    ? keysOfRow.map((key) => row[key]).find((value) => value !== undefined)
    : undefined;
  return typeof name === "string" ? name : undefined;
};

const missing = (said: string, path: readonly string[], at: unknown): ChangeRefused => {
  const known = isRecord(at)
    ? Object.keys(at)
    : Array.isArray(at)
      ? at.map((row: unknown, i) => rowName(row) ?? String(i))
      : [];
  const last = path[path.length - 1];
  const suggestion = nearestName(last, known);
  const some = known.slice(0, 12).join(", ");
  return new ChangeRefused(said, {
    found: {
      zh: `没有 ${visible(path.join("."))}`,
      en: `${visible(path.join("."))}, which is not there`,
    },
    allowed: {
      zh: known.length === 0 ? "已有的项" : some.replaceAll(", ", "、"),
      en: known.length === 0 ? "something that stands there" : some,
    },
    ...(suggestion === undefined ? {} : { suggestion }),
  });
};
