import type { CompiledTarget } from "../../targets/compiled-target.ts";
import { sampleQuantile } from "../../statistics/sample-quantile.ts";
import type { BlockResult } from "../pool/block.ts";
import { scoreOf } from "../ensemble/ensemble.ts";
import type { BlockStore } from "../ensemble/block-store.ts";
import type { OnProgress } from "../ensemble/ensemble.ts";
import type { Pool } from "../pool/pool.ts";

/** One end of the range of an unknown, all others in the middle of theirs. */
export interface SwingEnd {
  /** By target: share of replications that pass, NaN where it speaks of nobody. */
  readonly passShare: readonly number[];
  /** By target: mean of `scoreOf`. */
  readonly score: readonly number[];
  /** By target: median of the measurement, SI. */
  readonly median: readonly number[];
}

/** What one unknown does alone: the same replications at both ends of its range. */
export interface Swing {
  readonly path: string;
  readonly low: SwingEnd;
  readonly high: SwingEnd;
}

export interface Swings {
  /** Replications of every end. */
  readonly replications: number;
  /** Everything in the middle. */
  readonly base: SwingEnd;
  readonly swings: readonly Swing[];
}

export interface SwingPlan {
  readonly program: number;
  readonly seed: number;
  readonly replications: number;
  readonly paths: readonly string[];
}

/** The ends of a range, as shares: one in a hundred beyond each, since some ranges have no end. */
export const LOW_END = 0.01;
export const HIGH_END = 0.99;

const endOf = (result: BlockResult, targets: readonly CompiledTarget[]): SwingEnd => {
  const columns = targets.length;
  const over = <V>(of: (index: number, rows: readonly number[]) => V): V[] =>
    targets.map((_, t) => {
      const rows = result.replications.map((__, i) => i * columns + t);
      return of(
        t,
        rows.filter((row) => result.passes[row] !== -1),
      );
    });
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    passShare: over((_, rows) => mean(rows.map((row) => result.passes[row]))),
    score: over((t, rows) => mean(rows.map((row) => scoreOf(result.values[row], targets[t])))),
    median: over((_, rows) =>
      sampleQuantile(
        rows.map((row) => result.values[row]),
        0.5,
      ),
    ),
  };
};

/**
 * Plays each unknown at both ends of its range, one at a time, all others in the middle, always with the
 * same replications: what differs then comes of that unknown alone. Independent of workers, as ensembles are.
 */
export const playSwings = async (
  pool: Pool,
  { program, seed, replications, paths }: SwingPlan,
  targets: readonly CompiledTarget[],
  onProgress: OnProgress = () => {},
  store?: BlockStore,
): Promise<Swings> => {
  const numbers = Array.from({ length: replications }, (_, i) => i);
  const all = (2 * paths.length + 1) * replications;
  let done = 0;
  const play = async (held: Readonly<Record<string, number>>): Promise<SwingEnd> => {
    const assumptions = { seed, assumptionSet: 0, assumptionSets: 1, held };
    const block = { program, assumptions, replications: numbers, explain: false };
    let result = store?.find(block);
    if (result === undefined) {
      result = await pool.play(block);
      await store?.keep(block, result);
    }
    done += replications;
    onProgress(done, all);
    return endOf(result, targets);
  };
  const [base, ends] = await Promise.all([
    play({}),
    Promise.all(
      paths.map(async (path) => {
        const [low, high] = await Promise.all([
          play({ [path]: LOW_END }),
          play({ [path]: HIGH_END }),
        ]);
        return { path, low, high };
      }),
    ),
  ]);
  return { replications, base, swings: ends };
};

/** How far one unknown alone moves a target. */
export const swingOf = ({ low, high }: Swing, target: number): number =>
  Math.abs(high.score[target] - low.score[target]);

/** The swings of one target, the widest first; those that move nothing are left out. */
export const widest = ({ swings }: Swings, target: number): Swing[] =>
  swings
    .filter((swing) => swingOf(swing, target) > 0)
    .sort((a, b) => swingOf(b, target) - swingOf(a, target) || (a.path < b.path ? -1 : 1));
