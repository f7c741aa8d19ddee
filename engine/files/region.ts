import * as Result from "effect/Result";

import type { Region } from "../inputs/assemble-region.ts";
import { hasErrors } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import { disk, shownPath } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { readScenario } from "./read-scenario.ts";
import { regionOf } from "./region-of.ts";

/** Reads a region from its YAML file and everything that it names, or says everything wrong with it. */
export const readRegion = (path: string, from: Disk = disk): Result.Result<Region, Problem[]> =>
  Result.flatMap(readScenario([path], from), (scenario) => {
    const { region, problems } = regionOf(scenario, shownPath(path));
    return region === undefined || hasErrors(problems)
      ? Result.fail([...problems])
      : Result.succeed(region);
  });
