import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";

import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Result from "effect/Result";

import { shownPath } from "../files/disk.ts";
import { compiledOrRefused } from "../files/load-model.ts";
import type { Narrowing } from "../files/narrowing.ts";
import { readCase } from "../files/read-case.ts";
import type { ReadCase } from "../files/read-case.ts";
import type { RunResult } from "../inputs/run-result.ts";
import type { Text } from "../inputs/text.ts";
import type { Sampling } from "../random/sampling.ts";
import type { CaseQuestion } from "../study/case/case-program.ts";
import { worldCacheIn } from "../study/case/shared-worlds.ts";
import { usualLimit } from "../study/ensemble/looks.ts";
import { assumptionsOf } from "../study/ensemble/plan.ts";
import { isPoolFailure } from "../study/pool/pool-errors.ts";
import { caseWorker } from "../study/pool/pool.ts";
import type { Pool } from "../study/pool/pool.ts";
import { answerFor } from "../study/results/answer.ts";
import { eventsParquet } from "../study/results/events.ts";
import { keepResults } from "../study/results/keep-results.ts";
import type { About } from "../study/results/keep-results.ts";
import { ResultsRefused } from "../study/results/manifest.ts";
import { openResultsFolder } from "../study/results/results-folder.ts";
import type { ResultsFolder } from "../study/results/results-folder.ts";
import { runKey } from "../study/results/run-key.ts";
import type { Wanted } from "../study/results/whole-file.ts";
import { runResult, studyProgram } from "../study/study.ts";
import type { Study, StudyRequest } from "../study/study.ts";
import {
  narrowingWords,
  placeOfCase,
  refuseInputs,
  refuseUsage,
  unknownTarget,
} from "./asked-of-case.ts";
import { aboutRun } from "./keep-run.ts";
import type { Say } from "./language.ts";
import { onDisk } from "./on-disk.ts";
import { exitCodes } from "./outcome.ts";
import { phaseWords, progressOn, verdictWords } from "./progress.ts";
import { changedInputs, checkRepeated, Differs, equalWords, otherCode } from "./repeat-run.ts";
import type { Repeated } from "./repeat-run.ts";
import { reportFiles } from "./report-files.ts";
import { problemLines } from "./show-problems.ts";
import { runLines, warningLines } from "./show-run.ts";
import type { Streams } from "./streams.ts";
import { poolOf } from "../study/pool/replication-pool.ts";

/** What `muster run` and `muster assert` are asked. */
export interface RunAsked {
  readonly casePath: string;
  readonly narrowing: Narrowing;
  readonly seed: number;
  /** Exactly so many; until decided unless given. */
  readonly replications: number | undefined;
  /** At most so many where they are not fixed; the usual limit unless given. */
  readonly limit: number | undefined;
  readonly assumptionSets: number | undefined;
  readonly workers: number | undefined;
  readonly swings: number | "all";
  /** Only these targets; those of the case unless given. */
  readonly only: readonly string[];
  /** How replications are drawn together; each by itself unless given. */
  readonly sampling: Sampling | undefined;
  readonly out: string | undefined;
  /** Whatever stands in the folder of the results may be replaced. */
  readonly overwrite: boolean;
  /** Keep every event of every replication too. */
  readonly events: boolean;
  /** Write the scene of the map and the report too. */
  readonly report: boolean;
  /** Compiled worlds are kept on disk and found there. */
  readonly cache: boolean;
  /** The run that this one repeats. */
  readonly repeats?: Repeated;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly version: string;
}

/** A run that is over: what it found, and the exit code if there is nothing more to say. */
export type RunOutcome =
  | { readonly code: number; readonly result?: undefined }
  | { readonly code: 0; readonly result: RunResult };

/** Sets of assumptions where a case does not say. */
const USUAL_SETS = 32;
/** Replications at each end of a swing. */
const SWING_REPLICATIONS = 8;

/** The assumptions that the targets of a case are suspected to hang on. */
export const suspectsOf = (inputs: ReadCase): Record<string, readonly string[]> =>
  Object.fromEntries(
    inputs.targets.flatMap(({ targets }) =>
      Object.entries(targets).flatMap(([id, { suspects }]) =>
        suspects === undefined ? [] : [[id, suspects] as const],
      ),
    ),
  );

/** What a run of a case is: everything that its results hang on. */
interface Run {
  readonly inputs: ReadCase;
  readonly question: CaseQuestion;
  readonly request: StudyRequest;
  readonly about: About;
}

const runOf = (inputs: ReadCase, asked: RunAsked): Run => {
  const { narrowing, only, swings, seed, sampling, version } = asked;
  const wantedSets = asked.assumptionSets ?? inputs.case.assumptionSets ?? USUAL_SETS;
  const replications = asked.replications ?? asked.limit ?? usualLimit(wantedSets);
  const { path: _, warnings: __, ...plain } = inputs;
  return {
    inputs,
    question: {
      inputs: plain,
      place: narrowing.place === undefined ? undefined : placeOfCase(inputs.case),
      only: only.length === 0 ? undefined : only,
      sampling,
      cache: asked.cache ? worldCacheIn() : undefined,
    },
    request: {
      program: 0,
      seed,
      replications,
      sequential: asked.replications === undefined,
      sets: Math.min(wantedSets, replications),
      sampling,
      swings,
      swingReplications: SWING_REPLICATIONS,
      suspects: suspectsOf(inputs),
    },
    about: aboutRun(
      inputs,
      {
        version,
        narrowing,
        only,
        limit: replications,
        fixed: asked.replications !== undefined,
        swings,
        sampling,
      },
      asked.events,
    ),
  };
};

/** Plays the study of a case. */
const played = (
  { request }: Run,
  pool: Pool,
  { journal }: ResultsFolder,
  asked: RunAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<Study, unknown> =>
  Effect.gen(function* () {
    const progress = progressOn(streams, asked.quiet);
    return yield* Effect.tryPromise({
      try: () =>
        studyProgram(
          pool,
          request,
          (phase, done, all) => progress.show(phaseWords(phase, say), done, all),
          journal,
          ({ verdicts }) => progress.note(verdictWords(verdicts, say)),
        ),
      catch: (error) => error,
    }).pipe(Effect.ensuring(Effect.sync(() => progress.end())));
  });

const resultOf = (study: Study, { inputs, question }: Run, asked: RunAsked): RunResult => {
  const named = study.description.places.find(({ code }) => code === question.place);
  const head = {
    case: inputs.case.id,
    name: inputs.case.name,
    changes: narrowingWords(asked.narrowing),
    place: named === undefined ? null : { code: named.code, name: named.name },
    classification: inputs.case.classification ?? null,
    hazards: inputs.case.hazards.map(({ kind }) => kind),
  };
  const partial = runResult(study, head, inputs);
  return { ...partial, answer: answerFor(partial, asked.narrowing) ?? null };
};

/** The table of all events, where it is asked for, and what takes its progress away. */
const eventsOf = (
  pool: Pool,
  study: Study,
  { case: id, seed, traceHash }: RunResult,
  asked: RunAsked,
  say: Say,
  streams: Streams,
): { readonly wanted: readonly Wanted[]; readonly end: () => void } => {
  if (!asked.events) return { wanted: [], end: () => {} };
  const progress = progressOn(streams, asked.quiet);
  const words = say({ zh: "写出事件", en: "writing events" });
  const metadata = { case: id, seed: String(seed), traceHash };
  const table = eventsParquet(pool, study, metadata, (done, all) =>
    progress.show(words, done, all),
  );
  return { wanted: [table], end: () => progress.end() };
};

/** What a reader of a run that goes on, or was stopped, wants to know. */
const resumingWords = (found: number, all: number): Text => ({
  zh: `接着上次推演:${all} 次中已有 ${found} 次`,
  en: `resuming: ${found} of ${all} replications are there`,
});

const keptWords = ({ journal, folder }: ResultsFolder, all: number): Text => {
  const kept = journal.found + journal.kept();
  return {
    zh: `${all} 次中的 ${kept} 次留在 ${shownPath(folder)},同一命令将由此接着推演`,
    en: `${kept} of ${all} replications are kept in ${shownPath(folder)}; the same command goes on from there`,
  };
};

const stoppedWords = (open: ResultsFolder, all: number): Text => {
  if (open.journal.found + open.journal.kept() === 0) {
    return { zh: "已中断,尚无完成的推演", en: "interrupted before any replication was finished" };
  }
  const { zh, en } = keptWords(open, all);
  return { zh: `已中断:${zh}`, en: `interrupted: ${en}` };
};

/** Plays a run and keeps what was found. Fails with `ResultsRefused` where the folder is not free. */
const playedAndKept = (
  run: Run,
  folder: string,
  asked: RunAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<RunResult, unknown> =>
  onDisk(
    folder,
    Effect.scoped(
      Effect.gen(function* () {
        const { request, about, inputs } = run;
        const note = (text: Text): void => {
          if (!asked.quiet) streams.err(`${say(text)}\n`);
        };
        const head = { case: inputs.case.id, key: runKey(about, request) };
        const open = yield* openResultsFolder(folder, head, asked.overwrite);
        const { journal } = open;
        if (journal.found > 0) note(resumingWords(journal.found, request.replications));
        let isOver = false;
        const finish = Effect.sync(() => {
          isOver = true;
          open.finish();
        });
        yield* Effect.addFinalizer((exit) =>
          Effect.sync(() => {
            if (isOver) return;
            if (Exit.hasInterrupts(exit)) note(stoppedWords(open, request.replications));
            else if (Exit.isFailure(exit) && journal.kept() > 0) {
              note(keptWords(open, request.replications));
            }
          }),
        );
        const workers = asked.workers ?? availableParallelism();
        const pool = yield* poolOf(caseWorker, [run.question], workers);
        const study = yield* played(run, pool, open, asked, say, streams);
        const result = resultOf(study, run, asked);
        if (asked.repeats !== undefined) {
          // Another result is another one however often it is played.
          yield* checkRepeated(asked.repeats, about, result.traceHash).pipe(
            Effect.onError(() => finish),
          );
        }
        const events = eventsOf(pool, study, result, asked, say, streams);
        const pages = asked.report ? yield* reportFiles(inputs, study, result, about) : [];
        yield* keepResults(folder, result, study, about, [...pages, ...events.wanted]).pipe(
          Effect.ensuring(Effect.sync(events.end)),
        );
        yield* finish;
        if (open.others > 0) {
          note({
            zh: `${shownPath(folder)} 中还有 ${open.others} 个未完成的推演(另一种子、输入或次数),不需要可删去 *.journal`,
            en: `${shownPath(folder)} also holds ${open.others} unfinished runs with another seed, other inputs or sets; remove *.journal if they are not wanted`,
          });
        }
        return result;
      }),
    ),
  );

/** Reads a case, plays it, keeps and shows what was found. */
export const runCase = (
  asked: RunAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<RunOutcome, unknown> =>
  Effect.gen(function* () {
    const read = readCase(asked.casePath, asked.narrowing);
    if (Result.isFailure(read)) return refuseInputs(read.failure, asked.json, say, streams);
    const { success: inputs } = read;
    for (const target of asked.only) {
      const unknown = unknownTarget(inputs, target);
      if (unknown !== undefined) return refuseUsage(unknown, say, streams);
    }
    const run = runOf(inputs, asked);
    const { repeats } = asked;
    if (repeats !== undefined) {
      const changed = changedInputs(repeats, run.about);
      if (changed !== undefined) return refuseUsage(changed, say, streams);
    }
    const notes = [
      ...problemLines(inputs.warnings, say),
      ...[repeats && otherCode(repeats, run.about)].flatMap((text) => (text ? [say(text)] : [])),
    ];
    if (!asked.quiet && notes.length > 0) streams.err(`${notes.join("\n")}\n`);

    const shownFolder =
      asked.out ?? (repeats ? shownPath(repeats.folder) : join("out", inputs.case.id));
    const folder = resolve(shownFolder);
    const kept = yield* playedAndKept(run, folder, asked, say, streams).pipe(Effect.result);
    if (Result.isFailure(kept)) {
      const { failure } = kept;
      if (failure instanceof ResultsRefused) {
        const file = shownPath(failure.file);
        const { zh, en } = failure.text;
        return refuseUsage({ zh: `${file} ${zh}`, en: `${file} ${en}` }, say, streams);
      }
      if (failure instanceof Differs) return refuseUsage(failure.text, say, streams);
      if (isPoolFailure(failure)) return yield* Effect.fail(failure);
      // Errors lose their class on the way out of a thread: what the world refuses is asked again here.
      const again = compiledOrRefused(
        inputs,
        assumptionsOf(run.request, 0),
        inputs.path,
        asked.narrowing,
      );
      if (Result.isFailure(again)) return refuseInputs(again.failure, asked.json, say, streams);
      return yield* Effect.fail(failure);
    }
    const { success: result } = kept;
    if (asked.json) streams.out(`${JSON.stringify(result, undefined, 2)}\n`);
    else streams.out(`${runLines(result, say).join("\n")}\n`);
    if (!asked.quiet) {
      const warnings = warningLines(result, say);
      if (warnings.length > 0) streams.err(`${warnings.join("\n")}\n`);
      if (repeats !== undefined) streams.err(`${say(yield* equalWords(repeats, folder))}\n`);
      streams.err(`${say({ zh: "结果在", en: "results in" })} ${shownFolder}\n`);
    }
    return { code: exitCodes.done, result };
  });
