import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

import * as Result from "effect/Result";

import { readCase } from "../engine/files/read-case.ts";
import type { CaseQuestion } from "../engine/study/case/case-program.ts";
import { median, ratesOf } from "./ensemble/case-rates.ts";
import type { CaseRates, Rounds } from "./ensemble/case-rates.ts";
import { memoryOf } from "./ensemble/memory.ts";
import type { EnsembleMemory } from "./ensemble/memory.ts";
import { cacheGainOf, startUpOf } from "./ensemble/start-up.ts";
import type { CacheGain, StartUp } from "./ensemble/start-up.ts";

/** What ensembles cost. */
export interface EnsembleBenchmark {
  /** Every shipped case, compiling left out. */
  readonly cases: readonly CaseRates[];
  /** Medians over the cases: two workers against one, and two threads of arithmetic against one. */
  readonly speedUp2: number;
  readonly speedUp2Arithmetic: number;
  /** Median over the cases of the one over the other. */
  readonly speedUp2OfArithmetic: number;
  /** Median of two processes that share nothing against one, and of two workers over that. */
  readonly speedUp2Processes: number;
  readonly speedUp2OfProcesses: number;
  readonly memory: readonly EnsembleMemory[];
  /** What the main thread holds for each further replication. */
  readonly bytesPerReplication: number;
  readonly start: StartUp;
  readonly cache: CacheGain;
}

/** How much is measured. */
interface Size {
  readonly cases: readonly string[];
  readonly rounds: Rounds;
  readonly memory: readonly number[];
  readonly sets: number;
  readonly times: number;
}

const whole = (): Size => ({
  cases: shipped(),
  rounds: { rounds: 5, secondsOfOne: 2, sets: 4 },
  memory: [1_000, 10_000],
  sets: 32,
  times: 3,
});
const small = (): Size => ({
  cases: [SMALLEST],
  rounds: { rounds: 1, secondsOfOne: 0.02, sets: 1 },
  memory: [8, 16],
  sets: 2,
  times: 1,
});

/** The files of all shipped cases. */
const shipped = (): string[] =>
  readdirSync("scenarios", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join("scenarios", name, "cases"))
    .flatMap((folder) => {
      try {
        return readdirSync(folder).map((name) => join(folder, name));
      } catch {
        return [];
      }
    })
    .sort((a, b) => (a < b ? -1 : 1));

const questionOf = (path: string): CaseQuestion => {
  const read = readCase(path);
  if (Result.isFailure(read)) throw new Error(read.failure.map((p) => p.message.en).join("\n"));
  const { path: _, warnings: __, ...inputs } = read.success;
  return { inputs, place: undefined, only: undefined };
};

const nameOf = (path: string): string => `${path.split("/")[1]}/${basename(path, ".yaml")}`;

/** The case whose replications are shortest, over a whole province: messages and memory weigh most. */
const CALL_OUT = "scenarios/shandong/cases/visualisation-pull.yaml";
const SMALLEST = "scenarios/jinan/cases/visualisation-pull.yaml";

/** Bytes for each further replication, by whichever is more: while blocks come in, or at the end. */
const bytesBetween = (few: EnsembleMemory, many: EnsembleMemory): number => {
  const mb = ({ blocksMb, ensembleMb }: EnsembleMemory): number => Math.max(blocksMb, ensembleMb);
  const more = many.replications - few.replications;
  return Math.max(0, (2 ** 20 * (mb(many) - mb(few))) / more);
};

/** Rates, memory and start-up of ensembles over the shipped cases. */
export const benchEnsemble = async (isSmall = false): Promise<EnsembleBenchmark> => {
  const size = isSmall ? small() : whole();
  const cases: CaseRates[] = [];
  for (const path of size.cases) {
    cases.push(await ratesOf(nameOf(path), path, questionOf(path), size.rounds));
  }
  const path = isSmall ? SMALLEST : CALL_OUT;
  const question = questionOf(path);
  const memory: EnsembleMemory[] = [];
  for (const replications of size.memory) {
    memory.push(await memoryOf(question, replications, size.sets));
  }
  const [few, many] = memory;
  return {
    cases,
    speedUp2: median(cases.map(({ speedUp2 }) => speedUp2)),
    speedUp2Arithmetic: median(cases.map(({ speedUp2Arithmetic }) => speedUp2Arithmetic)),
    speedUp2OfArithmetic: median(
      cases.map(({ speedUp2, speedUp2Arithmetic }) => speedUp2 / speedUp2Arithmetic),
    ),
    speedUp2Processes: median(cases.map(({ speedUp2Processes }) => speedUp2Processes)),
    speedUp2OfProcesses: median(
      cases.map(({ speedUp2, speedUp2Processes }) => speedUp2 / speedUp2Processes),
    ),
    memory,
    bytesPerReplication: bytesBetween(few, many),
    start: await startUpOf(path, question, size.times),
    cache: await cacheGainOf(question, Math.min(8, size.sets)),
  };
};
