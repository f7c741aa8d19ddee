import type { Assumptions } from "../../world/assumptions.ts";
import type { Block, BlockResult } from "./block.ts";
import type { EventBlock } from "./events.ts";
import type { Description } from "./program.ts";
import { readyKey, setKey } from "./ready-key.ts";

/** What a thread can be asked. */
export type Task =
  | { readonly do: "play"; readonly block: Block }
  /** Its events, each of them; whether it is explained does not matter. */
  | { readonly do: "events"; readonly block: Block }
  | { readonly do: "describe"; readonly program: number; readonly assumptions: Assumptions };

/** What comes of a task. */
export type TaskResult = BlockResult | EventBlock | Description;

/** A task that waits or is under way. */
export interface Job {
  readonly id: number;
  readonly task: Task;
  /** What a thread must have ready for it. */
  readonly key: string;
  /** The set of assumptions alone: a world compiled in it serves other programs too. */
  readonly set: string;
  /** Jobs of a lower order come first. */
  readonly order: number;
  /** Workers that died over this job alone. */
  deaths: number;
  /** A worker died while it was under way with others: from now on it goes alone. */
  alone: boolean;
  readonly done: (result: TaskResult) => void;
  readonly failed: (error: unknown) => void;
}

export const subjectOf = (
  task: Task,
): {
  readonly program: number;
  readonly assumptions: Assumptions;
  readonly replications: readonly number[];
} => (task.do === "describe" ? { ...task, replications: [] } : task.block);

/** A new job. */
export const jobOf = (
  id: number,
  task: Task,
  order: number,
  ends: Pick<Job, "done" | "failed">,
): Job => {
  const { program, assumptions } = subjectOf(task);
  const patch = task.do === "describe" ? undefined : task.block.patch;
  return {
    id,
    task,
    key: readyKey(program, assumptions, patch),
    set: setKey(assumptions),
    order,
    deaths: 0,
    alone: false,
    ...ends,
  };
};

/** What a thread has at hand. */
interface Hand {
  /** Programs ready to be played. */
  ready: ReadonlySet<string>;
  /** The set that it works in, or worked in last. */
  set: string | undefined;
  busy: boolean;
}

/**
 * Jobs that wait. A thread takes of those of the lowest order: one that it has ready, else one of the set
 * that it worked in last, else one that no other thread has ready or works in, else the first. Which
 * thread does what changes the time that it takes and nothing else.
 */
export class JobQueue {
  private readonly jobs: Job[] = [];
  private readonly hands = new Map<object, Hand>();

  /** Puts a job behind those of its order; before them if it has waited already. */
  add(job: Job, first = false): void {
    const { order } = job;
    const behind = this.jobs.findIndex((other) =>
      first ? other.order >= order : other.order > order,
    );
    this.jobs.splice(behind === -1 ? this.jobs.length : behind, 0, job);
  }

  remove(job: Job): void {
    const at = this.jobs.indexOf(job);
    if (at !== -1) this.jobs.splice(at, 1);
  }

  clear(): Job[] {
    return this.jobs.splice(0);
  }

  /**
   * Takes jobs for a thread out of the queue: one, and others that it can do with what it then has ready,
   * as long as `isEnough` does not say so.
   */
  nextFor(thread: object, isEnough: (jobs: readonly Job[]) => boolean): Job[] {
    if (this.jobs.length === 0) return [];
    const own = this.handOf(thread);
    const elsewhere = this.elsewhere(thread);
    const rankOf = ({ key, set }: Job): number => {
      if (own.ready.has(key)) return 0;
      if (own.set === set) return 1;
      return elsewhere.has(key) || elsewhere.has(set) ? 3 : 2;
    };
    const { order } = this.jobs[0];
    let best = 0;
    let least = Infinity;
    for (let i = 0; i < this.jobs.length && this.jobs[i].order === order && least > 0; i++) {
      const rank = rankOf(this.jobs[i]);
      if (rank >= least) continue;
      best = i;
      least = rank;
    }
    const taken = this.jobs.splice(best, 1);
    const [{ key, set, alone }] = taken;
    if (!alone) {
      const fits = (job: Job): boolean =>
        job.order === order && !job.alone && (job.key === key || own.ready.has(job.key));
      for (let at = this.jobs.findIndex(fits); at !== -1 && !isEnough(taken);) {
        taken.push(...this.jobs.splice(at, 1));
        at = this.jobs.findIndex(fits);
      }
    }
    own.set = set;
    own.busy = true;
    return taken;
  }

  /** A thread has done its jobs and says what it has ready. */
  finished(thread: object, ready: readonly string[]): void {
    const hand = this.handOf(thread);
    hand.ready = new Set(ready);
    hand.busy = false;
  }

  /** A thread is no more. */
  forget(thread: object): void {
    this.hands.delete(thread);
  }

  /** What other threads have ready or work in. */
  private elsewhere(thread: object): Set<string> {
    const keys = new Set<string>();
    for (const [other, { ready, set, busy }] of this.hands) {
      if (other === thread) continue;
      for (const key of ready) keys.add(key);
      if (busy && set !== undefined) keys.add(set);
    }
    return keys;
  }

  private handOf(thread: object): Hand {
    let hand = this.hands.get(thread);
    if (hand === undefined) {
      this.hands.set(thread, (hand = { ready: new Set(), set: undefined, busy: false }));
    }
    return hand;
  }
}
