import * as Result from "effect/Result";

import { UnknownPlace } from "../world/ground/places-by-code.ts";
import { InventoryRefused } from "../world/inventory/unit-row.ts";
import type { Problem } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";
import type { Model } from "../simulate.ts";
import { compileCase } from "../study/compile-case.ts";
import type { CaseInputs } from "../study/compile-case.ts";
import type { Assumptions } from "../world/assumptions.ts";
import { disk } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { problemOf } from "./finding.ts";
import { readCase } from "./read-case.ts";

/** Reads, checks and compiles a case in one set of assumptions, or says everything wrong with it. */
export const loadModel = (
  path: string,
  assumptions: Assumptions,
  from: Disk = disk,
): Result.Result<Model, Problem[]> =>
  Result.flatMap(readCase(path, from), (inputs) =>
    compiledOrRefused(inputs, assumptions, inputs.path),
  );

/** Compiles a case; what the world refuses becomes a problem of the case's file. */
export const compiledOrRefused = (
  inputs: CaseInputs,
  assumptions: Assumptions,
  path: string,
): Result.Result<Model, Problem[]> => {
  try {
    return Result.succeed(compileCase(inputs, assumptions));
  } catch (error) {
    if (error instanceof UnknownPlace) {
      return Result.fail([
        refused(
          path,
          { zh: `地区代码 ${error.code}`, en: `the place ${error.code}` },
          { zh: `${inputs.region.name.zh}的地区`, en: `a place of ${inputs.region.name.en}` },
        ),
      ]);
    }
    if (error instanceof InventoryRefused) {
      const found = {
        zh: `${error.inventory} ${error.item}`,
        en: `${error.inventory} ${error.item}`,
      };
      return Result.fail([refused(path, found, error.text)]);
    }
    throw error;
  }
};

const refused = (path: string, found: Text, allowed: Text): Problem =>
  problemOf({ path: [], found, allowed }, path, {});
