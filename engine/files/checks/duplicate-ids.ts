import { isDeepStrictEqual } from "node:util";

import type { Problem } from "../../inputs/problem.ts";
import { problemOf } from "../finding.ts";
import type { Naming } from "../named-things.ts";
import { closureOf, isShared, rootsOf } from "../scenario.ts";
import type { Check, ScenarioFile } from "../scenario.ts";
import { visible } from "../shown-value.ts";
import { thingText } from "./unknown-names.ts";

interface Declaration {
  readonly file: ScenarioFile;
  readonly naming: Naming;
}

const valueAt = ({ file, naming }: Declaration): unknown =>
  naming.path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    file.value,
  );

/** Two rooms may both list a source, if they say the same of it. */
const isSameSource = (one: Declaration, other: Declaration): boolean =>
  one.naming.thing === "source" &&
  one.file !== other.file &&
  isDeepStrictEqual(valueAt(one), valueAt(other));

const repeated = (again: Declaration, first: Declaration): Problem => {
  const { thing, id, path, atKey } = again.naming;
  const { zh, en } = thingText(thing);
  const { line } = first.file.locate(first.naming.path, first.naming.atKey);
  const where = `${first.file.path}:${line ?? "?"}`;
  return problemOf(
    {
      path,
      atKey,
      found: {
        zh: `重复声明的${zh} ${visible(id)}(首见于 ${where})`,
        en: `the ${en} ${visible(id)} declared again (first in ${where})`,
      },
      allowed: { zh: "每个标识只声明一次", en: "each id declared once" },
    },
    again.file.path,
    again.file.locate(path, atKey),
  );
};

/** No id is declared twice among files that are read together. */
export const duplicateIds: Check = (scenario) => {
  const shared = scenario.files.filter(isShared);
  const problems: Problem[] = [];
  for (const root of rootsOf(scenario)) {
    const first = new Map<string, Declaration>();
    // Files that are led to come first, so that what is laid over them is told, not they.
    const below = Array.from(closureOf(root)).reverse();
    for (const file of new Set([...shared, ...below])) {
      for (const naming of file.contents.declared) {
        const key = `${naming.thing} ${naming.id}`;
        const before = first.get(key);
        const here = { file, naming };
        if (before === undefined) first.set(key, here);
        else if (!isSameSource(here, before)) problems.push(repeated(here, before));
      }
    }
  }
  return problems;
};
