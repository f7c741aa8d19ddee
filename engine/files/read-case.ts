import * as Result from "effect/Result";

import type { Case } from "../inputs/case.ts";
import type { DoctrineFile } from "../inputs/doctrine.ts";
import type { EarthquakeRules } from "../inputs/earthquake-rules.ts";
import { hasErrors } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import type { TargetsFile } from "../inputs/targets.ts";
import type { WeatherRules } from "../inputs/weather-rules.ts";
import type { CaseInputs } from "../study/compile-case.ts";
import { disk, pathBeside, scenarioFilesIn, foldersAround, shownPath } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { problemOf } from "./finding.ts";
import { catalogueOf, inventoryOf } from "./inventory-of.ts";
import { readScenario } from "./read-scenario.ts";
import { regionOf } from "./region-of.ts";
import type { Scenario, ScenarioFile } from "./scenario.ts";

/** A case with everything it leads to, and what a reader ought to look at again. */
export interface ReadCase extends CaseInputs {
  /** As shown to the reader. */
  readonly path: string;
  readonly warnings: readonly Problem[];
}

/** The catalogue that lies in one of the folders around a case. */
const catalogueAround = (path: string, from: Disk): string[] =>
  foldersAround(path, from)
    .map((folder) => scenarioFilesIn(pathBeside(`${folder}/.`, "catalogue"), from))
    .find((files) => files.length > 0) ?? [];

/**
 * Reads a case from its YAML file with the region, inventory, doctrine and targets it names and the
 * catalogue around it, checks everything together, and says everything wrong with them.
 */
export const readCase = (path: string, from: Disk = disk): Result.Result<ReadCase, Problem[]> =>
  Result.flatMap(readScenario([path, ...catalogueAround(path, from)], from), (scenario) =>
    caseOf(scenario, shownPath(path), scenario.warnings),
  );

/** The case that a file of a scenario describes. */
export const caseOf = (
  scenario: Scenario,
  path: string,
  warnings: readonly Problem[],
): Result.Result<ReadCase, Problem[]> => {
  const own = scenario.files.find((file) => file.path === path);
  if (own === undefined || own.kind.kind !== "case") {
    return Result.fail([noCase(path, own)]);
  }
  const input = own.value as Case;
  const beside = (target: string): ScenarioFile => named(scenario, own, target);
  const rules = { earthquake: only(scenario, "earthquake"), weather: only(scenario, "weather") };
  const missing = Object.entries(rules).flatMap(([kind, file]) =>
    file === undefined ? [noRules(path, kind)] : [],
  );
  if (rules.earthquake === undefined || rules.weather === undefined) return Result.fail(missing);
  const catalogue = catalogueOf(scenario);
  const { region, problems: ofRegion } = regionOf(scenario, beside(input.region).path);
  const { inventory, problems: ofInventory } = inventoryOf(
    scenario,
    beside(input.inventory).path,
    catalogue,
  );
  const problems = [...warnings, ...ofRegion, ...ofInventory];
  if (region === undefined || inventory === undefined || hasErrors(problems)) {
    return Result.fail(problems);
  }
  return Result.succeed({
    path,
    case: input,
    region,
    inventory,
    catalogue,
    earthquake: rules.earthquake.value as EarthquakeRules,
    weather: rules.weather.value as WeatherRules,
    doctrine: beside(input.doctrine).value as DoctrineFile,
    targets: input.targets.files.map((file) => beside(file).value as TargetsFile),
    warnings: problems,
  });
};

/** The file that another names; reading has followed it, so it is there. */
const named = (scenario: Scenario, from: ScenarioFile, target: string): ScenarioFile => {
  const path = shownPath(pathBeside(from.path, target));
  const file = scenario.files.find((each) => each.path === path);
  if (file === undefined) throw new RangeError(`${path} was not read with ${from.path}`);
  return file;
};

const only = ({ files }: Scenario, kind: string): ScenarioFile | undefined =>
  files.find((file) => file.kind.kind === kind);

const noCase = (path: string, file: ScenarioFile | undefined): Problem =>
  problemOf(
    {
      path: [],
      found:
        file === undefined
          ? { zh: `没有读到 ${path}`, en: `${path}, which was not read` }
          : { zh: file.kind.text.zh, en: `a file of the kind ${file.kind.kind}` },
      allowed: { zh: "案例文件", en: "the file of a case" },
    },
    path,
    {},
  );

const noRules = (path: string, kind: string): Problem =>
  problemOf(
    {
      path: [],
      found: { zh: `周围没有 catalogue/${kind}.yaml`, en: `no catalogue/${kind}.yaml around it` },
      allowed: { zh: "案例上层目录中的种类目录", en: "a catalogue in a folder around the case" },
    },
    path,
    {},
  );
