import { resolve } from "node:path";

import type { Open, OpenedFile } from "../inputs/assemble-region.ts";
import type { Scenario } from "./scenario.ts";

/**
 * The files of a scenario by their path, however it is written: seen from the reader, in full, or with
 * steps up and down. Asking for one that was not read throws, since reading follows every name.
 */
export const opened = ({ files }: Scenario): Open => {
  const byPath = new Map<string, OpenedFile>(files.map((file) => [resolve(file.path), file]));
  return (path) => {
    const file = byPath.get(resolve(path));
    if (file === undefined) throw new RangeError(`${path} was not read with the others`);
    return file;
  };
};
