import * as Result from "effect/Result";

import { supportOf } from "../inputs/distribution-in-si.ts";
import type { Figure } from "../inputs/figure.ts";
import type { Problem } from "../inputs/problem.ts";
import { dimensionOf, dimensionsWithUnit, factorToSi } from "../inputs/unit.ts";
import { compileDistribution } from "../random/distribution.ts";
import { compileCase } from "../study/case/compile-case.ts";
import type { CaseInputs } from "../study/case/compile-case.ts";
import { figureName, standsAt } from "../study/figure-name.ts";
import { patchBetween, placesOf } from "../study/pool/patch.ts";
import type { Patch } from "../study/pool/patch.ts";
import { HIGH_END, LOW_END } from "../study/sensitivity/swings.ts";
import { inWrittenUnit } from "../study/sensitivity/written-value.ts";
import type { SolvableFigure } from "../study/solve/break-even.ts";
import { medianAssumptions } from "../world/assumptions.ts";
import { problemOf } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { Narrowing } from "./narrowing.ts";
import { nearestName } from "./nearest-name.ts";
import type { OpenedCase, ReadCase } from "./read-case.ts";
import { visible } from "./shown-value.ts";

/** Ends of the range as the reader gave them, in the unit of the figure. */
export interface GivenRange {
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** What of a case goes to a worker. */
export const plainInputs = (read: ReadCase): CaseInputs => {
  const { path: _, warnings, ...inputs } = read;
  return warnings === undefined ? read : inputs;
};

const refused = (path: string, finding: Omit<Finding, "path">): Problem[] => [
  problemOf({ path: [], ...finding }, `--figure ${path}`, {}),
];

/**
 * The figure that a path names, ready to be held at one value after another: a path of `--set`, or the
 * path of an unknown as results print it (`hangsOn.path`). Its range is that of its distribution or, of a
 * known share, 0 to 1; `given` widens or narrows it.
 */
export const solvableFigure = (
  opened: OpenedCase,
  narrowing: Narrowing,
  base: ReadCase,
  path: string,
  given: GivenRange,
): Result.Result<SolvableFigure, Problem[]> => {
  const inputs = plainInputs(base);
  const asked = new Map<string, Figure | undefined>();
  compileCase(inputs, { ...medianAssumptions, asked });
  if (asked.has(path)) return unknownFigure(inputs, path, asked.get(path), given);
  if (path.includes("/")) return Result.fail(notThere(path, asked.keys()));
  return writtenFigure(opened, narrowing, inputs, path, given);
};

const notThere = (path: string, known: Iterable<string>): Problem[] => {
  const paths = Array.from(known);
  const room = path.slice(0, path.indexOf("/") + 1);
  const near =
    nearestName(path, paths) ??
    // One part of it misspelt, however long the others are.
    nearestPart(path, paths);
  const beside = paths.filter((each) => each.startsWith(room)).slice(0, 6);
  const some = beside.length > 0 ? beside : paths.slice(0, 6);
  return refused(path, {
    found: {
      zh: `没有这一未知量 ${visible(path)}`,
      en: `${visible(path)}, which is no unknown of the case`,
    },
    allowed: {
      zh: `run 结果中 hangsOn.path 的路径(如 ${some.join("、")}),或 --set 的路径(以点分隔)`,
      en: `a path as hangsOn.path of a run has it (such as ${some.join(", ")}), or a path of --set (with dots)`,
    },
    ...(near === undefined ? {} : { suggestion: near }),
  });
};

/** The known path of as many parts in which every part is the same or near. */
const nearestPart = (path: string, known: readonly string[]): string | undefined => {
  const parts = path.split("/");
  return known.find((each) => {
    const others = each.split("/");
    return (
      others.length === parts.length &&
      others.every((other, i) => other === parts[i] || nearestName(parts[i], [other]) !== undefined)
    );
  });
};

const unknownFigure = (
  inputs: CaseInputs,
  path: string,
  figure: Figure | undefined,
  given: GivenRange,
): Result.Result<SolvableFigure, Problem[]> => {
  if (figure === undefined) {
    return Result.fail(
      refused(path, {
        found: { zh: "以文字取值的选择", en: "a choice between words" },
        allowed: { zh: "一个数值", en: "a number" },
      }),
    );
  }
  const places = placesOf(inputs, figure);
  const at = (value: number): Patch =>
    places.map((place) => ({ at: place, value: known(figure, value) }));
  return ranged(path, figure, given, (low, high) => {
    const outside = [low, high].filter((value) => !isPossible(value, figure.unit));
    if (outside.length > 0) {
      return Result.fail(
        refused(path, {
          found: { zh: outside.join("、"), en: outside.join(", ") },
          allowed:
            figure.unit === "share"
              ? { zh: "0 至 1", en: "0 to 1" }
              : { zh: "0 以上", en: "0 or more" },
        }),
      );
    }
    return Result.succeed({
      ...described(path, places[0], figure, inputs),
      low,
      high,
      whole: false,
      at,
    });
  });
};

/** What is known of an unknown held at a value: its unit and sources stay. */
const known = (figure: Figure, value: number): Figure => {
  const { unit, sources } = figure;
  const [dimension] = dimensionsWithUnit(unit);
  const factor = dimension === undefined ? 1 : (factorToSi(dimension, unit) ?? 1);
  return { kind: "constant", si: value * factor, written: value, unit, mark: "assumed", sources };
};

const isPossible = (value: number, unit: string): boolean => {
  const [dimension] = dimensionsWithUnit(unit);
  if (dimension === undefined) return true;
  const top = dimension === "share" ? 1 / (factorToSi(dimension, unit) ?? 1) : Infinity;
  // A bare number, written 1, may be negative in general; the unknowns among them are factors.
  const isSigned = dimensionOf(dimension).signed === true && dimension !== "number";
  return (isSigned || value >= 0) && value <= top;
};

const stoodAs = { constant: "known", chance: "drawn", ignorance: "assumed" } as const;

const described = (
  path: string,
  place: readonly string[],
  figure: Figure | undefined,
  inputs: CaseInputs,
): Pick<SolvableFigure, "path" | "name" | "unit" | "stood"> => ({
  path,
  name: figureName(place, inputs) ?? { zh: path, en: path },
  unit: figure?.unit ?? null,
  stood: figure === undefined ? "known" : stoodAs[figure.kind],
});

/** The range of a figure, in its unit, where it has one of its own. */
const ownRange = (figure: Figure | undefined): { low?: number; high?: number } => {
  if (figure === undefined) return {};
  if (figure.kind === "constant") {
    const [dimension] = dimensionsWithUnit(figure.unit);
    return dimension === "share" ? { low: 0, high: inWrittenUnit(1, figure.unit) } : {};
  }
  const { min, max } = supportOf(figure.written);
  const end = (share: number): number =>
    inWrittenUnit(compileDistribution(figure.si).quantile(share), figure.unit);
  return {
    low: Number.isFinite(min) ? min : end(LOW_END),
    high: Number.isFinite(max) ? max : end(HIGH_END),
  };
};

const ranged = (
  path: string,
  figure: Figure | undefined,
  given: GivenRange,
  make: (low: number, high: number) => Result.Result<SolvableFigure, Problem[]>,
): Result.Result<SolvableFigure, Problem[]> => {
  const own = ownRange(figure);
  const low = given.low ?? own.low;
  const high = given.high ?? own.high;
  const unit = figure === undefined || figure.unit === "1" ? "" : `, ${figure.unit}`;
  if (low === undefined || high === undefined) {
    const now = figure?.kind === "constant" ? figure.written : undefined;
    const lacking = [
      ...(low === undefined ? ["--low"] : []),
      ...(high === undefined ? ["--high"] : []),
    ].join(" ");
    return Result.fail(
      refused(path, {
        found: {
          zh: `已知的数${now === undefined ? "" : `(${now}${unit})`},没有自己的范围`,
          en: `a known number${now === undefined ? "" : ` (${now}${unit})`} without a range of its own`,
        },
        allowed: {
          zh: `用 ${lacking} 给出范围(与该数值同单位${unit})`,
          en: `a range by ${lacking} (in the unit of the figure${unit})`,
        },
      }),
    );
  }
  if (low >= high) {
    return Result.fail(
      refused(path, {
        found: { zh: `范围 ${low} 至 ${high}`, en: `the range ${low} to ${high}` },
        allowed: { zh: "低端小于高端", en: "a low end below the high end" },
      }),
    );
  }
  return make(low, high);
};

/** Numbers to find out with what stands at a path: some are within the limits of anything. */
const probes = [0.5, 1, 3, 10, 0.1, 30, 100, 300, 1000, 0.01];

const isFigure = (value: unknown): value is Figure =>
  typeof value === "object" &&
  value !== null &&
  "kind" in value &&
  "si" in value &&
  "sources" in value;

/** The figure that a place lies in or is, with its own place; of a bare number the number. */
const numberAt = (
  root: unknown,
  place: readonly string[],
): { readonly place: readonly string[]; readonly figure: Figure | undefined } | undefined => {
  for (let steps = place.length; steps > 0; steps--) {
    const own = place.slice(0, steps);
    const value = standsAt(root, own);
    if (isFigure(value)) return { place: own, figure: value };
  }
  return typeof standsAt(root, place) === "number" ? { place, figure: undefined } : undefined;
};

const writtenFigure = (
  opened: OpenedCase,
  narrowing: Narrowing,
  inputs: CaseInputs,
  path: string,
  given: GivenRange,
): Result.Result<SolvableFigure, Problem[]> => {
  const changedTo = (value: number): Result.Result<Patch, Problem[]> =>
    Result.map(
      Result.mapError(
        opened.narrowed({ ...narrowing, set: [...(narrowing.set ?? []), `${path}=${value}`] }),
        (problems) =>
          problems.map((problem) => ({
            ...problem,
            file: problem.file.replace(/^--set .*$/u, `--figure ${path}`),
          })),
      ),
      (changed) => patchBetween(inputs, plainInputs(changed)),
    );
  const stood = whatStands(inputs, path, given, changedTo);
  if (Result.isFailure(stood)) return Result.fail(stood.failure);
  const { place, figure } = stood.success;
  return ranged(path, figure, given, (low, high) => {
    for (const end of [low, high]) {
      const patch = changedTo(end);
      if (Result.isFailure(patch)) return Result.fail(patch.failure);
    }
    // Of numbers between two possible ones only the whole may be possible.
    const whole =
      Number.isInteger(low) && Number.isInteger(high) && Result.isFailure(changedTo(low + 0.5));
    const patches = new Map<number, Patch>();
    const at = (value: number): Patch => {
      let patch = patches.get(value);
      if (patch === undefined) {
        patch = Result.getOrThrowWith(
          changedTo(value),
          ([problem]) => new RangeError(problem.message.en),
        );
        patches.set(value, patch);
      }
      return patch;
    };
    return Result.succeed({ ...described(path, place, figure, inputs), low, high, whole, at });
  });
};

/** What stands at a path of `--set`, found out by changing it. */
const whatStands = (
  inputs: CaseInputs,
  path: string,
  { low, high }: GivenRange,
  changedTo: (value: number) => Result.Result<Patch, Problem[]>,
): Result.Result<NonNullable<ReturnType<typeof numberAt>>, Problem[]> => {
  const own = [low, high].filter((value) => value !== undefined);
  let first: Problem[] | undefined;
  for (const probe of [...own, ...probes]) {
    const patch = changedTo(probe);
    if (Result.isFailure(patch)) {
      first ??= patch.failure;
      continue;
    }
    for (const { at } of patch.success) {
      if (at[0] === "targets" && at[at.length - 1] === "reliability") {
        return Result.fail(
          refused(path, {
            found: { zh: "要求的可靠度", en: "the reliability that is wanted" },
            allowed: {
              zh: "别的数值;能守住多少次,run 已直接给出",
              en: "another figure; how often the promise holds is what a run prints",
            },
          }),
        );
      }
      const found = numberAt(inputs, at);
      if (found !== undefined) return Result.succeed(found);
    }
    if (patch.success.length > 0) break;
  }
  return Result.fail(
    first ??
      refused(path, {
        found: { zh: `${visible(path)} 不是数值`, en: `${visible(path)}, which is no number` },
        allowed: { zh: "输入中的一个数值", en: "a number of the inputs" },
      }),
  );
};
