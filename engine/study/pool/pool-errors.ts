import type { Text } from "../../inputs/text.ts";
import type { Assumptions } from "../../world/assumptions.ts";

/** The pool was closed before this was done. */
export class PoolClosed extends Error {
  override readonly name = "PoolClosed";
}

/** Whoever asked for this no longer wants it. */
export class JobWithdrawn extends Error {
  override readonly name = "JobWithdrawn";
}

/** Workers cannot be kept alive even without work: everything that waits is told. */
export class PoolBroken extends Error {
  override readonly name = "PoolBroken";
}

/** A job that killed its worker again and again is not tried for ever. */
export class GivenUp extends Error {
  override readonly name = "GivenUp";
  readonly program: number;
  readonly assumptions: Assumptions;
  /** The replications that were to be played; none where only a description was wanted. */
  readonly replications: readonly number[];
  readonly text: Text;

  constructor(
    program: number,
    assumptions: Assumptions,
    replications: readonly number[],
    deaths: number,
    cause: unknown,
  ) {
    const { assumptionSet, assumptionSets } = assumptions;
    const numbers = shortList(replications);
    const how = cause instanceof Error ? cause.message : String(cause);
    const text = {
      zh: `工作线程在同一任务上终止 ${deaths} 次,不再重试:程序 ${program},假设第 ${assumptionSet} 套(共 ${assumptionSets} 套),重复 ${numbers.zh};最后一次:${how}`,
      en: `a worker died ${deaths} times over the same job, which is given up: program ${program}, set of assumptions ${assumptionSet} of ${assumptionSets}, ${numbers.en}; at last: ${how}`,
    };
    super(`${text.en}\n${text.zh}`, { cause });
    this.program = program;
    this.assumptions = assumptions;
    this.replications = replications;
    this.text = text;
  }
}

/** Is it the threads that failed, not what they were given to do? To do it here too would be worse. */
export const isPoolFailure = (error: unknown): boolean =>
  error instanceof GivenUp || error instanceof PoolBroken || error instanceof PoolClosed;

const SHOWN = 8;

const shortList = (replications: readonly number[]): Text => {
  if (replications.length === 0) return { zh: "无", en: "no replication" };
  const shown = replications.slice(0, SHOWN).join(", ");
  const more = replications.length - SHOWN;
  if (more <= 0) return { zh: shown, en: `replications ${shown}` };
  return {
    zh: `${shown} 等 ${replications.length} 次`,
    en: `replications ${shown} and ${more} more`,
  };
};
