import * as Result from "effect/Result";

import { compiledOrRefused, readyOrRefused } from "../engine/files/load-model.ts";
import type { Narrowing } from "../engine/files/narrowing.ts";
import { openCase } from "../engine/files/read-case.ts";
import type { OpenedCase, ReadCase } from "../engine/files/read-case.ts";
import type { Problem } from "../engine/inputs/problem.ts";
import { prepare } from "../engine/simulate.ts";
import type { Model, WorkerState } from "../engine/simulate.ts";
import type { Assumptions } from "../engine/world/assumptions.ts";

const opened = new Map<string, OpenedCase>();

/** A case of scenarios/, by its path there without the ending: `shandong/cases/pingyuan-2023`. */
export const shippedCase = (name: string): OpenedCase => {
  let known = opened.get(name);
  if (known === undefined) {
    known = Result.getOrThrowWith(openCase(`scenarios/${name}.yaml`), tell);
    opened.set(name, known);
  }
  return known;
};

const tell = (problems: readonly Problem[]): Error =>
  new Error(problems.map((p) => `${p.file}:${p.line ?? ""} ${p.message.en}`).join("\n"));

/** The middle of everything assumed, seed 1. */
export const middle: Assumptions = { seed: 1, assumptionSet: 0, assumptionSets: 1 };

export const shippedInputs = (name: string, narrowing: Narrowing = {}): ReadCase =>
  Result.getOrThrowWith(shippedCase(name).narrowed(narrowing), tell);

/** What is wrong with a case narrowed so, in English; nothing if it holds. */
export const refusal = (name: string, narrowing: Narrowing): readonly Problem[] => {
  const read = shippedCase(name).narrowed(narrowing);
  if (Result.isFailure(read)) return read.failure;
  const ready = readyOrRefused(read.success, middle, read.success.path);
  return Result.isFailure(ready) ? ready.failure : [];
};

export const shippedModel = (
  name: string,
  narrowing: Narrowing = {},
  assumptions: Assumptions = middle,
): Model => {
  const inputs = shippedInputs(name, narrowing);
  return Result.getOrThrowWith(compiledOrRefused(inputs, assumptions, inputs.path), tell);
};

/** A case made ready to be played. */
export const shippedState = (
  name: string,
  narrowing: Narrowing = {},
  assumptions: Assumptions = middle,
): WorkerState => prepare(shippedModel(name, narrowing, assumptions));
