import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";

import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type * as Scope from "effect/Scope";

import { compiledOrRefused } from "../files/load-model.ts";
import type { Narrowing } from "../files/narrowing.ts";
import { openCase } from "../files/read-case.ts";
import type { ReadCase } from "../files/read-case.ts";
import { plainInputs, solvableFigure } from "../files/solvable-figure.ts";
import type { SolveResult } from "../inputs/solve-result.ts";
import { AS_WRITTEN } from "../study/case/case-program.ts";
import type { CaseQuestion } from "../study/case/case-program.ts";
import { worldCacheIn } from "../study/case/shared-worlds.ts";
import { assumptionsOf } from "../study/ensemble/plan.ts";
import { patched } from "../study/pool/patch.ts";
import { isPoolFailure } from "../study/pool/pool-errors.ts";
import { caseWorker } from "../study/pool/pool.ts";
import type { Pool } from "../study/pool/pool.ts";
import { solveProgram, solveResult } from "../study/solve/break-even.ts";
import type { BreakEven, SolveRequest } from "../study/solve/break-even.ts";
import { anotherCaseIn } from "../study/results/another-case.ts";
import { keepSolve, SolveRefused, solvesIn } from "../study/solve/keep-solve.ts";
import {
  narrowingWords,
  placeOfCase,
  refuseInputs,
  refuseUsage,
  unknownTarget,
} from "./asked-of-case.ts";
import type { Say } from "./language.ts";
import { onDisk } from "./on-disk.ts";
import { exitCodes } from "./outcome.ts";
import { progressOn } from "./progress.ts";
import { problemLines } from "./show-problems.ts";
import { solveLines } from "./show-solve.ts";
import type { Streams } from "./streams.ts";
import { poolOf } from "../study/pool/replication-pool.ts";

/** What `muster solve` is asked. */
export interface SolveAsked {
  readonly casePath: string;
  readonly narrowing: Narrowing;
  /** `id`, the promise as it stands, or `id/reading`. */
  readonly target: string;
  readonly figure: string;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly values: number;
  readonly seed: number;
  /** At each value. */
  readonly replications: number | undefined;
  readonly assumptionSets: number | undefined;
  readonly workers: number | undefined;
  readonly out: string | undefined;
  /** Compiled worlds are kept on disk and found there. */
  readonly cache: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Sets of assumptions unless said otherwise: every value tried compiles each anew. */
const USUAL_SETS = 16;
const PER_SET = 20;

/** A search with its pool; the pool ends with the scope. */
const searched = (
  question: CaseQuestion,
  request: SolveRequest,
  asked: SolveAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<BreakEven, unknown, Scope.Scope> =>
  Effect.gen(function* () {
    const pool: Pool = yield* poolOf(
      caseWorker,
      [question],
      asked.workers ?? availableParallelism(),
    );
    const progress = progressOn(streams, asked.quiet);
    return yield* Effect.tryPromise({
      try: () =>
        solveProgram(pool, request, (values, done, all) =>
          progress.show(
            say({ zh: `试 ${values.length} 个取值`, en: `trying ${values.length} values` }),
            done,
            all,
          ),
        ),
      catch: (error) => error,
    }).pipe(Effect.ensuring(Effect.sync(() => progress.end())));
  });

const headOf = (inputs: ReadCase, asked: SolveAsked, place: string | undefined) => {
  const { towns, counties, cities } = inputs.region;
  const named = [...towns, ...counties, ...cities].find(({ code }) => code === place);
  return {
    case: inputs.case.id,
    name: inputs.case.name,
    changes: narrowingWords(asked.narrowing),
    place:
      named === undefined
        ? null
        : { code: named.code, name: { zh: named.name_zh, en: named.name_en } },
  };
};

/** Finds the value of one figure at which a promise starts to hold, keeps and shows it. */
export const solveCase = (
  asked: SolveAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<{ readonly code: number; readonly result?: SolveResult }, unknown> =>
  Effect.gen(function* () {
    const opened = openCase(asked.casePath);
    const read = Result.flatMap(opened, ({ narrowed }) => narrowed(asked.narrowing));
    if (Result.isFailure(opened) || Result.isFailure(read)) {
      const problems = Result.isFailure(read) ? read.failure : [];
      return refuseInputs(problems, asked.json, say, streams);
    }
    const { success: inputs } = read;
    const unknown = unknownTarget(inputs, asked.target);
    if (unknown !== undefined) return refuseUsage(unknown, say, streams);
    const figure = solvableFigure(opened.success, asked.narrowing, inputs, asked.figure, asked);
    if (Result.isFailure(figure)) return refuseInputs(figure.failure, asked.json, say, streams);
    const notes = problemLines(inputs.warnings, say);
    if (!asked.quiet && notes.length > 0) streams.err(`${notes.join("\n")}\n`);

    const folder = resolve(asked.out ?? join("out", inputs.case.id));
    // Asked before the work is done: what stands there must not be lost, nor the answer.
    const kept = yield* onDisk(folder, solvesIn(folder, inputs.case.id).pipe(Effect.result));
    if (Result.isFailure(kept)) {
      if (kept.failure instanceof SolveRefused) return refuseUsage(kept.failure.text, say, streams);
      return yield* Effect.fail(kept.failure);
    }

    const other = yield* onDisk(folder, anotherCaseIn(folder, inputs.case.id));
    if (other !== undefined) return refuseUsage(other, say, streams);

    const wanted = asked.assumptionSets ?? inputs.case.assumptionSets ?? USUAL_SETS;
    const replications = asked.replications ?? wanted * PER_SET;
    const sets = Math.min(wanted, replications);
    const place = asked.narrowing.place === undefined ? undefined : placeOfCase(inputs.case);
    const reading = asked.target.includes("/") ? asked.target : `${asked.target}/${AS_WRITTEN}`;
    const question: CaseQuestion = {
      inputs: plainInputs(inputs),
      place,
      only: [reading],
      cache: asked.cache ? worldCacheIn() : undefined,
    };
    const request: SolveRequest = {
      program: 0,
      seed: asked.seed,
      replications,
      sets,
      figure: figure.success,
      mostValues: asked.values,
    };
    const found = yield* Effect.scoped(searched(question, request, asked, say, streams)).pipe(
      Effect.result,
    );
    if (Result.isFailure(found)) {
      if (isPoolFailure(found.failure)) return yield* Effect.fail(found.failure);
      // Errors lose their class on the way out of a thread: what the world refuses is asked again here.
      const { low, high, at } = figure.success;
      for (const end of [low, high]) {
        const data = { ...inputs, ...patched(plainInputs(inputs), at(end)) };
        const again = compiledOrRefused(data, assumptionsOf(request, 0), inputs.path);
        if (Result.isFailure(again)) return refuseInputs(again.failure, asked.json, say, streams);
      }
      return yield* Effect.fail(found.failure);
    }
    const { target } = found.success;
    if (target.notTested !== undefined) {
      const { zh, en } = target.notTested.text;
      return refuseUsage(
        {
          zh: `目标 ${asked.target} 不能检验:${zh}`,
          en: `${asked.target} cannot be tested: ${en}`,
        },
        say,
        streams,
      );
    }
    const result = solveResult(found.success, request, headOf(inputs, asked, place));
    yield* onDisk(folder, keepSolve(folder, result));
    if (asked.json) streams.out(`${JSON.stringify(result, undefined, 2)}\n`);
    else streams.out(`${solveLines(result, say).join("\n")}\n`);
    if (!asked.quiet) {
      for (const warning of result.warnings) {
        streams.err(`${say({ zh: "提醒", en: "warning" })}: ${say(warning)}\n`);
      }
      const shown = join(asked.out ?? join("out", inputs.case.id), "solve.json");
      streams.err(`${say({ zh: "结果在", en: "results in" })} ${shown}\n`);
    }
    return { code: exitCodes.done, result };
  });
