import type { DoctrineFile } from "../inputs/doctrine.ts";
import type { ProcedureFigureName } from "../inputs/doctrine-figures.ts";
import { compileDistribution } from "../random/distribution.ts";
import type { Distribution } from "../random/distribution.ts";
import { hashName } from "../random/names.ts";
import type { Variate } from "../random/variate.ts";
import { assumedValue } from "../world/assumptions.ts";
import type { Assumptions } from "../world/assumptions.ts";
import type { Stage } from "./stage.ts";

/** How long the steps of a procedure take and how often they succeed, in one set of assumptions: plain data. */
export type ProcedureParameters = { readonly [N in ProcedureFigureName]?: Distribution };

/** The same, made ready in a worker. */
export type Procedure = { readonly [N in ProcedureFigureName]?: Variate };

/** A doctrine that says nothing of a step that its procedures take. */
export class StepUnknown extends Error {
  override readonly name = "StepUnknown";
  readonly step: ProcedureFigureName;

  constructor(step: ProcedureFigureName) {
    super(`the doctrine has no figure ${step} (预案规则缺少 figures.${step})`);
    this.step = step;
  }
}

export const procedureParameters = (
  figures: DoctrineFile["figures"],
  assumptions: Assumptions,
): ProcedureParameters =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      name,
      figure.kind === "chance"
        ? figure.si
        : { kind: "constant", value: assumedValue(figure, assumptions, `doctrine/${name}`) },
    ]),
  );

export const readyProcedure = (parameters: ProcedureParameters): Procedure =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, distribution]) => [
      name,
      compileDistribution(distribution),
    ]),
  );

/** The mean of a step: for figures that are one constant of a set of assumptions. Throws `StepUnknown`. */
export const stepMean = (procedure: Procedure, step: ProcedureFigureName): number => {
  const variate = procedure[step];
  if (variate === undefined) throw new StepUnknown(step);
  return variate.mean;
};

/** Throws `StepUnknown` for the first of these steps that the doctrine does not have. */
export const requireSteps = (
  procedure: Procedure,
  wanted: readonly ProcedureFigureName[],
): void => {
  for (const step of wanted) if (procedure[step] === undefined) throw new StepUnknown(step);
};

const steps = new Map<string, number>();

/**
 * One draw of a step: how long it takes (s), or the share it succeeds with, for somebody (`who`, a
 * hashed name) from the stream named by them and the step. Throws `StepUnknown`.
 */
export const drawStep = (
  stage: Stage,
  procedure: Procedure,
  step: ProcedureFigureName,
  who: number,
): number => {
  const variate = procedure[step];
  if (variate === undefined) throw new StepUnknown(step);
  // What is one number needs no stream; nobody else draws from it.
  if (variate.min === variate.max) return variate.min;
  let what = steps.get(step);
  if (what === undefined) {
    what = hashName(`step ${step}`);
    steps.set(step, what);
  }
  return stage.draw(variate, who, what);
};
