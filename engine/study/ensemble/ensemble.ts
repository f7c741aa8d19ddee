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

/** Plays a block unless the store has it. */
const playBlock = async (
  pool: Pool,
  block: Block,
  store: BlockStore | undefined,
  how: JobOptions,
): Promise<BlockResult> => {
  const known = store?.find(block);
  if (known !== undefined) return known;
  const result = await pool.play(block, how);
  await store?.keep(block, result);
  return result;
};

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
    const blocks = rounds[order].map(async (block) => {
      const result = await playBlock(pool, block, store, { signal: stop.signal, order });
      done += block.replications.length;
      onProgress(done, limit);
      return result;
    });
    // A failure is told when the turn comes; what is dropped fails unheard.
    for (const block of blocks) block.catch(() => {});
    return { blocks, stop };
  };
  const gathered = new Gathered(plan, looks, targets);
  let next = begin(0);
  for (let i = 0; ; i++) {
    const now = next;
    const isLast = i === rounds.length - 1;
    if (!isLast) next = begin(i + 1);
    try {
      gathered.makeRoom(looks[i]);
      // Taken out of the list, so that what is added up is let go.
      for (let block = now.blocks.shift(); block !== undefined; block = now.blocks.shift()) {
        gathered.add(await block);
      }
      const ensemble = gathered.ensemble();
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

/** Takes in block by block, in their order, so that none is kept longer than it takes to add it up. */
class Gathered {
  private readonly plan: EnsemblePlan;
  private readonly looks: readonly number[];
  private readonly targets: number;
  private replications = 0;
  private values = new Float64Array(0);
  private passes = new Int8Array(0);
  private conditions = new Float32Array(0);
  private readonly hashes: string[] = [];
  private readonly explained: TargetSum[] = [];
  private readonly use = noUse();
  private readonly acting = new Set<number>();
  private rows = 0;

  constructor(plan: EnsemblePlan, looks: readonly number[], targets: number) {
    this.plan = plan;
    this.looks = looks;
    this.targets = targets;
  }

  /** Room for so many replications in all. */
  makeRoom(replications: number): void {
    const values = new Float64Array(replications * this.targets).fill(NaN);
    const passes = new Int8Array(replications * this.targets).fill(-1);
    const conditions = new Float32Array(replications * CONDITIONS);
    values.set(this.values);
    passes.set(this.passes);
    conditions.set(this.conditions);
    this.values = values;
    this.passes = passes;
    this.conditions = conditions;
    for (let r = this.replications; r < replications; r++) this.hashes.push("");
    this.replications = replications;
  }

  add(result: BlockResult): void {
    const { targets } = this;
    result.replications.forEach((replication, i) => {
      this.hashes[replication] = result.hashes[i];
      const [from, to] = [i * targets, (i + 1) * targets];
      this.values.set(result.values.subarray(from, to), replication * targets);
      this.passes.set(result.passes.subarray(from, to), replication * targets);
      this.conditions.set(
        result.conditions.subarray(i * CONDITIONS, (i + 1) * CONDITIONS),
        replication * CONDITIONS,
      );
    });
    this.rows += result.rows;
    for (const kind of result.acting) this.acting.add(kind);
    mergeTargetSums(this.explained, result.explained);
    mergeUse(this.use, result.use);
  }

  /** As it stands; sums go on growing with what is added later. */
  ensemble(): Ensemble {
    const { looks, targets, values, passes, conditions, rows, explained, use } = this;
    return {
      plan: { ...this.plan, replications: this.replications },
      looks,
      targets,
      values,
      passes,
      conditions,
      traceHash: combineHashes(this.hashes),
      rows,
      explained,
      use,
      acting: [...this.acting].sort((a, b) => a - b),
    };
  }
}

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
