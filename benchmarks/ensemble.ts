import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { Worker } from "node:worker_threads";

import * as Result from "effect/Result";

import { readCase } from "../engine/files/read-case.ts";
import type { ReadCase } from "../engine/files/read-case.ts";
import { playEnsemble } from "../engine/study/ensemble/ensemble.ts";
import { caseWorker, openPool } from "../engine/study/pool/pool.ts";

/** What an ensemble of one case costs, compiling left out. */
export interface CaseRate {
  readonly case: string;
  /** Replications per second, targets measured and explained. */
  readonly oneWorker: number;
  readonly twoWorkers: number;
  readonly speedUp2: number;
}

/** What ensembles cost. */
export interface EnsembleBenchmark {
  readonly cases: readonly CaseRate[];
  /** Two threads against one on arithmetic alone, in the same run: what the machine has to give. */
  readonly speedUp2Arithmetic: number;
  /** Median over the cases of their speed-up over that of arithmetic. */
  readonly speedUp2OfArithmetic: number;
}

const folders = ["scenarios/shandong/cases", "scenarios/jinan/cases"];

const opened = (path: string): ReadCase => {
  const read = readCase(path);
  if (Result.isFailure(read)) throw new Error(read.failure.map((p) => p.message.en).join("\n"));
  return read.success;
};

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

/** Replications per second with so many workers: one set of assumptions, compiled and warm. */
const rateOf = async (path: string, workers: number, each: number): Promise<number> => {
  const { path: _, warnings: __, ...inputs } = opened(path);
  const pool = openPool(caseWorker, [{ inputs, place: undefined, only: undefined }], workers);
  try {
    const { targets } = await pool.describe(0, { seed: 1, assumptionSet: 0, assumptionSets: 1 });
    const plan = { program: 0, seed: 1, sets: 1, explain: true };
    const replications = each * workers;
    await playEnsemble(pool, { ...plan, replications }, targets.length);
    const seconds = await secondsOf(() =>
      playEnsemble(pool, { ...plan, replications }, targets.length),
    );
    return replications / seconds;
  } finally {
    await pool.close();
  }
};

const arithmetic = async (threads: number, steps: number): Promise<number> => {
  const entry = new URL("ensemble/spin.ts", import.meta.url);
  const workers = Array.from({ length: threads }, () => new Worker(entry));
  const once = () =>
    Promise.all(
      workers.map(
        (worker) =>
          new Promise((resolve) => {
            worker.once("message", resolve);
            worker.postMessage(steps, []);
          }),
      ),
    );
  await once();
  const seconds = await secondsOf(once);
  await Promise.all(workers.map((worker) => worker.terminate()));
  return threads / seconds;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Replications per second of every shipped case with one and two workers.
 *
 * @param each replications for each worker
 * @param most how many of the cases
 */
export const benchEnsemble = async (each = 40, most = Infinity): Promise<EnsembleBenchmark> => {
  const paths = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const cases: CaseRate[] = [];
  for (const path of paths.slice(0, most)) {
    const oneWorker = await rateOf(path, 1, each);
    const twoWorkers = await rateOf(path, 2, each);
    const name = `${path.split("/")[1]}/${basename(path, ".yaml")}`;
    cases.push({ case: name, oneWorker, twoWorkers, speedUp2: twoWorkers / oneWorker });
  }
  const steps = each * 2e7;
  const one = await arithmetic(1, steps);
  const speedUp2Arithmetic = (await arithmetic(2, steps)) / one;
  return {
    cases,
    speedUp2Arithmetic,
    speedUp2OfArithmetic: median(cases.map(({ speedUp2 }) => speedUp2)) / speedUp2Arithmetic,
  };
};
