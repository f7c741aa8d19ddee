import * as Flag from "effect/cli/Flag";

import type { Say } from "./language.ts";

/** A flag that takes a whole number from `least` to `most`. */
export const wholeFrom = (name: string, least: number, most: number) =>
  Flag.Int(name).pipe(
    Flag.filter(
      (n) => n >= least && n <= most,
      (n) => `${least} … ${most}, not ${n}`,
    ),
  );

/** `--assumption-sets`. @param usual how many where neither flag nor case says */
export const assumptionSetsFlag = (say: Say, usual: number) =>
  wholeFrom("assumption-sets", 1, 4096).pipe(
    Flag.withDescription(
      say({
        zh: `假设套数;缺省按案例,案例未写则 ${usual}`,
        en: `sets of assumptions; as the case says, else ${usual}`,
      }),
    ),
    Flag.withMetavar("K"),
    Flag.optional,
  );

/** `--seed`, without its default: a command that repeats a run must know whether it was given. */
export const seedFlag = (say: Say) =>
  Flag.Int("seed").pipe(
    Flag.withDescription(say({ zh: "种子,缺省 1", en: "the seed, 1 unless given" })),
    Flag.withMetavar("N"),
  );

/** `--workers`. */
export const workersFlag = (say: Say) =>
  wholeFrom("workers", 1, 256).pipe(
    Flag.withDescription(
      say({
        zh: "线程数,缺省为全部核;结果与它无关",
        en: "threads, all cores unless given; the result does not depend on it",
      }),
    ),
    Flag.withMetavar("W"),
    Flag.optional,
  );

/** `--no-cache`. */
export const noCacheFlag = (say: Say) =>
  Flag.Boolean("no-cache").pipe(
    Flag.withDescription(
      say({
        zh: "不用也不留编译好的模型(out/.cache)",
        en: "neither use nor keep compiled models (out/.cache)",
      }),
    ),
    Flag.withDefault(false),
  );
