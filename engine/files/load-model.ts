import * as Result from "effect/Result";

import { UnknownPlace } from "../world/ground/places-by-code.ts";
import { NothingToLose } from "../world/inventory/without-units.ts";
import { InventoryRefused } from "../world/inventory/unit-row.ts";
import type { Problem } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";
import type { Model } from "../simulate.ts";
import { compileCase } from "../study/compile-case.ts";
import type { CaseInputs } from "../study/compile-case.ts";
import type { Assumptions } from "../world/assumptions.ts";
import { disk } from "./disk.ts";
import type { Disk } from "./disk.ts";
import type { Narrowing } from "./narrowing.ts";
import { nearestName } from "./nearest-name.ts";
import { problemOf } from "./finding.ts";
import { readCase } from "./read-case.ts";

/** Reads, checks, narrows and compiles a case in one set of assumptions, or says everything wrong with it. */
export const loadModel = (
  path: string,
  assumptions: Assumptions,
  narrowing: Narrowing = {},
  from: Disk = disk,
): Result.Result<Model, Problem[]> =>
  Result.flatMap(readCase(path, narrowing, from), (inputs) =>
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
    if (error instanceof NothingToLose) {
      const suggestion = nearestName(error.what, error.known);
      return Result.fail([
        problemOf(
          {
            path: ["without"],
            found: {
              zh: `台账中没有的 ${error.what}`,
              en: `${error.what}, which nothing is called`,
            },
            allowed: {
              zh: "power、network、road,或台账中的单位、种类、类别、任务能力",
              en: "power, network, road, or a unit, kind, class or skill of the inventory",
            },
            ...(suggestion === undefined ? {} : { suggestion }),
          },
          path,
          {},
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
