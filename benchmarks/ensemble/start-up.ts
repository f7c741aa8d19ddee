import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import type { CaseQuestion } from "../../engine/study/case/case-program.ts";
import { compileWorld } from "../../engine/study/case/compile-case.ts";
import { packWorld, unpackWorld } from "../../engine/study/case/pack-world.ts";
import { worldCacheIn } from "../../engine/study/case/shared-worlds.ts";
import { findWorld, keepWorld } from "../../engine/study/case/world-cache.ts";
import { caseWorker, openPool } from "../../engine/study/pool/pool.ts";
import { median } from "./case-rates.ts";

/** How long it takes until something comes back, milliseconds. */
export interface StartUp {
  /** From opening a pool of two workers to the first block of four replications: its world compiled. */
  readonly firstBlockMs: number;
  /** The same where the world lies in the cache on disk. */
  readonly firstBlockCachedMs: number;
  /** `muster run CASE --replications 8 --assumption-sets 2` from start to end, worlds in the cache. */
  readonly commandMs: number;
}

/** What the cache of worlds on disk gains for one world, milliseconds. */
export interface CacheGain {
  readonly compileMs: number;
  readonly readMs: number;
  readonly ratio: number;
  readonly megabytes: number;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

const msOf = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const inTemporaryFolder = async <R>(work: (folder: string) => Promise<R>): Promise<R> => {
  const folder = mkdtempSync(join(tmpdir(), "muster-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const firstBlock = async (question: CaseQuestion): Promise<void> => {
  const pool = openPool(caseWorker, [question], 2);
  const assumptions = { seed: 1, assumptionSet: 0, assumptionSets: 32 };
  await pool.play({ program: 0, assumptions, replications: [0, 32, 64, 96], explain: true });
  await pool.close();
};

const medianOf = async (times: number, work: () => Promise<unknown>): Promise<number> => {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push(await msOf(work));
  return median(all);
};

/** Start-up times of a case, each the median of so many. */
export const startUpOf = (path: string, question: CaseQuestion, times: number): Promise<StartUp> =>
  inTemporaryFolder(async (folder) => {
    const cache = worldCacheIn(join(folder, "worlds"));
    await firstBlock({ ...question, cache });
    const command = ["run", path, "--replications", "8", "--assumption-sets", "2", "--quiet"];
    const start = () =>
      run(
        process.execPath,
        ["launch.mjs", ...command, "--swings", "0", "--out", join(folder, "out")],
        { cwd: root },
      );
    if (times > 1) await start();
    return {
      firstBlockMs: await medianOf(times, () => firstBlock(question)),
      firstBlockCachedMs: await medianOf(times, () => firstBlock({ ...question, cache })),
      commandMs: await medianOf(times, start),
    };
  });

/** Compiling the worlds of so many sets of assumptions against reading them. */
export const cacheGainOf = (question: CaseQuestion, sets: number): Promise<CacheGain> =>
  inTemporaryFolder(async (folder) => {
    const compile: number[] = [];
    const read: number[] = [];
    let bytes = 0;
    for (let set = 0; set < sets; set++) {
      const assumptions = { seed: 1, assumptionSet: set, assumptionSets: 32 };
      const asked = new Map();
      const name = String(set);
      compile.push(
        await msOf(() => {
          const packed = packWorld(compileWorld(question.inputs, { ...assumptions, asked }), asked);
          bytes = packed.reduce((sum, { byteLength }) => sum + byteLength, 0);
          keepWorld(folder, name, packed);
        }),
      );
      read.push(
        await msOf(() => {
          const packed = findWorld(folder, name);
          if (packed === undefined) throw new Error("what was kept is not there");
          unpackWorld(packed);
        }),
      );
    }
    const [compileMs, readMs] = [median(compile), median(read)];
    return { compileMs, readMs, ratio: compileMs / readMs, megabytes: bytes / 2 ** 20 };
  });
