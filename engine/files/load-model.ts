import * as Result from "effect/Result";

import type { Problem } from "../inputs/problem.ts";
import { prepare } from "../simulate.ts";
import type { Model, WorkerState } from "../simulate.ts";
import { compileCase } from "../study/case/compile-case.ts";
import type { CaseInputs } from "../study/case/compile-case.ts";
import type { Assumptions } from "../world/assumptions.ts";
import { disk } from "./disk.ts";
import type { Disk } from "./disk.ts";
import type { Narrowing } from "./narrowing.ts";
import { readCase } from "./read-case.ts";
import { refusalOf } from "./refusal.ts";

/** Reads, checks, narrows and compiles a case in one set of assumptions, or says everything wrong with it. */
export const loadModel = (
  path: string,
  assumptions: Assumptions,
  narrowing: Narrowing = {},
  from: Disk = disk,
): Result.Result<Model, Problem[]> =>
  Result.flatMap(readCase(path, narrowing, from), (inputs) =>
    compiledOrRefused(inputs, assumptions, inputs.path, narrowing),
  );

/** Compiles a case; what is wrong with it becomes a problem of its file, or of the command line. */
export const compiledOrRefused = (
  inputs: CaseInputs,
  assumptions: Assumptions,
  path: string,
  narrowing?: Narrowing,
): Result.Result<Model, Problem[]> =>
  orRefused(() => compileCase(inputs, assumptions), inputs, path, narrowing);

/** Compiles a case and makes it ready to be played, or says what is wrong with it. */
export const readyOrRefused = (
  inputs: CaseInputs,
  assumptions: Assumptions,
  path: string,
  narrowing?: Narrowing,
): Result.Result<WorkerState, Problem[]> =>
  orRefused(() => prepare(compileCase(inputs, assumptions)), inputs, path, narrowing);

const orRefused = <T>(
  make: () => T,
  inputs: CaseInputs,
  path: string,
  narrowing: Narrowing | undefined,
): Result.Result<T, Problem[]> => {
  try {
    return Result.succeed(make());
  } catch (error) {
    const refusal = refusalOf(error, inputs, path, narrowing);
    if (refusal === undefined) throw error;
    return Result.fail([refusal]);
  }
};
