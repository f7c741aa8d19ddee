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

const solveFlags = (say: Say) => ({
  casePath: Argument.String("CASE").pipe(
    Argument.withDescription(say({ zh: "案例文件(YAML)", en: "the file of a case (YAML)" })),
  ),
  target: Flag.String("target").pipe(
    Flag.withDescription(
      say({
        zh: "哪个目标,或其一种解释(目标/解释);不写解释即按原文",
        en: "which target, or one reading of it (target/reading); the wording itself unless given",
      }),
    ),
    Flag.withMetavar("ID[/READING]"),
  ),
  figure: Flag.String("figure").pipe(
    Flag.withDescription(
      say({
        zh: "变哪个数值:--set 的路径(doctrine.consultation),或结果所列假设的路径(unknowns/township-terminals/all)",
        en: "which figure: a path of --set (doctrine.consultation), or of an assumption as results list it (unknowns/township-terminals/all)",
      }),
    ),
    Flag.withMetavar("PATH"),
  ),
  low: Flag.Finite("low").pipe(
    Flag.withDescription(
      say({
        zh: "范围低端,与该数值同单位;缺省为其自身范围",
        en: "low end of the range, in the figure's unit; its own range unless given",
      }),
    ),
    Flag.withMetavar("X"),
    Flag.optional,
  ),
  high: Flag.Finite("high").pipe(
    Flag.withDescription(say({ zh: "范围高端", en: "high end of the range" })),
    Flag.withMetavar("X"),
    Flag.optional,
  ),
  values: wholeFrom("values", 5, 100).pipe(
    Flag.withDescription(
      say({ zh: "至多试几个取值,缺省 13", en: "how many values to try at most, 13 unless given" }),
    ),
    Flag.withMetavar("N"),
    Flag.withDefault(13),
  ),
  replications: wholeFrom("replications", 1, 10_000_000).pipe(
    Flag.withDescription(
      say({
        zh: "每个取值的重复次数;缺省为每套假设 20 次",
        en: "replications at each value; twenty for each set of assumptions unless given",
      }),
    ),
    Flag.withMetavar("N"),
    Flag.optional,
  ),
  assumptionSets: assumptionSetsFlag(say, 16),
  seed: seedFlag(say).pipe(Flag.withDefault(1)),
  workers: workersFlag(say),
  out: Flag.String("out").pipe(
    Flag.withDescription(
      say({
        zh: "结果文件夹,缺省 out/<案例>/;写入其中的 solve.json",
        en: "folder of the results, out/<case>/ unless given; solve.json in it",
      }),
    ),
    Flag.withMetavar("DIR"),
    Flag.optional,
  ),
  noCache: noCacheFlag(say),
  ...narrowingFlags(say),
});

/** `muster solve CASE --target T --figure path`. */
export const solve = ({ say, streams }: Reader) =>
  Command.make("solve", solveFlags(say), (flags) =>
    Effect.gen(function* () {
      const json = yield* Json;
      const quiet = yield* Quiet;
      const { solveCase } = yield* Effect.promise(() => import("./solve-case.ts"));
      const { code } = yield* solveCase(
        {
          casePath: flags.casePath,
          narrowing: narrowingOf(flags),
          target: flags.target,
          figure: flags.figure,
          low: Option.getOrUndefined(flags.low),
          high: Option.getOrUndefined(flags.high),
          values: flags.values,
          seed: flags.seed,
          replications: Option.getOrUndefined(flags.replications),
          assumptionSets: Option.getOrUndefined(flags.assumptionSets),
          workers: Option.getOrUndefined(flags.workers),
          out: Option.getOrUndefined(flags.out),
          cache: !flags.noCache,
          json,
          quiet,
        },
        say,
        streams,
      );
      return yield* endWith(code);
    }),
  ).pipe(
    Command.withShortDescription(
      say({ zh: "求承诺开始守得住的取值", en: "the value of a figure at which a promise holds" }),
    ),
    Command.withDescription(
      say({
        zh: "求一个数值取到多少时,承诺开始以其可靠度守得住:在同样的灾害上试一串取值,给出平衡点、区间和各取值的达标情况。求不到时说明最好能到多少;退出码仍为 0。",
        en: "Find the value of one figure at which a promise starts to hold with its reliability: a row of values is tried on the same disasters; printed are the value, its interval and what passes at each. Where it is never reached, the best that is; the exit code is 0 all the same.",
      }),
    ),
    Command.withExamples([
      {
        command:
          "muster solve scenarios/shandong/cases/visualisation-pull.yaml --target picture-30/order-frame-worst --place 371426101 --at day --figure unknowns/camera-in-view/village --low 0 --high 1",
        description: say({
          zh: "白天在某镇,固定监控要看得到多少现场,30 分钟可视化才守得住",
          en: "of how many scenes in a town fixed cameras must see, by day, for the 30-minute picture to hold",
        }),
      },
      {
        command:
          "muster solve scenarios/shandong/cases/heze-m6.5-winter-night.yaml --target picture-30 --figure doctrine.consultation --low 1 --high 60",
        description: say({
          zh: "会商要快到几分钟",
          en: "how fast the level must be decided, in minutes",
        }),
      },
    ]),
  );
