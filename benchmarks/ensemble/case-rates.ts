import { playEnsemble } from "../../engine/study/ensemble/ensemble.ts";
import { caseWorker, openPool } from "../../engine/study/pool/pool.ts";
import type { Pool, PoolOptions } from "../../engine/study/pool/pool.ts";
import type { CaseQuestion } from "../../engine/study/case/case-program.ts";
import { startSpinners } from "./arithmetic.ts";
import { startProcesses } from "./processes.ts";

/** What an ensemble of one case costs with one thread and with two, compiling left out. */
export interface CaseRates {
  readonly case: string;
  /** Replications per second, targets measured and explained. */
  readonly oneWorker: number;
  readonly twoWorkers: number;
  /** Median over the rounds of two workers against one. */
  readonly speedUp2: number;
  /** The same of pure arithmetic, measured in turn with it. */
  readonly speedUp2Arithmetic: number;
  /**
   * The same of processes that play the same replications and share nothing: what memory and caches of
   * the machine have to give for this very work, which arithmetic does not ask for.
   */
  readonly speedUp2Processes: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

/** How much is measured. */
export interface Rounds {
  readonly rounds: number;
  /** How long one thread is to play in each round. */
  readonly secondsOfOne: number;
  /** Sets of assumptions, each ready in the threads that play it. */
  readonly sets: number;
}

/** Steps of arithmetic in about a second. */
const STEPS = 6e8;

/** Measures one case, its threads in turn with threads of arithmetic and processes of their own. */
export const ratesOf = async (
  name: string,
  path: string,
  question: CaseQuestion,
  { rounds, secondsOfOne, sets }: Rounds,
  options: PoolOptions = {},
): Promise<CaseRates> => {
  const spinners = startSpinners(2);
  const processes = startProcesses(path, sets, 2);
  const pools = [1, 2].map((workers) => openPool(caseWorker, [question], workers, options));
  try {
    const { targets } = await pools[0].describe(0, {
      seed: 1,
      assumptionSet: 0,
      assumptionSets: sets,
    });
    const play = (pool: Pool, replications: number) =>
      playEnsemble(
        pool,
        { program: 0, seed: 1, sets, explain: true, replications },
        targets.length,
      );
    // Worlds compiled, and code as hot as it gets: each thread compiles its own.
    const warm = sets * 4;
    for (const pool of pools) await play(pool, warm);
    const each = (await secondsOf(() => play(pools[0], warm))) / warm;
    const replications = sets * Math.max(2, Math.round(secondsOfOne / each / sets));
    for (const pool of [...pools, pools[1]]) await play(pool, replications);
    for (let i = 0; i < 2; i++) await processes.rate(2, replications);
    const steps = Math.round(STEPS * Math.min(1, secondsOfOne / 2));
    await spinners.rate(2, steps);
    const rates = [0, 1, 2, 3, 4, 5].map((): number[] => []);
    for (let round = 0; round < rounds; round++) {
      rates[2].push(await spinners.rate(1, steps));
      rates[0].push(replications / (await secondsOf(() => play(pools[0], replications))));
      rates[4].push(await processes.rate(1, replications));
      rates[3].push(await spinners.rate(2, steps));
      rates[1].push(replications / (await secondsOf(() => play(pools[1], replications))));
      rates[5].push(await processes.rate(2, Math.ceil(replications / 2)));
    }
    const ratio = (two: readonly number[], one: readonly number[]): number =>
      median(two.map((rate, i) => rate / one[i]));
    return {
      case: name,
      oneWorker: median(rates[0]),
      twoWorkers: median(rates[1]),
      speedUp2: ratio(rates[1], rates[0]),
      speedUp2Arithmetic: ratio(rates[3], rates[2]),
      speedUp2Processes: ratio(rates[5], rates[4]),
    };
  } finally {
    processes.close();
    await Promise.all([...pools.map((pool) => pool.close()), spinners.close()]);
  }
};
