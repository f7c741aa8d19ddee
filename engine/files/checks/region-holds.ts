import { assembleRegion } from "../../inputs/assemble-region.ts";
import type { OpenedFile } from "../../inputs/assemble-region.ts";
import type { Problem } from "../../inputs/problem.ts";
import { closureOf } from "../scenario.ts";
import type { Check, ScenarioFile } from "../scenario.ts";

/** Did everything the region's document names come out well, and theirs in turn? */
const isComplete = (file: ScenarioFile): boolean =>
  Array.from(closureOf(file)).every(({ leadsTo, contents }) =>
    contents.files.every(({ target }) =>
      leadsTo.some(({ path }) => path.endsWith(target.replace(/^(\.\.?\/)+/u, ""))),
    ),
  );

/**
 * What only the tables of a region together can say: counties without a shape, seats outside their
 * city, routes through counties that do not adjoin, networks that fall apart.
 */
export const regionHolds: Check = ({ files }) => {
  const byPath = new Map(files.map((file) => [file.path.replaceAll("\\", "/"), file]));
  const open = (path: string): OpenedFile => {
    const file = byPath.get(path);
    if (file === undefined) throw new Error(`not read: ${path}`);
    return { path: file.path, value: file.value, locate: (at) => file.locate(at) };
  };
  const problems: Problem[] = [];
  for (const file of files) {
    if (file.kind.kind !== "region" || !isComplete(file)) continue;
    problems.push(...assembleRegion(file.path.replaceAll("\\", "/"), open).problems);
  }
  return problems;
};
