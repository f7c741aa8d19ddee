import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import {
  assumptionSetsFlag,
  noCacheFlag,
  seedFlag,
  wholeFrom,
  workersFlag,
} from "./ensemble-flags.ts";
import type { Say } from "./language.ts";
import { narrowingFlags, narrowingOf } from "./narrowing-flags.ts";
import { endWith } from "./outcome.ts";
import { Json, Quiet } from "./settings.ts";
import type { Reader } from "./settings.ts";

const compareFlags = (say: Say) => ({
  casePaths: Argument.String("CASE").pipe(
    Argument.withDescription(
      say({ zh: "案例文件(YAML),可写多个", en: "files of cases (YAML), one or more" }),
    ),
    Argument.variadic({ min: 1 }),
  ),
  with: Flag.String("with").pipe(
    Flag.withDescription(
      say({
        zh: "变体文件(YAML),与现状在同样的灾害上比较;可重复",
        en: "the file of a variant (YAML), held against the case on the same disasters; repeatable",
      }),
    ),
    Flag.withMetavar("VARIANT"),
    Flag.atLeast(1),
  ),
  replications: wholeFrom("replications", 1, 10_000_000).pipe(
    Flag.withDescription(
      say({
        zh: "每个方案的重复次数;缺省为每套假设 8 次",
        en: "replications of each arm; eight for each set of assumptions unless given",
      }),
    ),
    Flag.withMetavar("N"),
    Flag.optional,
  ),
  assumptionSets: assumptionSetsFlag(say, 32),
  seed: seedFlag(say).pipe(Flag.withDefault(1)),
  workers: workersFlag(say),
  target: Flag.String("target").pipe(
    Flag.withDescription(
      say({
        zh: "只比较该目标,或其一种解释(目标/解释,原文为 目标/as-written);可重复。行数少,区间就窄",
        en: "compare this target only, or one reading of it (target/reading, the wording itself target/as-written); repeatable. Fewer rows, narrower intervals",
      }),
    ),
    Flag.withMetavar("ID[/READING]"),
    Flag.atLeast(0),
  ),
  noCache: noCacheFlag(say),
  out: Flag.String("out").pipe(
    Flag.withDescription(
      say({
        zh: "结果文件夹,缺省 out/<案例>/;多个案例时其下各一个",
        en: "folder of the results, out/<case>/ unless given; with several cases one below it for each",
      }),
    ),
    Flag.withMetavar("DIR"),
    Flag.optional,
  ),
  ...narrowingFlags(say),
});

/** `muster compare CASE ... --with VARIANT ...`. */
export const compare = ({ say, streams }: Reader) =>
  Command.make("compare", compareFlags(say), (flags) =>
    Effect.gen(function* () {
      const json = yield* Json;
      const quiet = yield* Quiet;
      const { playCompare } = yield* Effect.promise(() => import("./play-compare.ts"));
      return yield* endWith(
        yield* playCompare(
          {
            casePaths: flags.casePaths,
            variantPaths: flags.with,
            narrowing: narrowingOf(flags),
            seed: flags.seed,
            replications: Option.getOrUndefined(flags.replications),
            assumptionSets: Option.getOrUndefined(flags.assumptionSets),
            workers: Option.getOrUndefined(flags.workers),
            only: flags.target,
            cache: !flags.noCache,
            out: Option.getOrUndefined(flags.out),
            json,
            quiet,
          },
          say,
          streams,
        ),
      );
    }),
  ).pipe(
    Command.withShortDescription(
      say({ zh: "在同样的灾害上比较变体", en: "variants against the case, on the same disasters" }),
    ),
    Command.withDescription(
      say({
        zh: "把案例的现状和各变体放到同样的灾害、同样的假设里推演,逐条承诺给出成对的差别及其区间、哪些地方和时段得失最多、每多一个百分点的费用;分不出的称为并列。结果写入 comparison.json。",
        en: "Play the case as it stands and each variant on the same disasters in the same sets of assumptions: for every promise the paired difference with its interval, the places and hours that gain or lose most, what a gained percentage point costs; what cannot be told apart is called a tie. Results go to comparison.json.",
      }),
    ),
    Command.withExamples([
      {
        command:
          "muster compare scenarios/shandong/cases/heze-m6.5-winter-night.yaml --with scenarios/shandong/variants/plan-2025.yaml",
        description: say({ zh: "2025 年计划值多少", en: "what the plan for 2025 is worth" }),
      },
      {
        command:
          "muster compare scenarios/shandong/cases/visualisation-pull.yaml scenarios/shandong/cases/tancheng-m7.5.yaml --with scenarios/shandong/variants/county-satellite.yaml --with scenarios/shandong/variants/township-terminals.yaml",
        description: say({
          zh: "两个案例、两个变体,费用相比",
          en: "two cases, two variants, with their costs",
        }),
      },
    ]),
  );
