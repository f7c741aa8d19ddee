import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import type { WorkerOptions } from "node:worker_threads";

import type { Assumptions } from "../../world/assumptions.ts";
import type { Block, BlockResult } from "./block.ts";
import { jobOf, JobQueue, subjectOf } from "./job-queue.ts";
import type { Job, Task, TaskResult } from "./job-queue.ts";
import type { EventBlock } from "./events.ts";
import { GivenUp, JobWithdrawn, PoolBroken, PoolClosed } from "./pool-errors.ts";
import type { Description } from "./program.ts";
import { SharedShelf } from "./shelf.ts";
import { MESSAGE_MS } from "./serve.ts";
import type { Outcome, Reply, Request, WorkerStart } from "./serve.ts";

export { GivenUp, JobWithdrawn, PoolBroken, PoolClosed } from "./pool-errors.ts";

/** How a block is to be played, which changes nothing about what it gives. */
export interface JobOptions {
  /** Withdraws it: waiting, it is dropped; under way, it is finished and forgotten. */
  readonly signal?: AbortSignal | undefined;
  /** Blocks of a lower order come first (0 unless given), as those of the look at hand. */
  readonly order?: number;
}

/** Threads that play blocks of replications. What they give does not depend on how many they are. */
export interface Pool {
  readonly workers: number;
  readonly describe: (program: number, assumptions: Assumptions) => Promise<Description>;
  /** Rejects with what the program throws, `GivenUp`, `JobWithdrawn`, `PoolClosed` or `PoolBroken`. */
  readonly play: (block: Block, options?: JobOptions) => Promise<BlockResult>;
  /** The same replications as they happened, event by event. Rejects as `play` does. */
  readonly events: (block: Block, options?: JobOptions) => Promise<EventBlock>;
  /** Workers that died so far and were replaced. */
  readonly restarts: () => number;
  /** Stops the threads; what is still under way is rejected with `PoolClosed`. */
  readonly close: () => Promise<void>;
}

/** What a pool can be given besides; for tests and benchmarks, mostly. */
export interface PoolOptions {
  readonly resourceLimits?: WorkerOptions["resourceLimits"];
  /** Programs in a set of assumptions that are kept ready, over all threads. */
  readonly kept?: number;
  /** What threads share (compiled worlds) takes at most so many bytes. */
  readonly sharedBytes?: number;
  /** Starts a thread. */
  readonly start?: (entry: URL, options: WorkerOptions) => Worker;
}

/** Where a thread works; if it dies, another one takes the place. */
interface Place {
  worker: Worker;
  /** The thread has said that it serves. */
  serves: boolean;
  /** What it was sent and has not answered. */
  jobs: Job[];
  /** What went wrong before it died. */
  lastError: unknown;
}

/** A job that has killed so many workers is given up. */
const DEATHS = 3;
/** So many deaths for each thread, in a row and without work: nothing can be done with this entry. */
const FRUITLESS = 3;
/** A thread that does not stop when told is left to itself, so that closing ends. */
const CLOSING_MS = 5_000;
/** A program ready in a set of assumptions takes 12 MB (a call-out) to 30 MB (a strong earthquake). */
const USUAL_KEPT = 16;
/** The worlds of some 120 sets of assumptions over a whole province. */
const SHARED_BYTES = 512 * 1024 * 1024;

/**
 * Starts threads. `entry` is a file that calls `serve`, `data` what it makes its programs of; it is
 * copied to each thread once. A thread that dies (ends by itself, runs out of memory, is stopped from
 * outside) is replaced and its jobs done again: since a replication is a pure function of its number,
 * nothing changes. Errors that programs throw belong to the job and are no deaths.
 */
export const openPool = (
  entry: URL,
  data: unknown,
  workers: number,
  options: PoolOptions = {},
): Pool => {
  const { kept = USUAL_KEPT, sharedBytes = SHARED_BYTES, resourceLimits } = options;
  const start = options.start ?? ((file, how) => new Worker(file, how));
  const workerData: WorkerStart = { data, kept: Math.max(1, Math.ceil(kept / workers)) };
  const queue = new JobQueue();
  const pace = new Pace();
  const shelf = new SharedShelf(sharedBytes);
  const env = workerEnvironment();
  let gone: PoolClosed | PoolBroken | undefined;
  let closing: Promise<void> | undefined;
  let nextId = 0;
  let restarts = 0;
  let fruitless = 0;

  const startAt = (place: Place): void => {
    const worker = start(entry, {
      workerData,
      env,
      name: "muster-replications",
      ...(resourceLimits === undefined ? {} : { resourceLimits }),
    });
    place.worker = worker;
    place.serves = false;
    place.lastError = undefined;
    worker.on("message", (reply: Reply) => {
      if (place.worker === worker) heard(place, reply);
    });
    worker.on("error", (error) => {
      place.lastError ??= error;
    });
    // What came cannot be read: as good as dead.
    worker.on("messageerror", (error) => {
      place.lastError ??= error;
      void worker.terminate();
    });
    worker.on("exit", (code) => {
      if (place.worker === worker) died(place, code);
    });
  };

  const heard = (place: Place, reply: Reply): void => {
    if ("serves" in reply) {
      place.serves = true;
      tell(place, { news: shelf.all() });
    } else {
      fruitless = 0;
      const news = shelf.add(reply.made);
      if (news !== undefined) {
        for (const other of places) if (other.serves) tell(other, { news });
      }
      for (const outcome of reply.outcomes) settle(place, outcome);
      if (place.jobs.length === 0) queue.finished(place, reply.ready);
    }
    handOut();
  };

  const tell = ({ worker }: Place, request: Request): void => worker.postMessage(request, []);

  const settle = (place: Place, outcome: Outcome): void => {
    const at = place.jobs.findIndex(({ id }) => id === outcome.id);
    if (at === -1) return;
    const [job] = place.jobs.splice(at, 1);
    if ("error" in outcome) job.failed(outcome.error);
    else {
      pace.note(job, outcome.ms);
      job.done(outcome.result);
    }
  };

  const died = (place: Place, code: number): void => {
    const { jobs, lastError } = place;
    place.jobs = [];
    queue.forget(place);
    if (gone !== undefined) return;
    const cause = lastError ?? new Error(`the worker ended with code ${code}`);
    if (jobs.length === 0) fruitless++;
    for (const job of jobs.toReversed()) {
      job.alone = true;
      if (jobs.length === 1 && ++job.deaths === DEATHS) {
        const { program, assumptions, replications } = subjectOf(job.task);
        job.failed(new GivenUp(program, assumptions, replications, DEATHS, cause));
      } else queue.add(job, true);
    }
    if (fruitless === FRUITLESS * workers) {
      breakDown(cause);
      return;
    }
    restarts++;
    startAt(place);
    handOut();
  };

  const breakDown = (cause: unknown): void => {
    gone = new PoolBroken(cause instanceof Error ? cause.message : String(cause), { cause });
    rejectAll(gone);
    for (const { worker } of places) void worker.terminate();
  };

  const rejectAll = (error: Error): void => {
    for (const job of queue.clear()) job.failed(error);
    for (const place of places) for (const job of place.jobs.splice(0)) job.failed(error);
  };

  const handOut = (): void => {
    for (const place of places) {
      if (gone !== undefined || !place.serves || place.jobs.length > 0) continue;
      place.jobs = queue.nextFor(place, (jobs) => pace.isEnough(jobs));
      if (place.jobs.length === 0) continue;
      tell(place, { tasks: place.jobs.map(({ id, task }) => ({ id, task })) });
    }
  };

  const submit = <R extends TaskResult>(
    task: Task,
    { signal, order = 0 }: JobOptions,
  ): Promise<R> =>
    new Promise<R>((resolve, reject) => {
      if (gone !== undefined || signal?.aborted === true) {
        reject(gone ?? new JobWithdrawn("withdrawn before it began"));
        return;
      }
      const withdraw = (): void => {
        queue.remove(job);
        reject(new JobWithdrawn("withdrawn"));
      };
      const over = (): void => signal?.removeEventListener("abort", withdraw);
      const job = jobOf(nextId++, task, order, {
        done: (result) => {
          over();
          resolve(result as R);
        },
        failed: (error) => {
          over();
          reject(error);
        },
      });
      signal?.addEventListener("abort", withdraw, { once: true });
      queue.add(job);
      // Whoever asks for many blocks asks for all of them before the first is given out.
      queueMicrotask(handOut);
    });

  const places: Place[] = [];
  for (let i = 0; i < workers; i++) {
    const place = { jobs: [] as Job[] } as unknown as Place;
    places.push(place);
    startAt(place);
  }

  return {
    workers,
    describe: (program, assumptions) =>
      submit<Description>({ do: "describe", program, assumptions }, {}),
    play: (block, how = {}) => submit<BlockResult>({ do: "play", block }, how),
    events: (block, how = {}) => submit<EventBlock>({ do: "events", block }, how),
    restarts: () => restarts,
    close: () => {
      gone ??= new PoolClosed("the pool was closed");
      rejectAll(gone);
      closing ??= stopped(places.map(({ worker }) => worker));
      return closing;
    },
  };
};

/** Threads take compiled code from where this one does: it halves the time in which they start. */
const workerEnvironment = (): NodeJS.ProcessEnv => {
  const folder = getCompileCacheDir();
  // The folder of this version of Node, in the one that was asked for.
  return folder === undefined
    ? process.env
    : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
};

/** How long replications of each program take, so that short blocks go several to a message. */
class Pace {
  private readonly msOf = new Map<number, number>();

  /** The shortest time counts: the first block of a set compiles it too. */
  note({ task }: Job, ms: number): void {
    if (task.do !== "play" || task.block.replications.length === 0) return;
    const each = ms / task.block.replications.length;
    this.msOf.set(task.block.program, Math.min(each, this.msOf.get(task.block.program) ?? each));
  }

  /** Do these jobs fill a message? One whose time is not known does. */
  isEnough(jobs: readonly Job[]): boolean {
    let ms = 0;
    for (const { task } of jobs) {
      if (task.do !== "play") return true;
      ms += task.block.replications.length * (this.msOf.get(task.block.program) ?? Infinity);
    }
    return ms >= MESSAGE_MS;
  }
}

const stopped = async (workers: readonly Worker[]): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      for (const worker of workers) worker.unref();
      resolve();
    }, CLOSING_MS);
  });
  await Promise.race([Promise.all(workers.map((worker) => worker.terminate())), late]);
  clearTimeout(timer);
};

/** The worker that plays cases. */
export const caseWorker = new URL("../case/case-worker.ts", import.meta.url);
