import { regionOf } from "../region-of.ts";
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
 * city, routes that lead nowhere, networks that fall apart.
 */
export const regionHolds: Check = (scenario) =>
  scenario.files
    .filter((file) => file.kind.kind === "region" && isComplete(file))
    .flatMap(({ path }) => regionOf(scenario, path).problems);
