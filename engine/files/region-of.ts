import { assembleRegion } from "../inputs/assemble-region.ts";
import type { OpenedFile } from "../inputs/assemble-region.ts";
import type { Scenario } from "./scenario.ts";

/** The region that a file of a scenario describes, with the problems that only the whole shows. */
export const regionOf = (scenario: Scenario, path: string): ReturnType<typeof assembleRegion> => {
  const files = new Map<string, OpenedFile>(scenario.files.map((file) => [file.path, file]));
  return assembleRegion(path, (wanted) => {
    const file = files.get(wanted);
    if (file === undefined) throw new RangeError(`${wanted} was not read with ${path}`);
    return file;
  });
};
