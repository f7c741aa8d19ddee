import { assembleRegion } from "../inputs/assemble-region.ts";
import { opened } from "./opened.ts";
import type { Scenario } from "./scenario.ts";

/** The region that a file of a scenario describes, with the problems that only the whole shows. */
export const regionOf = (scenario: Scenario, path: string): ReturnType<typeof assembleRegion> =>
  assembleRegion(path, opened(scenario));
