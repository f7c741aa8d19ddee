import type { NamedThing } from "../../inputs/identifier.ts";
import type { Problem } from "../../inputs/problem.ts";
import type { Text } from "../../inputs/text.ts";
import { problemOf } from "../finding.ts";
import { editDistance, nearestName } from "../nearest-name.ts";
import { closureOf, isShared, rootsOf } from "../scenario.ts";
import type { Check, ScenarioFile } from "../scenario.ts";
import { visible } from "../shown-value.ts";

const things: Record<NamedThing, Text> = {
  source: { zh: "出处", en: "source" },
  place: { zh: "地点", en: "place" },
  kind: { zh: "种类", en: "kind" },
  facility: { zh: "设施", en: "facility" },
  region: { zh: "区域", en: "region" },
  inventory: { zh: "台账", en: "inventory" },
  doctrine: { zh: "预案规则", en: "doctrine" },
  targets: { zh: "目标集", en: "set of targets" },
  target: { zh: "目标", en: "target" },
  event: { zh: "事件", en: "event" },
  case: { zh: "案例", en: "case" },
  role: { zh: "岗位", en: "post" },
  level: { zh: "响应级别", en: "response level" },
  fact: { zh: "事实", en: "fact" },
  readiness: { zh: "战备状态", en: "readiness profile" },
  unknown: { zh: "未知量", en: "unknown" },
};

/** What a thing is called. */
export const thingText = (thing: NamedThing): Text => things[thing];

type Declared = ReadonlyMap<NamedThing, ReadonlySet<string>>;

const declaredIn = (files: Iterable<ScenarioFile>): Declared => {
  const declared = new Map<NamedThing, Set<string>>();
  for (const { contents } of files) {
    for (const { thing, id } of contents.declared) {
      const ids = declared.get(thing);
      if (ids === undefined) declared.set(thing, new Set([id]));
      else ids.add(id);
    }
  }
  return declared;
};

const shownNames = 8;

const allowedFor = (thing: NamedThing, known: ReadonlySet<string> | undefined): Text => {
  const { zh, en } = thingText(thing);
  if (known === undefined) {
    return {
      zh: `已声明的${zh}(所查文件都未声明${zh},请一并检查声明它的文件)`,
      en: `a declared ${en} (no file checked declares any: check the one that does as well)`,
    };
  }
  // Codes of provinces and cities say more about what is allowed than the first few of the towns.
  const names = Array.from(known);
  if (thing === "place") names.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const some = names.slice(0, shownNames);
  const more = known.size > shownNames ? ` … (${known.size})` : "";
  return {
    zh: `已声明的${zh}:${some.join("、")}${more}`,
    en: `a declared ${en}: ${some.join(", ")}${more}`,
  };
};

/** The known name that was meant. Codes differ by a digit anyway: only one wrong digit is a slip. */
const meant = (thing: NamedThing, id: string, known: ReadonlySet<string>): string | undefined => {
  const nearest = nearestName(id, known);
  const isFar = thing === "place" && nearest !== undefined && editDistance(id, nearest, 1) > 1;
  return isFar ? undefined : nearest;
};

const problemsIn = (file: ScenarioFile, declared: Declared, mayExist: (id: string) => boolean) => {
  const problems: Problem[] = [];
  const silent = new Set<NamedThing>();
  const nearest = new Map<string, string | undefined>();
  for (const { thing, id, path, atKey } of file.contents.referred) {
    const known = declared.get(thing);
    if (known?.has(id) === true || silent.has(thing) || mayExist(id)) continue;
    // Where nothing is declared at all, one problem says it for the whole file.
    if (known === undefined) silent.add(thing);
    const key = `${thing} ${id}`;
    if (known !== undefined && !nearest.has(key)) nearest.set(key, meant(thing, id, known));
    const suggestion = nearest.get(key);
    const { zh, en } = thingText(thing);
    problems.push(
      problemOf(
        {
          path,
          atKey,
          found: { zh: `未知的${zh} ${visible(id)}`, en: `the unknown ${en} ${visible(id)}` },
          allowed: allowedFor(thing, known),
          ...(suggestion === undefined ? {} : { suggestion }),
        },
        file.path,
        file.locate(path, atKey),
      ),
    );
  }
  return problems;
};

/**
 * Every id that is referred to must be declared: by the file itself, by a file that is read with it
 * because one leads to the other, or by a shared one (catalogue, sources). For a table that no
 * document leads to, and for things that none of these declares, any file will do.
 */
export const unknownNames: Check = (scenario) => {
  const { files, unread } = scenario;
  // A document that could not be read would have led to others, whose names are unknown with it.
  if (unread.some(({ kind }) => kind !== "catalogue" && kind !== "sources" && kind !== "table")) {
    return [];
  }
  const mayExist = (id: string) => unread.some(({ text }) => text.includes(id));
  const shared = files.filter(isShared);
  const anywhere = declaredIn(files);
  return rootsOf(scenario).flatMap((root) => {
    const closure = closureOf(root);
    const own = declaredIn(new Set([...closure, ...shared]));
    const declared = root.kind.format === "yaml" ? new Map([...anywhere, ...own]) : anywhere;
    return Array.from(closure).flatMap((file) => problemsIn(file, declared, mayExist));
  });
};
