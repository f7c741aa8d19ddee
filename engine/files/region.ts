import * as Result from "effect/Result";

import { assembleRegion } from "../inputs/assemble-region.ts";
import type { OpenedFile, Region } from "../inputs/assemble-region.ts";
import { hasErrors } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import { disk, shownPath } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { readScenario } from "./read-scenario.ts";
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

/** Reads a region from its YAML file and everything that it names, or says everything wrong with it. */
export const readRegion = (path: string, from: Disk = disk): Result.Result<Region, Problem[]> =>
  Result.flatMap(readScenario([path], from), (scenario) => {
    const { region, problems } = regionOf(scenario, shownPath(path));
    return region === undefined || hasErrors(problems)
      ? Result.fail([...problems])
      : Result.succeed(region);
  });
