import { combineHashes } from "../../trace/hash.ts";
import type { CompiledTarget } from "../../targets/compiled-target.ts";
import type { Block, BlockResult } from "../pool/block.ts";
import { CONDITIONS } from "../pool/conditions.ts";
import { mergeTargetSums } from "../explain/explain.ts";
import type { TargetSum } from "../explain/explain.ts";
import { mergeUse, noUse } from "../explain/resource-use.ts";
import type { UseSum } from "../explain/resource-use.ts";
import type { BlockStore } from "./block-store.ts";
import { blocksOf, setOf } from "./plan.ts";
import type { EnsemblePlan } from "./plan.ts";
import type { JobOptions, Pool } from "../pool/pool.ts";
import type { SetCount } from "./verdict.ts";

/** The measurements of an ensemble: a row for each replication in order, a column for each target. */
export interface Ensemble {
  /** What was counted: `replications` is the look at which it stopped. */
  readonly plan: EnsemblePlan;
  /** The counts at which it was to be looked at, the last one the limit. */
  readonly looks: readonly number[];
  readonly targets: number;
  /** In SI; NaN where the target speaks of nobody. */
  readonly values: Float64Array;
  /** 1 passed, 0 failed, -1 nobody to speak of. */
  readonly passes: Int8Array;
  /** By replication and column of `conditionColumns`: hour, season, weather, magnitude, place. */
  readonly conditions: Float32Array;
  /** Hash of the replications' hashes in their order. */
  readonly traceHash: string;
  /** Events written in all. */
  readonly rows: number;
  readonly explained: readonly TargetSum[];
  /** Units in use over time, of the replications that were explained. */
  readonly use: UseSum;
  /** Kinds of the catalogue (rows) whose units did anything, in ascending order. */
  readonly acting: readonly number[];
}

/** Told after every block: replications done, of how many. */
export type OnProgress = (done: number, all: number) => void;

/** How an ensemble is played. */
export interface PlayOptions {
  /** Where finished blocks are kept, and found again. */
  readonly store?: BlockStore;
  readonly onProgress?: OnProgress;
}

/** Plays blocks, each unless the store has it; results in the order of the blocks. */
const playBlocks = (
  pool: Pool,
  blocks: readonly Block[],
  store: BlockStore | undefined,
  how: JobOptions,
  onDone: (replications: number) => void,
): Promise<BlockResult[]> =>
  Promise.all(
    blocks.map(async (block) => {
      let result = store?.find(block);
      if (result === undefined) {
        result = await pool.play(block, how);
        await store?.keep(block, result);
      }
      onDone(block.replications.length);
      return result;
    }),
  );

/**
 * Plays an ensemble whole. What comes out does not depend on the number of workers or the order in which
 * they finish: measurements stand by replication, sums are made in the order of the blocks.
 */
export const playEnsemble = (
  pool: Pool,
  plan: EnsemblePlan,
  targets: number,
  onProgress: OnProgress = () => {},
): Promise<Ensemble> =>
  playSequentially(pool, plan, targets, {
    looks: [plan.replications],
    isDecided: () => true,
    onProgress,
  });

/** When a sequential ensemble looks, and when it is over. */
export interface SequentialOptions extends PlayOptions {
  /** Counts of replications in ascending order, the last one the limit (`looksOf`). */
  readonly looks: readonly number[];
  /** Asked at every look but the last, with what was counted so far: is nothing left to find out? */
  readonly isDecided: (ensemble: Ensemble) => boolean;
}

/**
 * Plays replications in their order until a look finds everything decided, or to the last look. What
 * comes out is of exactly the replications counted then; when that is depends on them alone. While a look
 * comes to its end and is judged, threads that have nothing left go on with the next one; what they have
 * done of it when all is decided is dropped.
 */
export const playSequentially = async (
  pool: Pool,
  plan: EnsemblePlan,
  targets: number,
  { looks, isDecided, store, onProgress = () => {} }: SequentialOptions,
): Promise<Ensemble> => {
  const limit = looks[looks.length - 1];
  const rounds = blocksOf(plan, looks);
  let done = 0;
  const begin = (order: number) => {
    const stop = new AbortController();
    const played = playBlocks(
      pool,
      rounds[order],
      store,
      { signal: stop.signal, order },
      (more) => {
        done += more;
        onProgress(done, limit);
      },
    );
    // A failure is told when the turn comes; what is dropped fails unheard.
    played.catch(() => {});
    return { played, stop };
  };
  const results: BlockResult[] = [];
  let next = begin(0);
  for (let i = 0; ; i++) {
    const now = next;
    const isLast = i === rounds.length - 1;
    if (!isLast) next = begin(i + 1);
    try {
      results.push(...(await now.played));
      const ensemble = assemble({ ...plan, replications: looks[i] }, looks, targets, results);
      if (isLast) return ensemble;
      if (isDecided(ensemble)) {
        next.stop.abort();
        return ensemble;
      }
    } catch (error) {
      now.stop.abort();
      next.stop.abort();
      throw error;
    }
  }
};

const assemble = (
  plan: EnsemblePlan,
  looks: readonly number[],
  targets: number,
  results: readonly BlockResult[],
): Ensemble => {
  const { replications } = plan;
  const values = new Float64Array(replications * targets).fill(NaN);
  const passes = new Int8Array(replications * targets).fill(-1);
  const conditions = new Float32Array(replications * CONDITIONS);
  const hashes = new Array<string>(replications).fill("");
  const explained: TargetSum[] = [];
  const use = noUse();
  const acting = new Set<number>();
  let rows = 0;
  for (const result of results) {
    for (const kind of result.acting) acting.add(kind);
    result.replications.forEach((replication, i) => {
      hashes[replication] = result.hashes[i];
      values.set(result.values.subarray(i * targets, (i + 1) * targets), replication * targets);
      passes.set(result.passes.subarray(i * targets, (i + 1) * targets), replication * targets);
      conditions.set(
        result.conditions.subarray(i * CONDITIONS, (i + 1) * CONDITIONS),
        replication * CONDITIONS,
      );
    });
    rows += result.rows;
    mergeTargetSums(explained, result.explained);
    mergeUse(use, result.use);
  }
  return {
    plan,
    looks,
    targets,
    values,
    passes,
    conditions,
    traceHash: combineHashes(hashes),
    rows,
    explained,
    use,
    acting: [...acting].sort((a, b) => a - b),
  };
};

/** Passes of one target by set of assumptions, of all replications or of some. */
export const countsBySet = (
  { plan, targets, passes }: Ensemble,
  target: number,
  isCounted: (replication: number) => boolean = () => true,
): SetCount[] => {
  const counts = Array.from({ length: plan.sets }, () => ({ passes: 0, n: 0 }));
  for (let r = 0; r < plan.replications; r++) {
    const pass = passes[r * targets + target];
    if (pass === -1 || !isCounted(r)) continue;
    const count = counts[setOf(r, plan.sets)];
    count.n++;
    count.passes += pass;
  }
  return counts;
};

/** The measurements of one target in the replications in which it speaks of somebody. */
export const valuesOf = ({ plan, targets, values }: Ensemble, target: number): Float64Array => {
  const own = new Float64Array(plan.replications);
  let n = 0;
  for (let r = 0; r < plan.replications; r++) {
    const value = values[r * targets + target];
    if (!Number.isNaN(value)) own[n++] = value;
  }
  return own.slice(0, n);
};

/**
 * How good a measurement is, as one bounded number that also tells near misses from far ones, for finding
 * out what it hangs on: the share itself where a share is measured, else limit / (limit + value), or its
 * mirror with "at least"; 0 for never, NaN for nobody.
 */
export const scoreOf = (value: number, { statistic, threshold }: CompiledTarget): number => {
  if (Number.isNaN(value) || statistic.of === "share") return value;
  const { sense, si } = threshold;
  if (sense === "atLeast") return value === Infinity ? 1 : value / (value + si);
  return value === Infinity ? 0 : si / (si + value);
};

/** Mean score of one target by set of assumptions; NaN where it speaks of nobody. */
export const scoresBySet = (
  { plan, targets, values }: Ensemble,
  index: number,
  target: CompiledTarget,
): number[] => {
  const sums = new Array<number>(plan.sets).fill(0);
  const counts = new Array<number>(plan.sets).fill(0);
  for (let r = 0; r < plan.replications; r++) {
    const score = scoreOf(values[r * targets + index], target);
    if (Number.isNaN(score)) continue;
    sums[setOf(r, plan.sets)] += score;
    counts[setOf(r, plan.sets)]++;
  }
  return sums.map((sum, set) => (counts[set] === 0 ? NaN : sum / counts[set]));
};
