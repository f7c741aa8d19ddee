import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import * as Effect from "effect/Effect";
import * as Result from "effect/Result";

import { openCase } from "../files/read-case.ts";
import type { ReadCase } from "../files/read-case.ts";
import type { LadderResult } from "../inputs/ladder-result.ts";
import type { Problem } from "../inputs/problem.ts";
import type { RunResult } from "../inputs/run-result.ts";
import type { CaseQuestion } from "../study/case/case-program.ts";
import { worldCacheIn } from "../study/case/shared-worlds.ts";
import type { WorldCache } from "../study/case/shared-worlds.ts";
import { playEnsemble } from "../study/ensemble/ensemble.ts";
import { assumptionsOf } from "../study/ensemble/plan.ts";
import { caseWorker } from "../study/pool/pool.ts";
import type { Pool } from "../study/pool/pool.ts";
import type { Description } from "../study/pool/program.ts";
import { pathsToSwing, runResult } from "../study/study.ts";
import type { Study } from "../study/study.ts";
import { playSwings } from "../study/sensitivity/swings.ts";
import { combineHashes } from "../trace/hash.ts";
import { ladderCase, ladderTarget, rungs } from "./ladder.ts";
import type { Rung } from "./ladder.ts";
import type { Say } from "./language.ts";
import { exitCodes } from "./outcome.ts";
import { progressOn } from "./progress.ts";
import type { Progress } from "./progress.ts";
import { aboutRun, keepRun } from "./keep-run.ts";
import type { RunSettings } from "./keep-run.ts";
import { suspectsOf } from "./run-case.ts";
import { problemLines } from "./show-problems.ts";
import { ladderLines } from "./show-ladder.ts";
import type { Streams } from "./streams.ts";
import { poolOf } from "../study/pool/replication-pool.ts";

/** What the ladder is asked. */
export interface LadderAsked {
  readonly seed: number;
  readonly workers: number | undefined;
  readonly out: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly version: string;
  readonly size: LadderSize;
}

/** How much is played on each rung. */
export interface LadderSize {
  readonly sets: number;
  readonly replications: number;
  readonly swings: number;
  /** At each end of a swing. */
  readonly swingReplications: number;
}

/** Few and fixed: the whole is to be seen in half a minute, and a verdict may be undecided. */
export const ladderSize: LadderSize = {
  sets: 6,
  replications: 12,
  swings: 6,
  swingReplications: 6,
};

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A rung with the case it stands for. */
interface OpenRung {
  readonly rung: Rung;
  readonly inputs: ReadCase;
}

const openRungs = (): Result.Result<OpenRung[], Problem[]> =>
  Result.flatMap(openCase(join(root, ladderCase)), (opened) => {
    const open: OpenRung[] = [];
    for (const rung of rungs) {
      const inputs = opened.narrowed(rung.narrowing);
      if (Result.isFailure(inputs)) return Result.fail(inputs.failure);
      open.push({ rung, inputs: inputs.success });
    }
    return Result.succeed(open);
  });

const questionOf = ({ inputs }: OpenRung, cache: WorldCache): CaseQuestion => {
  const { path: _, warnings: __, ...plain } = inputs;
  return { inputs: plain, place: undefined, only: [ladderTarget], cache };
};

const requestOf = (
  program: number,
  { seed, size }: LadderAsked,
  inputs: ReadCase,
): Study["request"] => ({ program, seed, ...size, suspects: suspectsOf(inputs) });

/** All rungs at once: a worker that has compiled a set of assumptions plays it for every rung. */
const playRungs = async (
  pool: Pool,
  open: readonly OpenRung[],
  asked: LadderAsked,
  progress: Progress,
  words: string,
): Promise<Study[]> => {
  const done = open.map(() => 0);
  const all = open.length * asked.size.replications;
  // Rungs of one hazard speak of the same targets and places: one description serves them all.
  const described = new Map<string, Promise<Description>>();
  return Promise.all(
    open.map(async ({ inputs }, program) => {
      const request = requestOf(program, asked, inputs);
      const plan = { ...request, explain: true };
      const hazards = inputs.case.hazards.map(({ kind }) => kind).join();
      let describing = described.get(hazards);
      if (describing === undefined) {
        describing = pool.describe(program, assumptionsOf(plan, 0));
        described.set(hazards, describing);
      }
      const description = await describing;
      const ensemble = await playEnsemble(pool, plan, description.targets.length, (own) => {
        done[program] = own;
        progress.show(
          words,
          done.reduce((sum, n) => sum + n, 0),
          all,
        );
      });
      return { request, description, ensemble, swings: undefined };
    }),
  );
};

const withSwings = async (
  pool: Pool,
  study: Study,
  progress: Progress,
  words: string,
): Promise<Study> => {
  const { request, description, ensemble } = study;
  const paths = pathsToSwing(request, description, ensemble);
  if (paths.length === 0) return study;
  const swings = await playSwings(
    pool,
    {
      program: request.program,
      seed: request.seed,
      replications: request.swingReplications,
      paths,
    },
    description.targets,
    (done, all) => progress.show(words, done, all),
  );
  return { ...study, swings };
};

/** Does the promise, as it stands, fail to be kept here for all that was seen? */
const breaks = ({ targets }: Omit<RunResult, "answer">): boolean => {
  const target = targets.find(({ variant }) => variant === null);
  if (target === undefined || target.verdict === "not tested") return false;
  return target.verdict === "undecided"
    ? (target.estimate ?? 1) < target.reliability
    : target.verdict !== "met";
};

const resultOf = (study: Study, { rung, inputs }: OpenRung): RunResult => ({
  ...runResult(
    study,
    {
      case: inputs.case.id,
      name: inputs.case.name,
      changes: [
        ...(rung.narrowing.set ?? []).map((change) => `--set ${change}`),
        `--at ${rung.light}`,
      ],
      place: null,
      classification: inputs.case.classification ?? null,
      hazards: inputs.case.hazards.map(({ kind }) => kind),
    },
    inputs,
  ),
  answer: null,
});

const playedLadder = (
  open: readonly OpenRung[],
  asked: LadderAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<Study[], unknown> =>
  Effect.scoped(
    Effect.gen(function* () {
      const workers = asked.workers ?? availableParallelism();
      const cache = worldCacheIn();
      const questions = open.map((rung) => questionOf(rung, cache));
      const pool = yield* poolOf(caseWorker, questions, workers);
      const progress = progressOn(streams, asked.quiet);
      return yield* Effect.tryPromise({
        try: async () => {
          const playing = say({ zh: "推演各级", en: "playing the ladder" });
          const studies = await playRungs(pool, open, asked, progress, playing);
          const broken = studies.findIndex((study, i) => breaks(resultOf(study, open[i])));
          const at = broken === -1 ? studies.length - 1 : broken;
          const swinging = say({ zh: "摆动假设", en: "swinging assumptions" });
          return studies.with(at, await withSwings(pool, studies[at], progress, swinging));
        },
        catch: (error) => error,
      }).pipe(Effect.ensuring(Effect.sync(() => progress.end())));
    }),
  );

const settingsOf = ({ narrowing }: Rung, { version, size }: LadderAsked): RunSettings => ({
  version,
  narrowing,
  only: [ladderTarget],
  limit: size.replications,
  fixed: true,
  swings: size.swings,
});

/** Plays the ladder, keeps its results and shows where the promise breaks. */
export const playLadder = (
  asked: LadderAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<number, unknown> =>
  Effect.gen(function* () {
    const open = openRungs();
    if (Result.isFailure(open)) {
      streams.err(`${problemLines(open.failure, say).join("\n")}\n`);
      return exitCodes.badInput;
    }
    const { success: ladder } = open;
    const studies = yield* playedLadder(ladder, asked, say, streams);
    const results = studies.map((study, i) => resultOf(study, ladder[i]));
    const breaking = results.findIndex(breaks);
    const result: LadderResult = {
      case: ladder[0].inputs.case.id,
      target: ladderTarget,
      seed: asked.seed,
      traceHash: combineHashes(results.map(({ traceHash }) => traceHash)),
      breaksAt: breaking === -1 ? null : rungs[breaking].id,
      rungs: rungs.map(({ id, name, light }, i) => ({ id, name, light, result: results[i] })),
    };
    const folder = asked.out ?? join("out", "start");
    for (const [i, { rung, inputs }] of ladder.entries()) {
      const own = resolve(folder, rung.id);
      const about = aboutRun(inputs, settingsOf(rung, asked), false);
      yield* keepRun(own, results[i], studies[i], about);
    }
    if (asked.json) streams.out(`${JSON.stringify(result, undefined, 2)}\n`);
    else streams.out(`${ladderLines(result, folder, say).join("\n")}\n`);
    return exitCodes.done;
  });
