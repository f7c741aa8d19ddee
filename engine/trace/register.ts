import { BadKind, usedTwice } from "./kind.ts";
import type { Kind } from "./kind.ts";

/** All kinds of event of a program. */
export interface KindRegister {
  /** In the order of their numbers. */
  readonly all: readonly Kind[];
  /** The kind with this number. Throws `BadKind` if there is none. */
  byId(id: number): Kind;
  /** The kind with this room/name. Throws `BadKind` if there is none. */
  byPath(path: string): Kind;
}

/** Joins what the rooms define. Throws `BadKind` for a number or a room/name that two of them claim. */
export function gatherKinds(...groups: readonly Readonly<Record<string, Kind>>[]): KindRegister {
  const ids = new Map<number, Kind>();
  const paths = new Map<string, Kind>();
  for (const kind of groups.flatMap((group) => Object.values(group))) {
    const same = ids.get(kind.id);
    if (same !== undefined) throw usedTwice(kind.path, kind.id, same.path);
    if (paths.has(kind.path)) {
      throw new BadKind(kind.path, "the name twice", {
        zh: "不重复的名称",
        en: "a name of its own",
      });
    }
    ids.set(kind.id, kind);
    paths.set(kind.path, kind);
  }
  const all = [...ids.values()].sort((a, b) => a.id - b.id);
  return {
    all,
    byId: (id) => ids.get(id) ?? unknown(String(id), "number"),
    byPath: (path) => paths.get(path) ?? unknown(path, "name"),
  };
}

function unknown(kind: string, what: string): never {
  throw new BadKind(kind, `an unknown ${what}`, {
    zh: "engine/kinds.ts 中登记的种类",
    en: "a kind gathered in engine/kinds.ts",
  });
}
