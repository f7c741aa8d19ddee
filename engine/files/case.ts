import * as Result from "effect/Result";

import { CatalogueIncomplete } from "../inputs/assemble-catalogue.ts";
import type { Inventory } from "../inputs/assemble-inventory.ts";
import type { Region } from "../inputs/assemble-region.ts";
import type { Case } from "../inputs/case.ts";
import type { Catalogue } from "../inputs/catalogue.ts";
import type { DoctrineFile } from "../inputs/doctrine.ts";
import { hasErrors } from "../inputs/problem.ts";
import type { Problem } from "../inputs/problem.ts";
import type { Target, TargetsFile } from "../inputs/targets.ts";
import { disk, pathBeside, shownPath } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { problemOf } from "./finding.ts";
import { catalogueOf, inventoryOf } from "./inventory-of.ts";
import { readScenario } from "./read-scenario.ts";
import type { CheckedScenario } from "./read-scenario.ts";
import { regionOf } from "./region-of.ts";

/** A case with everything it names: plain checked data, ready to compile. */
export interface ReadCase {
  readonly case: Case;
  readonly region: Region;
  readonly inventory: Inventory;
  readonly catalogue: Catalogue;
  readonly doctrine: DoctrineFile;
  /** The targets to test, by id, in the order of their files. */
  readonly targets: Readonly<Record<string, Target>>;
  /** What a reader ought to look at again, though the case can be used. */
  readonly warnings: ReadonlyArray<Problem>;
  /** Every file read, for a hash of the inputs and for messages with a place. */
  readonly scenario: CheckedScenario;
}

const targetsOf = (
  files: ReadonlyArray<TargetsFile>,
  only: ReadonlyArray<string> | undefined,
): Record<string, Target> => {
  const all = Object.fromEntries(files.flatMap(({ targets }) => Object.entries(targets)));
  return only === undefined ? all : Object.fromEntries(only.map((id) => [id, all[id]]));
};

/** The catalogue, or why it is none. */
const catalogueFor = (
  scenario: CheckedScenario,
  path: string,
): Result.Result<Catalogue, Problem[]> => {
  try {
    return Result.succeed(catalogueOf(scenario));
  } catch (error) {
    if (!(error instanceof CatalogueIncomplete)) throw error;
    const [zh = error.message, en = error.message] = error.message.split(" · ");
    const allowed = {
      zh: "案例旁或其上层文件夹中的 catalogue 文件夹,含 readiness.yaml",
      en: "a folder catalogue with readiness.yaml, beside the case or in a folder above",
    };
    return Result.fail([problemOf({ path: [], found: { zh, en }, allowed }, path, {})]);
  }
};

/** Reads a case and everything it leads to, or says everything wrong with it. */
export const readCase = (path: string, from: Disk = disk): Result.Result<ReadCase, Problem[]> =>
  Result.flatMap(readScenario([path], from), (scenario) => {
    const full = pathBeside(`${process.cwd()}/.`, path);
    const valueOf = (target: string): unknown => {
      const wanted = shownPath(target);
      const file = scenario.files.find((one) => one.path === wanted);
      if (file === undefined) throw new RangeError(`${wanted} was not read with ${path}`);
      return file.value;
    };
    const document = valueOf(full) as Case;
    const beside = (target: string): string => shownPath(pathBeside(full, target));
    const read = catalogueFor(scenario, shownPath(full));
    if (Result.isFailure(read)) return Result.fail(read.failure);
    const catalogue = read.success;
    const { region, problems: ofRegion } = regionOf(scenario, beside(document.region));
    const { inventory, problems } = inventoryOf(scenario, beside(document.inventory), catalogue);
    const all = [...ofRegion, ...problems];
    if (region === undefined || inventory === undefined || hasErrors(all)) return Result.fail(all);
    const files = document.targets.files.map(
      (target) => valueOf(pathBeside(full, target)) as TargetsFile,
    );
    return Result.succeed({
      case: document,
      region,
      inventory,
      catalogue,
      doctrine: valueOf(pathBeside(full, document.doctrine)) as DoctrineFile,
      targets: targetsOf(files, document.targets.only),
      warnings: scenario.warnings,
      scenario,
    });
  });
