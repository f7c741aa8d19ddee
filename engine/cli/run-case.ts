import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";

import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type * as Scope from "effect/Scope";

import { compiledOrRefused } from "../files/load-model.ts";
import type { Narrowing } from "../files/narrowing.ts";
import { nearestName } from "../files/nearest-name.ts";
import { readCase } from "../files/read-case.ts";
import type { ReadCase } from "../files/read-case.ts";
import type { Case } from "../inputs/case.ts";
import type { Problem } from "../inputs/problem.ts";
import type { RunResult } from "../inputs/run-result.ts";
import { answerFor } from "../study/results/answer.ts";
import { AS_WRITTEN } from "../study/case/case-program.ts";
import type { CaseQuestion } from "../study/case/case-program.ts";
import { inputHashes, keepResults } from "../study/results/keep-results.ts";
import { assumptionsOf } from "../study/ensemble/plan.ts";
import { caseWorker } from "../study/pool/pool.ts";
import { runResult, studyProgram } from "../study/study.ts";
import type { Study, StudyRequest } from "../study/study.ts";
import type { Say } from "./language.ts";
import { exitCodes } from "./outcome.ts";
import { phaseWords, progressOn } from "./progress.ts";
import { problemCount, problemLines } from "./show-problems.ts";
import { runLines, warningLines } from "./show-run.ts";
import { CouldNotWrite } from "./streams.ts";
import type { Streams } from "./streams.ts";
import { poolOf } from "./with-pool.ts";

/** What `muster run` and `muster assert` are asked. */
export interface RunAsked {
  readonly casePath: string;
  readonly narrowing: Narrowing;
  readonly seed: number;
  readonly replications: number | undefined;
  readonly assumptionSets: number | undefined;
  readonly workers: number | undefined;
  readonly swings: number | "all";
  /** Only these targets; those of the case unless given. */
  readonly only: readonly string[];
  readonly out: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly version: string;
}

/** A run that is over: what it found, and the exit code if there is nothing more to say. */
export type RunOutcome =
  | { readonly code: number; readonly result?: undefined }
  | { readonly code: 0; readonly result: RunResult };

/** Sets of assumptions where a case does not say, and replications of each. */
const USUAL_SETS = 32;
const PER_SET = 10;
/** Replications at each end of a swing. */
const SWING_REPLICATIONS = 8;

const refuse = (problems: readonly Problem[], asked: RunAsked, say: Say, streams: Streams) => {
  if (asked.json) {
    streams.out(`${JSON.stringify({ ok: false, problems }, undefined, 2)}\n`);
  } else {
    streams.err(`${problemLines(problems, say).join("\n")}\n`);
    streams.err(`${say(problemCount(problems))}\n`);
  }
  return { code: exitCodes.badInput };
};

const usage = (zh: string, en: string, say: Say, streams: Streams) => {
  streams.err(`muster: ${say({ zh, en })}\n`);
  return { code: exitCodes.badInput };
};

/** The code of the place that a narrowed case happens at: its call-out, or its epicentre. */
const placeOf = ({ hazards }: Case): string | undefined => {
  for (const hazard of hazards) {
    if (hazard.kind === "call-out") {
      if (hazard.places?.length === 1) return hazard.places[0];
    } else if ("place" in hazard.epicentre) return hazard.epicentre.place;
  }
  return undefined;
};

/** The assumptions that the targets of a case are suspected to hang on. */
export const suspectsOf = (inputs: ReadCase): Record<string, readonly string[]> =>
  Object.fromEntries(
    inputs.targets.flatMap(({ targets }) =>
      Object.entries(targets).flatMap(([id, { suspects }]) =>
        suspects === undefined ? [] : [[id, suspects] as const],
      ),
    ),
  );

/** Changes of the command line, as they were written. */
const changesOf = ({ set = [], place, at, weather, without = [] }: Narrowing): string[] => [
  ...set.map((change) => `--set ${change}`),
  ...(place === undefined ? [] : [`--place ${place}`]),
  ...(at === undefined ? [] : [`--at ${at}`]),
  ...(weather === undefined ? [] : [`--weather ${weather}`]),
  ...without.map((what) => `--without ${what}`),
];

const unknownTargets = (inputs: ReadCase, only: readonly string[], say: Say, streams: Streams) => {
  const known = inputs.targets.flatMap(({ targets }) =>
    Object.entries(targets).flatMap(([id, { interpretations = {} }]) => [
      id,
      ...[AS_WRITTEN, ...Object.keys(interpretations)].map((variant) => `${id}/${variant}`),
    ]),
  );
  const shown = known.filter((id) => !id.includes("/"));
  for (const id of only) {
    if (known.includes(id)) continue;
    const near = nearestName(id, known);
    return usage(
      `未知目标 ${JSON.stringify(id)}${near === undefined ? "" : `。是否想写 ${near}?`}\n可用:${shown.join("、")};一种解释写作 目标/解释,原文为 目标/${AS_WRITTEN}`,
      `unknown target ${JSON.stringify(id)}${near === undefined ? "" : `. Did you mean ${near}?`}\nallowed: ${shown.join(", ")}; one reading as target/reading, the wording itself as target/${AS_WRITTEN}`,
      say,
      streams,
    );
  }
  return undefined;
};

/** A study of a case with its pool; the pool ends with the scope. */
const played = (
  question: CaseQuestion,
  request: StudyRequest,
  asked: RunAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<Study, unknown, Scope.Scope> =>
  Effect.gen(function* () {
    const workers = asked.workers ?? availableParallelism();
    const pool = yield* poolOf(caseWorker, [question], workers);
    const progress = progressOn(streams, asked.quiet);
    return yield* Effect.tryPromise({
      try: () =>
        studyProgram(pool, request, (phase, done, all) =>
          progress.show(phaseWords(phase, say), done, all),
        ),
      catch: (error) => error,
    }).pipe(Effect.ensuring(Effect.sync(() => progress.end())));
  });

/** Keeps a run in a folder on disk. Dies with `CouldNotWrite`. */
export const keepRun = (
  folder: string,
  result: RunResult,
  study: Study,
  inputs: ReadCase,
  version: string,
) =>
  Effect.gen(function* () {
    const { layer } = yield* Effect.promise(() => import("@effect/platform-node/NodeFileSystem"));
    const path = yield* Effect.promise(() => import("effect/Path"));
    yield* keepResults(folder, result, study, {
      muster: version,
      node: process.versions.node,
      case: result.case,
      file: inputs.path,
      seed: result.seed,
      replications: result.replications,
      assumptionSets: result.assumptionSets,
      changes: result.changes,
      place: result.place?.code ?? null,
      inputs: inputHashes(inputs),
    }).pipe(
      Effect.provide(layer),
      Effect.provide(path.layer),
      Effect.catch((error) => Effect.die(new CouldNotWrite(`${folder}: ${error.message}`))),
    );
  });

/** Reads a case, plays it, keeps and shows what was found. */
export const runCase = (
  asked: RunAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<RunOutcome, unknown> =>
  Effect.gen(function* () {
    const read = readCase(asked.casePath, asked.narrowing);
    if (Result.isFailure(read)) return refuse(read.failure, asked, say, streams);
    const { success: inputs } = read;
    const unknown = unknownTargets(inputs, asked.only, say, streams);
    if (unknown !== undefined) return unknown;
    const notes = problemLines(inputs.warnings, say);
    if (!asked.quiet && notes.length > 0) streams.err(`${notes.join("\n")}\n`);

    const wantedSets = asked.assumptionSets ?? inputs.case.assumptionSets ?? USUAL_SETS;
    const replications = asked.replications ?? wantedSets * PER_SET;
    const sets = Math.min(wantedSets, replications);
    const place = asked.narrowing.place === undefined ? undefined : placeOf(inputs.case);
    const { path: file, warnings: _, ...plain } = inputs;
    const question: CaseQuestion = {
      inputs: plain,
      place,
      only: asked.only.length === 0 ? undefined : asked.only,
    };
    const request: StudyRequest = {
      program: 0,
      seed: asked.seed,
      replications,
      sets,
      swings: asked.swings,
      swingReplications: SWING_REPLICATIONS,
      suspects: suspectsOf(inputs),
    };
    const study = yield* Effect.scoped(played(question, request, asked, say, streams)).pipe(
      Effect.result,
    );
    if (Result.isFailure(study)) {
      // Errors lose their class on the way out of a thread: what the world refuses is asked again here.
      const again = compiledOrRefused(inputs, assumptionsOf(request, 0), file);
      if (Result.isFailure(again)) return refuse(again.failure, asked, say, streams);
      return yield* Effect.fail(study.failure);
    }
    const named = study.success.description.places.find(({ code }) => code === place);
    const head = {
      case: inputs.case.id,
      name: inputs.case.name,
      changes: changesOf(asked.narrowing),
      place: named === undefined ? null : { code: named.code, name: named.name },
    };
    const partial = runResult(study.success, head, inputs);
    const answer = answerFor(partial, asked.narrowing);
    const result: RunResult = { ...partial, answer: answer ?? null };
    const folder = resolve(asked.out ?? join("out", result.case));
    yield* keepRun(folder, result, study.success, inputs, asked.version);
    if (asked.json) streams.out(`${JSON.stringify(result, undefined, 2)}\n`);
    else streams.out(`${runLines(result, say).join("\n")}\n`);
    if (!asked.quiet) {
      const warnings = warningLines(result, say);
      if (warnings.length > 0) streams.err(`${warnings.join("\n")}\n`);
      streams.err(
        `${say({ zh: "结果在", en: "results in" })} ${asked.out ?? join("out", result.case)}\n`,
      );
    }
    return { code: exitCodes.done, result };
  });
