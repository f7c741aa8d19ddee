import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";

import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Result from "effect/Result";

import { disk } from "../files/disk.ts";
import { compiledOrRefused } from "../files/load-model.ts";
import type { Narrowing } from "../files/narrowing.ts";
import { openCase } from "../files/read-case.ts";
import type { OpenedCase, ReadCase } from "../files/read-case.ts";
import { COMPARISON_VERSION } from "../inputs/comparison-result.ts";
import type { CaseComparison, ComparisonResult } from "../inputs/comparison-result.ts";
import type { Problem } from "../inputs/problem.ts";
import { yuanOf } from "../inputs/variant.ts";
import type { CaseQuestion } from "../study/case/case-program.ts";
import { worldCacheIn } from "../study/case/shared-worlds.ts";
import { AS_IT_STANDS, compareArms } from "../study/compare/compare.ts";
import type { ArmHead, ComparisonHead } from "../study/compare/compare.ts";
import { keepComparison } from "../study/compare/keep-comparison.ts";
import { playArms } from "../study/compare/play-arms.ts";
import type { ComparisonRequest } from "../study/compare/play-arms.ts";
import { assumptionsOf } from "../study/ensemble/plan.ts";
import { isPoolFailure } from "../study/pool/pool-errors.ts";
import { caseWorker } from "../study/pool/pool.ts";
import {
  narrowingWords,
  placeOfCase,
  refuseInputs,
  refuseUsage,
  unknownTarget,
} from "./asked-of-case.ts";
import type { Say } from "./language.ts";
import { onDisk, withDisk } from "./on-disk.ts";
import { exitCodes } from "./outcome.ts";
import { progressOn } from "./progress.ts";
import { comparisonLines, summaryLines } from "./show-comparison.ts";
import { problemLines } from "./show-problems.ts";
import type { Streams } from "./streams.ts";
import { poolOf } from "../study/pool/replication-pool.ts";
import { anotherCaseIn } from "../study/results/another-case.ts";

/** What `muster compare` is asked. */
export interface CompareAsked {
  readonly casePaths: readonly string[];
  readonly variantPaths: readonly string[];
  readonly narrowing: Narrowing;
  readonly seed: number;
  readonly replications: number | undefined;
  readonly assumptionSets: number | undefined;
  readonly workers: number | undefined;
  /** Only these targets; those of the case unless given. */
  readonly only: readonly string[];
  readonly out: string | undefined;
  /** Are compiled models kept for the next time, and those kept before used? */
  readonly cache: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Sets of assumptions where a case does not say, and replications of each. */
const USUAL_SETS = 32;
const PER_SET = 8;

/** A case with its arms, each read and checked: the case as it stands first. */
interface OpenComparison {
  readonly opened: OpenedCase;
  readonly inputs: readonly ReadCase[];
  readonly head: ComparisonHead;
  readonly request: ComparisonRequest;
}

const headOf = (opened: OpenedCase, base: ReadCase, narrowing: Narrowing): ComparisonHead => ({
  case: base.case.id,
  name: base.case.name,
  changes: narrowingWords(narrowing),
  arms: [
    {
      id: AS_IT_STANDS,
      name: { zh: "现状", en: "as it stands" },
      file: null,
      cost: null,
    },
    ...opened.variants.map(({ variant, file }): ArmHead => ({
      id: variant.id,
      name: variant.name,
      file: file.path,
      cost:
        variant.cost === undefined
          ? null
          : {
              yuan: yuanOf(variant.cost),
              mark: variant.cost.mark,
              source: [...variant.cost.source],
            },
    })),
  ],
});

const openComparison = (
  path: string,
  asked: CompareAsked,
): Result.Result<OpenComparison, Problem[]> =>
  Result.flatMap(
    openCase(path, disk, asked.variantPaths),
    (opened): Result.Result<OpenComparison, Problem[]> => {
      const inputs: ReadCase[] = [];
      for (const variant of [undefined, ...opened.variants]) {
        const read = opened.narrowed(asked.narrowing, variant);
        if (Result.isFailure(read)) return Result.fail(read.failure);
        inputs.push(read.success);
      }
      const [base] = inputs;
      const wanted = asked.assumptionSets ?? base.case.assumptionSets ?? USUAL_SETS;
      const replications = asked.replications ?? wanted * PER_SET;
      return Result.succeed({
        opened,
        inputs,
        head: headOf(opened, base, asked.narrowing),
        request: {
          programs: inputs.map((_, program) => program),
          seed: asked.seed,
          replications,
          sets: Math.min(wanted, replications),
        },
      });
    },
  );

/** A path that is named twice. */
const repeated = (variantPaths: readonly string[]): string | undefined => {
  const seen = new Set<string>();
  return variantPaths.find((path) => {
    const full = resolve(path);
    return seen.has(full) || (seen.add(full), false);
  });
};

/** Narrowed to a place, promises are asked of that place alone, as `muster run` asks them. */
const questionOf = (read: ReadCase, { narrowing, only, cache }: CompareAsked): CaseQuestion => {
  const { path: _, warnings: __, ...inputs } = read;
  return {
    inputs,
    place: narrowing.place === undefined ? undefined : placeOfCase(inputs.case),
    only: only.length === 0 ? undefined : only,
    cache: cache ? worldCacheIn() : undefined,
  };
};

const played = (
  { inputs, request, head }: OpenComparison,
  asked: CompareAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<CaseComparison, unknown> =>
  Effect.scoped(
    Effect.gen(function* () {
      const workers = asked.workers ?? availableParallelism();
      const questions = inputs.map((read) => questionOf(read, asked));
      const pool = yield* poolOf(caseWorker, questions, workers);
      const progress = progressOn(streams, asked.quiet);
      const words = say({ zh: `推演 ${head.case}`, en: `playing ${head.case}` });
      const arms = yield* Effect.tryPromise({
        try: () => playArms(pool, request, (done, all) => progress.show(words, done, all)),
        catch: (error) => error,
      }).pipe(Effect.ensuring(Effect.sync(() => progress.end())));
      return compareArms(arms, request, head);
    }),
  );

/** The folder that takes the comparison of a case, as it is told. */
const folderOf = (own: string, { out, casePaths }: CompareAsked): string => {
  if (out === undefined) return join("out", own);
  return casePaths.length > 1 ? join(out, own) : out;
};

/** Reads cases and variants, plays them on the same disasters, keeps and shows what they differ by. */
export const playCompare = (
  asked: CompareAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<number, unknown> =>
  Effect.gen(function* () {
    const twice = repeated([...asked.casePaths]) ?? repeated([...asked.variantPaths]);
    if (twice !== undefined) {
      const told = { zh: `${twice} 写了两次`, en: `${twice} is named twice` };
      return refuseUsage(told, say, streams).code;
    }
    const comparisons: OpenComparison[] = [];
    const problems: Problem[] = [];
    for (const path of asked.casePaths) {
      const open = openComparison(path, asked);
      if (Result.isFailure(open)) problems.push(...open.failure);
      else comparisons.push(open.success);
    }
    if (problems.length > 0) return refuseInputs(problems, asked.json, say, streams).code;
    for (const { inputs } of comparisons) {
      for (const target of asked.only) {
        const unknown = unknownTarget(inputs[0], target);
        if (unknown !== undefined) return refuseUsage(unknown, say, streams).code;
      }
    }
    // Asked before the work is done: what stands there must not be lost, nor the answer.
    for (const { head } of comparisons) {
      const folder = folderOf(head.case, asked);
      // A folder that cannot be looked into is told of when it is written to.
      const other = yield* withDisk(anotherCaseIn(resolve(folder), head.case)).pipe(
        Effect.orElseSucceed(() => undefined),
      );
      if (other !== undefined) return refuseUsage(other, say, streams).code;
    }
    const notes = problemLines(
      [...new Set(comparisons.flatMap(({ opened }) => opened.warnings))],
      say,
    );
    if (!asked.quiet && notes.length > 0) streams.err(`${notes.join("\n")}\n`);
    const results: CaseComparison[] = [];
    const several = comparisons.length > 1;
    // What the disk does not take is still shown before the command ends with that.
    let lost: Exit.Failure<void, never> | undefined;
    for (const open of comparisons) {
      const result = yield* played(open, asked, say, streams).pipe(Effect.result);
      if (Result.isFailure(result)) {
        if (isPoolFailure(result.failure)) return yield* Effect.fail(result.failure);
        // Errors lose their class on the way out of a thread: what the world refuses is asked again here.
        for (const inputs of open.inputs) {
          const again = compiledOrRefused(inputs, assumptionsOf(open.request, 0), inputs.path);
          if (Result.isFailure(again))
            return refuseInputs(again.failure, asked.json, say, streams).code;
        }
        return yield* Effect.fail(result.failure);
      }
      const comparison = result.success;
      results.push(comparison);
      const folder = folderOf(comparison.case, asked);
      const kept = yield* onDisk(folder, keepComparison(resolve(folder), comparison)).pipe(
        Effect.exit,
      );
      if (Exit.isFailure(kept)) lost ??= kept;
      if (!asked.json) {
        streams.out(`${comparisonLines(comparison, folder, say).join("\n")}\n\n`);
      }
    }
    if (asked.json) {
      const whole: ComparisonResult = { version: COMPARISON_VERSION, cases: results };
      streams.out(`${JSON.stringify(whole, undefined, 2)}\n`);
    } else if (several) {
      streams.out(`${summaryLines(results, say).join("\n")}\n`);
    }
    if (lost !== undefined) return yield* Effect.failCause(lost.cause);
    return exitCodes.done;
  });
