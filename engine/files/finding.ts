import { namedPath, pathText } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";
import { visible } from "./shown-value.ts";

/** Something wrong at a path inside a file, before its line and column are known. */
export interface Finding {
  readonly path: ReadonlyArray<PropertyKey>;
  /** Does it concern the name of the last key rather than what stands there? */
  readonly atKey?: boolean;
  readonly severity?: Problem["severity"];
  readonly found: Text;
  readonly allowed: Text;
  /** A sentence of its own; otherwise one is made of what was found and what is allowed. */
  readonly message?: Text;
  readonly suggestion?: string;
}

/** Where in a file a path leads, counted from 1. */
export interface Place {
  readonly line?: number;
  readonly column?: number;
}

export type Locate = (path: ReadonlyArray<PropertyKey>, atKey?: boolean) => Place;

/** The finding as a problem, with its place. */
export const problemOf = (finding: Finding, file: string, place: Place): Problem => {
  const { found, allowed, suggestion } = finding;
  const path = visible(pathText(finding.path));
  const named = visible(namedPath(finding.path));
  const message = finding.message ?? {
    zh: `${named === "" ? "" : `${named}:`}实际为${found.zh};应为${allowed.zh}`,
    en: `${named === "" ? "" : `${named}: `}found ${found.en}; allowed: ${allowed.en}`,
  };
  return {
    file,
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(place.column === undefined ? {} : { column: place.column }),
    ...(path === "" ? {} : { path }),
    severity: finding.severity ?? "error",
    found,
    allowed,
    message:
      suggestion === undefined
        ? message
        : {
            zh: `${message.zh}。是否想写 ${suggestion}?`,
            en: `${message.en}. Did you mean ${suggestion}?`,
          },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
};
